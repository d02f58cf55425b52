import { IdAllocator } from '../standoff/idAllocator';
import { StandoffEdit } from '../standoff/standoffEdit';
import { mergeStandoff } from '../standoff/merge/mergeStandoff';
import { differences } from '../text/difference';
import { applyEdits, type TextEdit } from '../text/range';
import { AnnotationModel } from './annotationModel';
import { asInFile, asSeen, entityBodyOf, fileLinesIn, type FileLine } from './fileLines';

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

/** An article with unsaved changes, and its annotation file. All count in code points of the file that the text is or would be. */
export interface UnsavedArticle {
  /** The article's text with its unsaved changes, and its annotations with theirs. */
  readonly unsaved: { readonly articleText: string; readonly sidecarText: string };
  /** The same as they were last known to be in their files. */
  readonly saved: { readonly articleText: string; readonly sidecarText: string };
  /** Whether the article's file begins with a U+FEFF that the texts do not hold. */
  readonly byteOrderMark: boolean;
  /** Lines of the unsaved annotations that are known to stand for lines of the file; of others it is told by their places. */
  readonly fileLines?: readonly FileLine[] | undefined;
}

/**
 * The unsaved sidecar of an article whose text goes back to that of its file. A line that only followed the text is the one in the
 * file again, byte for byte, even where part of its words was deleted in the meantime; what was tagged or changed stays and follows.
 */
export function sidecarGoneBack({ unsaved, saved, byteOrderMark, fileLines = [] }: UnsavedArticle): string {
  if (unsaved.articleText === saved.articleText) return unsaved.sidecarText;
  const there = differences(saved.articleText, unsaved.articleText);
  const back = differences(unsaved.articleText, saved.articleText);
  const goBack = (sidecar: string): string => sidecarAfterEdits(unsaved.articleText, sidecar, back, byteOrderMark);
  const known = fileLinesIn(fileLines, saved.sidecarText);
  const ours = asInFile(unsaved.sidecarText, known, goBack(unsaved.sidecarText));
  const followed = goBack(sidecarAfterEdits(saved.articleText, saved.sidecarText, there, byteOrderMark));
  const base = known.length > 0 ? asSeen(saved.sidecarText, unsaved.sidecarText, known, followed) : followed;
  return mergeStandoff({ base, ours, theirs: saved.sidecarText })?.text ?? ours;
}

/**
 * The unsaved sidecar of an article whose file another program changed: what is not in the sidecar's file follows to the new text.
 * What is there stays as it is: the other program has changed that, too, or it is found again by its text.
 * @param before the text that was in the article's file, and the sidecar that counts in it
 * @param inFile the sidecar's file as it was last known
 * @param newText what is in the article's file now
 */
export function unsavedLinesFollow(before: UnsavedArticle['saved'], inFile: string, newText: string, byteOrderMark: boolean): string {
  if (before.articleText === newText) return before.sidecarText;
  const known = new Set(inFile.split('\n').map((line) => entityBodyOf(line) ?? line));
  const followed = sidecarAfterEdits(before.articleText, before.sidecarText, differences(before.articleText, newText), byteOrderMark).split('\n');
  return before.sidecarText.split('\n').map((line, index) => (known.has(entityBodyOf(line) ?? line) ? line : followed[index] ?? line)).join('\n');
}

/**
 * The unsaved sidecar of an article whose own unsaved text is gone for good. An entity that does not stand where its line says has the
 * line of the file again, where that one fits; others are found by their text, as after any change of the article.
 * @param articleText the text of the article's file
 * @param saved the sidecar's file, which counts in it
 */
export function sidecarInSavedText(articleText: string, unsaved: string, saved: string, byteOrderMark: boolean): string {
  const model = new AnnotationModel(articleText, unsaved, { byteOrderMark });
  const savedModel = new AnnotationModel(articleText, saved, { byteOrderMark });
  if (model.document.refused || savedModel.document.refused) return unsaved;
  const edit = new StandoffEdit(model.document, new IdAllocator());
  for (const { id, label, line, state } of model.entities) {
    const inFile = savedModel.entity(id);
    if (state !== 'kept' && inFile?.state === 'kept' && inFile.label === label) edit.replaceLine(line, savedModel.document.contentOf(inFile.line));
  }
  return applyEdits(unsaved, edit.edits());
}
