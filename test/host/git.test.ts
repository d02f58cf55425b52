import * as vscode from 'vscode';
import { deepEqual, ok } from './assert';
import { describeDiagnostic, diagnosticsOf, edit, writeFile } from './support';
import { repositoryOf, withGit } from './gitRepository';
import { record } from './editor/record';

const text = record({ 4: 'MARCH 4, 2019' });
const at = text.indexOf('Maren Osei');
const sidecar = `T1\tPerson ${at} ${at + 10}\tMaren Osei\nT2\tPerson 0 5\tWrong\n\n`;

/** All problems of the files in a folder, by whatever scheme, as `name: problem`, sorted. */
function problemsUnder(folder: vscode.Uri): string[] {
  return vscode.languages.getDiagnostics()
    .filter(([uri]) => uri.path.startsWith(`${folder.path}/`))
    .flatMap(([uri, diagnostics]) => diagnostics.map((diagnostic) => `${uri.scheme}:${uri.path.slice(folder.path.length + 1)}: ${describeDiagnostic(diagnostic)}`))
    .sort();
}

/** As the light bulb asks. VS Code cancels the question where git changes the text meanwhile, and asks again. */
async function askForCodeActions(document: vscode.TextDocument): Promise<void> {
  for (;;) {
    try {
      await vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, new vscode.Range(0, 0, document.lineCount, 0));
      return;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'Canceled') throw error;
    }
  }
}

describe('an article in a git repository', function () {
  this.timeout(120_000);

  it('has the problems that it has outside of git, whether committed, changed, staged or compared', async function () {
    const isDone = await withGit(async (git) => {
      const article = await writeFile('repository/story.article', text);
      const annotations = article.with({ path: article.path.replace('.article', '.ann') });
      await vscode.workspace.fs.writeFile(annotations, new TextEncoder().encode(sidecar));
      const folder = vscode.Uri.joinPath(article, '..');
      const editor = await vscode.window.showTextDocument(article, { preview: false });
      await diagnosticsOf(article, (found) => found.length > 1);
      await diagnosticsOf(annotations, (found) => found.length > 1);
      const outside = problemsUnder(folder);

      const repository = await repositoryOf(git, folder, article, annotations);

      /** Opens what VS Code opens: the committed and the staged versions, beside the file. */
      const lookAtVersions = async (): Promise<void> => {
        for (const file of [article, annotations]) {
          for (const version of ['HEAD', '~', '']) {
            await askForCodeActions(await vscode.workspace.openTextDocument(git.toGitUri(file, version)));
          }
        }
        await vscode.commands.executeCommand('vscode.diff', git.toGitUri(article, 'HEAD'), article, 'article');
        await vscode.commands.executeCommand('vscode.diff', git.toGitUri(annotations, 'HEAD'), annotations, 'annotations');
        // A question to the window is answered after the problems that were sent before it.
        await vscode.languages.getLanguages();
      };

      await lookAtVersions();
      deepEqual(problemsUnder(folder), outside, 'committed');

      await edit(article, (change) => change.insert(article, new vscode.Position(5, text.split('\n')[5]?.length ?? 0), ' It rained.'));
      await editor.document.save();
      await repository.status();
      await lookAtVersions();
      deepEqual(problemsUnder(folder), outside, 'changed');

      await repository.add([article.fsPath]);
      ok(repository.state.indexChanges.length > 0, 'nothing is staged');
      await lookAtVersions();
      deepEqual(problemsUnder(folder), outside, 'staged');
    });
    if (!isDone) this.skip();
  });
});
