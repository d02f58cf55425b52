import * as vscode from 'vscode';
import type { Labels } from '../annotating/labels';
import { sidecarUriOf } from '../annotating/sidecarFile';
import { extensionOf, extensions } from '../core/corpus/articleNames';
import { candidatesBelow, kindOfCandidate, type Candidate } from '../core/corpus/corpusArticles';
import { parseStandoff } from '../core/standoff/standoffDocument';
import { taggedText } from '../core/suggestions/annotatedText';
import { suggestedStrings, type SuggestedArticle, type SuggestedString } from '../core/suggestions/suggestedStrings';
import { tagEdits } from '../core/suggestions/writtenTags';
import { CodePointIndex } from '../core/text/codePoints';
import { applyEdits } from '../core/text/range';
import { commandId } from '../platform/commandTable';
import { runAndLog, type Log } from '../platform/log';
import { nameOf } from '../platform/nameOf';
import { translate } from '../platform/translation';
import { workspaceFiles } from '../platform/workspaceFiles';
import type { Configuration } from '../platform/configuration';
import type { Suggestions } from '../suggesting/suggestions';
import { saveFiles, takeBack, type WrittenFile } from './writtenFiles';

type Article = SuggestedArticle<vscode.Uri>;

/** What was found in the folders. */
interface Found {
  readonly articles: readonly Article[];
  /** Articles left out: their text or their annotations have unsaved changes, or cannot be read. */
  readonly left: number;
}

/** The command that suggests tags in all articles of the workspace, or of the folder it is given: by string, with a preview, and then all at once. */
export function registerSuggestInCorpus(suggestions: Suggestions, labels: Labels, configuration: Configuration, log: Log): vscode.Disposable {
  return vscode.commands.registerCommand(commandId('suggestInCorpus'), async (folder?: vscode.Uri) => {
    const folders = folder ? [folder] : (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    const found = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Suggesting tags'), cancellable: true },
      (progress, token) => find(folders, suggestions, labels, token, (message) => progress.report({ message }), log));
    if (!found) return;
    const strings = suggestedStrings(found.articles);
    if (strings.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No tags to suggest. Suggestions are learned from the tags in the folder.'));
      return;
    }
    const chosen = await choose(strings, labels, configuration);
    if (!chosen || chosen.length === 0) return;
    const written = await apply(chosen, found.articles);
    if (written) tellWritten(written, chosen, found.left, log);
    else void vscode.window.showWarningMessage(vscode.l10n.t('Nothing was tagged: the files changed in the meantime. Try again.'));
  });
}

/** Undefined where it was cancelled. */
async function find(
  folders: readonly vscode.Uri[], suggestions: Suggestions, labels: Labels, token: vscode.CancellationToken, show: (message: string) => void, log: Log,
): Promise<Found | undefined> {
  const isCancelled = (): boolean => token.isCancellationRequested;
  const candidates: Candidate<vscode.Uri>[] = [];
  for (const folder of folders) candidates.push(...await candidatesBelow(folder, workspaceFiles, isCancelled));
  const articles: Article[] = [];
  let left = 0;
  let done = 0;
  for (const candidate of candidates) {
    if (isCancelled()) return undefined;
    show(vscode.l10n.t('{done} of {total}', { done: ++done, total: candidates.length }));
    const { place, annotationFile, annotationOwner } = candidate;
    if (annotationOwner !== undefined) continue;
    try {
      const text = decoded(await workspaceFiles.read(place));
      if (text === undefined || !(await isArticle(candidate, text, labels))) continue;
      const standoff = annotationFile ? decoded(await workspaceFiles.read(annotationFile)) ?? '' : '';
      const document = parseStandoff(standoff);
      if (document.refused || isUnsaved(place) || isUnsaved(sidecarUriOf(place))) {
        left++;
        continue;
      }
      await suggestions.learnedFor(place);
      articles.push({ article: place, text, suggestions: await suggestions.inFile(place, text, taggedText(text, document).tags) });
    } catch (error) {
      log.warn(`${place.toString(true)}: no tags are suggested: ${String(error)}`);
      left++;
    }
  }
  return { articles, left };
}

