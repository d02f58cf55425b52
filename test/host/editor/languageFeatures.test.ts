import * as vscode from 'vscode';
import { deepEqual, equal, match, ok } from '../assert';
import { edit, openFile, showFile, waitUntil, writeFile } from '../support';
import { record } from './record';

async function hoverAt(uri: vscode.Uri, line: number, character: number): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, new vscode.Position(line, character));
  return hovers.flatMap(({ contents }) => contents).map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
}

describe('language features', () => {
  it('hover reads each header field out', async () => {
    const { uri } = await openFile('hover.article', record());
    match(await hoverAt(uri, 0, 20), /March 5\\, 2019/u);
    match(await hoverAt(uri, 1, 5), /Headline: Port Aldary/u);
    match(await hoverAt(uri, 2, 16), /Subject 2 of 3: Harbors\\, Ports/u);
    match(await hoverAt(uri, 3, 2), /Monday\\, March 4[^]*one day later/u);
    match(await hoverAt(uri, 4, 1), /Meaning: unknown/u);
  });

  it('hover shows markup of the article as text', async () => {
    const { uri } = await openFile('markup.article', record({ 2: '<img src=x onerror=alert(1)> [a](command:b) `c` - The Aldary Courier' }));
    const text = await hoverAt(uri, 1, 5);
    ok(text.includes('\\<img') && text.includes('\\[a\\]') && !/(^|[^\\])[<[`]/u.test(text), `the hover holds markup: ${text}`);
  });

  it('outline lists the fields, then the paragraphs behind lost breaks', async () => {
    const { uri } = await openFile('outline.article', record());
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri);
    deepEqual(symbols.map(({ name }) => name), ['URL', 'Title', 'Subjects', 'Date', 'Number', 'Body']);
    equal(symbols[5]?.children.length, 3);
    match(symbols[5]?.children[2]?.name ?? '', /^The measure/u);
  });

  it('outline of a very long article lists the first paragraphs, and of the others those with tags', async () => {
    const text = record({ 6: Array.from({ length: 1100 }, (_, index) => `Line ${index} of the log was read aloud.`).join('\n') });
    const article = await writeFile('log.article', text);
    const at = text.indexOf('Line 1050 ');
    await vscode.workspace.fs.writeFile(article.with({ path: article.path.replace(/article$/u, 'ann') }), new TextEncoder().encode(`T1\tWork ${at} ${at + 9}\tLine 1050\n`));
    await vscode.workspace.openTextDocument(article);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', article);
    const paragraphs = symbols[5]?.children ?? [];
    equal(symbols[5]?.detail, '1,100 paragraphs');
    deepEqual([paragraphs.length, paragraphs[999]?.name, paragraphs[1000]?.name], [1001, 'Line 999 of the log was read aloud.', 'Line 1050 of the log was read aloud.']);
    deepEqual(paragraphs[1000]?.children.map(({ name }) => name), ['Line 1050']);
  });

  it('folds the header', async () => {
    const { uri } = await openFile('fold.article', record());
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', uri);
    deepEqual(ranges.map(({ start, end }) => [start, end]), [[0, 4]]);
  });

  it('links the address', async () => {
    const { uri } = await openFile('link.article', record());
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri);
    ok(links.some(({ target }) => target?.toString(true) === record().split('\n')[0]), `links: ${links.map(({ target }) => String(target)).join(', ')}`);
  });

  it('completes the date and subjects of the corpus', async () => {
    await openFile('other.article', record({ 3: 'Lighthouses,Elections  Mayors' }));
    const { document } = await showFile('complete.article', record({ 3: 'Port Aldary,', 4: '' }));
    const complete = async (line: number): Promise<vscode.CompletionItem[]> =>
      (await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, document.lineAt(line).range.end)).items;
    deepEqual((await complete(3)).slice(0, 2).map(({ label }) => label), ['March 5, 2019', 'March 4, 2019']);
    const subjects = await complete(2);
    const elections = subjects.find(({ label }) => label === 'Elections, Mayors');
    ok(elections, `completed: ${subjects.map(({ label }) => typeof label === 'string' ? label : label.label).join(' | ')}`);
    equal(elections.insertText, 'Elections  Mayors');
    ok(!subjects.some(({ label }) => label === 'Port Aldary'), 'a subject that is there already is offered again');
  });
});

describe('recognition', () => {
  it('switches a plain-text document that shows all four signs, and lets the user switch back', async () => {
    const { uri } = await openFile('unnamed.txt', record());
    const isArticle = (): vscode.TextDocument | undefined =>
      vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString() && document.languageId === 'article');
    const document = await waitUntil(vscode.workspace.onDidOpenTextDocument, isArticle, 'the language article');
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await edit(uri, (change) => change.insert(uri, new vscode.Position(0, 0), ' '));
    equal(document.languageId, 'plaintext');
  });

  it('leaves other plain text alone', async () => {
    const document = await openFile('letter.txt', 'Dear Maren,\n\nthe harbor opens on Monday.\n');
    equal(document.languageId, 'plaintext');
  });
});
