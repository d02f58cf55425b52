import * as vscode from 'vscode';
import { ok } from '../assert';
import { waitUntil } from '../support';
import { record } from '../editor/record';
import { MemoryFiles } from './memoryFiles';
import { placeOf, run, select, waitForTags } from './tags';

const text = record();
const person = 'Maren Osei-Lindqvist';
const personLine = `T1\tPerson ${placeOf(text, person)}\t${person}\n`;
const placeLine = `T2\tPlace ${placeOf(text, 'Port Aldary')}\tPort Aldary\n`;
const sidecar = '/late/story.ann';

/** A disk on which VS Code's own reading of annotation files takes as long as the test wants; the extension reads at once. */
class SlowFiles extends MemoryFiles {
  isSlow = false;
  readonly #held: (() => void)[] = [];
  readonly #reading = new vscode.EventEmitter<void>();
  readonly onDidHold = this.#reading.event;

  get heldReads(): number {
    return this.#held.length;
  }

  /** What was read first arrives. */
  release(): void {
    this.#held.shift()?.();
  }

  override readFile(uri: vscode.Uri): Uint8Array | Promise<Uint8Array> {
    const bytes = super.readFile(uri);
    // The window asks for a file by a message; an extension's own question goes past it.
    if (!this.isSlow || uri.path !== sidecar || !(new Error().stack ?? '').includes('$readFile')) return bytes;
    return new Promise((resolve) => {
      this.#held.push(() => resolve(bytes));
      this.#reading.fire();
    });
  }
}

describe('an annotation file that VS Code reads late', function () {
  this.timeout(60_000);

  it('loses no tag that was made meanwhile, whatever another program writes next', async () => {
    const scheme = 'article-annotator-late';
    const files = new SlowFiles({ '/late/story.article': text, [sidecar]: personLine });
    const registration = vscode.workspace.registerFileSystemProvider(scheme, files);
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme, path: sidecar }));
      await vscode.window.showTextDocument(document, { preview: false });
      const editor = await vscode.window.showTextDocument(vscode.Uri.from({ scheme, path: '/late/story.article' }), { preview: false });
      await waitForTags(editor, `Person: ${person}`);

      files.isSlow = true;
      files.writeSilently(sidecar, personLine + placeLine);
      files.tell(document.uri);
      await waitUntil(files.onDidHold, () => files.heldReads > 0 || undefined, 'VS Code to read the file');
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
      files.isSlow = false;
      while (files.heldReads > 0) files.release();
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      registration.dispose();
    }
  });
});
