import * as vscode from 'vscode';
import { candidatesBelow, forEachAtOnce, readsAtOnce } from '../../src/core/corpus/corpusArticles';
import { commandId } from '../../src/platform/commandTable';
import { workspaceFiles } from '../../src/platform/workspaceFiles';

const rounds = 3;

/**
 * Milliseconds of *Check All Articles*, beside those of reading the same articles, as the extension reads and through VS Code, as many at once; each
 * the median of a few, in turn.
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
  for (const [name, work] of Object.entries(works)) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const begun = performance.now();
      await work();
      times.push(Math.round(performance.now() - begun));
    }
    figures[name] = times.sort((a, b) => a - b)[rounds >> 1] ?? 0;
  }
  return { articles: candidates.length, ...figures };
}
