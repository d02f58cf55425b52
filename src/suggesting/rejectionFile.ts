import * as vscode from 'vscode';
import type { ArticleLabels, Labels } from '../annotating/labels';
import { escapedField } from '../core/corpus/escapedField';
import { Rejections, rejectionsFileName, type Rejection } from '../core/suggestions/rejections';
import { rewriteTextFile } from '../platform/documentEdits';
import { workspaceFiles } from '../platform/workspaceFiles';

/** The folder of an article's corpus: that of its annotation.conf, its own where there is none. */
export function corpusFolderOf(article: vscode.Uri, { source }: Pick<ArticleLabels, 'source'>): vscode.Uri {
  return vscode.Uri.joinPath(source ?? article, '..');
}

/** What the file of a corpus calls an article in it: the path below its folder, with what would part columns or lines as escapes. */
export function nameBelow(folder: vscode.Uri, article: vscode.Uri): string {
  return escapedField(article.path.slice(folder.path.length).replace(/^\/+/, ''));
}

/** The file that holds what is rejected in an article, and what it calls the article. */
export async function rejectionPlaceOf(article: vscode.Uri, labels: Labels): Promise<{ readonly file: vscode.Uri; readonly name: string }> {
  const folder = corpusFolderOf(article, await labels.for(article));
  return { file: vscode.Uri.joinPath(folder, rejectionsFileName), name: nameBelow(folder, article) };
}

/** The rejected suggestions of one corpus: read when needed, written at once, read again when somebody else wrote them. */
export class RejectionFile {
  readonly #file: vscode.Uri;
  readonly #subscription: vscode.Disposable;
  #rejections = new Rejections('');
  #reading: Promise<void>;

  constructor(folder: vscode.Uri, changed: () => void) {
    this.#file = vscode.Uri.joinPath(folder, rejectionsFileName);
    this.#reading = this.#read();
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, rejectionsFileName));
    const readAgain = (): void => {
      this.#reading = this.#read().then(changed);
    };
    this.#subscription = vscode.Disposable.from(watcher, watcher.onDidChange(readAgain), watcher.onDidCreate(readAgain), watcher.onDidDelete(readAgain));
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** Resolves when the file has been read. */
  ready(): Promise<void> {
    return this.#reading;
  }

  has(rejection: Rejection): boolean {
    return this.#rejections.has(rejection);
  }

  /** What others wrote in the meantime stays. */
  async change(rejections: readonly Rejection[], isRejected: boolean): Promise<void> {
    await rewriteTextFile(this.#file, (present) => {
      const text = new Rejections(present).changed(rejections, isRejected);
      this.#rejections = new Rejections(text);
      return text;
    });
  }

  async #read(): Promise<void> {
    const bytes = await workspaceFiles.read(this.#file);
    this.#rejections = new Rejections(new TextDecoder().decode(bytes ?? new Uint8Array()));
  }
}
