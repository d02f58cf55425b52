import * as vscode from 'vscode';
import { equal } from '../assert';
import { edit, readText, waitForFile, waitUntil } from '../support';
import { record } from '../editor/record';
import { meaningsOf, placeOf, run, select, showArticle, sidecarDocument, sidecarOf, sidecarText, waitForTags } from './tags';

const text = record();
/** The article as it was once: every tag stood elsewhere. */
const older = text.replace('Port Aldary', 'Late: Port Aldary').replace('The council', 'In March the council');
const person = 'Maren Osei-Lindqvist';
const lineOf = (label: string, file: string, words: string): string => `${label} ${placeOf(file, words)}\t${words}\n`;
const tags = `T1\t${lineOf('Person', text, person)}T2\t${lineOf('Place', text, 'Port Aldary')}`;

/** What a version of the local history is restored with: VS Code writes the article's file, and nothing beside it. */
describe('an article of which an older version is restored', function () {
  this.timeout(60_000);

  const restore = (document: vscode.TextDocument, version: string): Thenable<void> => vscode.workspace.fs.writeFile(document.uri, new TextEncoder().encode(version));
  const textBecomes = (document: vscode.TextDocument, expected: string): Promise<unknown> =>
    waitUntil(vscode.workspace.onDidChangeTextDocument, () => document.getText() === expected || undefined, 'the restored text', () => document.getText());

  it('has its tags where their words are, there and back, and its annotation file stays as it is', async () => {
    const editor = await showArticle('restored', { sidecar: tags });
    await waitForTags(editor, 'Place: Port Aldary', `Person: ${person}`);
    for (const version of [older, text]) {
      await restore(editor.document, version);
      await textBecomes(editor.document, version);
      await waitForTags(editor, 'Place: Port Aldary', `Person: ${person}`);
      equal(editor.document.isDirty, false);
      equal(await sidecarText(editor), tags);
    }
  });

  it('keeps a tag that was made in unsaved text, where its words are', async () => {
    const editor = await showArticle('restored-unsaved', { sidecar: tags });
    const { document } = editor;
    await waitForTags(editor, 'Place: Port Aldary', `Person: ${person}`);
    await edit(document.uri, (change) => change.insert(document.uri, new vscode.Position(1, 0), 'Much later: '));
    await select(editor, 'Monday');
    await run('tagAs', 'Date');
    await restore(document, older);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await textBecomes(document, older);
    await waitForTags(editor, 'Place: Port Aldary', 'Date: Monday', `Person: ${person}`);
    const expected = meaningsOf(tags, `T3\t${lineOf('Date', older, 'Monday')}`).join('\n');
    await waitForFile(sidecarOf(document.uri), (file) => meaningsOf(file).join('\n') === expected, `hold ${expected}`);
    await waitUntil(vscode.workspace.onDidChangeTextDocument, () => !sidecarDocument(editor)?.isDirty || undefined, 'the annotation file to be saved');
    equal(await readText(document.uri), older);
  });
});
