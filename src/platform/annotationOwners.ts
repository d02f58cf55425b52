import type * as vscode from 'vscode';
import { otherOwnerToReport } from '../core/corpus/articleNames';
import { workspaceFiles } from './workspaceFiles';

/** What the disk said of an article. */
export interface AnnotationOwner {
  /** The name of the other file that the annotation file beside the article belongs to; undefined where there is nothing to report. */
  readonly name: string | undefined;
}

/**
 * Who owns the annotation files beside open articles. The disk is asked by way of VS Code's window, which may be busy with the very
 * edit that a check follows: what it said last is kept for that.
 */
export class AnnotationOwners {
  readonly #last = new WeakMap<vscode.TextDocument, { readonly owner: AnnotationOwner; readonly asked: number }>();
  #questions = 0;

  /** What the disk said last; undefined where it was not asked yet. */
  last(document: vscode.TextDocument): AnnotationOwner | undefined {
    return this.#last.get(document)?.owner;
  }

  /** Asks the disk. What cannot be read owns nothing. */
  async ask(document: vscode.TextDocument): Promise<AnnotationOwner> {
    const asked = ++this.#questions;
    const owner = { name: await otherOwnerToReport(document.uri, workspaceFiles).catch(() => undefined) };
    // Answers may come in another order than the questions.
    if (asked > (this.#last.get(document)?.asked ?? 0)) this.#last.set(document, { owner, asked });
    return owner;
  }
}
