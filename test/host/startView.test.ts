import * as vscode from 'vscode';
import { findArticles } from '../../src/corpus/startView';
import { deepEqual } from './assert';
import { writeFile } from './support';

describe('what the start view counts', () => {
  it('are records, and texts that are annotated: with an annotation file, or below an annotation.conf; those without tags first', async () => {
    const first = await writeFile('start/notes.txt', 'Ilva Corven met Bram Odell in Lowmarsh.\n');
    const beside = (name: string): vscode.Uri => vscode.Uri.joinPath(first, '..', name);
    for (const name of ['notes.ann', 'plain.txt', 'labeled.md', 'README.md', '.hidden/x.txt', '.hidden/x.ann']) await vscode.workspace.fs.writeFile(beside(name), new Uint8Array());
    const found = await findArticles({ areSetFor: (file) => Promise.resolve(file.path.endsWith('labeled.md') || file.path.endsWith('README.md')) });
    const folder = `${vscode.Uri.joinPath(first, '..').path}/`;
    deepEqual(found.filter(({ path }) => path.startsWith(folder)).map(({ path }) => path.slice(folder.length)), ['labeled.md', 'notes.txt']);
  });
});
