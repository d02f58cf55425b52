import type * as vscode from 'vscode';
import type { AnnotationModel } from '../core/annotations/annotationModel';
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

/** A sidecar that counts in the article's file, as it reads for the text that is open and not saved. */
export function inOpenText({ saved, model: { articleText } }: SyncedAnnotations, sidecar: string): string {
  if (saved.text === undefined || saved.text === articleText) return sidecar;
  return sidecarAfterEdits(saved.text, sidecar, differences(saved.text, articleText), saved.byteOrderMark);
}
