import * as vscode from 'vscode';
import { Labels } from '../../src/annotating/labels';
import { candidatesBelow, forEachAtOnce, readsAtOnce } from '../../src/core/corpus/corpusArticles';
import { CorpusCheck } from '../../src/corpus/corpusCheck';
import { commandId } from '../../src/platform/commandTable';
import { Configuration } from '../../src/platform/configuration';
import { workspaceFiles } from '../../src/platform/workspaceFiles';
import { silentLog } from './silentLog';

const rounds = 3;
const cancellations = 9;

/** How often it is looked whether others have their turn. */
const look = 5;

/** Milliseconds that others wait for their turn in this thread: those who ask every few milliseconds, at the middle, late and at worst. */
interface Waits {
  readonly p50: number;
  readonly p95: number;
  readonly most: number;
}

/**
 * Milliseconds of *Check All Articles*, beside those of reading the same articles, as the extension reads and through VS Code, as many at once; each
 * the median of a few, in turn; what somebody who types in the meantime waits for the thread of the extensions; and from canceling to the end, each time.
 */
export async function checkAllFigures(): Promise<object> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('no folder is open');
  const candidates = await candidatesBelow(folder.uri, workspaceFiles, () => false);
  const readAll = (read: (file: vscode.Uri) => PromiseLike<unknown>) => (): Promise<void> => forEachAtOnce(candidates, readsAtOnce, async ({ place }) => {
    await read(place);
  }, () => false);
  const works = {
    reading: readAll((file) => workspaceFiles.read(file)),
    readingByVSCode: readAll((file) => vscode.workspace.fs.readFile(file)),
    checkAll: () => vscode.commands.executeCommand(commandId('checkAllArticles')),
  };
  const figures: Record<string, number> = {};
  const waits: Record<string, Waits> = {};
  for (const [name, work] of Object.entries(works)) {
    const times: number[] = [];
    const waited: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const stop = watchTurns(waited);
      const begun = performance.now();
      await work();
      stop();
      times.push(Math.round(performance.now() - begun));
    }
    figures[name] = times.sort((a, b) => a - b)[rounds >> 1] ?? 0;
    waited.sort((a, b) => a - b);
    const at = (share: number): number => Math.round(waited[Math.min(waited.length - 1, Math.floor(waited.length * share))] ?? 0);
    waits[name] = { p50: at(0.5), p95: at(0.95), most: at(1) };
  }
  return { articles: candidates.length, ...figures, waits, ...await cancelFigures() };
}

/** Milliseconds from canceling *Check All Articles* in threads, at moments that are spread over its course, until it ends; no article is open. */
async function cancelFigures(): Promise<object> {
  const extensionUri = vscode.extensions.getExtension('article-annotator.article-annotator')?.extensionUri;
  const configuration = new Configuration(silentLog);
  const labels = new Labels(configuration, silentLog);
  const shown = vscode.languages.createDiagnosticCollection('bench');
  const problems = { set: (_: unknown, uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]): void => shown.set(uri, diagnostics), delete: (_: unknown, uri: vscode.Uri): void => shown.delete(uri), clear: (): void => undefined };
  const times: number[] = [];
  for (let round = 0; round < cancellations; round++) {
    const check = new CorpusCheck(problems, labels, configuration, silentLog, extensionUri);
    const source = new vscode.CancellationTokenSource();
    let canceledAt = 0;
    await check.run(source.token, ({ done, total }) => {
      if (canceledAt !== 0 || done < 1 + (total * round) / (cancellations + 1)) return;
      canceledAt = performance.now();
      source.cancel();
    });
    times.push(Math.round(performance.now() - canceledAt));
    source.dispose();
    check.dispose();
  }
  for (const disposable of [shown, labels, configuration]) disposable.dispose();
  times.sort((a, b) => a - b);
  return { cancelMilliseconds: times, cancelMost: times.at(-1) };
}

/** Notes what each turn came later than it was asked for. @returns stops it */
function watchTurns(waited: number[]): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const next = (): void => {
    const asked = performance.now();
    timer = setTimeout(() => {
      waited.push(Math.max(0, performance.now() - asked - look));
      next();
    }, look);
  };
  next();
  return () => clearTimeout(timer);
}
