import * as vscode from 'vscode';
import { annotationOwnerOf, isAnnotationFileName } from '../core/corpus/articleNames';
import type { TextRange } from '../core/text/range';
import { isAnnotationFile, isArticle } from './articles';
import { commandId, pressedInView, type CommandName } from './commandTable';
import { nameOf } from './nameOf';
import { openArticle } from './openArticle';
import { workspaceFiles } from './workspaceFiles';

/** A view that shows an article without being a text editor, and carries out commands in its own way. */
export interface ActiveView {
  /** The article it shows. */
  readonly document: vscode.TextDocument | undefined;
  /** What is selected in it by now, a tag by what it covers; undefined where nothing was yet. UTF-16, half-open. */
  selected(): Promise<TextRange | undefined>;
  /** @returns whether the view carries out such commands itself. */
  run(name: CommandName, argument: unknown): boolean;
  /** Says what was done to its article. */
  notify(text: string): void;
}

/**
 * The article that commands are about: the one in the active text editor, or in the view that is active in its place; while an
 * annotation file is the active editor, the article that owns it.
 */
export class ActiveArticle {
  #activeView: () => ActiveView | undefined = () => undefined;

  /** @param activeView the view that is the active editor, where one is. */
  useViews(activeView: () => ActiveView | undefined): void {
    this.#activeView = activeView;
  }

  /** `undefined` where none is active. */
  async current(): Promise<vscode.TextDocument | undefined> {
    const document = this.#activeDocument;
    if (!document) return undefined;
    return isArticle(document) ? document : articleOfAnnotationFile(document);
  }

  /** `undefined` where none is active; a message has been shown then. */
  async find(): Promise<vscode.TextDocument | undefined> {
    const document = await this.current();
    if (document) return document;
    void vscode.window.showInformationMessage(this.#activeDocument && isAnnotationFile(this.#activeDocument)
      ? vscode.l10n.t('There is no article beside this annotation file.')
      : vscode.l10n.t('No article is open in the active editor. Open an article, or set the language mode of this file to Article.'));
    return undefined;
  }

  /** Registers a command that views may carry out in their own way; `work` is for text editors. */
  registerCommand(name: CommandName, work: (...args: unknown[]) => unknown): vscode.Disposable {
    return vscode.commands.registerCommand(commandId(name), (...args: unknown[]) => {
      // The view has handled the key; the binding only makes VS Code show it, and keeps it from another meaning.
      if (args[0] === pressedInView || this.#activeView()?.run(name, args[0]) === true) return undefined;
      return work(...args);
    });
  }

  /** Says in the view that is the active editor, where one is, what was done to its article. */
  notifyView(text: string): void {
    this.#activeView()?.notify(text);
  }

  /** What is selected in the view that is the active editor, a range of length 0 where nothing is; undefined where no view is active. */
  async selectedInView(): Promise<{ readonly document: vscode.TextDocument; readonly range: TextRange } | undefined> {
    const view = this.#activeView();
    const document = view?.document;
    return document && { document, range: await view.selected() ?? { start: 0, end: 0 } };
  }

  get #activeDocument(): vscode.TextDocument | undefined {
    const view = this.#activeView();
    return view ? view.document : vscode.window.activeTextEditor?.document;
  }
}

/** The article whose annotations a document holds, opened in the background where nobody shows it. */
async function articleOfAnnotationFile(document: vscode.TextDocument): Promise<vscode.TextDocument | undefined> {
  // Another file that was given the language belongs to no article.
  if (!isAnnotationFile(document) || !isAnnotationFileName(nameOf(document.uri))) return undefined;
  const owner = await annotationOwnerOf(document.uri, workspaceFiles);
  return owner && openArticle(owner);
}
