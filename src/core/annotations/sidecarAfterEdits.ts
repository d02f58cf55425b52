import type { TextEdit } from '../text/range';
import { AnnotationModel } from './annotationModel';

/**
 * The sidecar of an article whose text these edits change: spans follow as they do in an editor. An entity whose text goes keeps
 * its line, and is then found lost. A refused sidecar stays as it is.
 * @param articleText before the edits: the whole file as decoded, or an editor's text
 * @param byteOrderMark whether the file begins with a U+FEFF that the text does not hold
 */
export function sidecarAfterEdits(articleText: string, sidecarText: string, edits: readonly TextEdit[], byteOrderMark = false): string {
  const model = new AnnotationModel(articleText, sidecarText, { byteOrderMark });
  model.articleChanged(edits.map(({ range, newText }) => ({ rangeOffset: range.start, rangeLength: range.end - range.start, text: newText })));
  model.sync();
  return model.document.text;
}
