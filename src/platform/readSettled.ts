import * as vscode from 'vscode';

const pauseMilliseconds = 50;
const mostPauses = 10;

/**
 * The bytes of a file that is expected to hold something. Programs empty a file before they write it, VS Code as well: an empty one is
 * read again for half a second before it is believed.
 * @throws where it cannot be read
 */
export async function readSettled(file: vscode.Uri): Promise<Uint8Array> {
  for (let pauses = 0; ; pauses++) {
    const bytes = await vscode.workspace.fs.readFile(file);
    if (bytes.length > 0 || pauses === mostPauses) return bytes;
    await new Promise<void>((resolve) => setTimeout(resolve, pauseMilliseconds));
  }
}
