import * as vscode from 'vscode';
import { Findings } from '../../src/checking/findings';
import { Problems, type ProblemSource } from '../../src/checking/problems';
import { WorkspaceIndex } from '../../src/corpus/index/workspaceIndex';
import { OpenTwins } from '../../src/corpus/openTwins';
import { Articles } from '../../src/platform/articles';
import { Configuration } from '../../src/platform/configuration';
import { silentLog } from '../bench/silentLog';
import { deepEqual, equal } from './assert';
import { closeAllEditors, extensionUnderTest, inWorkspace, waitUntil } from './support';

/** Sixty words that no other test has. */
const words = (changed = 0): string => Array.from({ length: 60 }, (_, at) => `${at < changed ? 'later' : 'lateral'}quern${at}`).join(' ');
const record = (name: string, text: string, number = '417'): string => [
  `https://www.aldarycourier.example/2019/03/05/open-twins-${name}.html`, 'Port Aldary Plans a Second Ferry - The Aldary Courier', 'Open Twins', 'March 4, 2019', number, text,
].join('\n');

const folder = (): vscode.Uri => inWorkspace('made-by-tests/open-twins');
const file = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), name);
/** The index leaves folders alone whose name begins with a dot. */
const storage = (): vscode.Uri => inWorkspace('.made-by-tests-open-twins');
const write = (name: string, text: string): Thenable<void> => vscode.workspace.fs.writeFile(file(name), new TextEncoder().encode(text));

/** Shows nothing, and says what is to be shown. */
class NotedProblems extends Problems {
  readonly #noted = new vscode.EventEmitter<void>();
  readonly #diagnostics = new Map<string, readonly vscode.Diagnostic[]>();
  readonly onDidNote = this.#noted.event;

  override set(source: ProblemSource, uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]): void {
    if (source !== 'comparison') return;
    this.#diagnostics.set(uri.toString(), diagnostics);
    this.#noted.fire();
  }

  of(name: string): readonly vscode.Diagnostic[] {
    return this.#diagnostics.get(file(name).toString()) ?? [];
  }
}

describe('open articles that repeat others', function () {
  this.timeout(60_000);
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('articleAnnotator');
  const never = new vscode.CancellationTokenSource();
  const check = { hasCompared: false };
  let rules: unknown;
  let problems: NotedProblems;
  let index: WorkspaceIndex;
  let services: vscode.Disposable;

  before(async () => {
    await extensionUnderTest();
    rules = settings().inspect('rules')?.globalValue;
    await settings().update('rules', undefined, vscode.ConfigurationTarget.Global);
    await write('a.article', record('a', words()));
    await write('b.article', record('a', 'The council of Port Aldary assembled on Tuesday.'));
    await write('c.article', record('c', words(1)));
    const articles = new Articles();
    const configuration = new Configuration(silentLog);
    const findings = new Findings(articles, configuration, silentLog);
    problems = new NotedProblems();
    index = new WorkspaceIndex(storage(), silentLog);
    services = vscode.Disposable.from(configuration, findings, problems, index, new OpenTwins({ articles, findings, index, check, problems, configuration, log: silentLog }));
  });

  after(async () => {
    services.dispose();
    never.dispose();
    await closeAllEditors();
    await settings().update('rules', rules, vscode.ConfigurationTarget.Global);
    for (const made of [folder(), storage()]) await vscode.workspace.fs.delete(made, { recursive: true }).then(undefined, () => undefined);
  });

  const codes = (name: string): unknown[] => problems.of(name).map(({ code }) => (typeof code === 'object' ? code.value : code));
  const until = (name: string, wanted: readonly string[], what: string): Promise<unknown> =>
    waitUntil(problems.onDidNote, () => (JSON.stringify(codes(name)) === JSON.stringify(wanted) ? true : undefined), what);

  it('show it with the place in the other, when all articles are known, and without Check All Articles', async () => {
    const shown = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file('b.article')));
    deepEqual(codes('b.article'), []);
    await index.mentions({ texts: [], links: [] }, never.token);
    await until('b.article', ['corpus.duplicate-url'], 'the problem of a copy');
    const [related] = problems.of('b.article')[0]?.relatedInformation ?? [];
    deepEqual([related?.location.uri.toString(), related?.location.range.start.line, related?.message], [file('a.article').toString(), 0, 'The article with this URL']);
    // What is typed counts, before it is saved.
    await shown.edit((edit) => edit.replace(shown.document.lineAt(0).range, 'https://www.aldarycourier.example/2019/03/05/open-twins-b.html'));
    await until('b.article', [], 'the problem to go with its reason');
    await shown.edit((edit) => edit.replace(shown.document.lineAt(5).range, words(2)));
    await until('b.article', ['corpus.near-duplicate'], 'the problem of a text that is nearly the same');
    equal(problems.of('b.article')[0]?.range.start.line, 5);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until('b.article', ['corpus.duplicate-url'], 'the problem of before');
  });

  it('follow the files of the others', async () => {
    await vscode.window.showTextDocument(file('c.article'), { preview: false });
    await until('c.article', ['corpus.near-duplicate'], 'the problem of a text that is nearly the same');
    await vscode.workspace.fs.delete(file('a.article'));
    await until('c.article', [], 'the problem to go with the other');
    await write('a.article', record('c', words(40)));
    await until('c.article', ['corpus.duplicate-url'], 'the problem of the address');
    await settings().update('numberMeaning', 'id', vscode.ConfigurationTarget.Global);
    await vscode.workspace.fs.delete(file('a.article'));
    await until('c.article', ['corpus.duplicate-number'], 'the problem of the number, which b has, too');
    await settings().update('numberMeaning', undefined, vscode.ConfigurationTarget.Global);
    await until('c.article', [], 'the problem to go where the number is none');
  });

  it('leave it to Check All Articles, where that was run', async () => {
    await write('a.article', record('c', words()));
    await until('c.article', ['corpus.duplicate-url'], 'the problem of the address');
    check.hasCompared = true;
    const before = problems.of('c.article');
    await vscode.workspace.fs.delete(file('a.article'));
    // Another index tells of the change, too, and later than the first.
    const other = new WorkspaceIndex(undefined, silentLog);
    await other.mentions({ texts: [], links: [] }, never.token);
    other.dispose();
    equal(problems.of('c.article'), before);
  });
});
