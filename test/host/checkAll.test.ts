import * as vscode from 'vscode';
import { deepEqual, equal, ok } from './assert';
import { extensionUnderTest, inWorkspace, waitUntil } from './support';

const body = 'The council of Port Aldary met on Tuesday evening to weigh the plan for a second ferry. '.repeat(3).trim();
const record = (lines: { date?: string; number?: string } = {}): string => [
  'https://www.aldarycourier.example/2019/03/05/ferry-plan.html', 'Port Aldary Plans a Second Ferry - The Aldary Courier', 'Port Aldary,Ferries',
  lines.date ?? 'March 4, 2019', lines.number ?? '417', body,
].join('\n');

const write = (uri: vscode.Uri, text: string): Thenable<void> => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
const codesOf = (uri: vscode.Uri): unknown[] => vscode.languages.getDiagnostics(uri).map(({ code }) => (typeof code === 'object' ? code.value : code));
const checkAll = (): Thenable<{ articles: number }> => vscode.commands.executeCommand('articleAnnotator.checkAllArticles');

describe('checking all articles', function () {
  this.timeout(60_000);
  const folder = (): vscode.Uri => inWorkspace('made-by-tests/check-all');
  const file = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), name);

  before(async () => {
    await extensionUnderTest();
    await write(file('a.txt'), record({ number: 'many' }));
    await write(file('b/c.article'), record({ date: 'Feb. 30, 2019' }));
    await write(file('clean.txt'), record());
    await write(file('clean.ann'), 'T1\tPlace 0 5\twrong\n');
    await write(file('notes.txt'), 'Buy rope.\n');
  });

  it('shows problems of files that nobody has open, in articles and in annotation files', async () => {
    const { articles } = await checkAll();
    ok(articles >= 3, String(articles));
    deepEqual(codesOf(file('a.txt')), ['number.invalid']);
    deepEqual(codesOf(file('b/c.article')), ['date.impossible']);
    ok(codesOf(file('clean.ann')).length > 0, 'nothing in the annotation file');
    deepEqual(codesOf(file('notes.txt')), []);
    ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === file('a.txt').toString()), 'the file was opened');
  });

  it('keeps them current when files change and go', async () => {
    await write(file('clean.txt'), record({ number: 'x' }));
    await waitUntil(vscode.languages.onDidChangeDiagnostics, () => codesOf(file('clean.txt')).includes('number.invalid') || undefined, 'the problem of a changed file');
    await write(file('a.txt'), record());
    await waitUntil(vscode.languages.onDidChangeDiagnostics, () => (codesOf(file('a.txt')).length === 0 ? true : undefined), 'the problem of a fixed file to go');
    await vscode.workspace.fs.delete(file('b/c.article'));
    await waitUntil(vscode.languages.onDidChangeDiagnostics, () => (codesOf(file('b/c.article')).length === 0 ? true : undefined), 'the problem of a deleted file to go');
  });

  it('publishes twenty thousand problems, and loses none', async () => {
    const many = inWorkspace('made-by-tests/check-all-many');
    const names = Array.from({ length: 500 }, (_, index) => `${String(index).padStart(3, '0')}_many.txt`);
    // Forty subjects twice: forty problems a file.
    const subjects = Array.from({ length: 41 }, () => 'Ferries').join(',');
    const text = record().replace('Port Aldary,Ferries', subjects);
    for (let first = 0; first < names.length; first += 50) await Promise.all(names.slice(first, first + 50).map((name) => write(vscode.Uri.joinPath(many, name), text)));
    await checkAll();
    const shown = names.reduce((sum, name) => sum + codesOf(vscode.Uri.joinPath(many, name)).length, 0);
    equal(shown, 20_000);
    await vscode.workspace.fs.delete(many, { recursive: true });
  });
});
