import * as vscode from 'vscode';
import type { Labels } from '../annotating/labels';
import { sidecarUriOf } from '../annotating/sidecarFile';
import { withAcceptedLines } from '../core/corpus/accepted';
import { movedLines } from '../core/corpus/articleLines';
import { escapedField } from '../core/corpus/escapedField';
import { withRejectionLines } from '../core/suggestions/rejections';
import type { Configuration } from '../platform/configuration';
import { rewriteTextFile } from '../platform/documentEdits';
import { runAndLog, type Log } from '../platform/log';
import { workspaceFiles } from '../platform/workspaceFiles';
import { rejectionPlaceOf } from '../suggesting/rejectionFile';

/** A file beside a corpus that names articles. */
interface Kept {
  /** The file for an article or a folder, and what it calls it; undefined where there is to be none. */
  readonly placeOf: (uri: vscode.Uri) => Promise<{ readonly file: vscode.Uri; readonly name: string } | undefined>;
  /** The text of the file with more lines. */
  readonly withLines: (text: string, lines: readonly string[]) => string;
}

/**
 * Articles and folders that are renamed or moved keep what was decided about them: problems that were accepted, suggestions that were rejected.
 * Marks are kept by folder, and go along where they are made.
 */
export function registerRenamedArticles(labels: Labels, configuration: Configuration, log: Log): vscode.Disposable {
  const accepted: Kept = {
    placeOf: async (uri) => {
      const here = await configuration.accepted(uri);
      return here?.problems && { file: here.place, name: escapedField(here.article) };
    },
    withLines: withAcceptedLines,
  };
  const rejected: Kept = { placeOf: (uri) => rejectionPlaceOf(uri, labels), withLines: withRejectionLines };
  return vscode.workspace.onDidRenameFiles(({ files }) => runAndLog(log, 'What was decided about renamed articles', async () => {
    for (const { oldUri, newUri } of files) {
      await moveKept(accepted, oldUri, newUri);
      await moveKept(rejected, oldUri, newUri);
    }
    configuration.forgetAccepted();
  }));
}

/** Where the new place belongs to another file, the lines are added there before they are taken away here. */
async function moveKept({ placeOf, withLines }: Kept, oldUri: vscode.Uri, newUri: vscode.Uri): Promise<void> {
  const [before, after] = await Promise.all([placeOf(oldUri), placeOf(newUri)]);
  const bytes = before && await workspaceFiles.read(before.file);
  if (!bytes || !after) return;
  // It stays where it belongs to another text of the same name, or another was in its way.
  const withAnnotations = await workspaceFiles.stat(sidecarUriOf(oldUri)) === undefined;
  const parted = (text: string): ReturnType<typeof movedLines> => movedLines(text, before.name, after.name, withAnnotations);
  const { moved } = parted(new TextDecoder().decode(bytes));
  if (moved.length === 0) return;
  const without = (text: string): string => parted(text).rest.join('\n');
  const isSame = before.file.toString() === after.file.toString();
  await rewriteTextFile(after.file, (text) => withLines(isSame ? without(text) : text, moved));
  if (!isSame) await rewriteTextFile(before.file, (text) => withLines(without(text), []));
}
