import * as vscode from 'vscode';
import { Labels } from '../../src/annotating/labels';
import { Findings } from '../../src/checking/findings';
import { Problems, type ProblemSource } from '../../src/checking/problems';
import { AnnotatedArticle } from '../../src/core/annotations/annotatedArticle';
import { ArticleText } from '../../src/core/reanchoring/articleText';
import { parseStandoff } from '../../src/core/standoff/standoffDocument';
import { CorpusCheck } from '../../src/corpus/corpusCheck';
import { WorkspaceIndex } from '../../src/corpus/index/workspaceIndex';
import { OpenTwins } from '../../src/corpus/openTwins';
import { Articles } from '../../src/platform/articles';
import { Configuration } from '../../src/platform/configuration';
import { silentLog } from '../bench/silentLog';
import { deepEqual, equal } from './assert';
import { closeAllEditors, describeDiagnostic, extensionUnderTest, inWorkspace, nextEvent, waitUntil } from './support';

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

  override clear(source: ProblemSource, isMeant: (uri: vscode.Uri) => boolean = () => true): void {
    for (const uri of [...this.#diagnostics.keys()].map((key) => vscode.Uri.parse(key))) if (isMeant(uri)) this.delete(source, uri);
  }

  of(name: string): readonly vscode.Diagnostic[] {
    return this.#diagnostics.get(file(name).toString()) ?? [];
  }
}

describe('open articles that repeat others', function () {
  this.timeout(60_000);
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('articleAnnotator');
  const never = new vscode.CancellationTokenSource();
  /** Their articles as the checks of annotations know them, by name of the file. */
  const sidecars = new Map<string, string>();
  const annotated = new vscode.EventEmitter<never>();
  const isUnsettled = new Set<string>();
  const annotations = {
    onDidCheck: annotated.event,
    linkedArticle(document: vscode.TextDocument): AnnotatedArticle | 'unsettled' | undefined {
      const name = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
      const sidecar = sidecars.get(name);
      return isUnsettled.has(name) ? 'unsettled' : sidecar === undefined ? undefined : new AnnotatedArticle(new ArticleText(document.getText()), parseStandoff(sidecar));
    },
  };
  const compared = new Set<string>();
  let check: CorpusCheck;
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
    const labels = new Labels(configuration, silentLog);
    check = new CorpusCheck(problems, labels, configuration, silentLog, undefined, compared);
    services = vscode.Disposable.from(
      configuration, labels, findings, problems, index, check, new OpenTwins({ articles, findings, annotations, index, check, problems, configuration, log: silentLog }, compared));
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

  /** An article that tags the names of its title; each is linked. */
  const linked = async (name: string, entries: Readonly<Record<string, string>>): Promise<string> => {
    const text = record(name, `Aldary lies near Merrin, and Quern is the capital of ${name}.`, '');
    const sidecar = Object.entries(entries).map(([covered, entry], at) => {
      const start = text.indexOf(covered, text.lastIndexOf('\n'));
      return `T${at + 1}\tPlace ${start} ${start + covered.length}\t${covered}\nN${at + 1}\tReference T${at + 1} Twins:${entry}\t${covered}\n`;
    }).join('');
    await write(`${name}.article`, text);
    await write(`${name}.ann`, sidecar);
    return sidecar;
  };
  const told = (diagnostics: readonly vscode.Diagnostic[]): unknown => diagnostics.map((diagnostic) =>
    [describeDiagnostic(diagnostic), diagnostic.relatedInformation?.map(({ location: { uri, range }, message }) => [uri.path, range.start.line, range.start.character, range.end.character, message])]);

  it('show tags that are linked in another way than in most articles, as Check All Articles shows them', async () => {
    await linked('l1', { Aldary: 'Q1', Merrin: 'Q7' });
    await linked('l2', { Aldary: 'Q1', Merrin: 'Q7', Quern: 'Q9' });
    await linked('l3', { Aldary: 'Q3', Quern: 'Q9' });
    sidecars.set('l4.article', await linked('l4', { Aldary: 'Q2', Merrin: 'Q8', Quern: 'Q9' }));
    await vscode.window.showTextDocument(file('l4.article'), { preview: false });
    await until('l4.article', ['corpus.linked-differently', 'corpus.linked-differently'], 'the links that differ');
    equal(problems.of('l4.article')[0]?.message.includes('Linked to Twins:Q2 here, but to Twins:Q1 in'), true);
    const [related] = problems.of('l4.article')[0]?.relatedInformation ?? [];
    deepEqual([related?.location.uri.toString(), related?.location.range.start.line, related?.message], [file('l1.article').toString(), 5, 'Linked to Twins:Q1 here']);
    // The same as all articles compared show, where those are asked for problems of its severity.
    const noted = new NotedProblems();
    const configuration = new Configuration(silentLog);
    const labels = new Labels(configuration, silentLog);
    const all = new CorpusCheck(noted, labels, configuration, silentLog);
    await settings().update('corpus.severity', 'hint', vscode.ConfigurationTarget.Global);
    await all.run(never.token, () => undefined);
    await settings().update('corpus.severity', undefined, vscode.ConfigurationTarget.Global);
    for (const one of [all, labels, configuration, noted]) one.dispose();
    deepEqual(told(problems.of('l4.article')), told(noted.of('l4.article')));
    // What is linked now counts, before it is saved; while tags move with what is typed, what was shown stays.
    isUnsettled.add('l4.article');
    sidecars.set('l4.article', (sidecars.get('l4.article') ?? '').replace('Q2', 'Q1').replace('Q8', 'Q7'));
    annotated.fire(undefined as never);
    await write('l3.ann', '');
    await nextEvent(index.onDidChange, 'the index to follow the file');
    equal(codes('l4.article').length, 2);
    isUnsettled.clear();
    annotated.fire(undefined as never);
    await until('l4.article', [], 'the problems to go with the links');
    sidecars.set('l4.article', (sidecars.get('l4.article') ?? '').replace('Q7', 'Q8'));
    annotated.fire(undefined as never);
    await until('l4.article', ['corpus.linked-differently'], 'the link that differs');
    await write('l2.ann', '');
    await write('l1.ann', '');
    await until('l4.article', [], 'the problem to go with the other links');
  });

  it('keep what they show when Check All Articles is canceled, and when it is done', async () => {
    await write('a.article', record('c', words()));
    await until('c.article', ['corpus.duplicate-url'], 'the problem of the address');
    sidecars.set('l4.article', await linked('l4', { Aldary: 'Q2' }));
    await linked('l1', { Aldary: 'Q1' });
    await until('l4.article', ['corpus.linked-differently'], 'the link that differs');
    const source = new vscode.CancellationTokenSource();
    await check.run(source.token, () => source.cancel());
    source.dispose();
    equal(check.hasCompared, false);
    // Files that change are compared with the few that were checked, and nothing but they.
    await write('y.article', record('y', 'The ferry left.', ''));
    await write('z.article', record('y', 'The ferry came.', ''));
    await until('z.article', ['corpus.duplicate-url'], 'the problem of a closed article');
    equal(check.hasCompared, true);
    deepEqual([codes('c.article'), codes('l4.article')], [['corpus.duplicate-url'], ['corpus.linked-differently']]);
    await check.run(never.token, () => undefined);
    deepEqual([codes('c.article'), codes('l4.article')], [['corpus.duplicate-url'], ['corpus.linked-differently']]);
    // They still follow the files by themselves, and from when they are closed the check does.
    await linked('l1', { Aldary: 'Q2' });
    await until('l4.article', [], 'the problem to go with the other link');
    // To extensions a document of another language is another document; a closed one VS Code keeps for minutes.
    await vscode.languages.setTextDocumentLanguage(await vscode.workspace.openTextDocument(file('c.article')), 'plaintext');
    equal(compared.has(file('c.article').toString()), false);
    deepEqual(codes('c.article'), ['corpus.duplicate-url']);
    await vscode.workspace.fs.delete(file('a.article'));
    await until('c.article', [], 'the problem to go with the other article');
  });
});
