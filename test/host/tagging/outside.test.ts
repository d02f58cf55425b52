import * as vscode from 'vscode';
import { equal, ok } from '../assert';
import { edit, readText, showFile, waitForFile, waitUntil } from '../support';
import { record } from '../editor/record';
import { MemoryFiles } from './memoryFiles';
import { SlowFiles } from './slowFiles';
import { meaningsOf, placeOf, run, select, showArticle, sidecarDocument, sidecarOf, waitForTags } from './tags';

const text = record();
const person = 'Maren Osei-Lindqvist';
const personLine = `T1\tPerson ${placeOf(text, person)}\t${person}\n`;
const placeLine = `T2\tPlace ${placeOf(text, 'Port Aldary')}\tPort Aldary\n`;

/** Whether just these three tags are in an annotation file. */
function hasAll(file: string): boolean {
  return meaningsOf(file).join('\n') === meaningsOf(personLine, placeLine, `T3\tDate ${placeOf(text, 'Monday')}\tMonday\n`).join('\n');
}

/** An article with its annotation file on a disk that tells nothing of what others write. */
async function onSilentDisk(work: (editor: vscode.TextEditor, files: MemoryFiles, sidecar: string) => Promise<void>): Promise<void> {
  const scheme = 'article-annotator-silent';
  const files = new MemoryFiles({ '/silent/story.article': text, '/silent/story.ann': personLine });
  const registration = vscode.workspace.registerFileSystemProvider(scheme, files);
  try {
    const editor = await vscode.window.showTextDocument(vscode.Uri.from({ scheme, path: '/silent/story.article' }), { preview: false });
    await waitForTags(editor, `Person: ${person}`);
    await work(editor, files, '/silent/story.ann');
  } finally {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    registration.dispose();
  }
}

/** Tags are saved with the article, so that they can be unsaved while it is not. */
async function savedWithArticle(work: () => Promise<void>): Promise<void> {
  const settings = vscode.workspace.getConfiguration('articleAnnotator');
  await settings.update('saveAnnotations', 'withArticle', vscode.ConfigurationTarget.Global);
  try {
    await work();
  } finally {
    await settings.update('saveAnnotations', undefined, vscode.ConfigurationTarget.Global);
  }
}

describe('an annotation file of which nobody tells that another program wrote it', function () {
  this.timeout(60_000);

  it('is looked at when its article becomes the active editor', () => onSilentDisk(async (editor, files, sidecar) => {
    files.writeSilently(sidecar, personLine + placeLine);
    await showFile('other.article', text);
    const again = await vscode.window.showTextDocument(editor.document);
    await waitForTags(again, 'Place: Port Aldary', `Person: ${person}`);
    equal(files.textOf(sidecar), personLine + placeLine);
  }));

  // Slow: the file is asked every five seconds.
  it('is taken while its article stays in front', () => onSilentDisk(async (editor, files, sidecar) => {
    files.writeSilently(sidecar, personLine + placeLine);
    await waitForTags(editor, 'Place: Port Aldary', `Person: ${person}`);
    equal(files.textOf(sidecar), personLine + placeLine);
  }));

  it('loses nothing to tags that are unsaved when its article is read again', () => savedWithArticle(() => onSilentDisk(async (editor, files, sidecar) => {
    await select(editor, 'Monday');
    await run('tagAs', 'Date');
    ok(sidecarDocument(editor)?.isDirty, 'the tag is not unsaved');
    files.writeSilently(sidecar, personLine + placeLine);
    files.writeSilently(editor.document.uri.path, `${text} It rained.`);
    files.tell(editor.document.uri);
    await waitUntil(vscode.workspace.onDidChangeTextDocument, () => editor.document.getText().endsWith('It rained.') || undefined, 'the other text');
    await waitForTags(editor, 'Place: Port Aldary', 'Date: Monday', `Person: ${person}`);
    equal(files.textOf(sidecar), personLine + placeLine);
    await edit(editor.document.uri, (change) => change.insert(editor.document.uri, editor.document.lineAt(5).range.end, ' It snowed.'));
    await editor.document.save();
    await waitUntil(files.onDidWrite, () => hasAll(files.textOf(sidecar) ?? '') || undefined, 'all tags to be written', () => files.textOf(sidecar) ?? '');
  })));
});

