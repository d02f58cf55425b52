import * as vscode from 'vscode';
import { articleNamesOfChange } from '../../core/corpus/corpusArticles';
import { nameOf } from '../../platform/nameOf';
import { isBelow } from '../watchCorpus';

/** Articles that a thread may have read before they changed or were opened. */
export class TouchedFiles {
  /** By URI. */
  readonly #articles = new Set<string>();
  readonly #folders: vscode.Uri[] = [];

  /** An article or an annotation file. */
  addFile(file: vscode.Uri): void {
    for (const name of articleNamesOfChange(nameOf(file))) this.#articles.add(vscode.Uri.joinPath(file, '..', name).toString());
  }

  /** All that lies in a folder. */
  addFolder(folder: vscode.Uri): void {
    this.#folders.push(folder);
  }

  has(article: vscode.Uri): boolean {
    return this.#articles.has(article.toString()) || this.#folders.some((folder) => isBelow(folder, article));
  }
}
