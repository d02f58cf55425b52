import * as vscode from 'vscode';
import { nextEvent, readText, showFile, waitForFile, waitUntil, writeFile } from '../support';
import { record } from '../editor/record';

/** Runs a command of the extension; it has written what it had to when this resolves. */
export async function run(name: string, ...args: unknown[]): Promise<void> {
  await vscode.commands.executeCommand(`articleAnnotator.${name}`, ...args);
}

/** Shows an invented article, with the sidecar where one is given; the article has a folder of its own. */
export async function showArticle(name: string, { text = record(), sidecar }: { text?: string | Uint8Array; sidecar?: string } = {}): Promise<vscode.TextEditor> {
  if (sidecar === undefined) return showFile(`${name}.article`, text);
  const uri = await writeFile(`${name}.article`, text);
  await vscode.workspace.fs.writeFile(sidecarOf(uri), new TextEncoder().encode(sidecar));
  return vscode.window.showTextDocument(uri);
}

export function sidecarOf(article: vscode.Uri): vscode.Uri {
  return article.with({ path: article.path.replace(/\.[^./]+$/u, '.ann') });
}

/** The sidecar's file. */
export function sidecarText({ document }: vscode.TextEditor): Promise<string> {
  return readText(sidecarOf(document.uri));
}

export function sidecarDocument({ document }: vscode.TextEditor): vscode.TextDocument | undefined {
  const key = sidecarOf(document.uri).toString();
  return vscode.workspace.textDocuments.find((other) => other.uri.toString() === key);
}

/** Saves the article and waits until the sidecar's file is as expected: VS Code saves it right after. */
export async function saveBoth(editor: vscode.TextEditor, expected: string): Promise<void> {
  await editor.document.save();
  await waitForFile(sidecarOf(editor.document.uri), (file) => file === expected, `be ${JSON.stringify(expected)}`);
}

/** Selects texts where they stand, each the first time; several make several carets. */
export async function select(editor: vscode.TextEditor, ...texts: readonly string[]): Promise<void> {
  const all = editor.document.getText();
  await setSelections(editor, texts.map((text) => {
    const start = all.indexOf(text);
    if (start < 0) throw new Error(`“${text}” does not stand in the article.`);
    return new vscode.Selection(editor.document.positionAt(start), editor.document.positionAt(start + text.length));
  }));
}

/** Sets selections and waits until the window tells of them: news of earlier ones may still be on their way. */
export async function setSelections(editor: vscode.TextEditor, selections: readonly vscode.Selection[]): Promise<void> {
  const same = (): boolean => editor.selections.length === selections.length && editor.selections.every((one, index) => selections[index]?.isEqual(one));
  if (same()) return;
  const told = nextEvent(vscode.window.onDidChangeTextEditorSelection, 'the selections', ({ textEditor }) => textEditor === editor && same());
  editor.selections = selections;
  await told;
}

/** Puts the caret into the first occurrence of a text, so many UTF-16 code units from its start. */
export async function putCaret(editor: vscode.TextEditor, text: string, units: number): Promise<void> {
  const position = editor.document.positionAt(editor.document.getText().indexOf(text) + units);
  await setSelections(editor, [new vscode.Selection(position, position)]);
}

/** The tags that the outline lists, as `Label: covered text`, in the order of the text. */
export async function tagsOf({ document }: vscode.TextEditor): Promise<string[]> {
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', document.uri);
  const tags: string[] = [];
  const collect = (symbol: vscode.DocumentSymbol): void => {
    if (symbol.kind === vscode.SymbolKind.Object) tags.push(`${symbol.detail}: ${symbol.name}`);
    symbol.children.forEach(collect);
  };
  // Undefined where the extension has not begun yet.
  symbols?.forEach(collect);
  return tags;
}

/** Waits until the outline lists just these tags; asks again at every change of a document. */
export async function waitForTags(editor: vscode.TextEditor, ...expected: readonly string[]): Promise<void> {
  let seen: readonly string[] = [];
  let isThere = false;
  const changed = new vscode.EventEmitter<void>();
  let isOver = false;
  const look = async (): Promise<void> => {
    while (!isOver && !isThere) {
      seen = await tagsOf(editor);
      isThere = JSON.stringify(seen) === JSON.stringify(expected);
      changed.fire();
      await new Promise<void>((resolve) => setTimeout(resolve, 50));
    }
  };
  const looking = look();
  try {
    await waitUntil(changed.event, () => isThere || undefined, `the tags ${expected.join(', ')}`, () => seen.join(', '));
  } finally {
    isOver = true;
    await looking;
    changed.dispose();
  }
}

/** What the lines of an annotation file say, whichever ids a merge gave them, sorted. */
export function meaningsOf(...sidecars: readonly string[]): string[] {
  return sidecars.flatMap((sidecar) => sidecar.split('\n')).filter((line) => line !== '').map((line) => line.replace(/^\w+\t/u, '')).sort();
}

/** How a text's place is written in a sidecar: code points of the file. */
export function placeOf(file: string, text: string, from = 0): string {
  const start = file.indexOf(text, from);
  const before = [...file.slice(0, start)].length;
  return `${before} ${before + [...text].length}`;
}
