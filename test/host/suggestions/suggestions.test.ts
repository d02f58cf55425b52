import * as vscode from 'vscode';
import { deepEqual, equal, match, ok } from '../assert';
import { readText, waitUntil, writeFile } from '../support';
import { record } from '../editor/record';
import { placeOf, putCaret, run, showArticle, sidecarOf, waitForTags } from '../tagging/tags';

const bodies = [
  'Runa Halvard came to Vestrey on Tuesday. The Selm Bank had lent her the money for the ferry, and nobody in Vestrey asked why. Runa Halvard left on Friday, and the Selm Bank wrote the money off in the spring.',
  'In Vestrey the Selm Bank is the oldest house. Runa Halvard was born there, and on Tuesday she was back. Nobody had seen Runa Halvard for years, and the people of Vestrey came to the quay to look at her boat.',
] as const;
const labels = { 'Runa Halvard': 'Person', Vestrey: 'Place', 'Selm Bank': 'Organization' } as const;

/** The annotation file with every name of an article tagged. */
function tagsOf(text: string): string {
  const lines: string[] = [];
  for (const [name, label] of Object.entries(labels)) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) lines.push(`T${lines.length + 1}\t${label} ${placeOf(text, name, at)}\t${name}\n`);
  }
  return lines.join('');
}

/** A folder with two finished articles, and one without tags, which is shown. */
async function showUntagged(): Promise<vscode.TextEditor> {
  const text = record({ 6: `The mayor said Runa Halvard would speak in Vestrey. The Selm Bank was silent. Runa Halvard spoke to ${'a great many '.repeat(9)}people in Vestrey.` });
  const uri = await writeFile('untagged.article', text);
  for (const [index, body] of bodies.entries()) {
    const article = vscode.Uri.joinPath(uri, '..', `finished-${index}.article`);
    const finished = record({ 6: body });
    await vscode.workspace.fs.writeFile(article, new TextEncoder().encode(finished));
    await vscode.workspace.fs.writeFile(sidecarOf(article), new TextEncoder().encode(tagsOf(finished)));
  }
  return vscode.window.showTextDocument(uri);
}

/** Goes to the next suggestion, which waits until they are known; several are asked for until the folder is learned. */
async function goTo(editor: vscode.TextEditor, text: string): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    await run('goToNextSuggestion');
    if (editor.document.getText(editor.selection) === text) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`“${text}” is not suggested; the selection is “${editor.document.getText(editor.selection)}”.`);
}

async function hoverText(editor: vscode.TextEditor): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', editor.document.uri, editor.selection.start.translate(0, 1));
  return hovers.flatMap(({ contents }) => contents.map((content) => (typeof content === 'string' ? content : content.value))).join('\n');
}

