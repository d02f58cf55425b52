import * as vscode from 'vscode';
import type { Candidate } from '../../src/core/corpus/corpusArticles';
import { checkPair } from '../../src/core/rules/checkPair';
import { CorpusCount } from '../../src/corpus/corpusCount';
import { deepEqual, equal } from './assert';
import { record } from './editor/record';
import { closeAllEditors, extensionUnderTest, waitUntil, writeFile } from './support';
import { placeOf, sidecarOf } from './tagging/tags';

const body = `Oda Brekkhus came to Skjervholm on Tuesday. ${'The boat lay at the quay for a great many weeks, and nobody asked why. '.repeat(3)}`;
/** An address that no other test has, so that other files do not matter. */
const url = 'https://www.aldarycourier.example/1871/04/04/world/overview-test.html';
const text = record({ 1: url, 3: 'Overview Test Subject', 4: 'April 3, 1871', 5: 'many', 6: body });

const filter = (by: object): Thenable<unknown> => vscode.commands.executeCommand('articleAnnotator.filterArticles', by);

function overviewTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('articleAnnotator.overview'));
}

describe('the corpus overview', function () {
  this.timeout(60_000);

  before(async () => {
    await extensionUnderTest();
    const uri = await writeFile('overview.article', text);
    await vscode.workspace.fs.writeFile(sidecarOf(uri), new TextEncoder().encode(`T1\tPerson ${placeOf(text, 'Oda Brekkhus')}\tOda Brekkhus\nT2\tPlace ${placeOf(text, 'Skjervholm')}\tSkjervholm\n`));
    await writeFile('overview.article', record({ 1: url, 3: 'Overview Test Subject', 4: 'April 3, 1871', 6: body }));
    await writeFile('overview.article', record({ 1: url, 3: 'Overview Test Subject', 4: 'some day', 6: body }));
  });

  after(async () => {
    await vscode.commands.executeCommand('articleAnnotator.clearArticleFilter');
    await closeAllEditors();
  });

  /** Counts articles in memory, as the overview would count those of the workspace. */
  function countOf(texts: readonly string[], candidates: () => Promise<readonly Candidate<vscode.Uri>[]>): CorpusCount {
    return new CorpusCount({
      candidates,
      findingsOf: ({ place }) => {
        const article = texts[Number(place.path.slice(1))] ?? '';
        const { article: findings, trace } = checkPair({ article, sidecar: undefined, isRecord: true }, { check: {}, labels: undefined });
        return Promise.resolve({ files: [{ place, text: article, findings }], trace, isRecord: true });
      },
    }, { corpusSeverity: () => 'warning' }, { warn: () => undefined });
  }

  it('counts what articles show beside each other', async () => {
    const texts = [record({ 6: body }), record({ 6: body, 5: 'many' }), record({ 6: body })];
    const candidates = texts.map((_, index) => ({ place: vscode.Uri.from({ scheme: 'memory', path: `/${index}` }), annotationFile: undefined, annotationOwner: undefined }));
    const { overview, isPartial } = await countOf(texts, () => Promise.resolve(candidates)).count(new vscode.CancellationTokenSource().token, () => undefined);
    deepEqual([isPartial, overview.rules.map(({ rule, articles }) => [rule, articles])], [false, [['corpus.duplicate-url', 2], ['number.invalid', 1]]]);
  });

  it('ends when it is canceled, though the folders are still being read', async () => {
    const source = new vscode.CancellationTokenSource();
    let isAsked: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve;
    });
    const counting = countOf([], () => {
      isAsked();
      return new Promise(() => undefined);
    }).count(source.token, () => undefined);
    await asked;
    source.cancel();
    deepEqual([(await counting).isPartial, (await counting).overview.articles], [true, 0]);
  });

  it('opens in one tab, however often it is asked for', async () => {
    await vscode.commands.executeCommand('articleAnnotator.showOverview');
    await waitUntil(vscode.window.tabGroups.onDidChangeTabs, () => overviewTabs().length > 0 || undefined, 'the tab');
    await vscode.commands.executeCommand('articleAnnotator.showOverview');
    deepEqual(overviewTabs().map(({ label }) => label), ['Corpus Overview']);
  });

  it('leads to articles by what their files hold, and by what is found in them', async () => {
    const date = '1871-04';
    equal(await filter({ date }), 2);
    equal(await filter({ date, subject: 'Overview Test Subject' }), 2);
    equal(await filter({ tags: [{ text: 'Oda Brekkhus', label: 'Person' }, { text: 'Skjervholm', label: 'Place' }] }), 1);
    equal(await filter({ tags: [{ text: 'Oda Brekkhus', label: 'Place' }] }), 0);
    equal(await filter({ date, rule: 'number.invalid' }), 1);
    equal(await filter({ date, states: ['inProgress'] }), 1);
    equal(await filter({ undated: true, subject: 'Overview Test Subject' }), 1);
  });

  it('leads to articles by what they show beside each other', async () => {
    const settings = vscode.workspace.getConfiguration('articleAnnotator');
    const before = settings.inspect('rules')?.globalValue;
    // Another test may have turned these rules off.
    await settings.update('rules', undefined, vscode.ConfigurationTarget.Global);
    try {
      // Of three with one address the first is what the others repeat, whether it is asked for or not.
      equal(await filter({ subject: 'Overview Test Subject', rule: 'corpus.duplicate-url' }), 2);
      equal(await filter({ subject: 'Overview Test Subject', rule: 'corpus.duplicate-number' }), 0);
    } finally {
      await settings.update('rules', before, vscode.ConfigurationTarget.Global);
    }
  });
});
