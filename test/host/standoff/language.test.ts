import * as vscode from 'vscode';
import { deepEqual, equal, match, ok, rejects } from '../assert';
import { closeAllEditors } from '../support';
import { positionOf, sidecar, text, writePair, type Pair } from './pair';

interface Opened extends Pair {
  readonly document: vscode.TextDocument;
}

async function openPair(): Promise<Opened> {
  const pair = await writePair(text, sidecar);
  return { ...pair, document: (await vscode.window.showTextDocument(pair.sidecar)).document };
}

/** The texts that “Go to Definition” leads to. */
async function linksFrom(uri: vscode.Uri, place: vscode.Position): Promise<string[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', uri, place);
  return Promise.all(found.map(async (link) => {
    const target = 'targetUri' in link ? { uri: link.targetUri, range: link.targetRange } : link;
    return (await vscode.workspace.openTextDocument(target.uri)).getText(target.range);
  }));
}

describe('the language standoff', () => {
  afterEach(closeAllEditors);

  it('goes from a line to its place in the article, and from an id to its line', async () => {
    const { document, sidecar: uri } = await openPair();
    equal(document.languageId, 'standoff');
    for (const part of ['T3\t', 'Place 43', '43 53', 'Old Harbor']) deepEqual(await linksFrom(uri, positionOf(document, part)), ['Old Harbor']);
    deepEqual(await linksFrom(uri, positionOf(document, 'T3', document.getText().indexOf('Arg2'))), ['T3\tPlace 43 53\tOld Harbor']);
  });

  it('goes from an entity in the article to its line, and finds what is said of it', async () => {
    const { article } = await openPair();
    const { document } = await vscode.window.showTextDocument(article, { viewColumn: vscode.ViewColumn.Beside });
    const place = positionOf(document, 'Harbor');
    deepEqual(await linksFrom(article, place), ['T3\tPlace 43 53\tOld Harbor']);
    const references = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', article, place);
    deepEqual(references.map(({ range }) => range.start.line), [2, 4, 5]);
  });

  it('finds the references of an id from its own line and from another', async () => {
    const { document, sidecar: uri } = await openPair();
    for (const place of [new vscode.Position(2, 0), positionOf(document, 'T3', document.getText().indexOf('Arg2'))]) {
      const found = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', uri, place);
      deepEqual(found.map(({ range }) => `${range.start.line}:${range.start.character}`), ['2:0', '4:21', '5:18']);
    }
  });

  it('shows the covered text in its sentence, the label, and what names it', async () => {
    const { sidecar: uri } = await openPair();
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, new vscode.Position(2, 1));
    const content = hover?.contents.map((part) => (typeof part === 'string' ? part : part.value)).join('\n') ?? '';
    match(content, /^\*\*Place\*\*/u);
    match(content, /Mayor Hale spoke of the \*\*Old Harbor\*\* and of forty ships in it\\\.$/mu);
    match(content, /AnnotatorNotes T3.*closed since 2011/u);
    ok(!content.includes('voted'), 'the sentence before is not shown');
  });

  it('renames an id wherever it stands, and refuses what is none', async () => {
    const { document, sidecar: uri } = await openPair();
    const rename = (to: string): Thenable<vscode.WorkspaceEdit> =>
      vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', uri, new vscode.Position(2, 1), to);
    await vscode.workspace.applyEdit(await rename('T12'));
    equal(document.getText(), sidecar.replaceAll('T3', 'T12'));
    await rejects(rename('T1'), /is the id of another/u);
    await rejects(rename('R7'), /begin with “T”/u);
    await rejects(rename('Harbor'), /is not a valid id/u);
  });

  it('outlines a file by kind', async () => {
    const { sidecar: uri } = await openPair();
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri);
    deepEqual(symbols.map(({ name, detail }) => `${name} ${detail}`), ['Tags 4', 'Relations 1', 'Notes 1']);
    deepEqual(symbols[0]?.children.map(({ name }) => name), ['T1 Port Aldary', 'T2 Hale', 'T3 Old Harbor', 'T4 Hale']);
    equal(symbols[1]?.children[0]?.name, 'R1 Port Aldary – Old Harbor');
  });

  it('completes labels and ids where they can stand', async () => {
    const { document, sidecar: uri } = await openPair();
    const proposed = async (place: vscode.Position): Promise<string[]> => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', uri, place);
      return list.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text).map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    ok((await proposed(positionOf(document, 'Place 43'))).includes('Organization'), 'labels');
    deepEqual(await proposed(positionOf(document, 'T1', document.getText().indexOf('Arg1'))), ['T1', 'T2', 'T3', 'T4']);
    deepEqual(await proposed(positionOf(document, 'closed')), []);
    ok((await proposed(new vscode.Position(6, 0))).includes('T5'), 'the next free id');
  });
});
