import { spreadsheetRow } from '../text/csvCells';
import type { TextUse } from './sameTexts';
import type { SearchedTag } from './searchedTags';

/** A hit as a row of a table. */
export interface ConcordanceRow {
  /** The article as users call it, or the annotation file where the text of the tag is lost. */
  readonly file: string;
  /** Where the hit begins: from 1, columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly before: string;
  readonly text: string;
  readonly after: string;
  /** Undefined for a place without a tag. */
  readonly tag?: SearchedTag | undefined;
  /** How the text is tagged in all articles, where that was asked for. */
  readonly use?: TextUse | undefined;
}

/** Names of the columns, those of the members of `search --format json`. */
const concordanceColumns = ['file', 'line', 'column', 'before', 'text', 'after', 'label', 'links', 'attributes', 'notes', 'id', 'textLabels', 'textLinks'] as const;

/** The first row of a concordance as CSV for spreadsheets. */
export const concordanceHead = spreadsheetRow(concordanceColumns);

/** The cells of a hit, one a column; what a cell holds several of is separated by semicolons. For {@link spreadsheetRow}. */
export function concordanceCells({ file, line, column, before, text, after, tag, use }: ConcordanceRow): string[] {
  const several = (items: readonly string[] = []): string => items.join('; ');
  const attributes = tag?.attributes.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`));
  return [
    file, String(line), String(column), before, text, after, tag?.label ?? '', several(tag?.links), several(attributes), several(tag?.notes), tag?.id ?? '', several(use?.labels), several(use?.links),
  ];
}
