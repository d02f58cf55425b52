import * as vscode from 'vscode';
import { deepEqual, equal, ok } from '../assert';
import { edit, readText, showFile, waitForFile, waitUntil } from '../support';
import { record } from '../editor/record';
import { MemoryFiles } from './memoryFiles';
import { SlowFiles } from './slowFiles';
import { meaningsOf, placeOf, run, select, showArticle, sidecarDocument, sidecarOf, tagsOf, waitForTags } from './tags';

const text = record();
const person = 'Maren Osei-Lindqvist';
const personLine = `T1\tPerson ${placeOf(text, person)}\t${person}\n`;
const placeLine = `T2\tPlace ${placeOf(text, 'Port Aldary')}\tPort Aldary\n`;

/** Whether just these three tags are in an annotation file. */
function hasAll(file: string): boolean {
  return meaningsOf(file).join('\n') === meaningsOf(personLine, placeLine, `T3\tDate ${placeOf(text, 'Monday')}\tMonday\n`).join('\n');
}

/** Files that another program writes while they are read. */
class BusyFiles extends MemoryFiles {
  /** What it does when the file at this path has been read. @returns whether it does the same after the next time */
  afterRead: ((path: string) => boolean) | undefined;
  /** It has emptied this file, and writes it after so many reads. */
  emptied = { path: '', reads: 0 };
  readonly #read = new vscode.EventEmitter<void>();
  readonly onDidRead = this.#read.event;

  override readFile(uri: vscode.Uri): Uint8Array | Promise<Uint8Array> {
    const bytes = super.readFile(uri);
    if (this.afterRead?.(uri.path) === false) this.afterRead = undefined;
    if (uri.path !== this.emptied.path || this.emptied.reads === 0) return bytes;
    this.emptied.reads--;
    this.#read.fire();
    return new Uint8Array();
  }
}

/** Each disk is another: what is in a document that was closed a moment ago is still known. */
let disks = 0;

/** An article with its annotation file on a disk that tells nothing of what others write. */
async function onSilentDisk(work: (editor: vscode.TextEditor, files: BusyFiles, sidecar: string) => Promise<void>): Promise<void> {
  const scheme = 'article-annotator-silent';
  const path = `/silent${++disks}/story`;
  const files = new BusyFiles({ [`${path}.article`]: text, [`${path}.ann`]: personLine });
  const registration = vscode.workspace.registerFileSystemProvider(scheme, files);
  try {
    const editor = await vscode.window.showTextDocument(vscode.Uri.from({ scheme, path: `${path}.article` }), { preview: false });
    await waitForTags(editor, `Person: ${person}`);
    await work(editor, files, `${path}.ann`);
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

  it('loses nothing that is written between the moment in which it is read and the one in which a tag is written', () => onSilentDisk(async (editor, files, sidecar) => {
    await vscode.workspace.openTextDocument(sidecarOf(editor.document.uri));
    const notes = [0, 1, 2, 3].map((note) => `#${note + 1}\tAnnotatorNotes T1\tnote ${note}\n`);
    const writeNext = (): boolean => {
      const next = notes.find((note) => !files.textOf(sidecar)?.includes(note));
      if (next !== undefined) files.writeSilently(sidecar, (files.textOf(sidecar) ?? '') + next);
      return next !== undefined;
    };
    writeNext();
    await select(editor, 'Monday');
    files.afterRead = (path) => path !== sidecar || writeNext();
    await run('tagAs', 'Date');
    await waitUntil(files.onDidWrite, () => files.textOf(sidecar)?.includes('Monday') || undefined, 'the tag to be written', () => files.textOf(sidecar) ?? '');
    const file = files.textOf(sidecar) ?? '';
    for (const note of notes) ok(file.includes(note), file);
  }));

  it('keeps its tags while it is empty for a moment, as a file is before it is written', () => onSilentDisk(async (editor, files, sidecar) => {
    files.emptied = { path: sidecar, reads: 3 };
    files.writeSilently(sidecar, personLine + placeLine);
    files.tell(sidecarOf(editor.document.uri));
    await waitUntil(files.onDidRead, () => files.emptied.reads === 0 || undefined, 'the empty file to be read');
    deepEqual(await tagsOf(editor), [`Person: ${person}`]);
    await waitForTags(editor, 'Place: Port Aldary', `Person: ${person}`);
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
