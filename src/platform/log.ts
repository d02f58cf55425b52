import type * as vscode from 'vscode';

/** Where the extension writes what a user may be asked for: the output channel "Article Annotator". */
export type Log = Pick<vscode.LogOutputChannel, 'trace' | 'info' | 'warn' | 'error' | 'show'>;

/** Runs what nobody awaits; a failure is written down instead of lost. */
export function runAndLog(log: Log, what: string, work: () => PromiseLike<unknown>): void {
  work().then(undefined, (error: unknown) => logError(log, what, error));
}

export function logError(log: Pick<Log, 'error'>, what: string, error: unknown): void {
  log.error(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}
