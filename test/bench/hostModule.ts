import * as vscode from 'vscode';
import { decorationsOfManyEntities } from './decorations';

/**
 * Runs inside an extension host: how long from an edit to the diagnostics of that version.
 * Called by `scripts/bench-host.mjs`, which reads the line printed last.
 */
export const resultPrefix = 'article-annotator bench result ';

const paragraph = 'The council voted on Monday to reopen the old harbor to fishing boats, said Maren Osei-Lindqvist, who runs the Fishers’ Cooperative. Nobody had asked for it before.';
const header = ['https://www.aldarycourier.example/2019/03/05/harbor-vote.html', 'Port Aldary Council Votes - The Aldary Courier', 'Port Aldary,Harbors', 'March 4, 2019', '417'];
const rounds = 40;

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('article-annotator.article-annotator');
  if (!extension) throw new Error('the extension is not known to this VS Code');
  await extension.activate();
  const sizes: Record<string, { p50: number; p95: number }> = {};
  for (const [name, length] of [['5 kB', 5_000], ['100 kB', 100_000], ['1 MB', 1_000_000]] as const) {
    sizes[name] = await editToDiagnostics(name.replace(' ', ''), length);
  }
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new Error('no editor is open');
  const decorations = await decorationsOfManyEntities(editor);
  console.log(resultPrefix + JSON.stringify({ editToDiagnostics: sizes, decorationsOf6000Entities: decorations }));
}

/** Milliseconds from the change event of an edit to the event of the diagnostics it leads to, debounce included. */
async function editToDiagnostics(name: string, length: number): Promise<{ p50: number; p95: number }> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no folder is open');
  const uri = vscode.Uri.joinPath(folder.uri, `bench-${name}.article`);
  const body = Array.from({ length: Math.ceil(length / paragraph.length) }, () => paragraph).join('');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode([...header, body].join('\n')));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const breaks = round % 2 === 0;
    const published = diagnosticsWhere(uri, breaks);
    const edit = new vscode.WorkspaceEdit();
    // Every other edit breaks the number, so that each check has something new to publish.
    edit.replace(uri, document.lineAt(4).range, breaks ? 'many' : '417');
    const applied = new Promise<number>((resolve) => {
      const listening = vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document !== document) return;
        listening.dispose();
        resolve(performance.now());
      });
    });
    await vscode.workspace.applyEdit(edit);
    const changedAt = await applied;
    times.push(await published - changedAt);
  }
  times.sort((a, b) => a - b);
  return { p50: times[Math.floor(rounds * 0.5)] ?? 0, p95: times[Math.floor(rounds * 0.95)] ?? 0 };
}

/** When the published diagnostics show, or do not show any more, that the number is broken. */
function diagnosticsWhere(uri: vscode.Uri, broken: boolean): Promise<number> {
  return new Promise((resolve) => {
    const listening = vscode.languages.onDidChangeDiagnostics(() => {
      const isBroken = vscode.languages.getDiagnostics(uri).some(({ code }) => typeof code === 'object' && code.value === 'number.invalid');
      if (isBroken !== broken) return;
      listening.dispose();
      resolve(performance.now());
    });
  });
}
