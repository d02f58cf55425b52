import * as vscode from 'vscode';
import { deepEqual, equal, match, ok } from '../assert';
import { codeActions, edit, openFile, waitUntil } from '../support';
import { record } from '../editor/record';
import { placeOf, putCaret, run, saveBoth, select, setSelections, showArticle, sidecarDocument, sidecarText, waitForTags } from './tags';

const text = record();
const person = 'Maren Osei-Lindqvist';

describe('tagging in the text editor', function () {
  // Many steps, each over two processes and a disk.
  this.timeout(60_000);

  it('tags a selection, follows typing before and inside, undoes text and tag apart, and is there again when opened again', async () => {
    const editor = await showArticle('story');
    const { document } = editor;
    await select(editor, person);
    await run('tagAs', 'Person');
    const first = `T1\tPerson ${placeOf(text, person)}\t${person}\n`;
    equal(await sidecarText(editor), first);
    ok(!document.isDirty && sidecarDocument(editor)?.isDirty !== true, 'a tag on a saved article leaves something unsaved');

    await edit(document.uri, (change) => change.insert(document.uri, new vscode.Position(5, 0), 'Yesterday '));
    await edit(document.uri, (change) => change.insert(document.uri, document.positionAt(document.getText().indexOf('Osei')), 'E. '));
    equal(await sidecarText(editor), first, 'the sidecar was saved before its article');
    const changed = document.getText();
    const longer = 'Maren E. Osei-Lindqvist';
    await saveBoth(editor, `T1\tPerson ${placeOf(changed, longer)}\t${longer}\n`);

    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), text);
    await saveBoth(editor, first);
    await run('undoAnnotation');
    await waitForTags(editor);
    equal(await sidecarText(editor), '');
    await run('redoAnnotation');
    equal(await sidecarText(editor), first);

    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    const again = await vscode.window.showTextDocument(document.uri);
    await waitForTags(again, `Person: ${person}`);
  });

  it('keeps article and sidecar unsaved together, and saves them together', async () => {
    const editor = await showArticle('together');
    await edit(editor.document.uri, (change) => change.insert(editor.document.uri, new vscode.Position(5, 0), 'Late: '));
    await select(editor, person);
    await run('tagAs', 1);
    ok(sidecarDocument(editor)?.isDirty, 'the sidecar of an unsaved article is not unsaved');
    equal(await sidecarText(editor), '');
    await saveBoth(editor, `T1\tPerson ${placeOf(editor.document.getText(), person)}\t${person}\n`);
    // The file is written a moment before VS Code says that its document is saved.
    await waitUntil(vscode.workspace.onDidChangeTextDocument, () => !sidecarDocument(editor)?.isDirty || undefined, 'the annotation file to be saved');
  });

  it('carries out keys in their order that come while the article opens', async () => {
    const editor = await showArticle('waiting', { sidecar: `T1\tPerson ${placeOf(text, person)}\t${person}\n` });
    await Promise.all([run('goToNextTag'), run('removeTag')]);
    await waitForTags(editor);
    equal(await sidecarText(editor), '');
  });

  it('counts emoji and combining marks as brat does', async () => {
    const body = 'The 🚢 of Zoe\u0308 Marín 👩‍🚒 left. Then Zoe\u0308 Marín came back from Port Aldary to the old harbor, where nobody had waited for her, and told them all of it in the evening, twice.';
    const file = record({ 6: body });
    const editor = await showArticle('marks', { text: file });
    await select(editor, 'Zoe\u0308 Marín', '👩‍🚒');
    await run('tagAs', 'Person');
    equal(await sidecarText(editor), `T1\tPerson ${placeOf(file, 'Zoe\u0308 Marín')}\tZoe\u0308 Marín\nT2\tPerson ${placeOf(file, '👩‍🚒')}\t👩‍🚒\n`);
  });

  it('counts CRLF as two and a byte order mark as one', async () => {
    const file = `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    const editor = await showArticle('windows', { text: file });
    await select(editor, person);
    await run('tagAs', 'Person');
    equal(await sidecarText(editor), `T1\tPerson ${placeOf(file, person)}\t${person}\n`);
    await edit(editor.document.uri, (change) => change.insert(editor.document.uri, new vscode.Position(1, 0), 'Old '));
    await saveBoth(editor, `T1\tPerson ${placeOf(file.replace('Port Aldary', 'Old Port Aldary'), person)}\t${person}\n`);
  });

  it('cuts a selection over lines into fragments', async () => {
    const file = record({ 6: 'The Fishers’\nCooperative opened the old harbor to fishing boats.' });
    const editor = await showArticle('lines', { text: file });
    await select(editor, 'Fishers’\nCooperative');
    await run('tagAs', 'Organization');
    equal(await sidecarText(editor), `T1\tOrganization ${placeOf(file, 'Fishers’')};${placeOf(file, 'Cooperative')}\tFishers’ Cooperative\n`);
  });

  it('tags all carets in one step, the word under an empty one, and nothing twice', async () => {
    const editor = await showArticle('carets');
    await select(editor, person, 'Fishers’ Cooperative', 'Monday');
    const [first, second] = editor.selections;
    const inWord = editor.document.positionAt(editor.document.getText().indexOf('Monday') + 2);
    await setSelections(editor, [first ?? editor.selection, second ?? editor.selection, new vscode.Selection(inWord, inWord)]);
    await run('tagAs', 'Group');
    await waitForTags(editor, 'Group: Monday', `Group: ${person}`, 'Group: Fishers’ Cooperative');
    const written = await sidecarText(editor);
    await run('tagAs', 'Group');
    equal(await sidecarText(editor), written);
    await run('undoAnnotation');
    await waitForTags(editor);
  });

  it('repeats the last label', async () => {
    const editor = await showArticle('repeat');
    await select(editor, person);
    await run('tagAs', 'Person');
    await select(editor, 'Port Aldary');
    await run('tagAsLastLabel');
    await waitForTags(editor, 'Person: Port Aldary', `Person: ${person}`);
  });

  it('removes a tag with what depends on it, and undo gives every byte back', async () => {
    const at = (what: string): string => placeOf(text, what);
    const sidecar = `T1\tPerson ${at(person)}\t${person}\nT2\tOrganization ${at('Fishers’ Cooperative')}\tFishers’ Cooperative\nR1\tWorks-For Arg1:T1 Arg2:T2\t\nA1\tConfidence T1 High\n#1\tAnnotatorNotes T1\tseen twice\nN1\tReference T1 Wikidata:Q1\tMaren\n? odd line\n`;
    const editor = await showArticle('dependants', { sidecar });
    await putCaret(editor, person, 3);
    await run('removeTag', undefined, { withDependants: true });
    equal(await sidecarText(editor), `T2\tOrganization ${at('Fishers’ Cooperative')}\tFishers’ Cooperative\n? odd line\n`);
    await run('undoAnnotation');
    equal(await sidecarText(editor), sidecar);
    await run('redoAnnotation');
    await waitForTags(editor, 'Organization: Fishers’ Cooperative');
  });

  it('extends and shrinks a tag at either end', async () => {
    const editor = await showArticle('edges');
    await select(editor, 'Osei');
    await run('tagAs', 'Person');
    await run('extendTag');
    await run('extendTag', { side: 'start' });
    await waitForTags(editor, `Person: ${person}`);
    await run('shrinkTag', { step: 'character' });
    await run('shrinkTag', { side: 'start' });
    await waitForTags(editor, 'Person: Osei-Lindqvis');
  });

  it('goes from tag to tag, outer before inner, and round', async () => {
    const editor = await showArticle('walk');
    await select(editor, person);
    await run('tagAs', 'Person');
    await select(editor, 'Maren');
    await run('tagAs', 'Group');
    await select(editor, 'Port Aldary');
    await run('tagAs', 'Place');
    const selected = (): string => editor.document.getText(editor.selection);
    await setSelections(editor, [new vscode.Selection(0, 0, 0, 0)]);
    const visited: string[] = [];
    for (let step = 0; step < 4; step++) {
      await run('goToNextTag');
      visited.push(selected());
    }
    await run('goToPreviousTag');
    visited.push(selected());
    deepEqual(visited, ['Port Aldary', person, 'Maren', 'Port Aldary', 'Maren']);
  });

  it('tags all occurrences that the preview offers, in one step', async () => {
    const body = 'Port Aldary voted. In Port Aldary’s harbor, Port Aldaryan boats wait; port aldary sleeps. The council of Port Aldary met on Monday to reopen the old harbor to fishing boats after eight years without a berth.';
    const editor = await showArticle('all', { text: record({ 2: 'Vote - The Aldary Courier', 3: 'Ports', 6: body }) });
    await select(editor, 'Port Aldary');
    await run('tagAs', 'Place');
    await putCaret(editor, 'Port Aldary', 2);
    let isOver = false;
    const tagging = run('tagAllOccurrences').then(() => {
      isOver = true;
    });
    // The list opens when it is ready; accepting is tried until it took it.
    for (let attempt = 0; !isOver && attempt < 100; attempt++) {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await Promise.race([tagging, new Promise<void>((resolve) => setTimeout(resolve, 100))]);
    }
    await tagging;
    const lines = async (): Promise<number> => (await sidecarText(editor)).split('\n').length - 1;
    equal(await lines(), 3, await sidecarText(editor));
    await run('undoAnnotation');
    equal(await lines(), 1);
    await run('redoAnnotation');
    equal(await lines(), 3);
  });

  it('shows in a hover what is known of a tag, as text, with commands of its own only', async () => {
    const sidecar = `T1\tPerson ${placeOf(text, person)}\t${person}\nA1\tConfidence T1 High\n#1\tAnnotatorNotes T1\t[x](command:a) <b>\nN1\tReference T1 https://example.org/(1)\tMaren\nN2\tReference T1 Wikidata:Q1\tMaren\n`;
    const editor = await showArticle('hover', { sidecar });
    const position = editor.document.positionAt(editor.document.getText().indexOf(person) + 2);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', editor.document.uri, position);
    const content = hovers.flatMap(({ contents }) => contents).map((one) => (typeof one === 'string' ? one : one.value)).join('\n');
    match(content, /\*\*Person\*\*.*T1.*Maren/u);
    match(content, /Confidence: High/u);
    match(content, /\]\(https:\/\/example\.org\/%281%29\)/u);
    match(content, /Link: Wikidata\\:Q1/u);
    ok(content.includes('\\[x\\]\\(command\\:a\\) \\<b\\>'), content);
    match(content, /\]\(command:articleAnnotator\.removeTag\?%5B%22T1%22%5D\)/u);
  });

  it('offers labels on a selection in the light bulb, apart from quick fixes', async () => {
    const editor = await showArticle('bulb');
    const start = editor.document.positionAt(editor.document.getText().indexOf(person));
    const range = new vscode.Range(start, start.translate(0, person.length));
    const titles = (await codeActions(editor.document.uri, range, vscode.CodeActionKind.Refactor)).map(({ title }) => title);
    ok(titles.includes('Tag as Person') && titles.includes('Tag as Quantity'), titles.join(' | '));
    const fixes = (await codeActions(editor.document.uri, range)).map(({ title }) => title);
    ok(!fixes.some((title) => title.startsWith('Tag as')), fixes.join(' | '));
  });

  it('says so where there is no article', async () => {
    await vscode.window.showTextDocument(await openFile('plain.md', 'No article.'));
    await run('tagAs', 'Person');
    await run('goToNextTag');
  });
});
