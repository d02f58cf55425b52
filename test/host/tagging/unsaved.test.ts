import * as vscode from 'vscode';
import { equal, ok } from '../assert';
import { edit, nextEvent, waitUntil } from '../support';
import { record } from '../editor/record';
import { MemoryFiles } from './memoryFiles';
import { placeOf, run, select, showArticle, sidecarDocument, sidecarOf, sidecarText, waitForTags } from './tags';

const text = record();
const person = 'Maren Osei-Lindqvist';
const personLine = `T1\tPerson ${placeOf(text, person)}\t${person}\n`;
const placeLine = `T2\tPlace ${placeOf(text, 'Port Aldary')}\tPort Aldary\n`;

describe('an article that goes back to what was saved', function () {
  this.timeout(60_000);

  const typeBefore = (document: vscode.TextDocument): Promise<void> => edit(document.uri, (change) => change.insert(document.uri, new vscode.Position(1, 0), 'Late: '));

  /** The annotation file, once its document is saved, or closed by itself. */
  const settledSidecar = async (editor: vscode.TextEditor): Promise<string> => {
    await waitUntil(vscode.workspace.onDidChangeTextDocument, () => !sidecarDocument(editor)?.isDirty || undefined, 'the annotation file to be saved', () => sidecarDocument(editor)?.getText() ?? 'closed');
    return sidecarText(editor);
  };

  /** Types before both tags, and waits until the annotation file has followed, unsaved. */
  const typeAndWait = async (editor: vscode.TextEditor): Promise<void> => {
    const followed = nextEvent(vscode.workspace.onDidChangeTextDocument, 'the annotation file to follow', ({ document }) =>
      document.uri.toString() === sidecarOf(editor.document.uri).toString() && document.isDirty);
    await typeBefore(editor.document);
    await followed;
  };

  it('takes its tags back with it when it is reverted and closed', async () => {
    const editor = await showArticle('closed', { sidecar: personLine + placeLine });
    await waitForTags(editor, 'Place: Port Aldary', `Person: ${person}`);
    await typeAndWait(editor);
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    equal(await settledSidecar(editor), personLine + placeLine);
    const again = await vscode.window.showTextDocument(editor.document.uri);
    equal(again.document.getText(), text);
    await waitForTags(again, 'Place: Port Aldary', `Person: ${person}`);
    await select(again, 'Monday');
    await run('tagAs', 'Date');
    equal(await sidecarText(again), `${personLine}${placeLine}T3\tDate ${placeOf(text, 'Monday')}\tMonday\n`);
  });

  it('keeps a tag that was made in the meantime', async () => {
    const editor = await showArticle('closed-tag', { sidecar: personLine });
    await waitForTags(editor, `Person: ${person}`);
    await typeAndWait(editor);
    await select(editor, 'Port Aldary');
    await run('tagAs', 'Place');
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    equal(await settledSidecar(editor), personLine + placeLine);
  });

  it('takes its tags back with it when it is reverted', async () => {
    const editor = await showArticle('revert', { sidecar: personLine + placeLine });
    await waitForTags(editor, 'Place: Port Aldary', `Person: ${person}`);
    await typeAndWait(editor);
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    equal(editor.document.getText(), text, 'the article is as it was saved');
    equal(await settledSidecar(editor), personLine + placeLine, 'the annotation file is as it was saved');
    await waitForTags(editor, 'Place: Port Aldary', `Person: ${person}`);
  });
});

describe('an annotation file that is written', function () {
  this.timeout(60_000);

  it('tells its article nothing that came from there, though VS Code makes it in two steps where new files have other line endings', async () => {
    const files = vscode.workspace.getConfiguration('files');
    await files.update('eol', '\r\n', vscode.ConfigurationTarget.Global);
    try {
      const editor = await showArticle('line-endings');
      await edit(editor.document.uri, (change) => change.insert(editor.document.uri, new vscode.Position(1, 0), 'Late: '));
      await select(editor, person);
      await run('tagAs', 'Person');
      equal(sidecarDocument(editor)?.getText(), `T1\tPerson ${placeOf(editor.document.getText(), person)}\t${person}\n`);
      await run('undoAnnotation');
      equal(sidecarDocument(editor)?.getText(), '');
      await run('redoAnnotation');
      equal(sidecarDocument(editor)?.getText(), `T1\tPerson ${placeOf(editor.document.getText(), person)}\t${person}\n`);
      await editor.document.save();
    } finally {
      await files.update('eol', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

describe('a disk that is full', function () {
  this.timeout(60_000);

  it('loses no tag, and the tag is written when there is space again', async () => {
    const scheme = 'article-annotator-full';
    const files = new MemoryFiles({ '/full/story.article': text });
    files.isFull = true;
    const registration = vscode.workspace.registerFileSystemProvider(scheme, files);
    try {
      const uri = vscode.Uri.from({ scheme, path: '/full/story.article' });
      const editor = await vscode.window.showTextDocument(uri);
      await select(editor, person);
      await run('tagAs', 'Person');
      ok(files.refusedWrites > 0, 'nobody tried to write');
      // An event of the file that the failed write left is no news.
      await files.settled();
      await waitForTags(editor, `Person: ${person}`);
      files.isFull = false;
      await waitUntil(files.onDidWrite, () => (files.textOf('/full/story.ann') === personLine ? true : undefined), 'the tag to be written', () => String(files.textOf('/full/story.ann')));
      await waitForTags(editor, `Person: ${person}`);
    } finally {
      files.isFull = false;
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      registration.dispose();
    }
  });
});
