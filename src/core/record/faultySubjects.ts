import type { TextRange } from '../text/range';
import { isPlaceholder } from './placeholder';
import type { Subject } from './subjects';

/** Why an item should go: nothing in it, the word null of a program, or there before (`variant`: but for capitals). */
type SubjectFault = 'empty' | 'null' | 'duplicate' | 'variant';

/** An item, or a run of empty items, that should go. */
export interface FaultySubject {
  readonly fault: SubjectFault;
  /** The item; of a run of empty items the first. */
  readonly subject: Subject;
  /** The item with the comma that goes with it. Ranges of a field do not overlap, but for the last where all items go. */
  readonly removal: TextRange;
}

/**
 * Items of the subjects field that say nothing or say it again, each with what to remove: taken out together
 * they leave no comma too many, in whatever order they stand.
 */
export function findFaultySubjects(subjects: readonly Subject[]): FaultySubject[] {
  const faults = judge(subjects);
  // In front of the first sound item the comma behind goes, elsewhere the comma before.
  const firstSound = faults.findIndex((fault) => fault === undefined || fault === 'variant');
  const leading = firstSound === -1 ? subjects.length : firstSound;
  const found: FaultySubject[] = [];
  for (let index = 0; index < subjects.length; index++) {
    const fault = faults[index];
    const subject = subjects[index];
    if (!fault || !subject) continue;
    // Only empty items make runs: `,,,` is one mistake.
    let last = index;
    while (fault === 'empty' && faults[last + 1] === 'empty') last++;
    const range = { start: subject.range.start, end: subjects[last]?.range.end ?? subject.range.end };
    const place = { isLeading: index < leading, isFirst: index === 0, isLast: last === subjects.length - 1 };
    found.push({ fault, subject, removal: removalOf(range, place) });
    index = last;
  }
  return found;
}

function removalOf({ start, end }: TextRange, place: { isLeading: boolean; isFirst: boolean; isLast: boolean }): TextRange {
  if (place.isLeading && !place.isLast) return { start, end: end + 1 };
  // Last of a field of which nothing stays: the comma before went with the item before, unless nothing else can be removed.
  if (place.isFirst || (place.isLeading && end > start)) return { start, end };
  return { start: start - 1, end };
}

function judge(subjects: readonly Subject[]): (SubjectFault | undefined)[] {
  const seen = new Set<string>();
  const seenFolded = new Set<string>();
  return subjects.map(({ restored }) => {
    if (restored === '') return 'empty';
    if (isPlaceholder(restored)) return 'null';
    const exact = restored.normalize('NFC');
    const folded = exact.toLowerCase();
    if (seen.has(exact)) return 'duplicate';
    if (seenFolded.has(folded)) return 'variant';
    seen.add(exact);
    seenFolded.add(folded);
    return undefined;
  });
}
