import * as vscode from 'vscode';
import { kindOfFile, otherOwnerOf } from '../../src/core/corpus/articleNames';
import { LabelLookup } from '../../src/core/corpus/labelLookup';
import { workspaceFiles } from '../../src/platform/workspaceFiles';
import { fileTable } from '../unit/corpus/fileTable';
import { equal } from './assert';
import { inWorkspace } from './support';

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
