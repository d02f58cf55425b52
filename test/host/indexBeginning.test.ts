import * as vscode from 'vscode';
import type { DocumentFindings } from '../../src/checking/findings';
import { IndexBeginning } from '../../src/corpus/index/indexBeginning';
import { deepEqual } from './assert';
import { closeAllEditors, extensionUnderTest, openFile } from './support';

describe('the index of the workspace', () => {
  before(extensionUnderTest);
  after(closeAllEditors);

  it('is begun some time after an article of the workspace is open, once, and again where it is not complete', async () => {
    const checked = new vscode.EventEmitter<DocumentFindings>();
    const waiting: (() => void)[] = [];
    const index = { isComplete: false, begun: 0, prepare: (): void => void index.begun++ };
    const beginning = new IndexBeginning({ onDidCheck: checked.event }, index, (then) => {
      waiting.push(then);
      return { dispose: () => void waiting.splice(waiting.indexOf(then), 1) };
    });
    const tell = (document: vscode.TextDocument): void => checked.fire({ document, version: document.version, findings: [], more: { error: 0, warning: 0, information: 0, hint: 0 } });
    const seen = (): readonly number[] => [waiting.length, index.begun];
    const waited = (): void => waiting.splice(0).forEach((then) => then());
    const article = await openFile('begins.article', 'A ferry.\n');
    deepEqual(seen(), [0, 0]);
    // One that is in no folder of the workspace is compared with none.
    tell(await vscode.workspace.openTextDocument({ language: 'article', content: 'A ferry.\n' }));
    deepEqual(seen(), [0, 0]);
    tell(article);
    tell(article);
    deepEqual(seen(), [1, 0]);
    waited();
    deepEqual(seen(), [0, 1]);
    // It was stopped, or other folders were opened.
    tell(article);
    waited();
    deepEqual(seen(), [0, 2]);
    index.isComplete = true;
    tell(article);
    deepEqual(seen(), [0, 2]);
    index.isComplete = false;
    tell(article);
    beginning.dispose();
    deepEqual(seen(), [0, 2]);
    checked.dispose();
  });
});
