import * as vscode from 'vscode';
import { deepEqual, equal, match } from '../assert';
import { closeAllEditors, extensionUnderTest, readText, showFile } from '../support';
import { record } from './record';

describe('Create annotation.conf', () => {
  const beside = (uri: vscode.Uri, name: string): vscode.Uri => vscode.Uri.joinPath(uri, '..', name);
  const write = (uri: vscode.Uri, content: string): Thenable<void> => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  const create = async (): Promise<string> => {
    await vscode.commands.executeCommand('articleAnnotator.createConfiguration');
    return vscode.window.activeTextEditor?.document.uri.path ?? '';
  };

  before(() => extensionUnderTest());
  after(() => closeAllEditors());

  it('writes the labels in use beside the article', async () => {
    const { document: { uri } } = await showFile('x.article', record());
    await write(beside(uri, 'x.ann'), 'T1\tHarbor 0 5\thttps\nT2\tShip 0 5\thttps\nT3\tShip 0 5\thttps\n');
    const file = beside(uri, 'annotation.conf');
    equal(await create(), file.path);
    match(await readText(file), /^\[entities\]\nShip\nHarbor\n\n\[relations\]\n/);
  });

  it('writes the built-in labels where nothing is tagged', async () => {
    const { document: { uri } } = await showFile('x.article', record());
    equal(await create(), beside(uri, 'annotation.conf').path);
    match(await readText(beside(uri, 'annotation.conf')), /^\[entities\]\nPerson\nOrganization\n/);
  });

  it('opens the one that holds already', async () => {
    const { document: { uri } } = await showFile('above/x.article', record());
    const above = beside(uri, '../annotation.conf');
    await write(above, '[entities]\nShip\n\n[relations]\n\n[events]\n\n[attributes]\n');
    equal(await create(), above.path);
    deepEqual((await vscode.workspace.fs.readDirectory(beside(uri, '.'))).map(([name]) => name), ['x.article']);
  });
});
