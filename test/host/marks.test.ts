import * as vscode from 'vscode';
import { deepEqual } from './assert';
import { record } from './editor/record';
import { inWorkspace, readText, waitForFile, writeFile } from './support';

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

  it('goes along with an article that is renamed', async () => {
    const article = await writeFile('named.article', record());
    const [renamed, marks] = ['renamed.article', 'article-states.txt'].map((name) => vscode.Uri.joinPath(article, '..', name)) as [vscode.Uri, vscode.Uri];
    await vscode.commands.executeCommand('articleAnnotator.markAsDone', { kind: 'article', article: { uri: article } });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(article, renamed);
    await vscode.workspace.applyEdit(edit);
    await waitForFile(marks, (text) => /^renamed\.article\tdone\t/mu.test(text) && /^named\.article\topen\t/mu.test(text), 'the mark under the new name');
  });

  it('is offered to be merged by git as lines of both sides, in a folder that git keeps', async () => {
    const article = await writeFile('merged.article', record());
    // Git is off here: that its folder is there is all that counts.
    const [git, attributes] = [inWorkspace('.git'), inWorkspace('.gitattributes')];
    await vscode.workspace.fs.createDirectory(git);
    try {
      await vscode.workspace.fs.writeFile(attributes, new TextEncoder().encode('*.txt text'));
      await vscode.commands.executeCommand('notifications.clearAll');
      await vscode.commands.executeCommand('articleAnnotator.markAsDone', { kind: 'article', article: { uri: article } });
      let isWritten = false;
      const written = waitForFile(attributes, (text) => text === '*.txt text\narticle-states.txt merge=union\n', 'let git merge the marks').finally(() => {
        isWritten = true;
      });
      // Nothing tells when the question is there.
      while (!isWritten) {
        await vscode.commands.executeCommand('notification.acceptPrimaryAction');
        await Promise.race([written, new Promise<void>((resolve) => setTimeout(resolve, 50))]);
      }
      await written;
    } finally {
      await vscode.workspace.fs.delete(git, { recursive: true });
      await vscode.workspace.fs.delete(attributes);
    }
  });
});
