import * as vscode from 'vscode';
import { Labels } from '../../src/annotating/labels';
import { CorpusCheck, type CorpusSummary, type ShownProblems } from '../../src/corpus/corpusCheck';
import { Configuration } from '../../src/platform/configuration';
import type { Log } from '../../src/platform/log';
import { silentLog } from '../bench/silentLog';
import { describeDiagnostic, isWebWorker } from './support';

/** Skips a test of threads where the extension host is a web worker, and says so. */
export function skipWithoutThreads(test: Mocha.Context): void {
  if (!isWebWorker()) return;
  console.log('skipped: a web worker checks without threads');
  test.skip();
}

/** What a check shows, and what it logs. */
export class Shown implements ShownProblems {
  readonly changed = new vscode.EventEmitter<void>();
  readonly warnings: string[] = [];
  readonly log: Log = { ...silentLog, warn: (message: string) => void this.warnings.push(message), error: (message: string | Error) => void this.warnings.push(String(message)) };
  /** By source and URI. */
  readonly #problems = new Map<string, readonly vscode.Diagnostic[]>();

  set: ShownProblems['set'] = (source, uri, diagnostics) => {
    const key = `${source} ${uri.toString()}`;
    if (diagnostics.length > 0) this.#problems.set(key, diagnostics);
    else this.#problems.delete(key);
    this.changed.fire();
  };

  delete: ShownProblems['delete'] = (source, uri) => this.set(source, uri, []);

  clear: ShownProblems['clear'] = (source, isMeant = () => true) => {
    for (const key of [...this.#problems.keys()]) {
      const [ofSource, uri = ''] = key.split(' ');
      if (ofSource === source && isMeant(vscode.Uri.parse(uri))) this.#problems.delete(key);
    }
  };

  of(uri: vscode.Uri): string[] {
    return (this.#problems.get(`corpus ${uri.toString()}`) ?? []).map(describeDiagnostic);
  }

  get all(): readonly string[] {
    return [...this.#problems].flatMap(([key, diagnostics]) => diagnostics.map((diagnostic) => {
      const related = diagnostic.relatedInformation?.map(({ message, location: { uri, range } }) => `${uri.toString()} ${range.start.line}:${range.start.character} ${message}`);
      return JSON.stringify([key, describeDiagnostic(diagnostic), diagnostic.source, diagnostic.code, related]);
    })).sort();
  }
}

export interface Run {
  readonly shown: Shown;
  readonly summary: CorpusSummary;
  readonly reported: readonly number[];
}

/** Checks all articles, in threads of the extension at an address or, without one, in this thread. */
export async function checked(extensionUri: vscode.Uri | undefined, token = new vscode.CancellationTokenSource().token, onReport: (done: number, total: number) => void = () => undefined): Promise<Run> {
  const shown = new Shown();
  const configuration = new Configuration(shown.log);
  const labels = new Labels(configuration, shown.log);
  const check = new CorpusCheck(shown, labels, configuration, shown.log, extensionUri);
  const reported: number[] = [];
  try {
    const summary = await check.run(token, ({ done, total }) => {
      reported.push(done);
      onReport(done, total);
    });
    return { shown, summary, reported };
  } finally {
    for (const disposable of [check, labels, configuration]) disposable.dispose();
  }
}
