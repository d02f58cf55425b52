import type { TextEdit } from '../text/range';
import { commonPrefix, commonSuffix } from '../text/difference';
import type { StandoffDocument } from './standoffDocument';
import type { LineKind, StandoffLine } from './standoffLine';

export interface Addition {
  readonly kind: Exclude<LineKind, 'unread'>;
  readonly content: string;
  /** Ids the new line speaks of. */
  readonly references: readonly string[];
}

/** The order in which readers that resolve references while they read want the kinds: spans before what points at them. */
const kindOrder: readonly LineKind[] = ['entity', 'event', 'relation', 'attribute', 'normalization', 'note', 'equivalence'];

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
 * Where new lines go. A file whose kinds follow each other gets a line behind the last of its kind, so that the order stays
 * and git shows neighbours; a file in which kinds are mixed (as brat leaves it) gets it at the end.
 * A file without a final line ending keeps it so.
 */
export function additionEdits(document: StandoffDocument, additions: readonly Addition[], removed: ReadonlySet<StandoffLine>): TextEdit[] {
  if (additions.length === 0) return [];
  const lines = document.lines.filter((line) => !removed.has(line));
  const ordered = [...additions].sort((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind));
  const byPlace = new Map<StandoffLine | undefined, string[]>();
  const markLength = document.text.startsWith('\uFEFF') ? 1 : 0;
  const placeOf = placesInOrder(lines, markLength);
  for (const { kind, content } of ordered) {
    const place = placeOf(kind);
    const contents = byPlace.get(place);
    if (contents) contents.push(content);
    else byPlace.set(place, [content]);
  }
  const ending = lineEndingOf(document);
  return [...byPlace].map(([line, contents]) => {
    const whole = contents.join(ending);
    if (!line) {
      return { range: { start: markLength, end: markLength }, newText: whole + ending };
    }
    if (line.next > line.range.end) return { range: { start: line.next, end: line.next }, newText: whole + ending };
    return { range: { start: line.range.end, end: line.range.end }, newText: ending + whole };
  });
}

/** Tells behind which line a kind goes; undefined stands for the start of the file. */
function placesInOrder(lines: readonly StandoffLine[], markLength: number): (kind: LineKind) => StandoffLine | undefined {
  let last: StandoffLine | undefined;
  let highest = 0;
  let sorted = true;
  const lastUpTo: (StandoffLine | undefined)[] = kindOrder.map(() => undefined);
  for (const line of lines) {
    if (line.range.end > line.range.start + (line.index === 0 ? markLength : 0)) last = line;
    const order = kindOrder.indexOf(line.kind);
    if (order < 0) continue;
    if (order < highest) sorted = false;
    highest = Math.max(highest, order);
    for (let later = order; later < lastUpTo.length; later++) lastUpTo[later] = line;
  }
  return (kind) => {
    const order = kindOrder.indexOf(kind);
    // Behind the last line also what cannot be read stays in front, and nothing is pushed between two of a mixed order.
    return !sorted || order >= highest ? last : lastUpTo[order];
  };
}

/** The line ending most lines have; LF where there is none, as brat writes. */
function lineEndingOf(document: StandoffDocument): string {
  let carriageReturns = 0;
  let all = 0;
  for (const { range, next } of document.lines) {
    if (next === range.end) continue;
    all++;
    if (next - range.end === 2) carriageReturns++;
  }
  return carriageReturns * 2 > all ? '\r\n' : '\n';
}
