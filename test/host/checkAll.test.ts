import * as vscode from 'vscode';
import { Labels } from '../../src/annotating/labels';
import { Problems } from '../../src/checking/problems';
import { corpusRules } from '../../src/core/rules/twins/corpusRules';
import { ArticleList, type ListedFolder } from '../../src/corpus/articleList';
import { CorpusCheck } from '../../src/corpus/corpusCheck';
import { Configuration } from '../../src/platform/configuration';
import { silentLog } from '../bench/silentLog';
import { deepEqual, equal, ok } from './assert';
import { extensionUnderTest, inWorkspace, waitUntil, workspaceRoot } from './support';

/** Of fewer words than texts are compared by: only what a test says is a copy is one. */
const body = 'The council of Port Aldary assembled on Tuesday evening, deliberating extensively about a supplementary ferry service. ' +
  'Maren Osei-Lindqvist, chairing the harbour administration, announced departures beginning approximately mid-April.';
const record = (lines: { name: string; date?: string; number?: string }): string => [
  `https://www.aldarycourier.example/2019/03/05/check-all-${lines.name}.html`, 'Port Aldary Plans a Second Ferry - The Aldary Courier', 'Port Aldary,Ferries',
  lines.date ?? 'March 4, 2019', lines.number ?? '417', body,
].join('\n');

const write = (uri: vscode.Uri, text: string): Thenable<void> => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
const codesOf = (uri: vscode.Uri): unknown[] => vscode.languages.getDiagnostics(uri).map(({ code }) => (typeof code === 'object' ? code.value : code));
/** What a check or a list of their own work with. */
const services = (): { readonly configuration: Configuration; readonly labels: Labels; readonly problems: Problems } => {
  const configuration = new Configuration(silentLog);
  return { configuration, labels: new Labels(configuration, silentLog), problems: new Problems() };
};
const checkAll = (): Thenable<{ articles: number }> => vscode.commands.executeCommand('articleAnnotator.checkAllArticles');

