import { anchorEntities } from '../reanchoring/anchoring';
import { parseRecord } from '../record/parse';
import { recognitionThresholds, scoreRecord } from '../record/recognition';
import { RecordViews } from '../record/views';
import { knownDetailsOf } from '../standoff/knownDetails';
import type { StandoffDocument } from '../standoff/standoffDocument';
import { CodePointIndex } from '../text/codePoints';
import type { TextRange } from '../text/range';
import type { TaggedSpan, TaggedText } from './suggester';

/** Where tags are expected: the headline and the body of a record, all of any other text. UTF-16, ascending. */
export function taggableRanges(text: string): TextRange[] {
  if (scoreRecord(text) < recognitionThresholds.check) return [{ start: 0, end: text.length }];
  const record = parseRecord(text);
  const headline = new RecordViews(record).title?.headlineRange;
  return [headline, record.fields.body?.range].filter((range) => range !== undefined);
}

/**
 * An article with the tags of its annotation file. Tags whose text stands elsewhere by now are left out, and so are those in pieces,
 * unless only white space parts the pieces.
 */
export function taggedText(text: string, document: StandoffDocument, byteOrderMark = false): TaggedText {
  const anchored = anchorEntities(document, text, new CodePointIndex(text, byteOrderMark));
  const tags = anchored.flatMap(({ entity, fragments, fit }): TaggedSpan[] => {
    const range = fit === 'mismatch' || fit === 'outside' ? undefined : wholeRange(text, fragments);
    return range ? [{ ...range, label: entity.label, details: knownDetailsOf(document, entity.id) }] : [];
  });
  return { text, ranges: taggableRanges(text), tags };
}

/** What a tag covers, if only white space parts its pieces, as at a line's end. */
export function wholeRange(text: string, fragments: readonly TextRange[]): TextRange | undefined {
  const ordered = [...fragments].sort((a, b) => a.start - b.start);
  const first = ordered[0];
  const last = ordered[ordered.length - 1];
  if (!first || !last || first.start >= last.end) return undefined;
  const isWhole = ordered.every(({ start }, index) => index === 0 || /^\s*$/.test(text.slice(ordered[index - 1]?.end ?? 0, start)));
  return isWhole ? { start: first.start, end: last.end } : undefined;
}
