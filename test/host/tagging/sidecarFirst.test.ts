import * as vscode from 'vscode';
import { deepEqual, equal } from '../assert';
import { waitUntil } from '../support';
import { record } from '../editor/record';
import { MemoryFiles } from './memoryFiles';
import { placeOf, run, select, waitForTags } from './tags';

const before = record();
/** What the other program makes of it. */
const after = before.replace(before.split('\n')[5] ?? '', (body) => `On Friday it rained. ${body}`);
const person = 'Maren Osei-Lindqvist';
const lineIn = (text: string, id: string, label: string, quote: string): string => `${id}\t${label} ${placeOf(text, quote)}\t${quote}\n`;
const theirs = lineIn(after, 'T1', 'Person', person) + lineIn(after, 'T2', 'Place', 'Port Aldary');

/** The codes of what is found in an article and in its annotation file about tags. */
function found(...uris: readonly vscode.Uri[]): string[] {
  return uris.flatMap((uri) => vscode.languages.getDiagnostics(uri)).flatMap(({ code }) => (typeof code === 'object' ? String(code.value) : [])).filter((code) => code.startsWith('annotation.'));
}

describe('an annotation file that another program writes before its article', function () {
  this.timeout(60_000);
  const scheme = 'article-annotator-first';
  const paths = { article: '/first/story.article', sidecar: '/first/story.ann' };
  const uriOf = (path: string): vscode.Uri => vscode.Uri.from({ scheme, path });
  let files: MemoryFiles;
  let registration: vscode.Disposable;
  let editor: vscode.TextEditor;

  beforeEach(async () => {
    files = new MemoryFiles({ [paths.article]: before, [paths.sidecar]: lineIn(before, 'T1', 'Person', person) });
    registration = vscode.workspace.registerFileSystemProvider(scheme, files);
    editor = await vscode.window.showTextDocument(uriOf(paths.article), { preview: false });
    await waitForTags(editor, `Person: ${person}`);
    files.writeSilently(paths.sidecar, theirs);
    files.tell(uriOf(paths.sidecar));
    // It counts in a text that is not there yet.
    await waitForTags(editor, 'Place: Port Aldary', `Person: ${person}`);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    registration.dispose();
  });

  async function articleArrives(): Promise<void> {
    files.writeSilently(paths.article, after);
    files.tell(uriOf(paths.article));
    await waitUntil(vscode.workspace.onDidChangeTextDocument, () => editor.document.getText() === after || undefined, 'the other text');
  }

  it('stays as it was written, and its tags are where they were made', async () => {
    equal(files.textOf(paths.sidecar), theirs);
    await articleArrives();
    await waitForTags(editor, 'Place: Port Aldary', `Person: ${person}`);
    await waitUntil(vscode.languages.onDidChangeDiagnostics, () => found(uriOf(paths.article), uriOf(paths.sidecar)).length === 0 || undefined, 'no problem of tags', () => found(uriOf(paths.article), uriOf(paths.sidecar)).join());
    equal(files.textOf(paths.sidecar), theirs);
  });

  it('keeps its lines where a tag is made before the article comes, and that tag is found in the new text', async () => {
    await select(editor, 'Monday');
    await run('tagAs', 'Date');
    equal(files.textOf(paths.sidecar), theirs + lineIn(before, 'T3', 'Date', 'Monday'));
    await articleArrives();
    await waitForTags(editor, 'Place: Port Aldary', 'Date: Monday', `Person: ${person}`);
    await run('acceptAllMovedTags');
    deepEqual(files.textOf(paths.sidecar)?.split('\n'), `${theirs}${lineIn(after, 'T3', 'Date', 'Monday')}`.split('\n'));
  });
});
