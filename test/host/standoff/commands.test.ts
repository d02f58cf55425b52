import * as vscode from 'vscode';
import { deepEqual, equal, ok } from '../assert';
import { record } from '../editor/record';
import { closeAllEditors, nextEvent, readText, waitForFile, waitUntil, writeFile } from '../support';
import { run, setSelections } from '../tagging/tags';
import { positionOf, sidecar, text, writePair } from './pair';

/** Shows an annotation file with the caret at the start of its first line that begins with `line`. */
async function showAnnotationFile(uri: vscode.Uri, line = ''): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(uri);
  await caretTo(editor, line);
  return editor;
}

async function caretTo(editor: vscode.TextEditor, line: string): Promise<void> {
  const position = positionOf(editor.document, line);
  await setSelections(editor, [new vscode.Selection(position, position)]);
}

function put(besides: vscode.Uri, name: string, content: string): Thenable<void> {
  return vscode.workspace.fs.writeFile(vscode.Uri.joinPath(besides, '..', name), new TextEncoder().encode(content));
}

const activeName = (): string => vscode.window.activeTextEditor?.document.uri.path.split('/').pop() ?? '';

describe('commands while an annotation file is the active editor', function () {
  this.timeout(60_000);
  afterEach(closeAllEditors);

  it('change and remove the tag of the line, and undo that', async () => {
    const { sidecar: file } = await writePair(text, sidecar);
    const editor = await showAnnotationFile(file, 'T2');
    await run('removeTag');
    await waitForFile(file, (content) => content === sidecar.replace('T2\tPerson 25 29\tHale\n', ''), 'be without T2');
    await run('undoAnnotation');
    await waitForFile(file, (content) => content === sidecar, 'have T2 again');
    await caretTo(editor, '#1');
    await run('extendTag');
    await waitForFile(file, (content) => content.includes('T3\tPlace 43 57\tOld Harbor and\n'), 'have the tag of the note extended');
    equal(vscode.window.activeTextEditor, editor, 'another editor took the keyboard');
  });

  it('tag the places of the tags on all selected lines', async () => {
    const { sidecar: file } = await writePair(text, sidecar);
    const editor = await showAnnotationFile(file);
    await setSelections(editor, [new vscode.Selection(0, 0, 1, 4)]);
    await run('tagAs', 'Organization');
    await waitForFile(file, (content) => content.includes('T5\tOrganization 0 11\tPort Aldary\nT6\tOrganization 25 29\tHale\n'), 'have two tags more');
  });

  it('go from line to line in the order of the text', async () => {
    const lines = sidecar.split('\n');
    const { sidecar: file } = await writePair(text, [lines[3], ...lines.slice(0, 3), ...lines.slice(4)].join('\n'));
    const editor = await showAnnotationFile(file, 'T1');
    const went: string[] = [];
    for (const command of ['goToNextTag', 'goToNextTag', 'goToNextTag', 'goToNextTag', 'goToPreviousTag']) {
      const moved = nextEvent(vscode.window.onDidChangeTextEditorSelection, 'the caret', ({ textEditor }) => textEditor === editor);
      await run(command);
      await moved;
      went.push(editor.document.lineAt(editor.selection.active.line).text.split('\t')[0] ?? '');
    }
    deepEqual(went, ['T2', 'T3', 'T4', 'T1', 'T4']);
  });

  it('fix the article that owns it', async () => {
    const { article, sidecar: file } = await writePair(record({ 4: '2019-03-04' }), 'T1\tDate 0 4\thttp\n');
    await showAnnotationFile(file);
    await run('fixAllInArticle');
    const document = await vscode.workspace.openTextDocument(article);
    ok(document.getText().includes('\nMarch 4, 2019\n'), document.getText());
    equal(activeName(), 'harbor.ann');
  });

  it('open the article, and the panel with it', async () => {
    const { article, sidecar: file } = await writePair(text, sidecar);
    await showAnnotationFile(file, 'T3');
    await run('openArticle');
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === article.toString());
    ok(editor, 'the article is not shown');
    await waitUntil(vscode.window.onDidChangeTextEditorSelection, () => editor.document.getText(editor.selection) === 'Old Harbor' || undefined, 'the selected tag');
    equal(activeName(), 'harbor.ann');
    await run('openPanelToSide');
    const labels = (): string[] => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    await waitUntil(vscode.window.tabGroups.onDidChangeTabs, () => labels().includes('Annotate harbor.article') || undefined, 'the panel', () => labels().join());
  });

  it('go on with the next article, a text that is annotated as one', async () => {
    const first = await writeFile('a.txt', text);
    await put(first, 'a.ann', sidecar);
    await put(first, 'b.txt', text);
    await put(first, 'b.ann', sidecar);
    await showAnnotationFile(vscode.Uri.joinPath(first, '..', 'a.ann'));
    await run('markAsDone');
    await waitUntil(vscode.window.onDidChangeActiveTextEditor, () => activeName() === 'b.txt' || undefined, 'the next article', activeName);
    equal(vscode.window.activeTextEditor?.document.languageId, 'annotated-text');
    const states = await readText(vscode.Uri.joinPath(first, '..', 'article-states.txt'));
    ok(/^a\.txt\tdone\t/mu.test(states), states);
  });

  it('do nothing where no article owns it', async () => {
    const file = await writeFile('alone.ann', sidecar);
    const editor = await showAnnotationFile(file, 'T2');
    for (const command of ['removeTag', 'goToNextTag', 'checkArticle', 'fixAllInArticle', 'nextArticle', 'openArticle']) await run(command);
    equal(editor.document.getText(), sidecar);
    equal(activeName(), 'alone.ann');
  });
});
