import type { LostReason } from '../reanchoring/foundPlace';
import type { StandoffDocument } from '../standoff/standoffDocument';
import type { EntityLine, StandoffLine } from '../standoff/standoffLine';

/** Whether an entity stands where its line says, was found elsewhere, or is found nowhere in the text. */
export type EntityState = 'kept' | 'moved' | 'lost';

/** An entity's line as it was written where it stands now, so that going back to that place gives the very same bytes. */
export interface Anchor {
  /** Keys of its fragments in the tracker, in the order of the line. */
  readonly keys: readonly string[];
  readonly written: { readonly content: string; readonly fragments: EntityLine['fragments']; readonly quote: string | undefined };
  readonly state: EntityState;
  /** Why it had no place when the sidecar was read. */
  readonly reason: LostReason | undefined;
}

/** A line of the sidecar with its ending, and for an entity where it is anchored. */
export interface AnchoredLine {
  readonly raw: string;
  readonly anchor: Anchor | undefined;
}

/** A line with its ending, as it stands in the file. */
export function rawOf(document: StandoffDocument, line: StandoffLine): string {
  return document.text.slice(line.range.start, line.next);
}

/** Whether two lines say the same place and text, byte for byte of the quote. */
export function sameSpan(a: Pick<EntityLine, 'fragments' | 'quote'>, b: Pick<EntityLine, 'fragments' | 'quote'>): boolean {
  return a.quote === b.quote && a.fragments.length === b.fragments.length
    && a.fragments.every(({ start, end }, index) => start === b.fragments[index]?.start && end === b.fragments[index]?.end);
}

/** Offsets and text as `content` has them, id and label as `present` has them, which may have changed since. */
export function withIdAndLabelOf(content: string, present: string): string {
  const head = /^[^\t]*\t[^ \t]*/;
  return content.replace(head, () => head.exec(present)?.[0] ?? '');
}
