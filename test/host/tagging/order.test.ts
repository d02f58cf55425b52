import * as vscode from 'vscode';
import type { ArticleSession } from '../../../src/annotating/articleSession';
import { builtInLabels } from '../../../src/core/labels/labelSet';
import { ArticleEditors } from '../../../src/editor/tagging/articleEditors';
import { deepEqual } from '../assert';
import { record } from '../editor/record';
import { closeAllEditors, extensionUnderTest, showFile } from '../support';

describe('keys in a text editor', () => {
  before(extensionUnderTest);
  afterEach(closeAllEditors);

  it('are carried out in their order, though the article of the first is found last', async () => {
    const { document } = await showFile('order.article', record());
    const waiting: ((found: vscode.TextDocument) => void)[] = [];
    const editors = new ArticleEditors(
      { find: () => new Promise((resolve) => void waiting.push(resolve)), selectedInView: () => Promise.resolve(undefined) },
      { of: () => Promise.resolve({ document } as ArticleSession) },
      { for: () => Promise.resolve({ labels: builtInLabels, warnings: [], source: undefined, files: [], unreadable: [] }) },
    );
    const done: string[] = [];
    const keys = [
      editors.active().then(() => done.push('go to the next tag')), editors.activeSession().then(() => done.push('undo')), editors.seen().then(() => done.push('tag')),
    ];
    for (const found of waiting.reverse()) {
      found(document);
      // Whatever can be done by now is done: the answer comes by way of the window.
      await vscode.languages.getLanguages();
    }
    await Promise.all(keys);
    deepEqual(done, ['go to the next tag', 'undo', 'tag']);
  });
});
