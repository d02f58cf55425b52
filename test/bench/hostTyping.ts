import * as vscode from 'vscode';
import { WorkspaceIndex } from '../../src/corpus/index/workspaceIndex';
import { silentLog } from './silentLog';

const rounds = 4;
/** Milliseconds between two keys: a fast typist. */
const pause = 60;
const strokesAtRest = 100;

interface TypingFigures {
  readonly p50: number;
  readonly p95: number;
  readonly strokes: number;
}

/**
 * Milliseconds from a typed character to the event by which extensions know of it, in an article of a large workspace: at rest, and while the index of
 * the workspace is built in the same extension host.
 */
export async function typingFigures(): Promise<object> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const [file] = await vscode.workspace.findFiles('**/*.article', undefined, 1);
  if (!folder || !file) throw new Error('no articles are open');
  const document = await vscode.workspace.openTextDocument(file);
  const editor = await vscode.window.showTextDocument(document);
  const end = document.lineAt(5).range.end;
  editor.selection = new vscode.Selection(end, end);
  await strokes(document, (count) => count < strokesAtRest);
  const atRest: number[] = [];
  const indexing: number[] = [];
  const buildings: number[] = [];
  for (let round = 0; round < rounds; round++) {
    atRest.push(...await strokes(document, (count) => count < strokesAtRest));
    const index = new WorkspaceIndex(vscode.Uri.joinPath(folder.uri, `.bench-index-${round}`), silentLog);
    const begun = performance.now();
    let isBuilt = false;
    const building = index.mentions({ texts: [], links: [] }, new vscode.CancellationTokenSource().token).then(() => {
      isBuilt = true;
      buildings.push(performance.now() - begun);
    });
    indexing.push(...await strokes(document, (count) => count < strokesAtRest && !isBuilt));
    await building;
    index.dispose();
  }
  const [rest, busy] = [figures(atRest), figures(indexing)];
  const ratio = (one: number, other: number): number => Math.round((100 * one) / other) / 100;
  return { buildingMilliseconds: buildings.map(Math.round), atRest: rest, whileIndexing: busy, p50Ratio: ratio(busy.p50, rest.p50), p95Ratio: ratio(busy.p95, rest.p95) };
}

async function strokes(document: vscode.TextDocument, goesOn: (count: number) => boolean): Promise<number[]> {
  const times: number[] = [];
  while (goesOn(times.length)) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const arrived = new Promise<number>((resolve) => {
      const listening = vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document !== document) return;
        listening.dispose();
        resolve(performance.now());
      });
    });
    const typedAt = performance.now();
    await vscode.commands.executeCommand('type', { text: 'x' });
    times.push(await arrived - typedAt);
  }
  return times;
}

function figures(times: readonly number[]): TypingFigures {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => Math.round(100 * (sorted[Math.floor(sorted.length * share)] ?? 0)) / 100;
  return { p50: at(0.5), p95: at(0.95), strokes: times.length };
}
