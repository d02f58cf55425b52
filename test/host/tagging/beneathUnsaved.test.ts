import * as vscode from 'vscode';
import { equal } from '../assert';
import { edit, waitUntil } from '../support';
import { record } from '../editor/record';
import { MemoryFiles } from './memoryFiles';
import { meaningsOf, placeOf, run, select, sidecarDocument, waitForTags } from './tags';

const lineOf = (id: string, label: string, file: string, words: string): string => `${id}\t${label} ${placeOf(file, words)}\t${words}\n`;
const text = record();
const person = 'Maren Osei-Lindqvist';
const tags = lineOf('T1', 'Person', text, person) + lineOf('T2', 'Place', text, 'Port Aldary');
/** What another program makes of both files: all tags stand elsewhere, and there is one more. */
const otherText = text.replace('Port Aldary', 'Now Port Aldary').replace('The council', 'On the way home the council');
const otherTags = lineOf('T1', 'Person', otherText, person) + lineOf('T2', 'Place', otherText, 'Port Aldary') + lineOf('T3', 'Group', otherText, 'council');
const scheme = 'article-annotator-beneath';
/** Another file in each test: VS Code 1.96 keeps the unsaved annotation file of the one before. */
let filesMade = 0;
let article = '';
let sidecar = '';

/** Whatever may make a document or a file another than before. */
function anyChangeOf(files: MemoryFiles): vscode.Event<unknown> {
  return (listener: (event: unknown) => unknown) => vscode.Disposable.from(files.onDidWrite(listener),
    vscode.workspace.onDidChangeTextDocument(listener), vscode.workspace.onDidSaveTextDocument(listener), vscode.workspace.onDidCloseTextDocument(listener));
}

/** VS Code before 1.139 does not save a document over a newer file, though it holds the same text. */
const savesOverNewer = Number(vscode.version.split('.')[1]) >= 139;

type Step = (editor: vscode.TextEditor, files: MemoryFiles) => Promise<void>;

const writeTags = (tell: boolean): Step => async (editor, files) => {
  files.writeSilently(sidecar, otherTags);
  if (tell) files.tell(editor.document.uri.with({ path: sidecar }));
  await Promise.resolve();
};
const writeText = (tell: boolean): Step => async (editor, files) => {
  files.writeSilently(article, otherText);
  if (tell) files.tell(editor.document.uri);
  await Promise.resolve();
};
/** Until the tag of the other program is in memory. */
const taken: Step = async (editor) => {
  await waitUntil(vscode.workspace.onDidChangeTextDocument, () => sidecarDocument(editor)?.getText().includes('\tcouncil\n') || undefined, 'the tag of the other program', () => sidecarDocument(editor)?.getText() ?? 'closed');
};

describe('an article beneath whose unsaved text another program wrote both files', function () {
  this.timeout(60_000);

  const orders: readonly (readonly [what: string, steps: readonly Step[]])[] = [
    ['nobody tells of it', [writeTags(false), writeText(false)]],
    ['the tags first', [writeTags(true), taken, writeText(true)]],
    ['the text first', [writeText(true), writeTags(true), taken]],
    ['the tags first, and told at once', [writeTags(true), writeText(true)]],
    ['the text first, and told at once', [writeText(true), writeTags(true)]],
  ];
  /** What is done in the unsaved text, and the line that is then beside those of the other program. */
  const works: readonly (readonly [what: string, work: Step, more: string])[] = [
    ['typed text', async (editor) => {
      await edit(editor.document.uri, (change) => change.insert(editor.document.uri, new vscode.Position(1, 0), 'Late: '));
    }, ''],
    ['a half deleted tag and one more', async (editor) => {
      const { document } = editor;
      const start = document.getText().indexOf(person);
      await edit(document.uri, (change) => {
        change.delete(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(start + 6)));
        change.insert(document.uri, new vscode.Position(1, 0), 'Late: ');
      });
      await select(editor, 'Monday');
      await run('tagAs', 'Date');
    }, lineOf('T9', 'Date', otherText, 'Monday')],
  ];

  for (const [order, steps] of orders) {
    for (const [done, work, more] of works) {
      it(`has the tags of the file when it is reverted: ${order}; ${done}`, async () => {
        article = `/beneath-${++filesMade}/story.article`;
        sidecar = article.replace('.article', '.ann');
        const files = new MemoryFiles({ [article]: text, [sidecar]: tags });
        const registration = vscode.workspace.registerFileSystemProvider(scheme, files);
        try {
          const editor = await vscode.window.showTextDocument(vscode.Uri.from({ scheme, path: article }), { preview: false });
          await waitForTags(editor, 'Place: Port Aldary', `Person: ${person}`);
          await work(editor, files);
          await waitUntil(vscode.workspace.onDidChangeTextDocument, () => sidecarDocument(editor)?.isDirty || undefined, 'the annotation file to follow');
          for (const step of steps) await step(editor, files);
          await vscode.window.showTextDocument(editor.document);
          await vscode.commands.executeCommand('workbench.action.files.revert');
          await waitUntil(vscode.workspace.onDidChangeTextDocument, () => editor.document.getText() === otherText || undefined, 'the text of the other program');
          const expected = meaningsOf(otherTags, more).join('\n');
          const isThere = (): boolean => (!savesOverNewer || !sidecarDocument(editor)?.isDirty) && meaningsOf(files.textOf(sidecar) ?? '').join('\n') === expected;
          await waitUntil(anyChangeOf(files), () => isThere() || undefined, 'the tags of the other program',
            () => `${files.textOf(sidecar)} in the file, ${sidecarDocument(editor)?.isDirty ? 'unsaved ' : ''}${sidecarDocument(editor)?.getText()}`);
          await waitForTags(editor, 'Place: Port Aldary', 'Group: council', ...(more ? ['Date: Monday'] : []), `Person: ${person}`);
          equal(meaningsOf(files.textOf(sidecar) ?? '').join('\n'), expected);
        } finally {
          await vscode.commands.executeCommand('workbench.action.closeAllEditors');
          registration.dispose();
        }
      });
    }
  }
});