/** A text without tags is one where labels are given for its folder. */
async function isArticle(candidate: Candidate<vscode.Uri>, text: string, labels: Labels): Promise<boolean> {
  if (kindOfCandidate(candidate, text, workspaceFiles) !== 'none') return true;
  return extensionOf(nameOf(candidate.place)) === extensions.text && (await labels.for(candidate.place)).source !== undefined;
}

/** Strings to tag; the sure ones are chosen before. */
async function choose(strings: readonly SuggestedString<vscode.Uri>[], labels: Labels, configuration: Configuration): Promise<readonly SuggestedString<vscode.Uri>[] | undefined> {
  const items = await Promise.all(strings.map(async (string) => {
    const [first] = string.places.keys();
    const display = first && (await labels.for(first)).labels.find(string.label)?.displayName;
    return {
      string,
      picked: first !== undefined && string.lowest >= configuration.suggestions(first).sure,
      label: vscode.l10n.t('“{text}” as {label}', { text: string.quote, label: display ?? string.label }),
      description: translate('{count, plural, one {once} other {# times}} in {articles, plural, one {# article} other {# articles}}', { count: string.count, articles: string.places.size }),
      detail: vscode.l10n.t('{percent}% sure', { percent: range(string) }),
    };
  }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true, matchOnDescription: true,
    title: vscode.l10n.t('Suggested Tags'),
    placeHolder: vscode.l10n.t('Choose what to tag everywhere; nothing is written before'),
  });
  return picked?.map(({ string }) => string);
}

/** Writes all tags in one step, and saves. @returns undefined where VS Code refused it. */
async function apply(chosen: readonly SuggestedString<vscode.Uri>[], articles: readonly Article[]): Promise<readonly WrittenFile[] | undefined> {
  const edit = new vscode.WorkspaceEdit();
  const written: WrittenFile[] = [];
  for (const { article, text } of articles) {
    const places = chosen.flatMap((string) => string.places.get(article) ?? []).sort((a, b) => a.start - b.start || b.end - a.end);
    if (places.length === 0) continue;
    const uri = sidecarUriOf(article);
    const isThere = await workspaceFiles.read(uri) !== undefined;
    const document = isThere ? await vscode.workspace.openTextDocument(uri) : undefined;
    const before = document?.getText();
    const edits = tagEdits(text, new CodePointIndex(text), parseStandoff(before ?? ''), places);
    const after = applyEdits(before ?? '', edits);
    written.push({ uri, before, after, isSaved: true });
    if (document) for (const { range: { start, end }, newText } of edits) edit.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), newText);
    else edit.createFile(uri, { contents: new TextEncoder().encode(after) });
  }
  return await vscode.workspace.applyEdit(edit, { isRefactoring: true }) && await saveFiles(written) ? written : undefined;
}

function tellWritten(written: readonly WrittenFile[], chosen: readonly SuggestedString<vscode.Uri>[], left: number, log: Log): void {
  const count = chosen.reduce((sum, string) => sum + string.count, 0);
  const done = translate('{count, plural, one {# tag} other {# tags}} made in {articles, plural, one {# article} other {# articles}}.', { count, articles: written.length });
  const note = left > 0 ? [translate('{left, plural, one {# article was left out: it has unsaved changes or cannot be read.} other {# articles were left out: they have unsaved changes or cannot be read.}}', { left })] : [];
  const undo = vscode.l10n.t('Undo');
  void vscode.window.showInformationMessage([done, ...note].join(' '), undo).then((answer) => {
    if (answer === undo) runAndLog(log, 'Undo of Suggest Tags in Corpus', () => takeBack(written));
  });
}

/** A byte order mark stays: offsets of annotation files count it. @throws where it is not UTF-8 */
function decoded(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

function isUnsaved(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === uri.toString());
}

function range({ lowest, highest }: SuggestedString<unknown>): string {
  const [low, high] = [Math.round(lowest * 100), Math.round(highest * 100)];
  return low === high ? `${low}` : `${low}–${high}`;
}
