import * as vscode from 'vscode';
import { equal } from '../assert';
import { edit, waitUntil } from '../support';
import { record } from '../editor/record';
import { SlowFiles } from './slowFiles';
import { placeOf, sidecarDocument, waitForTags } from './tags';

const text = record();
const person = 'Maren Osei-Lindqvist';
const tags = `T1\tPerson ${placeOf(text, person)}\t${person}\nT2\tPlace ${placeOf(text, 'Port Aldary')}\tPort Aldary\n`;
const scheme = 'article-annotator-back';
const sidecar = '/back/story.ann';

describe('an article that goes back while nobody hears of it', function () {
  this.timeout(60_000);

  const speak = (editor: vscode.TextEditor, language: string): Thenable<vscode.TextDocument> => vscode.languages.setTextDocumentLanguage(editor.document, language);
  const revert = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.files.revert');

  /** Half of a tag is deleted, and as much typed before it: what is left stands where it stood in the saved text, too. */
  async function halfDeleted(editor: vscode.TextEditor): Promise<void> {
    const { document } = editor;
    const start = document.getText().indexOf(person);
    await edit(document.uri, (change) => {
      change.delete(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(start + 6)));
      change.insert(document.uri, new vscode.Position(1, 0), 'Late: ');
    });
  }

  /** Its annotation file has followed the unsaved text, unsaved. */
  const followed = (editor: vscode.TextEditor): Promise<unknown> => waitUntil(vscode.workspace.onDidChangeTextDocument,
    () => sidecarDocument(editor)?.getText().includes(`\t${person.slice(6)}\n`) || undefined, 'the annotation file to follow');

  async function onSlowDisk(work: (editor: vscode.TextEditor, files: SlowFiles) => Promise<void>): Promise<void> {
    const files = new SlowFiles({ '/back/story.article': text, [sidecar]: tags }, sidecar);
    const registration = vscode.workspace.registerFileSystemProvider(scheme, files);
    try {
      const editor = await vscode.window.showTextDocument(vscode.Uri.from({ scheme, path: '/back/story.article' }), { preview: false });
      await waitForTags(editor, 'Place: Port Aldary', `Person: ${person}`);
      await work(editor, files);
      equal(editor.document.getText(), text);
      await waitForTags(editor, 'Place: Port Aldary', `Person: ${person}`);
      await waitUntil(vscode.workspace.onDidChangeTextDocument, () => !sidecarDocument(editor)?.isDirty || undefined, 'the annotation file to be saved', () => sidecarDocument(editor)?.getText() ?? 'closed');
      equal(files.textOf(sidecar), tags);
    } finally {
      files.releaseAll();
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      registration.dispose();
    }
  }

  it('takes its tags back with it, where its annotation file is being read', () => onSlowDisk(async (editor, files) => {
    await halfDeleted(editor);
    await followed(editor);
    await speak(editor, 'plaintext');
    files.holdFor('extension');
    await speak(editor, 'article');
    await waitUntil(files.onDidHold, () => files.heldReads(sidecar) > 0 || undefined, 'the annotation file to be read');
    await vscode.window.showTextDocument(editor.document);
    await revert();
    files.releaseAll();
  }));

  it('takes its tags back with it, where it had another language', () => onSlowDisk(async (editor) => {
    await halfDeleted(editor);
    await followed(editor);
    await speak(editor, 'plaintext');
    await vscode.window.showTextDocument(editor.document);
    await revert();
    await speak(editor, 'article');
  }));

  it('takes its tags back with it, where its annotation file had not followed when it got another language', () => onSlowDisk(async (editor) => {
    await halfDeleted(editor);
    await speak(editor, 'plaintext');
    await vscode.window.showTextDocument(editor.document);
    await revert();
    await speak(editor, 'article');
  }));

  it('keeps its tags in place, where it was changed and saved in another language', async () => {
    const files = new SlowFiles({ '/back/story.article': text, [sidecar]: tags }, sidecar);
    const registration = vscode.workspace.registerFileSystemProvider(scheme, files);
    try {
      const editor = await vscode.window.showTextDocument(vscode.Uri.from({ scheme, path: '/back/story.article' }), { preview: false });
      await waitForTags(editor, 'Place: Port Aldary', `Person: ${person}`);
      await halfDeleted(editor);
      await followed(editor);
      await speak(editor, 'plaintext');
      await edit(editor.document.uri, (change) => change.insert(editor.document.uri, new vscode.Position(1, 0), 'Very '));
      await editor.document.save();
      await speak(editor, 'article');
      await waitForTags(editor, 'Place: Port Aldary', `Person: ${person.slice(6)}`);
      const now = editor.document.getText();
      const expected = `T1\tPerson ${placeOf(now, person.slice(6))}\t${person.slice(6)}\nT2\tPlace ${placeOf(now, 'Port Aldary')}\tPort Aldary\n`;
      await waitUntil(files.onDidWrite, () => files.textOf(sidecar) === expected || undefined, 'the annotation file to be saved', () => files.textOf(sidecar) ?? '');
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      registration.dispose();
    }
  });
  it('moves its tags with what was typed, where its language changed twice while its annotation file was being read', async () => {
    // The article of the test before lives on for a while, and would write its annotation file.
    const own = '/back/log/story.ann';
    const files = new SlowFiles({ '/back/log/story.log': text, [own]: tags }, own);
    const registration = vscode.workspace.registerFileSystemProvider(scheme, files);
    const tagsIn = (now: string, name: string): string => `T1\tPerson ${placeOf(now, name)}\t${name}\nT2\tPlace ${placeOf(now, 'Port Aldary')}\tPort Aldary\n`;
    const editor = await vscode.window.showTextDocument(vscode.Uri.from({ scheme, path: '/back/log/story.log' }), { preview: false });
    try {
      // As a window that was closed with unsaved changes opens again.
      await edit(editor.document.uri, (change) => change.insert(editor.document.uri, new vscode.Position(1, 0), 'Very '));
      const annotations = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme, path: own }));
      await edit(annotations.uri, (change) => change.replace(annotations.uri, new vscode.Range(0, 0, annotations.lineCount, 0), tagsIn(editor.document.getText(), person)));
      files.holdFor('extension');
      await speak(editor, 'article');
      await waitUntil(files.onDidHold, () => files.heldReads(own) > 0 || undefined, 'the annotation file to be read');
      await speak(editor, 'plaintext');
      await halfDeleted(editor);
      await speak(editor, 'article');
      files.releaseAll();
      await waitForTags(editor, 'Place: Port Aldary', `Person: ${person.slice(6)}`);
      await editor.document.save();
      const expected = tagsIn(editor.document.getText(), person.slice(6));
      await waitUntil(files.onDidWrite, () => files.textOf(own) === expected || undefined, 'the annotation file to be saved', () => files.textOf(own) ?? '');
    } finally {
      files.releaseAll();
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      registration.dispose();
    }
  });
});
