import * as vscode from 'vscode';
import type { OutputPiece } from '../core/formats/format';
import { workspaceFiles } from '../platform/workspaceFiles';

/** Asks whether a file that is there may be replaced; the answer holds for all others. */
export type AskToReplace = (file: vscode.Uri) => Promise<boolean>;

/** The files of a result. VS Code has no way to append to a file, so those that all articles share are put together in memory. */
export class ExportFolder {
  readonly #folder: vscode.Uri;
  readonly #ask: AskToReplace;
  readonly #open = new Map<string, Uint8Array[]>();
  readonly #encoder = new TextEncoder();
  readonly written: vscode.Uri[] = [];
  #mayReplace: boolean | undefined;

  constructor(folder: vscode.Uri, ask: AskToReplace) {
    this.#folder = folder;
    this.#ask = ask;
  }

  add(pieces: Iterable<OutputPiece>): void {
    for (const { file, content } of pieces) {
      const known = this.#open.get(file) ?? [];
      known.push(typeof content === 'string' ? this.#encoder.encode(content) : content);
      this.#open.set(file, known);
    }
  }

  /** Writes what was added. Files that are there and may not be replaced are left as they are. */
  async write(): Promise<void> {
    for (const [file, pieces] of this.#open) {
      const uri = vscode.Uri.joinPath(this.#folder, file);
      if (await workspaceFiles.stat(uri) && !(this.#mayReplace ??= await this.#ask(uri))) continue;
      await vscode.workspace.fs.writeFile(uri, joined(pieces));
      this.written.push(uri);
    }
    this.#open.clear();
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
