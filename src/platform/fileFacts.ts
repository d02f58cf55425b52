import * as vscode from 'vscode';
import type { FileFacts } from '../core/rules/rule';
import { readUtf8, utf16Of } from '../core/text/encoding';
import { editsToLineEnding } from '../core/text/lineEnding';
import { applyEdits } from '../core/text/range';

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
  const text = (await readFileOf(document))?.text;
  return text === undefined ? undefined : applyEdits(text, editsToLineEnding(text, documentLineEnding(document)));
}

/**
 * The text of a document's file without a byte order mark, its line endings as they are: undefined where it is not UTF-8, so that an
 * editor shows something else than is there. Undefined as a whole where the file cannot be read.
 */
export async function readFileOf(document: vscode.TextDocument): Promise<{ readonly text: string | undefined } | undefined> {
  if (document.uri.scheme === 'untitled') return undefined;
  let bytes: Uint8Array;
  try {
    bytes = await vscode.workspace.fs.readFile(document.uri);
  } catch {
    return undefined;
  }
  try {
    return { text: readUtf8(bytes, 'dropMark') };
  } catch {
    return { text: undefined };
  }
}

/** The one line ending of a document. */
export function documentLineEnding(document: vscode.TextDocument): '\r\n' | '\n' {
  return document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
}

function fileFactsOf(file: Uint8Array): FileFacts {
  const utf16 = utf16Of(file);
  const bytes = utf16 ? new TextEncoder().encode(new TextDecoder(utf16.byteOrder).decode(file)) : file;
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
