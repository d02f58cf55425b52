import * as vscode from 'vscode';
import { deepEqual, equal, match, ok } from '../assert';
import { diagnosticCode, diagnosticsOf, diagnosticsWithCodes, edit, readText, waitUntil } from '../support';
import { record } from '../editor/record';
import { placeOf, run, saveBoth, select, showArticle, sidecarDocument, sidecarOf, sidecarText, tagsOf, waitForTags } from './tags';

const text = record();
const person = 'Maren Osei-Lindqvist';
const personLine = `T1\tPerson ${placeOf(text, person)}\t${person}\n`;
const placeLine = `T2\tPlace ${placeOf(text, 'Port Aldary')}\tPort Aldary\n`;

describe('an article and its sidecar', function () {
  // Many steps, each over two processes and a disk.
  this.timeout(60_000);

  it('stay in step while both are open and the sidecar is edited as text', async () => {
    const editor = await showArticle('beside', { sidecar: personLine });
    const sidecar = await vscode.workspace.openTextDocument(sidecarOf(editor.document.uri));
    await vscode.window.showTextDocument(sidecar, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
    await edit(sidecar.uri, (change) => change.replace(sidecar.uri, new vscode.Range(0, 3, 0, 9), 'Group'));
    await waitForTags(editor, `Group: ${person}`);
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    const article = vscode.window.activeTextEditor ?? editor;
    await select(article, 'Port Aldary');
    await run('tagAs', 'Place');
    match(sidecar.getText(), /\nT2\tPlace /u);
    await sidecar.save();
    equal(await sidecarText(article), personLine.replace('Person', 'Group') + placeLine);
  });

  it('leave no tab behind that VS Code opened by itself, but the one that was looked at', async () => {
    const editor = await showArticle('tab', { sidecar: personLine });
    await waitForTags(editor, `Person: ${person}`);
    const uri = sidecarOf(editor.document.uri).toString();
    const tab = (): vscode.Tab | undefined => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)
      .find(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri);
    const until = (is: boolean, what: string): Promise<unknown> => waitUntil(vscode.window.tabGroups.onDidChangeTabs, () => (tab() !== undefined) === is || undefined, what);
    const type = (): Promise<unknown> => edit(editor.document.uri, (change) => change.insert(editor.document.uri, new vscode.Position(5, 0), 'Late: '));
    await type();
    await until(true, 'the tab of the unsaved sidecar');
    await editor.document.save();
    await until(false, 'the tab to be closed');
    await type();
    await until(true, 'the tab of the unsaved sidecar');
    await vscode.window.showTextDocument(vscode.Uri.parse(uri));
    await vscode.window.showTextDocument(editor.document);
    await editor.document.save();
    await waitUntil(vscode.window.tabGroups.onDidChangeTabs, () => tab()?.isDirty === false || undefined, 'the sidecar to be saved');
    await showArticle('tab-later');
    ok(tab(), 'a tab that was looked at is closed');
  });

  it('leave tabs alone that have nothing to do with an unsaved article', async () => {
    const editor = await showArticle('replaced', { sidecar: personLine });
    await waitForTags(editor, `Person: ${person}`);
    const sidecar = await vscode.workspace.openTextDocument(sidecarOf(editor.document.uri));
    const tab = (): vscode.Tab | undefined => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)
      .find(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === sidecar.uri.toString());
    await edit(sidecar.uri, (change) => change.replace(sidecar.uri, new vscode.Range(0, 3, 0, 9), 'Group'));
    await waitUntil(vscode.window.tabGroups.onDidChangeTabs, () => tab()?.isDirty || undefined, 'the tab of the sidecar that was edited');
    await sidecar.save();
    await waitUntil(vscode.window.tabGroups.onDidChangeTabs, () => tab()?.isDirty === false || undefined, 'the sidecar to be saved');
    // Whatever was to be closed is closed by the time another file shows.
    await showArticle('replaced-later');
    ok(tab(), 'the tab is closed');
  });

  it('are renamed together, and nothing is overwritten', async () => {
    const editor = await showArticle('old-name', { sidecar: personLine });
    await waitForTags(editor, `Person: ${person}`);
    const rename = async (from: vscode.Uri, name: string): Promise<vscode.Uri> => {
      const to = vscode.Uri.joinPath(from, '..', name);
      await edit(from, (change) => change.renameFile(from, to));
      return to;
    };
    const renamed = await rename(editor.document.uri, 'new-name.article');
    const other = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(renamed));
    await waitForTags(other, `Person: ${person}`);
    equal(await readText(sidecarOf(renamed)), personLine);
    const gone = await vscode.workspace.fs.stat(sidecarOf(editor.document.uri)).then(() => false, () => true);
    ok(gone, 'the sidecar is left behind too');
    const taken = vscode.Uri.joinPath(renamed, '..', 'taken.ann');
    await vscode.workspace.fs.writeFile(taken, new TextEncoder().encode(placeLine));
    await rename(renamed, 'taken.article');
    equal(await readText(sidecarOf(renamed)), personLine);
    equal(await readText(taken), placeLine);
  });

  it('stay with the text that they belong to where another of the same name is renamed', async () => {
    const { document } = await showArticle('twin', { sidecar: personLine });
    const at = (name: string): vscode.Uri => vscode.Uri.joinPath(document.uri, '..', name);
    const rename = (from: string, to: string): Promise<unknown> => edit(at(from), (change) => change.renameFile(at(from), at(to)));
    await vscode.workspace.fs.copy(document.uri, at('twin.txt'));
    await rename('twin.article', 'alone.article');
    equal(await readText(at('twin.ann')), personLine);
    // Beside a text that counts first the tags would be that one's.
    await vscode.workspace.fs.copy(at('twin.txt'), at('other.txt'));
    await rename('twin.txt', 'twin.md');
    await rename('twin.md', 'other.md');
    equal(await readText(at('twin.ann')), personLine);
    const names = (await vscode.workspace.fs.readDirectory(at('.'))).map(([name]) => name).sort();
    deepEqual(names, ['alone.article', 'other.md', 'other.txt', 'twin.ann']);
  });

  it('takes over what another program writes while the article is dirty', async () => {
    const editor = await showArticle('written', { sidecar: personLine });
    await waitForTags(editor, `Person: ${person}`);
    const end = editor.document.lineAt(5).range.end;
    await edit(editor.document.uri, (change) => change.insert(editor.document.uri, end, ' Late addition.'));
    await vscode.workspace.fs.writeFile(sidecarOf(editor.document.uri), new TextEncoder().encode(personLine + placeLine));
    await waitForTags(editor, 'Place: Port Aldary', `Person: ${person}`);
    await saveBoth(editor, personLine + placeLine);
  });

  it('loses neither side where another program writes while both are dirty', async () => {
    const editor = await showArticle('both', { sidecar: personLine });
    await edit(editor.document.uri, (change) => change.insert(editor.document.uri, new vscode.Position(5, 0), 'Late: '));
    await select(editor, 'Monday');
    await run('tagAs', 'Date');
    ok(sidecarDocument(editor)?.isDirty, 'the sidecar is not unsaved');
    await vscode.workspace.fs.writeFile(sidecarOf(editor.document.uri), new TextEncoder().encode(personLine + placeLine));
    await editor.document.save();
    const file = await sidecarText(editor);
    const open = sidecarDocument(editor);
    ok(file.includes('Port Aldary') || open?.getText().includes('Port Aldary'), 'what the other program wrote is gone');
    deepEqual((await tagsOf(editor)).includes('Date: Monday'), true);
    ok(file.includes('Monday') || (open?.isDirty && open.getText().includes('Monday')), 'the unsaved tag is gone');
  });

  it('finds its tags again when another program changes the article', async () => {
    const editor = await showArticle('outside', { sidecar: personLine });
    await waitForTags(editor, `Person: ${person}`);
    const changed = text.replace('The council', 'Late on Sunday the council of the port').replace('She runs', 'She has run');
    await writeUntilSeen(editor.document, changed);
    await diagnosticsWithCodes(sidecarOf(editor.document.uri), 'annotation.moved');
    equal(await sidecarText(editor), personLine);
    await run('acceptAllMovedTags');
    equal(await sidecarText(editor), `T1\tPerson ${placeOf(changed, person)}\t${person}\n`);
    await run('undoAnnotation');
    equal(await sidecarText(editor), personLine);
  });

  it('takes no change from outside for typing, nor typing for a change from outside', async () => {
    const editor = await showArticle('origins', { sidecar: personLine });
    await waitForTags(editor, `Person: ${person}`);
    const once = `${text} It rained.`.replace('The council', 'Late on Sunday the council of the port');
    await writeUntilSeen(editor.document, once);
    // Typed at once, while it may still be open where the change before came from.
    await edit(editor.document.uri, (change) => change.insert(editor.document.uri, new vscode.Position(1, 0), 'Late: '));
    await diagnosticsWithCodes(sidecarOf(editor.document.uri), 'annotation.moved');
    equal(sidecarDocument(editor)?.getText() ?? await sidecarText(editor), personLine);
    await run('acceptAllMovedTags');
    const typed = editor.document.getText();
    await saveBoth(editor, `T1\tPerson ${placeOf(typed, person)}\t${person}\n`);
    await edit(editor.document.uri, (change) => change.insert(editor.document.uri, new vscode.Position(1, 0), 'Very '));
    await saveBoth(editor, `T1\tPerson ${placeOf(editor.document.getText(), person)}\t${person}\n`);
    await diagnosticsOf(sidecarOf(editor.document.uri), (found) => !found.some((one) => diagnosticCode(one) === 'annotation.moved'), 'no moved tag');
  });

  it('keeps its tags when the sidecar is deleted, and writes them again with the next', async () => {
    const editor = await showArticle('deleted', { sidecar: personLine });
    await waitForTags(editor, `Person: ${person}`);
    await vscode.workspace.fs.delete(sidecarOf(editor.document.uri));
    await waitForTags(editor, `Person: ${person}`);
    await select(editor, 'Port Aldary');
    await run('tagAs', 'Place');
    equal(await sidecarText(editor), personLine + placeLine);
  });

  it('never writes into a merge conflict', async () => {
    const conflict = `<<<<<<< ours\n${personLine}=======\n${placeLine}>>>>>>> theirs\n`;
    const editor = await showArticle('conflict', { sidecar: conflict });
    await select(editor, person);
    await run('tagAs', 'Person');
    await run('undoAnnotation');
    await edit(editor.document.uri, (change) => change.insert(editor.document.uri, new vscode.Position(5, 0), 'Late: '));
    await editor.document.save();
    equal(await sidecarText(editor), conflict);
    await vscode.workspace.fs.writeFile(sidecarOf(editor.document.uri), new TextEncoder().encode(''));
    await waitForTags(editor);
  });

  it('keeps every byte of odd lines when a tag comes and goes', async () => {
    const odd = `T7\tPerson ${placeOf(text, person)}\t${person}\t\t\n\n#x\nT7\tPlace 0 5\thttps\n  `;
    const editor = await showArticle('odd', { sidecar: odd });
    await select(editor, 'Monday');
    await run('tagAs', 'Date');
    match(await sidecarText(editor), /\nT8\tDate /u);
    await run('undoAnnotation');
    equal(await sidecarText(editor), odd);
  });

  it('keeps what it cannot write, and says so, in a folder that is read-only', async () => {
    const scheme = 'article-annotator-read-only';
    const files = new ReadOnlyFiles(new Map([['/read-only/story.article', text]]));
    const registration = vscode.workspace.registerFileSystemProvider(scheme, files);
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme, path: '/read-only/story.article' }));
      const editor = await vscode.window.showTextDocument(document);
      await select(editor, person);
      await run('tagAs', 'Person');
      await waitForTags(editor, `Person: ${person}`);
      ok(files.refusedWrites > 0, 'nobody tried to write');
      equal(document.getText(), text);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      registration.dispose();
    }
  });
});

/** Writes a file as another program does. A window that was just opened may not be watching yet: it is written again until it is seen. */
async function writeUntilSeen(document: vscode.TextDocument, text: string): Promise<void> {
  const write = (): void => void vscode.workspace.fs.writeFile(document.uri, new TextEncoder().encode(text));
  write();
  const writing = setInterval(write, 1000);
  try {
    await waitUntil(vscode.workspace.onDidChangeTextDocument, () => document.getText() === text || undefined, 'the text from outside');
  } finally {
    clearInterval(writing);
  }
}

/** A folder in which files can be read and nothing can be made. */
class ReadOnlyFiles implements vscode.FileSystemProvider {
  refusedWrites = 0;
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  constructor(private readonly files: ReadonlyMap<string, string>) {}

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const file = this.files.get(uri.path);
    if (file !== undefined) return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: new TextEncoder().encode(file).length };
    if ([...this.files.keys()].some((path) => path.startsWith(`${uri.path}/`))) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    throw vscode.FileSystemError.FileNotFound(uri);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const file = this.files.get(uri.path);
    if (file === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return new TextEncoder().encode(file);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  writeFile(uri: vscode.Uri): void {
    this.refusedWrites++;
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}