describe('suggestions in the text editor', function () {
  this.timeout(60_000);

  it('come from the finished articles of the folder, say why, and become tags when they are accepted, in the rest of the article too', async () => {
    const editor = await showUntagged();
    const { document } = editor;
    await goTo(editor, 'Runa Halvard');
    let hover = '';
    // Both articles are learned one after the other.
    for (let tries = 0; tries < 400 && !hover.includes('in 2 articles'); tries++) {
      hover = await hoverText(editor);
      await new Promise<void>((resolve) => setTimeout(resolve, 50));
    }
    match(hover, /^\*\*Person\?\*\* · Runa Halvard · \d+\\% sure/);
    match(hover, /Tagged 4 times as Person\\, in 2 articles/);
    match(hover, /command:articleAnnotator\.rejectSuggestion/);
    // Nothing stands in the annotation file before.
    const sidecar = sidecarOf(document.uri);
    equal(await vscode.workspace.fs.stat(sidecar).then(() => 'there', () => 'missing'), 'missing');
    await putCaret(editor, 'Runa Halvard', 2);
    await run('acceptSuggestion');
    const text = document.getText();
    equal((await readText(sidecar)).split('\n').filter((line) => line.includes('\tPerson ')).length, 2);
    ok((await readText(sidecar)).includes(`Person ${placeOf(text, 'Runa Halvard')}\tRuna Halvard\n`), 'the first one is not tagged');
    await run('undoAnnotation');
    equal(await readText(sidecar), '');
  });

  it('come for what was just tagged, further on in the article, with its link', async () => {
    const text = record({ 6: `In spring old quillan reef went home. Nobody had seen quillan reef for years. ${'The boats lay still. '.repeat(9)}Then quillan reef spoke.` });
    const first = placeOf(text, 'quillan reef');
    const editor = await showArticle('repeated', { text, sidecar: `T1\tEvent ${first}\tquillan reef\nN1\tReference T1 Wikidata:Q42\tquillan reef\n` });
    await waitForTags(editor, 'Event: quillan reef');
    let hover = '';
    for (let tries = 0; tries < 200 && !hover.includes('Tagged once as Event in this article'); tries++) {
      await goTo(editor, 'quillan reef');
      hover = await hoverText(editor);
    }
    match(hover, /^\*\*Event\?\*\* · quillan reef/);
    match(hover, /Tagged once as Event in this article/);
    equal(editor.document.offsetAt(editor.selection.start) > text.indexOf('Nobody'), true);
    await putCaret(editor, 'Nobody had seen quillan', 18);
    await run('acceptSuggestion');
    await waitForTags(editor, 'Event: quillan reef', 'Event: quillan reef', 'Event: quillan reef');
    equal((await readText(sidecarOf(editor.document.uri))).match(/Wikidata:Q42/gu)?.length, 3);
    await run('undoAnnotation');
    await waitForTags(editor, 'Event: quillan reef');
  });

  it('have labels that can be tagged, whatever the finished articles are tagged with', async () => {
    const editor = await showUntagged();
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(editor.document.uri, '../annotation.conf'), new TextEncoder().encode('[entities]\nPlace\nOrganization\n'));
    await goTo(editor, 'Vestrey');
    await goTo(editor, 'Selm Bank');
    const seen = new Set<string>();
    for (let step = 0; step < 6; step++) {
      await run('goToNextSuggestion');
      seen.add(editor.document.getText(editor.selection));
    }
    deepEqual([...seen].sort(), ['Selm Bank', 'Vestrey']);
  });

  it('are accepted together where they are sure, as one step', async () => {
    await vscode.workspace.getConfiguration('articleAnnotator').update('suggestions.sure', 0.3, vscode.ConfigurationTarget.Workspace);
    try {
      const editor = await showUntagged();
      await goTo(editor, 'Selm Bank');
      await run('acceptSureSuggestions');
      await waitForTags(editor, 'Person: Runa Halvard', 'Place: Vestrey', 'Organization: Selm Bank', 'Person: Runa Halvard', 'Place: Vestrey');
      await run('undoAnnotation');
      await waitForTags(editor);
    } finally {
      await vscode.workspace.getConfiguration('articleAnnotator').update('suggestions.sure', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('are rejected for the whole article, beside the corpus and not in the annotation file', async () => {
    const editor = await showUntagged();
    await goTo(editor, 'Vestrey');
    await putCaret(editor, 'Vestrey', 2);
    void run('rejectSuggestion');
    const file = vscode.Uri.joinPath(editor.document.uri, '../rejected-suggestions.tsv');
    for (let tries = 0; tries < 400 && !(await vscode.workspace.fs.stat(file).then(() => true, () => false)); tries++) await new Promise<void>((resolve) => setTimeout(resolve, 50));
    equal(await readText(file), 'untagged.article\tPlace\tVestrey\n');
    await goTo(editor, 'Selm Bank');
    const seen = new Set<string>();
    for (let step = 0; step < 6; step++) {
      await run('goToNextSuggestion');
      seen.add(editor.document.getText(editor.selection));
    }
    deepEqual([...seen].filter((text) => text === 'Vestrey'), []);
  });

  it('are rejected in one article, and not in that of the same name in another folder of the corpus', async () => {
    const first = await writeFile('same/one/story.article', record({ 6: `Runa Halvard came to Vestrey. ${'Nobody asked why. '.repeat(12)}` }));
    const corpus = vscode.Uri.joinPath(first, '../..');
    const put = (path: string, text: string): Thenable<void> => vscode.workspace.fs.writeFile(vscode.Uri.joinPath(corpus, path), new TextEncoder().encode(text));
    await put('annotation.conf', '[entities]\nPerson\nPlace\nOrganization\n');
    await put('two/story.article', record({ 6: `Runa Halvard left Vestrey. ${'Nobody asked why. '.repeat(12)}` }));
    for (const [index, body] of bodies.entries()) {
      await put(`finished-${index}.article`, record({ 6: body }));
      await put(`finished-${index}.ann`, tagsOf(record({ 6: body })));
    }
    const editor = await vscode.window.showTextDocument(first);
    const rejected = vscode.Uri.joinPath(corpus, 'rejected-suggestions.tsv');
    const isThere = (): Thenable<boolean> => vscode.workspace.fs.stat(rejected).then(() => true, () => false);
    // When VS Code tells of the new labels, learning begins again: what was to be rejected may be gone for a moment.
    for (let tries = 0; tries < 10 && !(await isThere()); tries++) {
      await goTo(editor, 'Vestrey');
      await putCaret(editor, 'Vestrey', 2);
      void run('rejectSuggestion');
      for (let looks = 0; looks < 60 && !(await isThere()); looks++) await new Promise<void>((resolve) => setTimeout(resolve, 50));
    }
    equal(await readText(rejected), 'one/story.article\tPlace\tVestrey\n');
    await goTo(await vscode.window.showTextDocument(vscode.Uri.joinPath(corpus, 'two/story.article')), 'Vestrey');
  });

  it('have their reason, label and light bulb in an annotated text that is no record, too', async () => {
    const uri = await writeFile('plain.txt', `In spring Runa Halvard came back to Vestrey, and the Selm Bank was silent. ${bodies[0]}\n`);
    const put = (name: string, text: string): Thenable<void> => vscode.workspace.fs.writeFile(vscode.Uri.joinPath(uri, '..', name), new TextEncoder().encode(text));
    for (const [index, body] of bodies.entries()) {
      await put(`finished-${index}.txt`, body);
      await put(`finished-${index}.ann`, tagsOf(body));
    }
    await put('plain.ann', '');
    await vscode.window.showTextDocument(uri);
    const annotated = (): vscode.TextEditor | undefined => vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString() && document.languageId === 'annotated-text');
    const editor = annotated() ?? await waitUntil(vscode.workspace.onDidOpenTextDocument, annotated, 'the language of the text');
    await goTo(editor, 'Selm Bank');
    match(await hoverText(editor), /\*\*Organization\?\*\* · Selm Bank/);
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', uri, new vscode.Range(0, 0, 1, 0));
    ok(hints.some(({ label }) => label === 'Organization?'), JSON.stringify(hints.map(({ label }) => label)));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, editor.selection, 'refactor.rewrite.suggestion');
    ok(actions.some(({ title }) => title === 'Accept suggestion: “Selm Bank” as Organization'), actions.map(({ title }) => title).join(', '));
  });

  it('are offered in the menu of the light bulb, with the other readings', async () => {
    const editor = await showUntagged();
    await goTo(editor, 'Selm Bank');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', editor.document.uri, editor.selection, 'refactor.rewrite.suggestion');
    ok(actions.some(({ title }) => title === 'Accept suggestion: “Selm Bank” as Organization'), actions.map(({ title }) => title).join(', '));
    ok(actions.some(({ title }) => title === 'Reject suggestion: “Selm Bank” as Organization'), actions.map(({ title }) => title).join(', '));
  });
});

describe('suggestions in all articles', function () {
  this.timeout(60_000);

  it('are chosen by string, written in one step with files that are new and files that are there, and taken back by another', async () => {
    const folder = vscode.Uri.joinPath((await writeFile('many/one.article', record({ 6: bodies[0] }))), '..');
    const file = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
    const texts: Readonly<Record<string, string>> = {
      'one.article': record({ 6: bodies[0] }), 'two.article': record({ 6: bodies[1] }),
      'new.article': record({ 6: `Nobody had seen Runa Halvard in Vestrey since the spring. ${'The boat lay at the quay for a great many weeks, and nobody asked why. '.repeat(3)}` }),
      'begun.article': record({ 6: `In the spring Runa Halvard came back to Vestrey. ${'The boat lay at the quay for a great many weeks, and nobody asked why. '.repeat(3)}` }),
    };
    for (const [name, text] of Object.entries(texts)) await vscode.workspace.fs.writeFile(file(name), new TextEncoder().encode(text));
    for (const name of ['one', 'two']) await vscode.workspace.fs.writeFile(file(`${name}.ann`), new TextEncoder().encode(tagsOf(texts[`${name}.article`] ?? '')));
    // Somebody has opened it, and tagged nothing: what is tagged in part counts as finished, and its other names as none.
    const begun = '#1\tAnnotatorNotes T1\tto be done\n';
    await vscode.workspace.fs.writeFile(file('begun.ann'), new TextEncoder().encode(begun));
    const configuration = vscode.workspace.getConfiguration('articleAnnotator');
    await configuration.update('suggestions.sure', 0.25, vscode.ConfigurationTarget.Workspace);
    try {
      // The list opens when it is ready, and its choice comes a moment later: what is accepted before that is nothing.
      for (let tries = 0; tries < 10 && !(await vscode.workspace.fs.stat(file('new.ann')).then(() => true, () => false)); tries++) {
        let isOver = false;
        const suggesting = run('suggestInCorpus', folder).then(() => {
          isOver = true;
        });
        while (!isOver) {
          await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
          await Promise.race([suggesting, new Promise<void>((resolve) => setTimeout(resolve, 100 * (tries + 1)))]);
        }
      }
      const added = await readText(file('new.ann'));
      ok(added.includes(`Person ${placeOf(texts['new.article'] ?? '', 'Runa Halvard')}\tRuna Halvard\n`), added);
      ok(added.includes(`Place ${placeOf(texts['new.article'] ?? '', 'Vestrey')}\tVestrey\n`), added);
      const more = await readText(file('begun.ann'));
      ok(more.includes(begun) && more.includes(`Person ${placeOf(texts['begun.article'] ?? '', 'Runa Halvard')}\tRuna Halvard\n`), more);
      equal(vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).length, 0);
      // One step of VS Code's own undo takes all of it back.
      await vscode.window.showTextDocument(file('begun.ann'));
      await vscode.commands.executeCommand('undo');
      await waitUntil(vscode.workspace.onDidChangeTextDocument, () => vscode.window.activeTextEditor?.document.getText() === begun || undefined, 'the file as it was');
    } finally {
      await configuration.update('suggestions.sure', undefined, vscode.ConfigurationTarget.Workspace);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });
});
