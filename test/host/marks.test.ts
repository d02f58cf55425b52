import * as vscode from 'vscode';
import { deepEqual } from './assert';
import { record } from './editor/record';
import { readText, writeFile } from './support';

describe('the file that says which articles are done', () => {
  it('has all marks that were made at the same moment', async () => {
    const first = await writeFile('0.article', record());
    const articles = await Promise.all(Array.from({ length: 8 }, async (_, number) => {
      const uri = vscode.Uri.joinPath(first, '..', `${number}.article`);
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(record()));
      return uri;
    }));
    await Promise.all(articles.map((uri) => vscode.commands.executeCommand('articleAnnotator.markAsDone', { kind: 'article', article: { uri } })));
    const marks = await readText(vscode.Uri.joinPath(first, '..', 'article-states.txt'));
    deepEqual(marks.split('\n').filter((line) => line.includes('\t')).map((line) => line.split('\t').slice(0, 2).join(' ')), articles.map((_, number) => `${number}.article done`));
  });
});
