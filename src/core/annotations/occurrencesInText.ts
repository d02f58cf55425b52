import { parseRecord } from '../record/parse';
import { findOccurrences, type OccurrenceOptions } from '../spans/occurrences';
import { rangesOverlap, type TextRange } from '../text/range';

/** Places where a text stands in an article, but for its address, which is no text; UTF-16, from left to right, not overlapping. */
export function occurrencesInText(article: string, quote: string, options: OccurrenceOptions): TextRange[] {
  const found = findOccurrences(article, quote, options);
  const address = found.length > 0 ? parseRecord(article).fields.url?.range : undefined;
  return address ? found.filter((range) => !rangesOverlap(range, address)) : found;
}
