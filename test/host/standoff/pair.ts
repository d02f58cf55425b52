import * as vscode from 'vscode';
import { writeFile } from '../support';

/** Body of an invented article that is no record: what matters here are the tags. */
export const text = 'Port Aldary voted. Mayor Hale spoke of the Old Harbor and of forty ships in it. Then Hale left.\n';

export const sidecar = [
  'T1\tPlace 0 11\tPort Aldary',
  'T2\tPerson 25 29\tHale',
  'T3\tPlace 43 53\tOld Harbor',
  'T4\tPerson 85 89\tHale',
  'R1\tNear Arg1:T1 Arg2:T3',
  '#1\tAnnotatorNotes T3\tclosed since 2011',
  '',
].join('\n');

export interface Pair {
  readonly article: vscode.Uri;
  readonly sidecar: vscode.Uri;
}

/** Writes an article and its sidecar beside each other. */
export async function writePair(articleText: string, sidecarText: string | Uint8Array, extension = 'article'): Promise<Pair> {
  const article = await writeFile(`harbor.${extension}`, articleText);
  const file = vscode.Uri.joinPath(article, '..', 'harbor.ann');
  await vscode.workspace.fs.writeFile(file, typeof sidecarText === 'string' ? new TextEncoder().encode(sidecarText) : sidecarText);
  return { article, sidecar: file };
}

export function positionOf(document: vscode.TextDocument, found: string, from = 0): vscode.Position {
  const at = document.getText().indexOf(found, from);
  if (at < 0) throw new Error(`“${found}” is not in ${document.uri.toString()}`);
  return document.positionAt(at);
}
