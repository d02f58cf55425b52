import * as vscode from 'vscode';
import { equal, ok } from '../assert';
import { edit, readText, waitForFile } from '../support';
import { record } from '../editor/record';
import { placeOf, run, select, showArticle, sidecarDocument, sidecarOf, sidecarText, waitForTags } from './tags';

const text = record();
const person = 'Maren Osei-Lindqvist';
const personLine = `T1\tPerson ${placeOf(text, person)}\t${person}\n`;
const place = `Place ${placeOf(text, 'Port Aldary')}\tPort Aldary\n`;
const date = `Date ${placeOf(text, 'Monday')}\tMonday\n`;

describe('an annotation file that another program writes too', function () {
  this.timeout(60_000);

  const writeSidecar = (editor: vscode.TextEditor, content: string | Uint8Array): Thenable<void> =>
    vscode.workspace.fs.writeFile(sidecarOf(editor.document.uri), typeof content === 'string' ? new TextEncoder().encode(content) : content);

  it('gets a tag beside one that was written a moment before, each with an id of its own', async () => {
    const editor = await showArticle('at-once', { sidecar: personLine });
    await waitForTags(editor, `Person: ${person}`);
    await select(editor, 'Monday');
    await writeSidecar(editor, `${personLine}T2\t${place}`);
    await run('tagAs', 'Date');
    await waitForTags(editor, 'Place: Port Aldary', 'Date: Monday', `Person: ${person}`);
    const file = await sidecarText(editor);
    ok(file.includes(place) && file.includes(date), file);
    equal(new Set(file.split('\n').map((line) => line.split('\t')[0])).size, 4, file);
  });

  it('keeps both sides where both change it many times in turn', async () => {
    const editor = await showArticle('in-turn', { sidecar: personLine });
    await waitForTags(editor, `Person: ${person}`);
    const words = ['council', 'reopen', 'harbor', 'fishing', 'waited', 'measure'];
    for (const [index, word] of words.entries()) {
      const file = await sidecarText(editor);
      await select(editor, word);
      await writeSidecar(editor, `${file}#${index + 50}\tAnnotatorNotes T1\tnote ${index}\n`);
      await run('tagAs', 'Group');
    }
    const file = await sidecarText(editor);
    for (const [index, word] of words.entries()) ok(file.includes(`\t${word}\n`) && file.includes(`\tnote ${index}\n`), `${word}: ${file}`);
  });

  it('is merged with unsaved tags, where their places are those of the text that is saved with them', async () => {
    const editor = await showArticle('unsaved', { sidecar: personLine });
    await waitForTags(editor, `Person: ${person}`);
    await edit(editor.document.uri, (change) => change.insert(editor.document.uri, new vscode.Position(5, 0), 'Late: '));
    await select(editor, 'Monday');
    await run('tagAs', 'Date');
    ok(sidecarDocument(editor)?.isDirty, 'the annotation file is not unsaved');
    await writeSidecar(editor, `${personLine}T2\t${place}`);
    await editor.document.save();
    const now = editor.document.getText();
    const wanted = [`\tPerson ${placeOf(now, person)}\t${person}\n`, `\tPlace ${placeOf(now, 'Port Aldary')}\tPort Aldary\n`, `\tDate ${placeOf(now, 'Monday')}\tMonday\n`];
    await waitForTags(editor, 'Place: Port Aldary', 'Date: Monday', `Person: ${person}`);
    await waitForFile(sidecarOf(editor.document.uri), (file) => wanted.every((line) => file.includes(line)), 'hold all three tags');
  });
});

describe('an annotation file that cannot be written as it is', function () {
  this.timeout(60_000);

  for (const [what, bytes] of [
    ['has a byte that is no UTF-8', [...new TextEncoder().encode(`${personLine}#1\tAnnotatorNotes T1\tcaf`), 0xe9, 0x0a]],
    ['mixes line endings', [...new TextEncoder().encode(`${personLine}\r\nT9\t${place}`)]],
  ] as const) {
    it(`stays byte for byte where it ${what}`, async () => {
      const editor = await showArticle('odd-bytes', { text });
      const uri = sidecarOf(editor.document.uri);
      await vscode.workspace.fs.writeFile(uri, Uint8Array.from(bytes));
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      const again = await vscode.window.showTextDocument(editor.document.uri);
      await select(again, 'Monday');
      await run('tagAs', 'Date');
      equal([...await vscode.workspace.fs.readFile(uri)].join(), bytes.join());
    });
  }

  it('is never its own annotation file, whatever its language', async () => {
    const editor = await showArticle('own', { sidecar: personLine });
    const uri = sidecarOf(editor.document.uri);
    const shown = await vscode.window.showTextDocument(uri);
    const article = await vscode.languages.setTextDocumentLanguage(shown.document, 'article');
    await select(vscode.window.activeTextEditor ?? shown, 'Person');
    await run('tagAs', 'Person');
    equal(article.getText(), personLine);
    equal(await readText(uri), personLine);
  });
});
