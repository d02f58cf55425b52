import * as vscode from 'vscode';
import { deepEqual, equal } from '../assert';
import { diagnosticsOf, waitUntil, writeFile } from '../support';
import { placeOf, run, saveBoth, select, setSelections, showArticle, sidecarOf, sidecarText, waitForTags } from './tags';

const text = `https://www.tidewick.example/2020/02/11/news/story.html
Board Meets - The Tidewick Post
Harbors
Feb. 11, 2020
12
Mayor Ilva Corven met the board on Monday and asked for a longer report on the pier.
Bram Odell, her deputy, said Lowmarsh would pay for the bridge before the winter.
Nobody came, but Bram Odell called it a success for Lowmarsh.
`;
const lineOf = (id: number, label: string, quote: string, of = text, from = 0): string => `T${id}\t${label} ${placeOf(of, quote, from)}\t${quote}\n`;

describe('tags while the text is edited', function () {
  this.timeout(60_000);

  it('go with a line that is moved', async () => {
    const later = text.indexOf('Nobody');
    const tags = (of: string, second: number): string => lineOf(1, 'Person', 'Ilva Corven', of) + lineOf(2, 'Person', 'Bram Odell', of)
      + lineOf(3, 'Place', 'Lowmarsh', of) + lineOf(4, 'Person', 'Bram Odell', of, second);
    const editor = await showArticle('moved', { text, sidecar: tags(text, later) });
    await waitForTags(editor, 'Person: Ilva Corven', 'Person: Bram Odell', 'Place: Lowmarsh', 'Person: Bram Odell');
    await setSelections(editor, [new vscode.Selection(5, 3, 5, 3)]);
    await vscode.commands.executeCommand('editor.action.moveLinesDownAction');
    const now = editor.document.getText();
    equal(now.indexOf('Bram Odell, her') < now.indexOf('Mayor'), true);
    await saveBoth(editor, tags(now, now.indexOf('Nobody')));
  });

  it('cover what is typed over them', async () => {
    const editor = await showArticle('typed', { text, sidecar: lineOf(1, 'Place', 'Lowmarsh') });
    await waitForTags(editor, 'Place: Lowmarsh');
    await select(editor, 'Lowmarsh');
    for (const letter of 'Lowmersh') await vscode.commands.executeCommand('type', { text: letter });
    const now = editor.document.getText();
    await saveBoth(editor, lineOf(1, 'Place', 'Lowmersh', now));
  });

  it('cover what replaces them everywhere', async () => {
    const later = text.indexOf('Nobody');
    const editor = await showArticle('replaced', { text, sidecar: lineOf(1, 'Person', 'Bram Odell') + lineOf(2, 'Person', 'Bram Odell', text, later) });
    await waitForTags(editor, 'Person: Bram Odell', 'Person: Bram Odell');
    const places = [...text.matchAll(/Bram Odell/g)].map(({ index }) => editor.document.positionAt(index));
    await editor.edit((builder) => {
      for (const start of places) builder.replace(new vscode.Range(start, start.translate(0, 10)), 'PERSON_1');
    });
    const now = editor.document.getText();
    await saveBoth(editor, lineOf(1, 'Person', 'PERSON_1', now) + lineOf(2, 'Person', 'PERSON_1', now, now.indexOf('Nobody')));
  });
});

describe('a text that is no record', function () {
  this.timeout(60_000);

  it('is annotated where an annotation file lies beside it, without rules of records', async () => {
    const plain = 'Mayor Ilva Corven met Bram Odell in Lowmarsh.\nThe two spoke in Aldergate.\n';
    const uri = await writeFile('notes.txt', plain);
    await vscode.workspace.fs.writeFile(sidecarOf(uri), new TextEncoder().encode(lineOf(1, 'Person', 'Ilva Corven', plain)));
    await vscode.window.showTextDocument(uri);
    const isAnnotated = (): vscode.TextEditor | undefined => vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString() && document.languageId === 'annotated-text');
    const editor = isAnnotated() ?? (await waitUntil(vscode.workspace.onDidOpenTextDocument, isAnnotated, 'the language of the text'));
    await waitForTags(editor, 'Person: Ilva Corven');
    await select(editor, 'Bram Odell');
    await run('tagAs', 'Person');
    equal(await sidecarText(editor), lineOf(1, 'Person', 'Ilva Corven', plain) + lineOf(2, 'Person', 'Bram Odell', plain));
    deepEqual((await diagnosticsOf(uri, () => true, 'diagnostics')).map(({ code }) => code), []);
  });
});
