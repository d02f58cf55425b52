import * as vscode from 'vscode';
import { Labels } from '../../../src/annotating/labels';
import { ArticleFolders } from '../../../src/panel/articleFolders';
import { uncertaintyIn } from '../../../src/panel/uncertainty';
import { Configuration } from '../../../src/platform/configuration';
import { silentLog } from '../../bench/silentLog';
import { deepEqual, equal, ok } from '../assert';
import { closeAllEditors, edit, openFile, showFile, waitUntil, writeFile } from '../support';

const record = [
  'https://www.aldarycourier.example/2019/03/05/harbor-vote.html',
  'Council Votes to Reopen the Old Harbor - The Aldary Courier',
  'Port Aldary,Fishing',
  'March 4, 2019',
  '417',
  'Mayor Maren Osei-Lindqvist opened the session in Port Aldary on Monday. The harbor stays closed for boats until June, said Tobin Quaye. The vote, nine to four, came after a debate that ran past midnight and emptied the benches.',
  '',
].join('\n');

function panelTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('articleAnnotator.panel'));
}

/** Waits until the panel has this title, or is gone. */
function panelTitled(title: RegExp | undefined): Promise<boolean> {
  return waitUntil(vscode.window.tabGroups.onDidChangeTabs, () => {
    const tabs = panelTabs();
    return (title ? tabs.some(({ label }) => title.test(label)) : tabs.length === 0) ? true : undefined;
  }, `a panel titled ${title}`, () => panelTabs().map(({ label }) => label).join(', ') || 'no panel');
}

