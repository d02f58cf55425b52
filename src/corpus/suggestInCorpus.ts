import * as vscode from 'vscode';
import type { Labels } from '../annotating/labels';
import { candidatesBelow, type Candidate } from '../core/corpus/corpusArticles';
import { parseStandoff } from '../core/standoff/standoffDocument';
import { taggedText } from '../core/suggestions/annotatedText';
import { suggestedStrings, type SuggestedArticle, type SuggestedString } from '../core/suggestions/suggestedStrings';
import { commandId } from '../platform/commandTable';
import type { Log } from '../platform/log';
import { doneOf, translate } from '../platform/translation';
import { workspaceFiles } from '../platform/workspaceFiles';
import type { Configuration } from '../platform/configuration';
import type { Suggestions } from '../suggesting/suggestions';
import { decoded, hasUnsavedChanges, isTaggable, tellWritten, writeTags } from './writeTags';

type Article = SuggestedArticle<vscode.Uri> & { readonly standoff: string };

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
    const tagged = found.articles.flatMap(({ article, text, standoff }) => {
      const places = chosen.flatMap((string) => string.places.get(article) ?? []).sort((a, b) => a.start - b.start || b.end - a.end);
      return places.length > 0 ? [{ article, text, standoff, places }] : [];
    });
    tellWritten(await writeTags(tagged), found.left, log);
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
    show(doneOf(++done, candidates.length));
    const { place, annotationFile, annotationOwner } = candidate;
    if (annotationOwner !== undefined) continue;
    try {
      const text = decoded(await workspaceFiles.read(place));
      if (text === undefined || !(await isTaggable(candidate, text, labels))) continue;
      const standoff = annotationFile ? decoded(await workspaceFiles.read(annotationFile)) ?? '' : '';
      const document = parseStandoff(standoff);
      if (document.refused || hasUnsavedChanges(place)) {
        left++;
        continue;
      }
      await suggestions.learnedFor(place);
      articles.push({ article: place, text, standoff, suggestions: await suggestions.inFile(place, text, taggedText(text, document).tags) });
    } catch (error) {
      log.warn(`${place.toString(true)}: no tags are suggested: ${String(error)}`);
      left++;
    }
  }
  return { articles, left };
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
    canPickMany: true, matchOnDescription: true, ignoreFocusOut: true,
    title: vscode.l10n.t('Suggested Tags'),
    placeHolder: vscode.l10n.t('Choose what to tag everywhere; nothing is written before'),
  });
  return picked?.map(({ string }) => string);
}

function range({ lowest, highest }: SuggestedString<unknown>): string {
  const [low, high] = [Math.round(lowest * 100), Math.round(highest * 100)];
  return low === high ? `${low}` : `${low}–${high}`;
}
