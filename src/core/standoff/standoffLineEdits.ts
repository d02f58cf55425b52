import type { TextEdit } from '../text/range';
import { commonPrefix, commonSuffix } from '../text/difference';
import { compareKinds } from './insertionPlaces';
import type { StandoffDocument } from './standoffDocument';
import type { LineKind, StandoffLine } from './standoffLine';

export interface Addition {
  readonly kind: Exclude<LineKind, 'unread'>;
  readonly content: string;
  /** Ids the new line speaks of. */
  readonly references: readonly string[];
}

/** The smallest edit that gives a line new content, or removes it with its ending; undefined where nothing changes. */
export function lineEdit(document: StandoffDocument, line: StandoffLine, content: string | undefined): TextEdit | undefined {
  if (content === undefined) {
    const start = line.index === 0 && document.text.startsWith('\uFEFF') ? 1 : line.range.start;
    return { range: { start, end: line.next }, newText: '' };
  }
  const old = document.contentOf(line);
  if (old === content) return undefined;
  const same = commonPrefix(old, content);
  const sameEnd = commonSuffix(old, content, same);
  return {
    range: { start: line.range.start + same, end: line.range.end - sameEnd },
    newText: content.slice(same, content.length - sameEnd),
  };
}

/**
 * Where new lines go; see {@link InsertionPlaces}. A file without a final line ending keeps it so.
 * Costs the additions alone where nothing is removed.
 */
export function additionEdits(document: StandoffDocument, additions: readonly Addition[], removed: ReadonlySet<StandoffLine>): TextEdit[] {
  if (additions.length === 0) return [];
  const places = removed.size === 0 ? document.insertionPlaces : document.insertionPlacesWithout(removed);
  const ordered = [...additions].sort((a, b) => compareKinds(a.kind, b.kind));
  const byPlace = new Map<StandoffLine | undefined, string[]>();
  const markLength = document.text.startsWith('\uFEFF') ? 1 : 0;
  for (const { kind, content } of ordered) {
    const place = places.placeOf(kind);
    const contents = byPlace.get(place);
    if (contents) contents.push(content);
    else byPlace.set(place, [content]);
  }
  const ending = document.insertionPlaces.lineEnding;
  return [...byPlace].map(([line, contents]) => {
    const whole = contents.join(ending);
    if (!line) {
      return { range: { start: markLength, end: markLength }, newText: whole + ending };
    }
    if (line.next > line.range.end) return { range: { start: line.next, end: line.next }, newText: whole + ending };
    return { range: { start: line.range.end, end: line.range.end }, newText: ending + whole };
  });
}
