import * as vscode from 'vscode';
import { candidatesBelow, forEachAtOnce, readsAtOnce } from '../../src/core/corpus/corpusArticles';
import { commandId } from '../../src/platform/commandTable';
import { workspaceFiles } from '../../src/platform/workspaceFiles';

const rounds = 3;

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
 * the median of a few, in turn; and what somebody who types in the meantime waits for the thread of the extensions.
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
  return { articles: candidates.length, ...figures, waits };
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
