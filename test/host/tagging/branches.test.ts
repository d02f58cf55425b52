import * as vscode from 'vscode';
import { equal, ok } from '../assert';
import { checkout, commit, repositoryOf, withGit, type Repository } from '../gitRepository';
import { readText, waitUntil } from '../support';
import { record } from '../editor/record';
import { placeOf, run, select, showArticle, sidecarDocument, sidecarOf, waitForTags } from './tags';

const text = record();
const other = record({ 6: `${text.split('\n')[5]} In the other branch Tobin Quaye spoke, too.` }).replace('The council', 'On the way home the council');
const lineIn = (file: string, id: string, label: string, quote: string): string => `${id}\t${label} ${placeOf(file, quote)}\t${quote}\n`;
const here = lineIn(text, 'T1', 'Person', 'Maren Osei');
const there = lineIn(other, 'T1', 'Person', 'Maren Osei') + lineIn(other, 'T7', 'Person', 'Tobin Quaye');

describe('unsaved tags of an article whose branch is switched', function () {
  this.timeout(120_000);

  const write = (uri: vscode.Uri, content: string): Thenable<void> => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));

  /** Two branches, each with its text and its tags; the first is checked out, and its article open. */
  async function inTwoBranches(name: string, work: (editor: vscode.TextEditor, repository: Repository, branch: string) => Promise<void>): Promise<boolean> {
    return withGit(async (git) => {
      const { document } = await showArticle(name, { text, sidecar: here });
      const sidecar = sidecarOf(document.uri);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      const repository = await repositoryOf(git, vscode.Uri.joinPath(document.uri, '..'), document.uri, sidecar);
      await repository.status();
      const branch = repository.state.HEAD?.name;
      ok(branch, 'no branch is checked out');
      await repository.createBranch('other', true);
      await write(document.uri, other);
      await write(sidecar, there);
      await commit(repository, document.uri, sidecar);
      await checkout(repository, branch);
      equal(await readText(sidecar), here);
      const editor = await vscode.window.showTextDocument(document.uri, { preview: false });
      await waitUntil(vscode.workspace.onDidChangeTextDocument, () => editor.document.getText() === text || undefined, 'the text of the first branch');
      await waitForTags(editor, 'Person: Maren Osei');
      await work(editor, repository, branch);
    });
  }

  const textBecomes = (document: vscode.TextDocument, expected: string): Promise<unknown> =>
    waitUntil(vscode.workspace.onDidChangeTextDocument, () => document.getText() === expected || undefined, 'the text of the branch', () => document.getText());

  it('stay beside those of each branch, and nothing is written', async function () {
    const settings = vscode.workspace.getConfiguration('articleAnnotator');
    await settings.update('saveAnnotations', 'withArticle', vscode.ConfigurationTarget.Global);
    try {
      const isDone = await inTwoBranches('with-article', async (editor, repository, branch) => {
        const { document } = editor;
        await select(editor, 'Monday');
        await run('tagAs', 'Date');
        ok(sidecarDocument(editor)?.isDirty, 'the tag is not unsaved');
        await checkout(repository, 'other');
        await textBecomes(document, other);
        await waitForTags(editor, 'Date: Monday', 'Person: Maren Osei', 'Person: Tobin Quaye');
        equal(await readText(sidecarOf(document.uri)), there);
        await checkout(repository, branch);
        await textBecomes(document, text);
        await waitForTags(editor, 'Date: Monday', 'Person: Maren Osei');
        equal(await readText(sidecarOf(document.uri)), here);
        equal(sidecarDocument(editor)?.isDirty, true);
      });
      if (!isDone) this.skip();
    } finally {
      await settings.update('saveAnnotations', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
