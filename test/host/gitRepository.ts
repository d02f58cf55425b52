import * as vscode from 'vscode';
import { nextEvent, waitUntil } from './support';

/** What is used here of the interface of VS Code's extension for git. */
export interface Repository {
  add(paths: string[]): Promise<void>;
  commit(message: string): Promise<void>;
  status(): Promise<void>;
  createBranch(name: string, checkout: boolean): Promise<void>;
  checkout(treeish: string): Promise<void>;
  setConfig(key: string, value: string): Promise<string>;
  readonly state: { readonly HEAD: { readonly name?: string } | undefined; readonly indexChanges: readonly unknown[] };
}

export interface Git {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<unknown>;
  init(root: vscode.Uri): Promise<Repository | null>;
  toGitUri(uri: vscode.Uri, ref: string): vscode.Uri;
}

interface GitExtension {
  readonly enabled: boolean;
  readonly onDidChangeEnablement: vscode.Event<boolean>;
  getAPI(version: 1): Git;
}

/** Does what needs git, which is off in other tests. @returns false, saying so, where this host has no extension for git. */
export async function withGit(work: (git: Git) => Promise<void>): Promise<boolean> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) {
    console.log('skipped: this host has no extension for git');
    return false;
  }
  const settings = vscode.workspace.getConfiguration('git');
  await settings.update('enabled', true, vscode.ConfigurationTarget.Workspace);
  try {
    const git = await extension.activate();
    if (!git.enabled) await nextEvent(git.onDidChangeEnablement, 'git to be enabled', (enabled) => enabled);
    const api = git.getAPI(1);
    await waitUntil(api.onDidChangeState, () => (api.state === 'initialized' ? true : undefined), 'the extension for git');
    await work(api);
  } finally {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await settings.update('enabled', undefined, vscode.ConfigurationTarget.Workspace);
  }
  return true;
}

/** Makes a repository of a folder, and commits these files. */
export async function repositoryOf(git: Git, folder: vscode.Uri, ...files: readonly vscode.Uri[]): Promise<Repository> {
  const repository = await git.init(folder);
  if (!repository) throw new Error('no repository was made');
  await repository.setConfig('user.name', 'A. Tester');
  await repository.setConfig('user.email', 'tester@aldarycourier.example');
  await repository.setConfig('commit.gpgsign', 'false');
  await commit(repository, ...files);
  return repository;
}

export async function commit(repository: Repository, ...files: readonly vscode.Uri[]): Promise<void> {
  await repository.add(files.map(({ fsPath }) => fsPath));
  await repository.commit('An article and its tags');
}

/** Checks a branch out, and says what git says where it does not. */
export async function checkout(repository: Repository, branch: string): Promise<void> {
  try {
    await repository.checkout(branch);
  } catch (error) {
    throw new Error(`git checkout ${branch}: ${(error as { stderr?: string }).stderr ?? String(error)}`, { cause: error });
  }
}
