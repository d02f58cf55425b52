import * as vscode from 'vscode';
import { writeTags, type TagsOfArticle } from '../../src/corpus/writeTags';
import { deepEqual, equal, ok } from './assert';
import { closeAllEditors, extensionUnderTest, inWorkspace, readText, waitForFile, waitUntil } from './support';

const name = 'Ilse Quendrin';
const record = (slug: string, body: string): string => [
  `https://www.aldarycourier.example/2019/03/05/${slug}.html`, 'Port Aldary Plans a Second Ferry - The Aldary Courier', 'Index Tests', 'March 4, 2019', '417', body,
].join('\n');

const folder = (): vscode.Uri => inWorkspace('made-by-tests/tag-all-in-corpus');
const file = (path: string): vscode.Uri => vscode.Uri.joinPath(folder(), path);
const write = (path: string, text: string): Thenable<void> => vscode.workspace.fs.writeFile(file(path), new TextEncoder().encode(text));

const exists = (path: string): Promise<boolean> => Promise.resolve(vscode.workspace.fs.stat(file(path))).then(() => true, () => false);

const texts = {
  begun: record('begun', `${name} spoke, and ${name} was heard.`),
  fresh: record('fresh', `They asked ${name} again.`),
  other: record('other', `The ${name}s are no person.`),
} as const;
const line = (id: string, text: string, from = 0): string => {
  const start = text.indexOf(name, from);
  return `${id}\tPerson ${start} ${start + name.length}\t${name}\n`;
};

/** As the command gives it, for an article whose annotation file says this. */
const wanted = (path: string, text: string, standoff: string, from: number): TagsOfArticle => {
  const start = text.indexOf(name, from);
  return { article: file(`${path}.article`), text, standoff, places: [{ start, end: start + name.length, label: 'Person' }] };
};

describe('tagging all occurrences in the corpus', function () {
  this.timeout(120_000);

  before(async () => {
    await extensionUnderTest();
    await write('annotation.conf', '[entities]\nPerson\n\n[relations]\n\n[events]\n\n[attributes]\n');
    for (const [path, text] of Object.entries(texts)) await write(`${path}.article`, text);
    await write('begun.ann', line('T1', texts.begun));
  });

  after(async () => {
    await closeAllEditors();
    await vscode.workspace.fs.delete(folder(), { recursive: true });
  });

  it('tags whole words that are not tagged yet, in the articles that are chosen, and one undo takes all of it back', async () => {
    const editor = await vscode.window.showTextDocument(file('begun.article'));
    editor.selection = new vscode.Selection(5, 3, 5, 3);
    // A list takes the key some time after it is shown; and before its rows are there, the key chooses none of them.
    while (!(await exists('fresh.ann'))) {
      let isOver = false;
      const tagging = Promise.resolve(vscode.commands.executeCommand('articleAnnotator.tagAllInCorpus')).then(() => {
        isOver = true;
      });
      while (!isOver) {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        await Promise.race([tagging, vscode.workspace.fs.stat(folder())]);
      }
    }
    const after = texts.begun.indexOf(name) + 1;
    const begun = await waitForFile(file('begun.ann'), (text) => text.includes('T2\t'), 'hold the second occurrence');
    equal(begun, line('T1', texts.begun) + line('T2', texts.begun, after));
    equal(await readText(file('fresh.ann')), line('T1', texts.fresh));
    ok(!(await exists('other.ann')), 'a part of a word was tagged');
    await vscode.window.showTextDocument(file('begun.ann'));
    await vscode.commands.executeCommand('undo');
    await waitUntil(vscode.workspace.onDidChangeTextDocument, () => vscode.window.activeTextEditor?.document.getText() === line('T1', texts.begun) || undefined, 'the file as it was');
    await vscode.workspace.save(file('begun.ann'));
  });

  it('asks in the refactor preview where that is wanted, and writes nothing that is not confirmed there', async () => {
    await vscode.workspace.fs.delete(file('fresh.ann')).then(undefined, () => undefined);
    await write('begun.ann', line('T1', texts.begun));
    const after = texts.begun.indexOf(name) + 1;
    const tags = [wanted('begun', texts.begun, line('T1', texts.begun), after), wanted('fresh', texts.fresh, '', 0)];
    /** The preview takes the command some time after it is asked for. */
    const answered = async (command: string): ReturnType<typeof writeTags> => {
      let isOver = false;
      const writing = writeTags(tags, 'Tag as Person').finally(() => {
        isOver = true;
      });
      while (!isOver) {
        await vscode.commands.executeCommand(command);
        await Promise.race([writing, vscode.workspace.fs.stat(folder())]);
      }
      return writing;
    };
    equal(await answered('refactorPreview.discard'), undefined);
    equal(await answered('refactorPreview.apply'), undefined);
    deepEqual([await readText(file('begun.ann')), await exists('fresh.ann')], [line('T1', texts.begun), false]);
  });
});
