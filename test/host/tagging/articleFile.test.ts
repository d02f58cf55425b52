import * as vscode from 'vscode';
import { deepEqual, equal, match } from '../assert';
import { closeAllEditors, diagnosticCode, diagnosticsOf, diagnosticsWithCodes, readText, waitForFile } from '../support';
import { placeOf, run, saveBoth, select, showArticle, sidecarOf, waitForTags } from './tags';
import { record } from '../editor/record';

const text = record();

/** Waits until the annotation file is as expected; VS Code writes it after the article. */
async function sidecarBecomes(editor: vscode.TextEditor, expected: string): Promise<void> {
  await waitForFile(sidecarOf(editor.document.uri), (text) => text === expected, JSON.stringify(expected));
}

/** An article whose lines end in several ways, and the line of a tag in the body as it counts in the file. */
const mixed = text.replace(/\n/g, (ending, index: number) => (index > text.indexOf('\n', 80) ? '\r\n' : ending)).replace(/\r\n/, '\r');
const lineIn = (file: string): string => `T1\tPerson ${placeOf(file, 'Maren Osei')}\tMaren Osei\n`;

describe('an article whose file an editor shows otherwise', () => {
  afterEach(closeAllEditors);

  it('with several line endings has its tags in their places, takes none, and is followed when it is saved with one', async () => {
    const editor = await showArticle('mixed', { text: mixed, sidecar: lineIn(mixed) });
    await waitForTags(editor, 'Person: Maren Osei');
    await select(editor, 'Port Aldary');
    await run('tagAs', 'Place');
    equal(await readText(sidecarOf(editor.document.uri)), lineIn(mixed), 'nothing is written where it would be wrong');
    await vscode.commands.executeCommand('workbench.action.files.save');
    const saved = await readText(editor.document.uri);
    await sidecarBecomes(editor, lineIn(saved));
    await run('tagAs', 'Place');
    await waitForTags(editor, 'Place: Port Aldary', 'Person: Maren Osei');
    await sidecarBecomes(editor, `${lineIn(saved)}T2\tPlace ${placeOf(saved, 'Port Aldary')}\tPort Aldary\n`);
  });

  it('is rewritten by the fix of its problem, and its tags follow', async () => {
    const editor = await showArticle('rewritten', { text: mixed, sidecar: lineIn(mixed) });
    await waitForTags(editor, 'Person: Maren Osei');
    await diagnosticsWithCodes(editor.document.uri, 'record.mixed-line-endings');
    await vscode.commands.executeCommand('articleAnnotator.rewriteFile', editor.document.uri, 'record.mixed-line-endings');
    await sidecarBecomes(editor, lineIn(await readText(editor.document.uri)));
  });

  it('gets another line ending in the editor, and its tags follow, also when that is undone', async () => {
    const editor = await showArticle('ending', { text, sidecar: lineIn(text) });
    await waitForTags(editor, 'Person: Maren Osei');
    await editor.edit((builder) => builder.setEndOfLine(vscode.EndOfLine.CRLF));
    const crlf = text.replaceAll('\n', '\r\n');
    await saveBoth(editor, lineIn(crlf));
    equal(await readText(editor.document.uri), crlf);
    await editor.edit((builder) => builder.insert(editor.document.positionAt(editor.document.getText().indexOf('Maren')), 'Dr. '));
    await saveBoth(editor, lineIn(crlf.replace('Maren', 'Dr. Maren')));
  });

  it('loses its byte order mark, and its tags follow', async () => {
    const marked = `\uFEFF${text}`;
    const editor = await showArticle('marked', { text: marked, sidecar: lineIn(marked) });
    await waitForTags(editor, 'Person: Maren Osei');
    await vscode.commands.executeCommand('articleAnnotator.rewriteFile', editor.document.uri, 'record.byte-order-mark');
    equal(await readText(editor.document.uri), text);
    await sidecarBecomes(editor, lineIn(text));
  });

  it('takes no tags where it is not UTF-8', async () => {
    const bytes = new TextEncoder().encode(text);
    const at = new TextEncoder().encode(text.slice(0, text.indexOf('Maren Osei'))).length - 1;
    bytes[at] = 0xe9;
    const editor = await showArticle('latin', { text: bytes, sidecar: '' });
    await select(editor, 'Port Aldary');
    await run('tagAs', 'Place');
    equal(await readText(sidecarOf(editor.document.uri)), '');
    match(editor.document.getText(), /\uFFFDMaren Osei/u);
  });

  it('takes no tags where VS Code guesses UTF-16 by the zero bytes, and has the line endings that it has', async () => {
    // ASCII, which as UTF-16 is valid UTF-8, too.
    const plain = record({ 6: 'Maren Osei opened the session in Port Aldary on Monday. '.repeat(6), 2: 'Council Votes - The Aldary Courier' }).replaceAll('\n', '\r\n').replace(/[^\0-\x7f]/gu, '-');
    const bytes = Uint8Array.from([...plain].flatMap((character) => [character.charCodeAt(0), 0]));
    const sidecar = lineIn(plain);
    const editor = await showArticle('wide', { text: bytes, sidecar });
    equal(editor.document.getText(), plain);
    const found = await diagnosticsOf(editor.document.uri, (all) => all.length > 0, 'the first check');
    deepEqual(found.filter((one) => /byte-order-mark|mixed-line-endings/u.test(diagnosticCode(one))), []);
    await select(editor, 'Port Aldary');
    await run('tagAs', 'Place');
    equal(await readText(sidecarOf(editor.document.uri)), sidecar);
  });
});
