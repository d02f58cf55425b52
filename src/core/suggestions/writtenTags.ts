import type { TextEdit } from '../text/range';
import type { CodePointIndex } from '../text/codePoints';
import { writtenSpan } from '../standoff/coveredText';
import { IdAllocator } from '../standoff/idAllocator';
import type { StandoffDocument } from '../standoff/standoffDocument';
import { addKnownDetails } from '../standoff/knownDetails';
import { StandoffEdit } from '../standoff/standoffEdit';
import type { TaggedSpan } from './suggester';

/** The edits of an annotation file that write tags into it, for an article that nobody has open. */
export function tagEdits(text: string, codePoints: CodePointIndex, document: StandoffDocument, places: readonly TaggedSpan[]): TextEdit[] {
  const ids = new IdAllocator();
  ids.observe(document);
  const edit = new StandoffEdit(document, ids);
  for (const { start, end, label, details } of places) {
    const span = writtenSpan(text, [{ start, end }], codePoints);
    if (!span) continue;
    const id = edit.addEntity({ label, ...span });
    if (details) addKnownDetails(edit, id, span.quote, details);
  }
  return edit.edits();
}
