import * as vscode from 'vscode';
import { record } from './editor/record';
import { extensionUnderTest, waitForFile, writeFile } from './support';

describe('what was decided about articles', () => {
  before(extensionUnderTest);

  it('goes along with one that is renamed, and with a folder, also out of the reach of its file', async () => {
    const article = await writeFile('named.article', record());
    const at = (name: string): vscode.Uri => vscode.Uri.joinPath(article, '..', name);
    const write = (name: string, text: string): Thenable<void> => vscode.workspace.fs.writeFile(at(name), new TextEncoder().encode(text));
    const accepted = (...names: readonly string[]): string => names.map((name) => `${name}\tbody.lost-break\tpassed.24\tplan \t mem\n`).join('');
    const rejected = (...names: readonly string[]): string => names.map((name) => `${name}\tPlace\tHale\n`).join('');
    await write('annotation.conf', '[entities]\nPlace\n');
    await write('in/inner.article', record());
    await write('accepted-problems.txt', accepted('in/inner.article', 'named.ann', 'named.article'));
    await write('rejected-suggestions.tsv', rejected('in/inner.article', 'named.article', 'other.article'));
    await write('else/accepted-problems.txt', accepted('its.article'));
    const rename = async (from: string, to: string): Promise<void> => {
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(at(from), at(to));
      await vscode.workspace.applyEdit(edit);
    };
    const become = (name: string, expected: string): Promise<unknown> => waitForFile(at(name), (text) => text.replace(/^#.*\n/gmu, '') === expected, `${name} after renaming`);

    await rename('named.article', 'renamed.article');
    await become('accepted-problems.txt', accepted('in/inner.article', 'renamed.ann', 'renamed.article'));
    await become('rejected-suggestions.tsv', rejected('in/inner.article', 'other.article', 'renamed.article'));

    // The annotation file of `pair.txt`, which counts first, stays.
    await write('pair.txt', record());
    await write('pair.article', record());
    await write('pair.ann', '');
    await write('accepted-problems.txt', accepted('in/inner.article', 'pair.ann', 'pair.article', 'renamed.ann', 'renamed.article'));
    await rename('pair.article', 'single.article');
    await become('accepted-problems.txt', accepted('in/inner.article', 'pair.ann', 'renamed.ann', 'renamed.article', 'single.article'));
    await write('accepted-problems.txt', accepted('in/inner.article', 'renamed.ann', 'renamed.article'));

    await rename('in', 'out');
    await become('accepted-problems.txt', accepted('out/inner.article', 'renamed.ann', 'renamed.article'));
    await become('rejected-suggestions.tsv', rejected('other.article', 'out/inner.article', 'renamed.article'));

    await rename('renamed.article', 'else/there.article');
    await become('else/accepted-problems.txt', accepted('its.article', 'there.ann', 'there.article'));
    await become('accepted-problems.txt', accepted('out/inner.article'));
    await become('rejected-suggestions.tsv', rejected('else/there.article', 'other.article', 'out/inner.article'));
  });

  it('is found by names that hold what parts columns and lines, which stand in the files as escapes', async () => {
    const article = await writeFile('a\tb.article', record());
    const at = (name: string): vscode.Uri => vscode.Uri.joinPath(article, '..', name);
    await vscode.workspace.fs.writeFile(at('rejected-suggestions.tsv'), new TextEncoder().encode('a\\tb.article\tPlace\tHale\n'));
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(article, at('c\nd.article'));
    await vscode.workspace.applyEdit(edit);
    await waitForFile(at('rejected-suggestions.tsv'), (text) => text === 'c\\nd.article\tPlace\tHale\n', 'what was rejected, after renaming');
  });
});
