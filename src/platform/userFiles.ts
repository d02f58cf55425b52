import * as vscode from 'vscode';

/** Schemes of the user's own files; where VS Code does not know their file system yet, they count as writable. */
const ownSchemes: ReadonlySet<string> = new Set(['file', 'vscode-remote', 'vscode-vfs']);

/**
 * Whether a document is one that the user writes: a file in a file system that takes writes, or one not saved yet. VS Code opens
 * other documents beside it, as the committed version of a file (`git:`) or the sides of a comparison; they are only looked at,
 * so they are neither checked nor annotated, and never recognized as articles.
 */
export function isUserFile(uri: vscode.Uri): boolean {
  return uri.scheme === 'untitled' || (vscode.workspace.fs.isWritableFileSystem(uri.scheme) ?? ownSchemes.has(uri.scheme));
}
