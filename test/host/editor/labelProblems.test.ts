import * as vscode from 'vscode';
import { deepEqual } from '../assert';
import { extensionUnderTest, waitUntil, writeFile } from '../support';

describe('problems of label configurations', () => {
  const of = (uri: vscode.Uri): vscode.Diagnostic[] | undefined => {
    const found = vscode.languages.getDiagnostics(uri);
    return found.length > 0 ? found : undefined;
  };

  it('stand in annotation.conf with their line, and go when they are fixed', async () => {
    await extensionUnderTest();
    const uri = await writeFile('annotation.conf', '[entities]\nShip\n\n[relations]\n\n[events]\n\n[attributes]\n\n[oddities]\n');
    await vscode.workspace.openTextDocument(uri);
    const found = await waitUntil(vscode.languages.onDidChangeDiagnostics, () => of(uri), 'a problem in annotation.conf');
    deepEqual(found.map(({ range, code }) => [range.start.line, typeof code === 'object' ? code.value : code]), [[9, 'labels.configuration']]);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('[entities]\nShip\n\n[relations]\n\n[events]\n\n[attributes]\n'));
    await waitUntil(vscode.languages.onDidChangeDiagnostics, () => (of(uri) ? undefined : true), 'the problem to go');
  });
});
