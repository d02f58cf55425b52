import * as vscode from 'vscode';
import type { SegmentFiles } from '../../core/corpus/index/segmentStore';
import { workspaceFiles } from '../../platform/workspaceFiles';

/** Segments of the index in a folder that VS Code keeps for the extension, on whatever disk or in whatever browser that is. */
export class SegmentFolder implements SegmentFiles {
  readonly #folder: vscode.Uri;

  constructor(folder: vscode.Uri) {
    this.#folder = folder;
  }

  async names(): Promise<readonly string[]> {
    return ((await workspaceFiles.list(this.#folder)) ?? []).map(({ name }) => name);
  }

  read(name: string): Promise<Uint8Array | undefined> {
    return workspaceFiles.read(this.#uriOf(name));
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    await vscode.workspace.fs.writeFile(this.#uriOf(name), bytes);
  }

  async replace(from: string, to: string): Promise<void> {
    await vscode.workspace.fs.rename(this.#uriOf(from), this.#uriOf(to), { overwrite: true });
  }

  async delete(name: string): Promise<void> {
    if (await workspaceFiles.stat(this.#uriOf(name))) await vscode.workspace.fs.delete(this.#uriOf(name));
  }

  #uriOf(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder, name);
  }
}