describe('unsaved tags beside which another program writes', function () {
  this.timeout(60_000);

  it('are saved with their article, and leave no unsaved annotation file behind', async () => {
    const editor = await showArticle('past', { sidecar: personLine });
    await waitForTags(editor, `Person: ${person}`);
    await edit(editor.document.uri, (change) => change.insert(editor.document.uri, editor.document.lineAt(5).range.end, ' It rained.'));
    await select(editor, 'Monday');
    await run('tagAs', 'Date');
    await vscode.workspace.fs.writeFile(sidecarOf(editor.document.uri), new TextEncoder().encode(personLine + placeLine));
    await waitForTags(editor, 'Place: Port Aldary', 'Date: Monday', `Person: ${person}`);
    await editor.document.save();
    const file = await waitForFile(sidecarOf(editor.document.uri), hasAll, 'hold all three tags');
    if (sidecarDocument(editor)?.isDirty) equal(sidecarDocument(editor)?.getText(), file);
    if (Number(vscode.version.split('.')[1]) < 139) return console.log('      VS Code before 1.139 does not save a document over a newer file, though it holds the same text');
    await waitUntil(vscode.workspace.onDidChangeTextDocument, () => !sidecarDocument(editor)?.isDirty || undefined, 'the annotation file to be saved');
    equal(await readText(sidecarOf(editor.document.uri)), file);
  });

  it('go back with an article that was unsaved when its session began, half deleted ones too', async () => {
    const editor = await showArticle('begun', { sidecar: personLine + placeLine });
    await waitForTags(editor, 'Place: Port Aldary', `Person: ${person}`);
    const start = text.indexOf(person);
    await edit(editor.document.uri, (change) => {
      change.delete(editor.document.uri, new vscode.Range(editor.document.positionAt(start), editor.document.positionAt(start + 6)));
      change.insert(editor.document.uri, new vscode.Position(1, 0), 'Late: ');
    });
    await waitForTags(editor, 'Place: Port Aldary', `Person: ${person.slice(6)}`);
    // The session of a window that was loaded again begins with what hot exit kept; so does one after a change of language.
    await vscode.languages.setTextDocumentLanguage(editor.document, 'plaintext');
    const again = await vscode.window.showTextDocument(await vscode.languages.setTextDocumentLanguage(editor.document, 'article'));
    await waitForTags(again, 'Place: Port Aldary', `Person: ${person.slice(6)}`);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    equal(again.document.getText(), text);
    await waitForTags(again, 'Place: Port Aldary', `Person: ${person}`);
    await waitUntil(vscode.workspace.onDidChangeTextDocument, () => !sidecarDocument(again)?.isDirty || undefined, 'the annotation file to be saved', () => sidecarDocument(again)?.getText() ?? 'closed');
    equal(await readText(sidecarOf(again.document.uri)), personLine + placeLine);
  });
});

describe('an annotation file that another program wrote just before its article was typed in', function () {
  this.timeout(60_000);

  it('is taken as soon as it is known that the text was typed', () => savedWithArticle(async () => {
    const scheme = 'article-annotator-typed';
    const [article, sidecar] = ['/typed/story.article', '/typed/story.ann'];
    const files = new SlowFiles({ [article]: text, [sidecar]: personLine }, article, sidecar);
    const registration = vscode.workspace.registerFileSystemProvider(scheme, files);
    try {
      const editor = await vscode.window.showTextDocument(vscode.Uri.from({ scheme, path: article }), { preview: false });
      await waitForTags(editor, `Person: ${person}`);
      // Unsaved, so that VS Code does not read it again, in an article without unsaved changes.
      await select(editor, 'Monday');
      await run('tagAs', 'Date');
      ok(sidecarDocument(editor)?.isDirty, 'the tag is not unsaved');
      // From here on the article stays the active editor, whose file is not looked at for that.
      await showFile('other.article', text);
      await vscode.window.showTextDocument(editor.document);
      await waitForTags(editor, 'Date: Monday', `Person: ${person}`);

      files.holdFor('extension');
      files.writeSilently(sidecar, personLine + placeLine);
      files.tell(editor.document.uri.with({ path: sidecar }));
      await waitUntil(files.onDidHold, () => files.heldReads(sidecar) > 0 || undefined, 'the annotation file to be read');
      await edit(editor.document.uri, (change) => change.insert(editor.document.uri, editor.document.lineAt(5).range.end, ' It rained.'));
      await waitUntil(files.onDidHold, () => files.heldReads(article) > 0 || undefined, 'the article to be read');
      files.release();
      await files.settled();
      files.releaseAll();
      await waitForTags(editor, 'Place: Port Aldary', 'Date: Monday', `Person: ${person}`);
    } finally {
      files.releaseAll();
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      registration.dispose();
    }
  }));
});
