import * as vscode from 'vscode';
import { deepEqual, equal } from './assert';
import { record } from './editor/record';
import { closeAllEditors, extensionUnderTest, waitUntil, writeFile } from './support';
import { placeOf, sidecarOf } from './tagging/tags';

const body = `Oda Brekkhus came to Skjervholm on Tuesday. ${'The boat lay at the quay for a great many weeks, and nobody asked why. '.repeat(3)}`;
const text = record({ 3: 'Overview Test Subject', 4: 'April 3, 1871', 5: 'many', 6: body });

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
    await writeFile('overview.article', record({ 3: 'Overview Test Subject', 4: 'April 3, 1871', 6: body }));
  });

  after(async () => {
    await vscode.commands.executeCommand('articleAnnotator.clearArticleFilter');
    await closeAllEditors();
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
  });
});
