import type { TextEdit, TextRange } from '../text/range';
import type { CodePointIndex } from '../text/codePoints';
import { writtenSpan } from '../standoff/coveredText';
import { IdAllocator } from '../standoff/idAllocator';
import type { StandoffDocument } from '../standoff/standoffDocument';
import { StandoffEdit } from '../standoff/standoffEdit';

/** A place of a text with its label; UTF-16, half-open. */
export interface LabelledPlace extends TextRange {
  readonly label: string;
}

/** The edits of an annotation file that write tags into it, for an article that nobody has open. */
export function tagEdits(text: string, codePoints: CodePointIndex, document: StandoffDocument, places: readonly LabelledPlace[]): TextEdit[] {
  const ids = new IdAllocator();
  ids.observe(document);
  const edit = new StandoffEdit(document, ids);
  for (const { start, end, label } of places) {
    const span = writtenSpan(text, [{ start, end }], codePoints);
    if (span) edit.addEntity({ label, ...span });
  }
  return edit.edits();
}
