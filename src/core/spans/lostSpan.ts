import type { TextEdit, TextRange } from '../text/range';
import { partitionPoint } from '../text/binarySearch';

/** A passage that an edit took out of the text, with all spans in it. */
export interface RemovedPassage {
  readonly text: string;
  /** Number of the event that removed it; a later one has a higher number. */
  readonly event: number;
}

/** A span all of whose text was deleted: kept, so that it can come back with its text. */
export interface LostSpan {
  readonly key: string;
  /** The text it covered. */
  readonly text: string;
  /** What was deleted together with it; one object for all spans in it. */
  readonly passage: RemovedPassage;
  /** Where the span begins in the passage; UTF-16. */
  readonly start: number;
  /** UTF-16 offset of the place where it was; follows later edits. */
  readonly offset: number;
}

const contextLength = 32;
/** A single letter typed where one was deleted need not mean the same. */
const shortestText = 2;
/** In another place only a longer passage that comes back as a whole is the same, moved. */
const shortestMovedPassage = 24;

/** Makes lost spans of one event; spans lost with one edit share its passage. */
export class LostSpans {
  readonly #oldText: string;
  readonly #edits: readonly TextEdit[];
  readonly #event: number;
  readonly #passages = new Map<TextEdit, RemovedPassage>();

  /** @param edits ascending and apart, counted in the text before. */
  constructor(oldText: string, edits: readonly TextEdit[], event: number) {
    this.#oldText = oldText;
    this.#edits = edits;
    this.#event = event;
  }

  /** @param range where the span was; @param offset where that place is after the edits. */
  of(key: string, range: TextRange, offset: number): LostSpan {
    const text = this.#oldText.slice(range.start, range.end);
    const edit = this.#editAround(range);
    if (!edit) return { key, text, passage: { text, event: this.#event }, start: 0, offset };
    const passage = this.#passages.get(edit) ?? { text: this.#oldText.slice(edit.range.start, edit.range.end), event: this.#event };
    this.#passages.set(edit, passage);
    return { key, text, passage, start: range.start - edit.range.start, offset };
  }

  #editAround({ start, end }: TextRange): TextEdit | undefined {
    const low = partitionPoint(this.#edits.length, (middle) => (this.#edits[middle]?.range.start ?? 0) <= start);
    const edit = this.#edits[low - 1];
    return edit && end <= edit.range.end ? edit : undefined;
  }
}

/** Whether nothing but the span itself was deleted. */
export function wentAlone({ passage, text }: LostSpan): boolean {
  return passage.text === text;
}

/**
 * Where lost spans come back because what was deleted with them is inserted again as a whole: cut and pasted, in any place.
 * A name that was deleted for itself counts only until something else is deleted: then it is no longer what a clipboard holds.
 * Of alike passages the last deleted comes first, those of one event in their order.
 * @param lastDeletion the last event that deleted anything.
 * @param insertions places of inserted text in the text after; ascending.
 */
export function spansPastedWhole(lost: Iterable<LostSpan>, lastDeletion: number, newText: string, insertions: readonly TextRange[]): ReadonlyMap<LostSpan, TextRange> {
  const places = new Map<string, TextRange[]>();
  for (const range of insertions) {
    const inserted = newText.slice(range.start, range.end);
    const text = inserted.trim();
    if (text.length < shortestText) continue;
    const start = range.start + inserted.indexOf(text);
    const known = places.get(text);
    if (known) known.push({ start, end: start + text.length });
    else places.set(text, [{ start, end: start + text.length }]);
  }
  const found = new Map<LostSpan, TextRange>();
  if (places.size === 0) return found;
  const spans = new Map<RemovedPassage, LostSpan[]>();
  for (const span of lost) {
    const known = spans.get(span.passage);
    if (known) known.push(span);
    else spans.set(span.passage, [span]);
  }
  const ordered = [...spans].sort(([a, [first]], [b, [second]]) => b.event - a.event || (first?.offset ?? 0) - (second?.offset ?? 0));
  for (const [passage, members] of ordered) {
    const text = passage.text.trim();
    if (passage.event < lastDeletion && members.some(({ text: covered }) => text.length - covered.length < shortestMovedPassage / 2)) continue;
    const place = places.get(text)?.shift();
    if (!place) continue;
    const shift = place.start - passage.text.indexOf(text);
    for (const span of members) found.set(span, { start: shift + span.start, end: shift + span.start + span.text.length });
  }
  return found;
}

/**
 * Where a lost span comes back with an edit that inserts more than was deleted with it: its text, with up to 32 characters of what
 * was deleted around it, once only: at the place where it was, or anywhere where that is long enough to be no look-alike.
 * `insertion` is the place of the edit's text in the text after the edit; `offset` the lost span's there.
 */
export function restoredRange(lost: LostSpan, newText: string, insertion: TextRange, offset: number): TextRange | undefined {
  const before = lost.passage.text.slice(Math.max(0, lost.start - contextLength), lost.start);
  const end = lost.start + lost.text.length;
  const wanted = before + lost.text + lost.passage.text.slice(end, end + contextLength);
  if (lost.text.length < shortestText || insertion.end - insertion.start < wanted.length) return undefined;
  const atItsPlace = insertion.start <= offset && offset <= insertion.end;
  const surroundings = wanted.length - lost.text.length;
  if (!atItsPlace && (wanted.length < shortestMovedPassage || surroundings < shortestMovedPassage / 2)) return undefined;
  const inserted = newText.slice(insertion.start, insertion.end);
  const found = inserted.indexOf(wanted);
  if (found < 0 || inserted.indexOf(wanted, found + 1) >= 0) return undefined;
  const start = insertion.start + found + before.length;
  return { start, end: start + lost.text.length };
}

/** Where the texts of edits stand after all of them were applied; ascending. */
export function insertionsOf(edits: readonly TextEdit[]): TextRange[] {
  let shift = 0;
  return edits.map(({ range, newText }) => {
    const start = range.start + shift;
    shift += newText.length - (range.end - range.start);
    return { start, end: start + newText.length };
  });
}
