import type * as vscode from 'vscode';
import type { AnnotationModel } from '../core/annotations/annotationModel';
import { inPresentText } from '../core/annotations/fileLines';
import { sidecarAfterEdits } from '../core/annotations/sidecarAfterEdits';
import { differences } from '../core/text/difference';
import type { SavedArticle } from './savedArticle';

/** The annotations that a sidecar holds, as they are in memory. */
export interface SyncedAnnotations {
  readonly document: vscode.TextDocument;
  readonly model: AnnotationModel;
  readonly saved: SavedArticle;
  /** Whether the tags may still have to be found again: until then the sidecar keeps what tells where they stood. */
  readonly isSettling: boolean;
  /** Fulfilled when that is over. */
  settled(): Promise<void>;
  /** They are others than before. */
  changed(): void;
}

/** Whether the article's text is known to be another than that in its file. */
export function isArticleUnsaved({ saved, model }: SyncedAnnotations): boolean {
  return saved.text !== undefined && saved.text !== model.articleText;
}

/** A document that was closed without saving is called clean though its text is not in the file. */
export function isArticleSaved(annotations: SyncedAnnotations): boolean {
  return !annotations.document.isDirty && !isArticleUnsaved(annotations);
}

/** A sidecar that counts in a text of the article's file, as it reads for the text that is open. The annotations are up to date with that. */
export function inOpenText({ saved: { byteOrderMark }, model }: SyncedAnnotations, sidecar: string, savedText: string | undefined): string {
  const { articleText } = model;
  if (savedText === undefined || savedText === articleText) return sidecar;
  const followed = sidecarAfterEdits(savedText, sidecar, differences(savedText, articleText), byteOrderMark);
  return inPresentText(sidecar, model.fileLines, followed);
}
