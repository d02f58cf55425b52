import * as vscode from 'vscode';
import { annotationOwnerOf, extensionOf, extensions, isAnnotationFileName, kindOfFile, otherOwnerOf, ownAnnotationFileOf, stemOf } from '../core/corpus/articleNames';
import type { InputFile } from '../core/formats/format';
import { nameOf } from '../platform/nameOf';
import { workspaceFiles } from '../platform/workspaceFiles';

const skippedFolder = /^(?:\.|node_modules$)/;

/** An article of the workspace, and what the formats call it. */
export interface ArticleSource {
  readonly uri: vscode.Uri;
  readonly file: InputFile;
}

/**
 * The articles that files and folders hold. Files that are named count whatever they are; in folders, what reads like an article
 * or is annotated. Names are relative to the folder that was given.
 * @param isAnnotated whether an annotation.conf holds for a file
 */
export async function articleSources(places: readonly vscode.Uri[], isAnnotated: (file: vscode.Uri) => Promise<boolean>, token: vscode.CancellationToken): Promise<ArticleSource[]> {
  const found = new Map<string, ArticleSource>();
  const add = (uri: vscode.Uri, root: vscode.Uri): void => {
    if (!found.has(uri.toString())) found.set(uri.toString(), { uri, file: articleFile(uri, root) });
  };
  for (const place of places) {
    const kind = (await workspaceFiles.stat(place))?.kind;
    if (kind === 'folder') for await (const uri of filesIn(place, token)) {
      // Of texts of one name beside each other, the first is the article.
      if (await kindOfFile(uri, workspaceFiles, isAnnotated) !== 'none' && await otherOwnerOf(uri, workspaceFiles) === undefined) add(uri, place);
    }
    if (kind !== 'file') continue;
    const owner = isAnnotationFileName(nameOf(place)) ? await annotationOwnerOf(place, workspaceFiles) : place;
    if (owner) add(owner, vscode.Uri.joinPath(owner, '..'));
  }
  return [...found.values()].sort((a, b) => (a.file.name < b.file.name ? -1 : 1));
}

async function* filesIn(start: vscode.Uri, token: vscode.CancellationToken): AsyncIterable<vscode.Uri> {
  const waiting = [start];
  for (let folder = waiting.pop(); folder && !token.isCancellationRequested; folder = waiting.pop()) {
    for (const { name, kind } of (await workspaceFiles.list(folder)) ?? []) {
      const place = vscode.Uri.joinPath(folder, name);
      if (kind === 'file') yield place;
      else if (kind === 'folder' && !skippedFolder.test(name)) waiting.push(place);
    }
  }
}

function articleFile(uri: vscode.Uri, root: vscode.Uri): InputFile {
  const below = uri.path.slice(root.path.length).replace(/^\/+/, '');
  const bytes = async (): Promise<Uint8Array> => await presentBytes(uri) ?? new Uint8Array();
  return {
    name: stemOf(below), extension: extensionOf(below), bytes,
    chunks: () => once(bytes),
    companion: async (extension) => {
      if (extension !== extensions.annotationFile) return presentBytes(uri.with({ path: stemOf(uri.path) + extension }));
      const annotationFile = await ownAnnotationFileOf(uri, workspaceFiles);
      return annotationFile && presentBytes(annotationFile);
    },
  };
}

/** A file from outside, to be imported. */
export function foreignFile(uri: vscode.Uri): InputFile {
  return articleFile(uri, vscode.Uri.joinPath(uri, '..'));
}

/** What the user sees: the document where it has changes that are not saved, with the byte order mark of the file. */
async function presentBytes(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  const bytes = await workspaceFiles.read(uri);
  const document = vscode.workspace.textDocuments.find((open) => open.isDirty && open.uri.toString() === uri.toString());
  if (!document) return bytes;
  const mark = bytes?.[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\uFEFF' : '';
  return new TextEncoder().encode(mark + document.getText());
}

async function* once(read: () => Promise<Uint8Array>): AsyncIterable<Uint8Array> {
  yield await read();
}
