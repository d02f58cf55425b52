import * as vscode from 'vscode';
import { kindOfFile, otherOwnerOf } from '../../src/core/corpus/articleNames';
import { LabelLookup } from '../../src/core/corpus/labelLookup';
import { workspaceFiles } from '../../src/platform/workspaceFiles';
import { fileTable } from '../unit/corpus/fileTable';
import { deepEqual, equal } from './assert';
import { inWorkspace, writeFile } from './support';

describe('corpus: what is an article, and whose an annotation file is', () => {
  for (const [index, { about, files, asked = Object.keys(files)[0] ?? '', kind, otherOwner }] of fileTable.entries()) {
    it(about, async () => {
      const root = inWorkspace(`made-by-tests/file-table/${index}`);
      for (const [path, content] of Object.entries(files)) {
        await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(root, path), new TextEncoder().encode(content));
      }
      const labels = new LabelLookup(workspaceFiles);
      equal(await kindOfFile(vscode.Uri.joinPath(root, asked), workspaceFiles, (file) => labels.isBelowLabels(file, root)), kind);
      const owner = await otherOwnerOf(vscode.Uri.joinPath(root, asked), workspaceFiles);
      equal(owner && workspaceFiles.nameOf(owner), otherOwner);
    });
  }
});

describe('files of the workspace', () => {
  it('are read whole or as far as is asked, also empty ones; what is no file is none', async () => {
    const file = await writeFile('read.txt', 'Ærø\n');
    const folder = vscode.Uri.joinPath(file, '..');
    const read = async (uri: vscode.Uri, mostBytes?: number): Promise<number[] | undefined> => {
      const bytes = await workspaceFiles.read(uri, mostBytes);
      return bytes && [...bytes];
    };
    const whole = [0xc3, 0x86, 0x72, 0xc3, 0xb8, 0x0a];
    deepEqual([await read(file), await read(file, 3), await read(file, 100)], [whole, whole.slice(0, 3), whole]);
    deepEqual(await read(await writeFile('empty.txt', '')), []);
    deepEqual([await read(folder), await read(vscode.Uri.joinPath(folder, 'none.txt'))], [undefined, undefined]);
    deepEqual([await workspaceFiles.list(file), await workspaceFiles.list(vscode.Uri.joinPath(folder, 'none'))], [undefined, undefined]);
  });
});
