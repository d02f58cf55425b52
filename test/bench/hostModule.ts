import * as vscode from 'vscode';
import { decorationsOfManyEntities } from './decorations';
import { checkAllFigures } from './hostCheckAll';
import { searchFigures } from './hostSearch';
import { typingFigures } from './hostTyping';

/**
 * Runs inside an extension host, one part in each window: how long from an edit to the diagnostics of that version, beside what VS Code alone needs
 * for as many; typing while the index of the workspace is built; the search in tags with that index and without; Check All Articles.
 * Called by `scripts/bench-host.mjs`, which says which part and reads the line printed last.
 */
declare const benchPart: 'edits' | 'typing' | 'search' | 'checkAll';

export const resultPrefix = 'article-annotator bench result ';

const paragraph = 'The council voted on Monday to reopen the old harbor to fishing boats, said Maren Osei-Lindqvist, who runs the Fishers’ Cooperative. Nobody had asked for it before.';
const header = ['https://www.aldarycourier.example/2019/03/05/harbor-vote.html', 'Port Aldary Council Votes - The Aldary Courier', 'Port Aldary,Harbors', 'March 4, 2019', '417'];
const rounds = 30;
/** Milliseconds before each edit: who reads problems does not type. */
const rest = 300;

/** Milliseconds from the change event of an edit to the event of the diagnostics it leads to, pauses included. */
interface Latency {
  readonly p50: number;
  readonly p95: number;
}

interface EditFigures extends Latency {
  /** The same where as many diagnostics are set at once, without a pause and without a check. */
  readonly floor: Latency;
  /** The edits that follow each other as soon as the diagnostics are there. */
  readonly withoutRest: Latency;
  readonly problems: number;
}

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('article-annotator.article-annotator');
  if (!extension) throw new Error('the extension is not known to this VS Code');
  await extension.activate();
  const figures = { edits: editFigures, typing: typingFigures, search: searchFigures, checkAll: checkAllFigures }[benchPart];
  console.log(resultPrefix + JSON.stringify(await figures()));
}

async function editFigures(): Promise<object> {
  const sizes: Record<string, EditFigures> = {};
  for (const [name, length] of [['5 kB', 5_000], ['100 kB', 100_000], ['1 MB', 1_000_000]] as const) sizes[name] = await editToDiagnostics(name.replace(' ', ''), length);
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new Error('no editor is open');
  const decorations = await decorationsOfManyEntities(editor);
  return { editToDiagnostics: sizes, decorationsOf6000Entities: decorations };
}

async function editToDiagnostics(name: string, length: number): Promise<EditFigures> {
  const body = Array.from({ length: Math.ceil(length / paragraph.length) }, () => paragraph).join('');
  const text = [...header, body].join('\n');
  const article = await show(`bench-${name}.article`, text);
  const resting: number[] = [];
  const restless: number[] = [];
  for (let round = 0; round < rounds; round++) resting.push(await measured(article, round % 2 === 0, rest));
  for (let round = 0; round < rounds; round++) restless.push(await measured(article, round % 2 === 0, 0));
  const diagnostics = vscode.languages.getDiagnostics(article.uri);
  const plain = await show(`bench-${name}.log`, text);
  const collection = vscode.languages.createDiagnosticCollection('floor');
  const floors: number[] = [];
  const setting = vscode.workspace.onDidChangeTextDocument(({ document }) => {
    // When all who listen have noted the time.
    if (document === plain) queueMicrotask(() => collection.set(plain.uri, isBroken(plain) ? [numberProblem(plain), ...diagnostics] : diagnostics));
  });
  for (let round = 0; round < rounds; round++) floors.push(await measured(plain, round % 2 === 0, rest));
  setting.dispose();
  collection.dispose();
  await vscode.window.showTextDocument(article);
  return { ...latency(resting), floor: latency(floors), withoutRest: latency(restless), problems: diagnostics.length };
}

async function show(name: string, text: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no folder is open');
  const uri = vscode.Uri.joinPath(folder.uri, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

/** One edit. Every other breaks the number, so that each check has something new to publish. */
async function measured(document: vscode.TextDocument, breaks: boolean, after: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, after));
  const published = diagnosticsWhere(document.uri, breaks);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, document.lineAt(4).range, breaks ? 'many' : '417');
  const applied = new Promise<number>((resolve) => {
    const listening = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document) return;
      listening.dispose();
      resolve(performance.now());
    });
  });
  await vscode.workspace.applyEdit(edit);
  const changedAt = await applied;
  return await published - changedAt;
}

function isBroken(document: vscode.TextDocument): boolean {
  return document.lineAt(4).text === 'many';
}

function numberProblem(document: vscode.TextDocument): vscode.Diagnostic {
  const problem = new vscode.Diagnostic(document.lineAt(4).range, 'Not an integer');
  problem.code = { value: 'number.invalid', target: document.uri };
  return problem;
}

function latency(times: readonly number[]): Latency {
  const sorted = [...times].sort((a, b) => a - b);
  return { p50: sorted[Math.floor(sorted.length * 0.5)] ?? 0, p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0 };
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
