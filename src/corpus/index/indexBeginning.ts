import * as vscode from 'vscode';
import type { DocumentFindings, Findings } from '../../checking/findings';
import type { WorkspaceIndex } from './workspaceIndex';

/** What an article needs when it opens, and what its window starts, comes first. */
const restMilliseconds = 3000;

/** Calls back later. @returns gives that up */
export type Wait = (then: () => void) => vscode.Disposable;

/**
 * Begins the index of the workspace, some time after an article is open, so that it shows what only other articles tell. Who opens none of a folder of
 * the workspace has nothing read; where the reading ended early, it goes on with the next article that is opened or changed.
 */
export class IndexBeginning implements vscode.Disposable {
  readonly #index: Pick<WorkspaceIndex, 'isComplete' | 'prepare'>;
  readonly #wait: Wait;
  readonly #listening: vscode.Disposable;
  #waiting: vscode.Disposable | undefined;

  constructor(findings: Pick<Findings, 'onDidCheck'>, index: Pick<WorkspaceIndex, 'isComplete' | 'prepare'>, wait: Wait = later) {
    this.#index = index;
    this.#wait = wait;
    this.#listening = findings.onDidCheck(({ document }) => this.#checked(document));
  }

  dispose(): void {
    this.#waiting?.dispose();
    this.#listening.dispose();
  }

  #checked(document: DocumentFindings['document']): void {
    if (this.#waiting || this.#index.isComplete || vscode.workspace.getWorkspaceFolder(document.uri) === undefined) return;
    this.#waiting = this.#wait(() => {
      this.#waiting = undefined;
      // It may have been looked at for a moment only.
      if (!document.isClosed) this.#index.prepare();
    });
  }
}

function later(then: () => void): vscode.Disposable {
  const timer = setTimeout(then, restMilliseconds);
  return { dispose: () => clearTimeout(timer) };
}
