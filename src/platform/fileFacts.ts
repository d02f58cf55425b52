import * as vscode from 'vscode';
import type { FileFacts } from '../core/rules/rule';

/**
 * What an editor hides of a file: VS Code takes the byte order mark off and makes all line endings alike
 * when it opens a document. Undefined where the file cannot be read (untitled, deleted, a scheme without files).
 */
export async function readFileFacts(uri: vscode.Uri): Promise<FileFacts | undefined> {
  if (uri.scheme === 'untitled') return undefined;
  try {
    return fileFactsOf(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/**
 * The text of a document's file as an editor shows it: without a byte order mark, with the line endings of the document.
 * Undefined where the file cannot be read or is not UTF-8.
 */
export async function readTextOf(document: vscode.TextDocument): Promise<string | undefined> {
  if (document.uri.scheme === 'untitled') return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await vscode.workspace.fs.readFile(document.uri));
    return text.replace(/\r\n|\r|\n/g, document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n');
  } catch {
    return undefined;
  }
}

function fileFactsOf(bytes: Uint8Array): FileFacts {
  const lineEndings = { LF: 0, CRLF: 0, CR: 0 };
  let from = 0;
  for (;;) {
    const lineFeed = bytes.indexOf(0x0a, from);
    if (lineFeed === -1) break;
    if (bytes[lineFeed - 1] === 0x0d) lineEndings.CRLF++;
    else lineEndings.LF++;
    from = lineFeed + 1;
  }
  for (let at = bytes.indexOf(0x0d); at !== -1; at = bytes.indexOf(0x0d, at + 1)) {
    if (bytes[at + 1] !== 0x0a) lineEndings.CR++;
  }
  return { byteOrderMark: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf, lineEndings };
}