describe('annotation panel', () => {
  afterEach(() => closeAllEditors());

  it('opens beside the article, once, and follows the active one', async () => {
    await showFile('one.article', record);
    await vscode.commands.executeCommand('articleAnnotator.openPanelToSide');
    await panelTitled(/^Annotate one\.article$/u);
    const first = panelTabs()[0];
    equal(first?.group.viewColumn, vscode.ViewColumn.Two);
    await vscode.window.showTextDocument(await openFile('two.article', record), vscode.ViewColumn.One);
    await panelTitled(/^Annotate two\.article$/u);
    await vscode.commands.executeCommand('articleAnnotator.openPanelToSide');
    equal(panelTabs().length, 1);
  });

  it('stays with its article when it is locked, and a second one opens', async () => {
    await showFile('one.article', record);
    await vscode.commands.executeCommand('articleAnnotator.openPanelToSide');
    await panelTitled(/^Annotate one/u);
    await vscode.commands.executeCommand('articleAnnotator.togglePanelLock');
    await panelTitled(/^\[Annotate\] one/u);
    await vscode.window.showTextDocument(await openFile('two.article', record), vscode.ViewColumn.One);
    await vscode.commands.executeCommand('articleAnnotator.openPanelToSide');
    await panelTitled(/^Annotate two/u);
    equal(panelTabs().length, 2);
    ok(panelTabs().some(({ label }) => label === '[Annotate] one.article'), panelTabs().map(({ label }) => label).join(', '));
  });

  it('follows an article that is renamed', async () => {
    const { document } = await showFile('old-name.article', record);
    await vscode.commands.executeCommand('articleAnnotator.openPanelToSide');
    await panelTitled(/old-name/u);
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(document.uri, vscode.Uri.joinPath(document.uri, '..', 'new-name.article'));
    ok(await vscode.workspace.applyEdit(edit), 'the file was not renamed');
    await panelTitled(/^Annotate new-name\.article$/u);
  });

  it('goes on in the next folder while a filter lists its articles, also from one that is not listed any more', async () => {
    const word = 'Quillmarsh';
    const first = await writeFile('a/1.article', record.replace('session', word));
    const put = (path: string, text: string): Thenable<void> => vscode.workspace.fs.writeFile(vscode.Uri.joinPath(first, '../..', path), new TextEncoder().encode(text));
    await put('a/2.article', record);
    await put('b/3.article', record);
    await put('b/4.article', record.replace('session', word));
    const activeName = (): string => vscode.window.activeTextEditor?.document.uri.path.split('/').slice(-2).join('/') ?? '';
    const go = async (command: string, to: string): Promise<void> => {
      void vscode.commands.executeCommand(`articleAnnotator.${command}`);
      await waitUntil(vscode.window.onDidChangeActiveTextEditor, () => activeName() === to || undefined, to, activeName);
    };
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(first));
    try {
      // VS Code tells of new files a moment later.
      for (let tries = 0; tries < 400 && await vscode.commands.executeCommand('articleAnnotator.filterArticles', { text: word }) !== 2; tries++) await new Promise<void>((resolve) => setTimeout(resolve, 50));
      await go('nextArticle', 'b/4.article');
      await go('previousArticle', 'a/1.article');
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(vscode.Uri.joinPath(first, '../2.article')));
      await go('nextArticle', 'b/4.article');
    } finally {
      await vscode.commands.executeCommand('articleAnnotator.clearArticleFilter');
    }
  });

  it('goes to the least sure of the articles without tags where that is the order, and else by name', async () => {
    const first = await writeFile('a.article', record);
    const beside = (name: string): vscode.Uri => vscode.Uri.joinPath(first, '..', name);
    const put = (name: string, text: string): Thenable<void> => vscode.workspace.fs.writeFile(beside(name), new TextEncoder().encode(text));
    for (const name of ['b.article', 'c.article', 'd.article']) await put(name, record);
    await put('b.ann', 'T1\tPlace 0 5\thttps\n');
    const configuration = new Configuration(silentLog);
    const labels = new Labels(configuration, silentLog);
    const ratings: Readonly<Record<string, number>> = { 'a.article': 0.8, 'b.article': 0.9, 'c.article': 0.2, 'd.article': 0.7 };
    const nameOf = (uri: vscode.Uri | undefined): string | undefined => uri?.path.split('/').pop();
    const folders = new ArticleFolders(labels, { lists: () => true, neighbor: () => Promise.resolve(undefined) }, () => (uri) => Promise.resolve(ratings[nameOf(uri) ?? ''] ?? 0), silentLog);
    const next = async (name: string): Promise<string | undefined> => nameOf(await folders.neighbor(beside(name), 'next'));
    // Not back to the first, which is less sure but was left without tags; and by name where all were.
    deepEqual([await next('a.article'), await next('d.article'), await next('c.article')], ['d.article', 'c.article', 'd.article']);
    equal(nameOf(await folders.neighbor(beside('d.article'), 'previous')), 'c.article');
    const byName = new ArticleFolders(labels, { lists: () => true, neighbor: () => Promise.resolve(undefined) }, () => undefined, silentLog);
    equal(nameOf(await byName.neighbor(first, 'next')), 'b.article');
    for (const disposable of [folders, byName, labels, configuration]) disposable.dispose();
  });

  it('passes over an article that cannot be read where it looks for the least sure one', async () => {
    const first = await writeFile('a.article', record);
    const beside = (name: string): vscode.Uri => vscode.Uri.joinPath(first, '..', name);
    await vscode.workspace.fs.writeFile(beside('b.article'), Uint8Array.from([0xff, 0x41]));
    await vscode.workspace.fs.writeFile(beside('c.article'), new TextEncoder().encode(record));
    const configuration = new Configuration(silentLog);
    const labels = new Labels(configuration, silentLog);
    const suggestions = { inFile: () => Promise.resolve([]) };
    const folders = new ArticleFolders(labels, { lists: () => true, neighbor: () => Promise.resolve(undefined) }, () => (uri) => uncertaintyIn(uri, suggestions), silentLog);
    equal((await folders.neighbor(first, 'next'))?.path, beside('c.article').path);
    for (const disposable of [folders, labels, configuration]) disposable.dispose();
  });

  it('is as unsure of an article as of what its editor shows', async () => {
    const { document } = await showFile('unsaved.article', record);
    await edit(document.uri, (change) => change.insert(document.uri, new vscode.Position(5, 0), 'Unsaved: '));
    const asked: string[] = [];
    await uncertaintyIn(document.uri, { inFile: (_, text) => {
      asked.push(text);
      return Promise.resolve([]);
    } });
    deepEqual(asked, [document.getText()]);
  });

  it('counts tags for the article that owns the annotation file, and for no other of that name', async () => {
    const first = await writeFile('a.article', record);
    const beside = (name: string): vscode.Uri => vscode.Uri.joinPath(first, '..', name);
    const put = (name: string, text: string): Thenable<void> => vscode.workspace.fs.writeFile(beside(name), new TextEncoder().encode(text));
    await put('a.txt', record);
    await put('a.ann', 'T1\tPlace 0 5\thttps\n');
    const configuration = new Configuration(silentLog);
    const labels = new Labels(configuration, silentLog);
    const folders = new ArticleFolders(labels, { lists: () => true, neighbor: () => Promise.resolve(undefined) }, () => undefined, silentLog);
    let annotated: number | undefined;
    const looked = new vscode.EventEmitter<void>();
    // As the panel does: whoever asks again after a change goes on being told. That the files were made may be told late, too.
    const look = async (): Promise<void> => {
      annotated = (await folders.progressOf(first))?.annotated;
      looked.fire();
    };
    const listening = folders.onDidChange(look);
    await look();
    equal(annotated, 1);
    await put('a.ann', '');
    await waitUntil(looked.event, () => annotated === 0 || undefined, 'the last tag to go', () => String(annotated));
    for (const disposable of [listening, looked, folders, labels, configuration]) disposable.dispose();
  });

  it('goes through the articles of a folder by name, over what is none, and stops at the last', async () => {
    const first = await writeFile('002_second.txt', record);
    const folder = vscode.Uri.joinPath(first, '..');
    const put = (name: string, text: string): Thenable<void> => vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(text));
    await put('010_tenth.txt', record);
    await put('notes.txt', 'Buy bread.\n');
    await put('plain.txt', record);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(first));
    const activeName = (): string => vscode.window.activeTextEditor?.document.uri.path.split('/').pop() ?? '';
    await vscode.commands.executeCommand('articleAnnotator.nextArticle');
    equal(activeName(), '010_tenth.txt');
    await vscode.commands.executeCommand('articleAnnotator.nextArticle');
    equal(activeName(), 'plain.txt');
    equal(vscode.window.activeTextEditor?.document.languageId, 'article');
    void vscode.commands.executeCommand('articleAnnotator.previousArticle');
    await waitUntil(vscode.window.onDidChangeActiveTextEditor, () => activeName() === '010_tenth.txt' || undefined, 'the article before', activeName);
  });
});
