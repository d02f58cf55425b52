import * as vscode from 'vscode';
import { deepEqual, equal, ok } from '../assert';
import { applyCodeAction, codeActions, diagnosticsWithCodes, diagnosticsOf, diagnosticCode, openFile, readText, showFile } from '../support';
import { record } from './record';

async function actionNamed(uri: vscode.Uri, range: vscode.Range, title: RegExp, kind?: vscode.CodeActionKind): Promise<vscode.CodeAction> {
  const actions = await codeActions(uri, range, kind);
  const action = actions.find((candidate) => title.test(candidate.title));
  ok(action, `no action fits ${title}; offered: ${actions.map((candidate) => candidate.title).join(' | ')}`);
  return action;
}

describe('quick fixes', () => {
  it('fix one finding, as one step of undo', async () => {
    const editor = await showFile('one.article', record({ 4: '2019-03-04' }));
    const { document } = editor;
    await diagnosticsWithCodes(document.uri, 'date.style');
    const action = await actionNamed(document.uri, document.lineAt(3).range, /March 4, 2019/u);
    equal(action.isPreferred, true);
    await applyCodeAction(action);
    equal(document.lineAt(3).text, 'March 4, 2019');
    await vscode.commands.executeCommand('undo');
    equal(document.lineAt(3).text, '2019-03-04');
  });

  it('fix all findings of a kind', async () => {
    const { document } = await showFile('kind.article', record());
    await diagnosticsWithCodes(document.uri, 'body.lost-break');
    const at = document.getText().indexOf('boats.') + 3;
    const position = document.positionAt(at + 3);
    await applyCodeAction(await actionNamed(document.uri, new vscode.Range(position, position), /Fix all 2 “body.lost-break” problems/u));
    equal(document.lineCount, 8);
    equal(document.lineAt(7).text.startsWith('The measure'), true);
  });

  it('fix everything safe, on command and as source.fixAll, and nothing else', async () => {
    const damaged = record({ 1: ' https://www.aldarycourier.example/2019/03/05/harbor-vote.html', 3: 'Port Aldary,,Fishing,null', 4: 'Mar. 4, 2019' });
    const mended = record({ 1: 'https://www.aldarycourier.example/2019/03/05/harbor-vote.html', 3: 'Port Aldary,Fishing' });
    const first = await showFile('command.article', damaged);
    await vscode.commands.executeCommand('articleAnnotator.fixAllInArticle');
    equal(first.document.getText(), mended);
    await vscode.commands.executeCommand('undo');
    equal(first.document.getText(), damaged);
    const second = await openFile('source.article', damaged);
    await diagnosticsWithCodes(second.uri, 'date.style');
    const whole = new vscode.Range(0, 0, second.lineCount, 0);
    const actions = await codeActions(second.uri, whole, vscode.CodeActionKind.SourceFixAll);
    deepEqual(actions.map((action) => action.kind?.value), ['source.fixAll.articleAnnotator']);
    for (const action of actions) await applyCodeAction(action);
    equal(second.getText(), mended);
  });

  it('accept a problem, which is kept in a file beside the articles and not reported again', async () => {
    const { document } = await showFile('accepted.article', record({ 2: 'Tide Tables  Printed - The Aldary Courier' }));
    await diagnosticsWithCodes(document.uri, 'title.extra-space');
    const action = await actionNamed(document.uri, document.lineAt(1).range, /Accept This Problem: title\.extra-space/u);
    ok(action.command, 'the action runs a command');
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    ok(folder, 'a folder is open');
    // A file that comes and goes within a moment is none to VS Code's watcher.
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, 'accepted-problems.txt'));
    const created = new Promise<vscode.Uri>((resolve) => watcher.onDidCreate(resolve));
    // The message that follows waits for an answer.
    void vscode.commands.executeCommand(action.command.command, ...(action.command.arguments as unknown[]));
    await diagnosticsOf(document.uri, (found) => !found.some((diagnostic) => diagnosticCode(diagnostic) === 'title.extra-space'));
    await created;
    watcher.dispose();
    const file = vscode.Uri.joinPath(folder.uri, 'accepted-problems.txt');
    ok((await readText(file)).includes('\ttitle.extra-space\t'), 'the file lists the problem');
    await vscode.workspace.fs.delete(file);
    await diagnosticsWithCodes(document.uri, 'title.extra-space');
  });

  it('insert all lost line breaks on command', async () => {
    const { document } = await showFile('breaks.article', record());
    await vscode.commands.executeCommand('articleAnnotator.insertLineBreaks');
    equal(document.lineCount, 8);
  });

  it('write the file again where only the file shows the damage', async () => {
    const { document } = await showFile('bom.article', `\uFEFF${record()}`);
    await diagnosticsWithCodes(document.uri, 'record.byte-order-mark');
    await applyCodeAction(await actionNamed(document.uri, new vscode.Range(0, 0, 0, 0), /Rewrite the file without it/u));
    await diagnosticsOf(document.uri, (all) => !all.some((one) => diagnosticCode(one) === 'record.byte-order-mark'), 'no byte order mark');
    equal(await readText(document.uri), record());
  });
});
