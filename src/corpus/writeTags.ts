import * as vscode from 'vscode';
import type { Labels } from '../annotating/labels';
import { sidecarUriOf } from '../annotating/sidecarFile';
import { extensionOf, extensions } from '../core/corpus/articleNames';
import { kindOfCandidate, type Candidate } from '../core/corpus/corpusArticles';
import { parseStandoff } from '../core/standoff/standoffDocument';
import type { TaggedSpan } from '../core/suggestions/suggester';
import { tagEdits } from '../core/suggestions/writtenTags';
import { CodePointIndex } from '../core/text/codePoints';
import { readUtf8 } from '../core/text/encoding';
import { runAndLog, type Log } from '../platform/log';
import { nameOf } from '../platform/nameOf';
import { translate } from '../platform/translation';
import { workspaceFiles } from '../platform/workspaceFiles';
import { applyChanges, saveFiles, takeBack, type FileChange, type WrittenFile } from './writtenFiles';

/** What is to be tagged in an article, as long as nobody changes it or its annotation file meanwhile. */
export interface TagsOfArticle {
  readonly article: vscode.Uri;
  /** As it was read from the file, a byte order mark included. */
  readonly text: string;
  /** The annotation file as it was read; empty where there was none. */
  readonly standoff: string;
  /** UTF-16, in the order of the text. */
  readonly places: readonly TaggedSpan[];
}

/** What was written of what was to be tagged. */
interface WrittenTags {
  readonly files: readonly WrittenFile[];
  readonly tags: number;
  /** Articles that are not as they were read: they are left as they are. */
  readonly left: number;
}

/**
 * Writes tags into many annotation files in one step, and saves.
 * @param preview what the step is called in VS Code's refactor preview, where every line is confirmed; undefined: it is made at once
 * @returns undefined where VS Code refused it, or the preview was discarded
 */
export async function writeTags(wanted: readonly TagsOfArticle[], preview?: string): Promise<WrittenTags | undefined> {
  const changes: FileChange[] = [];
  for (const tagged of wanted) {
    if (!(await isAsRead(tagged))) continue;
    const { article, text, places } = tagged;
    const uri = sidecarUriOf(article);
    const before = await workspaceFiles.read(uri) === undefined ? undefined : (await vscode.workspace.openTextDocument(uri)).getText();
    changes.push({ uri, before, edits: tagEdits(text, new CodePointIndex(text), parseStandoff(before ?? ''), places) });
  }
  const left = wanted.length - changes.length;
  if (changes.length === 0) return { files: [], tags: 0, left };
  const done = await applyChanges(changes, preview);
  const files = done?.map(({ uri, before, after }): WrittenFile => ({ uri, before, after, isSaved: true }));
  if (!files || !(await saveFiles(files))) return undefined;
  return { files, tags: files.reduce((sum, { before, after }) => sum + tagsIn(after) - tagsIn(before), 0), left };
}

function tagsIn(standoff: string | undefined): number {
  return parseStandoff(standoff ?? '').entities.length;
}

/** Whether an article and its annotation file say what they said when they were read: a list may wait for an answer for long. */
async function isAsRead({ article, text, standoff }: TagsOfArticle): Promise<boolean> {
  if (hasUnsavedChanges(article)) return false;
  try {
    return decoded(await workspaceFiles.read(article)) === text && (decoded(await workspaceFiles.read(sidecarUriOf(article))) ?? '') === standoff;
  } catch {
    // Not UTF-8 any longer, or not to be read at all.
    return false;
  }
}

/**
 * Says what was written, and offers to take it back.
 * @param written undefined where VS Code refused it
 * @param left articles that were left out before
 */
export function tellWritten(written: WrittenTags | undefined, left: number, log: Log): void {
  if (!written || written.files.length === 0) {
    void vscode.window.showWarningMessage(vscode.l10n.t('Nothing was tagged: the files changed in the meantime. Try again.'));
    return;
  }
  const { files, tags } = written;
  const done = translate('{count, plural, one {# tag} other {# tags}} made in {articles, plural, one {# article} other {# articles}}.', { count: tags, articles: files.length });
  const allLeft = left + written.left;
  const note = allLeft > 0 ? [translate('{left, plural, one {# article was left out: it has unsaved changes, changed in the meantime or cannot be read.} other {# articles were left out: they have unsaved changes, changed in the meantime or cannot be read.}}', { left: allLeft })] : [];
  const undo = vscode.l10n.t('Undo');
  void vscode.window.showInformationMessage([done, ...note].join(' '), undo).then((answer) => {
    if (answer === undo) runAndLog(log, 'Undo of tags in the corpus', () => takeBack(files));
  });
}

/** A byte order mark stays: offsets of annotation files count it. @throws where it is not UTF-8 */
export function decoded(bytes: Uint8Array | undefined): string | undefined {
  return bytes && readUtf8(bytes, 'keepMark');
}

/** Whether an article or its annotation file has changes that are in no file. */
export function hasUnsavedChanges(article: vscode.Uri): boolean {
  const uris = new Set([article, sidecarUriOf(article)].map((uri) => uri.toString()));
  return vscode.workspace.textDocuments.some((document) => document.isDirty && uris.has(document.uri.toString()));
}

/** A text without tags is one where labels are given for its folder. */
export async function isTaggable(candidate: Candidate<vscode.Uri>, text: string, labels: Pick<Labels, 'areSetFor'>): Promise<boolean> {
  if (kindOfCandidate(candidate, text, workspaceFiles) !== 'none') return true;
  return extensionOf(nameOf(candidate.place)) === extensions.text && (await labels.areSetFor(candidate.place));
}
