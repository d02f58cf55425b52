import * as vscode from 'vscode';
import { isArticle } from './articles';
import { commandId, pressedInView, type CommandName } from './commandTable';

/** A view that shows an article without being a text editor, and carries out commands in its own way. */
export interface ActiveView {
  /** The article it shows. */
  readonly document: vscode.TextDocument | undefined;
  /** @returns whether the view carries out such commands itself. */
  run(name: CommandName, argument: unknown): boolean;
}

/** The article that commands are about: the one in the active text editor, or in the view that is active in its place. */
export class ActiveArticle {
  #activeView: () => ActiveView | undefined = () => undefined;

  /** @param activeView the view that is the active editor, where one is. */
  useViews(activeView: () => ActiveView | undefined): void {
    this.#activeView = activeView;
  }

  /** `undefined` where none is active. */
  get current(): vscode.TextDocument | undefined {
    const view = this.#activeView();
    const document = view ? view.document : vscode.window.activeTextEditor?.document;
    return document && isArticle(document) ? document : undefined;
  }

  /** `undefined` where none is active; a message has been shown then. */
  find(): vscode.TextDocument | undefined {
    const document = this.current;
    if (document) return document;
    void vscode.window.showInformationMessage(vscode.l10n.t('No article is open in the active editor. Open an article, or set the language mode of this file to Article.'));
    return undefined;
  }

  /** Registers a command that views may carry out in their own way; `work` is for the text editor. */
  registerCommand(name: CommandName, work: (...args: unknown[]) => unknown): vscode.Disposable {
    return vscode.commands.registerCommand(commandId(name), (...args: unknown[]) => {
      // The view has handled the key; the binding only makes VS Code show it, and keeps it from another meaning.
      if (args[0] === pressedInView || this.#activeView()?.run(name, args[0]) === true) return undefined;
      return work(...args);
    });
  }
}