describe('checking all articles', function () {
  this.timeout(60_000);
  const folder = (): vscode.Uri => inWorkspace('made-by-tests/check-all');
  const file = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), name);

  before(async () => {
    await extensionUnderTest();
    await write(file('a.txt'), record({ name: 'a', number: 'many' }));
    await write(file('b/c.article'), record({ name: 'c', date: 'Feb. 30, 2019' }));
    await write(file('clean.txt'), record({ name: 'clean' }));
    await write(file('clean.ann'), 'T1\tPlace 0 5\twrong\n');
    await write(file('notes.txt'), 'Buy rope.\n');
  });

  // What was compared once is compared again whenever a file comes, and the articles of the other tests repeat each other.
  after(() => vscode.workspace.getConfiguration('articleAnnotator').update('rules', Object.fromEntries(corpusRules.map(({ id }) => [id, 'off'])), vscode.ConfigurationTarget.Global));

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
    await write(file('clean.txt'), record({ name: 'clean', number: 'x' }));
    await waitUntil(vscode.languages.onDidChangeDiagnostics, () => codesOf(file('clean.txt')).includes('number.invalid') || undefined, 'the problem of a changed file');
    await write(file('a.txt'), record({ name: 'a' }));
    await waitUntil(vscode.languages.onDidChangeDiagnostics, () => (codesOf(file('a.txt')).length === 0 ? true : undefined), 'the problem of a fixed file to go');
    await vscode.workspace.fs.delete(file('b/c.article'));
    await waitUntil(vscode.languages.onDidChangeDiagnostics, () => (codesOf(file('b/c.article')).length === 0 ? true : undefined), 'the problem of a deleted file to go');
  });

  it('forgets a folder that is renamed or deleted, and checks one that comes', async () => {
    const [before, after] = [file('before/d.article'), file('after/d.article')];
    const becomes = (uri: vscode.Uri, codes: readonly string[], what: string): Promise<unknown> =>
      waitUntil(vscode.languages.onDidChangeDiagnostics, () => (codesOf(uri).join() === codes.join() ? true : undefined), what, () => codesOf(uri).join());
    await write(before, record({ name: 'd', date: 'Feb. 30, 2019' }));
    await checkAll();
    deepEqual(codesOf(before), ['date.impossible']);
    await vscode.workspace.fs.rename(file('before'), file('after'));
    await becomes(before, [], 'the problem of a renamed folder to go');
    await becomes(after, ['date.impossible'], 'the problem under its new name');
    await vscode.workspace.fs.delete(file('after'), { recursive: true });
    await becomes(after, [], 'the problem of a deleted folder to go');
  });

  it('leads the list of articles to a folder that is renamed or deleted', async () => {
    const { labels, problems, configuration } = services();
    const list = new ArticleList(labels, problems, () => Promise.resolve(new Set()), silentLog);
    let listed: readonly string[] = [];
    const look = async (): Promise<void> => {
      const below = (folders: readonly ListedFolder[]): readonly string[] => folders.flatMap(({ articles, folders: inner }) => [...articles.map(({ uri }) => uri.path), ...below(inner)]);
      listed = below(await list.roots()).filter((path) => path.includes('/list-')).map((path) => path.slice(path.indexOf('/list-')));
    };
    const looked = new vscode.EventEmitter<void>();
    const listening = list.onDidChange(() => void look().then(() => looked.fire()));
    const becomes = (paths: readonly string[], what: string): Promise<unknown> => waitUntil(looked.event, () => (listed.join() === paths.join() ? true : undefined), what, () => listed.join());
    await write(file('list-before/e.article'), record({ name: 'e' }));
    await look();
    await becomes(['/list-before/e.article'], 'the article');
    await vscode.workspace.fs.rename(file('list-before'), file('list-after'));
    await becomes(['/list-after/e.article'], 'the article under its new name');
    await vscode.workspace.fs.delete(file('list-after'), { recursive: true });
    await becomes([], 'the article to go');
    for (const disposable of [listening, looked, list, problems, labels, configuration]) disposable.dispose();
  });

  it('ends when it is canceled, and counts what was checked until then', async () => {
    const { labels, problems, configuration } = services();
    const check = new CorpusCheck(problems, labels, configuration, silentLog);
    const source = new vscode.CancellationTokenSource();
    const reported: number[] = [];
    const { articles, unreadable } = await check.run(source.token, ({ done, total }) => {
      ok(total > 2, String(total));
      reported.push(done);
      source.cancel();
    });
    deepEqual(reported, [1]);
    ok(articles + unreadable <= 1, `${articles} articles`);
    for (const disposable of [check, problems, labels, configuration, source]) disposable.dispose();
  });

  it('compares all articles: a copy leads to what it repeats, and its problem goes when that goes', async () => {
    const [original, copy] = [file('copies/1.article'), file('copies/2.article')];
    const twins = (): readonly vscode.Diagnostic[] => vscode.languages.getDiagnostics(copy);
    await write(original, record({ name: 'copied' }));
    await write(copy, record({ name: 'copied', date: 'March 5, 2019' }));
    await checkAll();
    // A file that changes while all are compared, or whose change is told then, is compared in the next round.
    await waitUntil(vscode.languages.onDidChangeDiagnostics, () => codesOf(copy).length > 0 || undefined, 'the problem of a copy');
    deepEqual(codesOf(copy), ['corpus.duplicate-url']);
    deepEqual(codesOf(original), []);
    const [related] = twins()[0]?.relatedInformation ?? [];
    equal(related?.location.uri.toString(), original.toString());
    deepEqual([related?.location.range.start.line, twins()[0]?.range.start.line, related?.message], [0, 0, 'The article with this URL']);
    ok(twins()[0]?.message.includes('copies/1.article') === true, twins()[0]?.message ?? '');
    await vscode.workspace.fs.delete(original);
    await waitUntil(vscode.languages.onDidChangeDiagnostics, () => (codesOf(copy).length === 0 ? true : undefined), 'the problem of a copy to go with its original');
    await write(original, record({ name: 'copied' }));
    await waitUntil(vscode.languages.onDidChangeDiagnostics, () => codesOf(copy).includes('corpus.duplicate-url') || undefined, 'the problem of a copy to come back');
    // A file that comes and goes within a moment is none to VS Code's watcher.
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(workspaceRoot(), 'accepted-problems.txt'));
    const created = new Promise<vscode.Uri>((resolve) => watcher.onDidCreate(resolve));
    // The command ends when its message is answered.
    void vscode.commands.executeCommand('articleAnnotator.acceptProblem', copy, 'corpus.duplicate-url', { start: 0, end: record({ name: 'copied' }).indexOf('\n') });
    await waitUntil(vscode.languages.onDidChangeDiagnostics, () => !codesOf(copy).includes('corpus.duplicate-url') || undefined, 'an accepted problem to go');
    await created;
    watcher.dispose();
    await vscode.workspace.fs.delete(inWorkspace('accepted-problems.txt'));
    await vscode.workspace.fs.delete(file('copies'), { recursive: true });
  });

  it('publishes twenty thousand problems, and loses none', async () => {
    const many = inWorkspace('made-by-tests/check-all-many');
    const names = Array.from({ length: 500 }, (_, index) => `${String(index).padStart(3, '0')}_many.txt`);
    // Forty subjects twice: forty problems a file.
    const subjects = Array.from({ length: 41 }, () => 'Ferries').join(',');
    const textOf = (name: string): string => record({ name }).replace('Port Aldary,Ferries', subjects);
    for (let first = 0; first < names.length; first += 50) await Promise.all(names.slice(first, first + 50).map((name) => write(vscode.Uri.joinPath(many, name), textOf(name))));
    await checkAll();
    const shown = names.reduce((sum, name) => sum + codesOf(vscode.Uri.joinPath(many, name)).length, 0);
    equal(shown, 20_000);
    await vscode.workspace.fs.delete(many, { recursive: true });
  });
});
