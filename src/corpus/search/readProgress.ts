import * as vscode from 'vscode';
import { doneOf } from '../../platform/translation';
import type { ReadProgress } from './corpusReader';

/** The progress is shown this often: each step costs a message to the window. */
const stepMilliseconds = 100;

/** Reads all articles under a notification that says how far it is, and that ends it. */
export async function withReadProgress<Value>(title: string, work: (token: vscode.CancellationToken, show: (progress: ReadProgress) => void) => Promise<Value>): Promise<Value> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, (progress, token) => {
    let shownAt = 0;
    return work(token, ({ done, total }) => {
      const now = Date.now();
      if (now - shownAt < stepMilliseconds) return;
      shownAt = now;
      progress.report({ message: doneOf(done, total) });
    });
  });
}
