import * as vscode from 'vscode';
import { ok } from '../assert';
import { waitUntil } from '../support';
import { record } from '../editor/record';
import { SlowFiles } from './slowFiles';
import { placeOf, run, select, waitForTags } from './tags';

const text = record();
const person = 'Maren Osei-Lindqvist';
const personLine = `T1\tPerson ${placeOf(text, person)}\t${person}\n`;
const placeLine = `T2\tPlace ${placeOf(text, 'Port Aldary')}\tPort Aldary\n`;
const sidecar = '/late/story.ann';

describe('an annotation file that VS Code reads late', function () {
  this.timeout(60_000);

  it('loses no tag that was made meanwhile, whatever another program writes next', async () => {
    const scheme = 'article-annotator-late';
    const files = new SlowFiles({ '/late/story.article': text, [sidecar]: personLine }, sidecar);
    const registration = vscode.workspace.registerFileSystemProvider(scheme, files);
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme, path: sidecar }));
      await vscode.window.showTextDocument(document, { preview: false });
      const editor = await vscode.window.showTextDocument(vscode.Uri.from({ scheme, path: '/late/story.article' }), { preview: false });
      await waitForTags(editor, `Person: ${person}`);

      files.holdFor('window');
      files.writeSilently(sidecar, personLine + placeLine);
      files.tell(document.uri);
      await waitUntil(files.onDidHold, () => files.heldReads(sidecar) > 0 || undefined, 'VS Code to read the file');
      await waitForTags(editor, 'Place: Port Aldary', `Person: ${person}`);
      await select(editor, 'Monday');
      await run('tagAs', 'Date');
      const tagged = files.textOf(sidecar) ?? '';
      ok(tagged.includes('\tMonday\n'), tagged);

      // Now VS Code shows what it read before the tag was made, and no more until the other program has written again.
      files.release();
      await waitUntil(vscode.workspace.onDidChangeTextDocument, () => document.getText().includes('Port Aldary') || undefined, 'the late version');
      files.writeSilently(sidecar, `${tagged}#9\tAnnotatorNotes T1\tseen\n`);
      await select(editor, 'council');
      await run('tagAs', 'Group');
      const file = files.textOf(sidecar) ?? '';
      for (const line of ['\tMonday\n', '\tcouncil\n', '\tseen\n', '\tPort Aldary\n']) ok(file.includes(line), file);
    } finally {
      files.releaseAll();
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      registration.dispose();
    }
  });
});
