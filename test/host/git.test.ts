import * as vscode from 'vscode';
import { deepEqual, ok } from './assert';
import { describeDiagnostic, diagnosticsOf, edit, nextEvent, waitUntil, writeFile } from './support';
import { record } from './editor/record';

/** What is used here of the interface of VS Code's extension for git. */
interface Repository {
  add(paths: string[]): Promise<void>;
  commit(message: string): Promise<void>;
  status(): Promise<void>;
  setConfig(key: string, value: string): Promise<string>;
  readonly state: { readonly workingTreeChanges: readonly unknown[]; readonly indexChanges: readonly unknown[]; readonly onDidChange: vscode.Event<void> };
}

interface GitExtension {
  readonly enabled: boolean;
  readonly onDidChangeEnablement: vscode.Event<boolean>;
  getAPI(version: 1): {
    readonly state: 'uninitialized' | 'initialized';
    readonly onDidChangeState: vscode.Event<unknown>;
    init(root: vscode.Uri): Promise<Repository | null>;
    toGitUri(uri: vscode.Uri, ref: string): vscode.Uri;
  };
}

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

describe('an article in a git repository', function () {
  this.timeout(120_000);

  it('has the problems that it has outside of git, whether committed, changed, staged or compared', async function () {
    const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
    if (!extension) {
      console.log('skipped: this host has no extension for git');
      return this.skip();
    }
    const settings = vscode.workspace.getConfiguration('git');
    await settings.update('enabled', true, vscode.ConfigurationTarget.Workspace);
    try {
      const git = await extension.activate();
      if (!git.enabled) await nextEvent(git.onDidChangeEnablement, 'git to be enabled', (enabled) => enabled);
      const api = git.getAPI(1);
      await waitUntil(api.onDidChangeState, () => (api.state === 'initialized' ? true : undefined), 'the extension for git');

      const article = await writeFile('repository/story.article', text);
      const annotations = article.with({ path: article.path.replace('.article', '.ann') });
      await vscode.workspace.fs.writeFile(annotations, new TextEncoder().encode(sidecar));
      const folder = vscode.Uri.joinPath(article, '..');
      const editor = await vscode.window.showTextDocument(article, { preview: false });
      await diagnosticsOf(article, (found) => found.length > 1);
      await diagnosticsOf(annotations, (found) => found.length > 1);
      const outside = problemsUnder(folder);

      const repository = await api.init(folder);
      ok(repository, 'no repository was made');
      await repository.setConfig('user.name', 'A. Tester');
      await repository.setConfig('user.email', 'tester@aldarycourier.example');
      await repository.setConfig('commit.gpgsign', 'false');
      await repository.add([article.fsPath, annotations.fsPath]);
      await repository.commit('An article and its tags');

      /** Opens what VS Code opens: the committed and the staged versions, beside the file. */
      const lookAtVersions = async (): Promise<void> => {
        for (const file of [article, annotations]) {
          for (const version of ['HEAD', '~', '']) {
            const document = await vscode.workspace.openTextDocument(api.toGitUri(file, version));
            await vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, new vscode.Range(0, 0, document.lineCount, 0));
          }
        }
        await vscode.commands.executeCommand('vscode.diff', api.toGitUri(article, 'HEAD'), article, 'article');
        await vscode.commands.executeCommand('vscode.diff', api.toGitUri(annotations, 'HEAD'), annotations, 'annotations');
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
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await settings.update('enabled', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
