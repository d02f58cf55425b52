import * as vscode from 'vscode';
import type { Labels } from '../annotating/labels';
import { AnnotatedArticle } from '../core/annotations/annotatedArticle';
import { occurrencesInText } from '../core/annotations/occurrencesInText';
import { candidatesBelow, forEachAtOnce, type Candidate } from '../core/corpus/corpusArticles';
import { isInPlace } from '../core/reanchoring/anchoring';
import { ArticleText } from '../core/reanchoring/articleText';
import { withoutOverlapping } from '../core/spans/occurrences';
import { parseStandoff } from '../core/standoff/standoffDocument';
import { commandId } from '../platform/commandTable';
import type { Log } from '../platform/log';
import { doneOf, translate } from '../platform/translation';
import { workspaceFiles } from '../platform/workspaceFiles';
import { pickChanges, type PickedChanges } from './changePick';
import { decoded, hasUnsavedChanges, isTaggable, tellWritten, writeTags, type TagsOfArticle } from './writeTags';

/** Articles read at a time, each with its annotation file. */
const articlesAtOnce = 32;

/** A text to tag wherever it stands. */
export interface WantedTag {
  readonly text: string;
  readonly label: string;
}

interface Found {
  readonly articles: TagsOfArticle[];
  /** Articles that hold the text and were left out: they have unsaved changes, or cannot be read. */
  left: number;
}

/** Carries out *Tag All Occurrences in Corpus*, wherever it was asked for: whole words that no tag touches, chosen by article before anything is written. */
export function registerTagAllInCorpus(labels: Labels, log: Log): vscode.Disposable {
  return vscode.commands.registerCommand(commandId('tagEverywhere'), async (wanted: WantedTag) => {
    const { text } = wanted;
    const found = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Searching for “{text}”', { text }), cancellable: true },
      (progress, token) => find(wanted, labels, token, (message) => progress.report({ message }), log));
    if (!found) return;
    if (found.articles.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('“{text}” is tagged wherever it occurs.', { text }));
      return;
    }
    const chosen = await choose(found.articles, wanted);
    if (!chosen) return;
    const { values, inRefactorPreview } = chosen;
    const written = await writeTags(values, inRefactorPreview ? vscode.l10n.t('Tag as {label}', { label: wanted.label }) : undefined);
    // Who discards the preview, or confirms nothing there, knows that nothing was tagged.
    if (!inRefactorPreview || written?.files.length) tellWritten(written, found.left, log);
  });
}

/**
 * Reads every article: the places that are looked for have no tag, and the index knows only what is tagged. Of annotation files only those are read
 * whose articles hold the text.
 * @returns undefined where it was cancelled
 */
async function find(wanted: WantedTag, labels: Labels, token: vscode.CancellationToken, show: (message: string) => void, log: Log): Promise<Found | undefined> {
  const isCancelled = (): boolean => token.isCancellationRequested;
  const candidates: Candidate<vscode.Uri>[] = [];
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) candidates.push(...await candidatesBelow(uri, workspaceFiles, isCancelled));
  const found: Found = { articles: [], left: 0 };
  let done = 0;
  await forEachAtOnce(candidates.filter(({ annotationOwner }) => annotationOwner === undefined), articlesAtOnce, async (candidate) => {
    try {
      const tags = await tagsFor(candidate, wanted, labels);
      if (tags === 'left') found.left++;
      else if (tags) found.articles.push(tags);
    } catch (error) {
      log.warn(`${candidate.place.toString(true)}: nothing is tagged: ${String(error)}`);
      found.left++;
    }
    show(doneOf(++done, candidates.length));
  }, isCancelled);
  found.articles.sort((a, b) => (a.article.toString() < b.article.toString() ? -1 : 1));
  return isCancelled() ? undefined : found;
}

/** Undefined where there is nothing to tag. @throws where a file cannot be read or is not UTF-8 */
async function tagsFor(candidate: Candidate<vscode.Uri>, { text: quote, label }: WantedTag, labels: Labels): Promise<TagsOfArticle | 'left' | undefined> {
  const { place, annotationFile } = candidate;
  const text = decoded(await workspaceFiles.read(place));
  const occurrences = text === undefined ? [] : occurrencesInText(text, quote, { wholeWord: true, matchCase: true });
  if (text === undefined || occurrences.length === 0 || !(await isTaggable(candidate, text, labels))) return undefined;
  if (!(await labels.for(place)).labels.find(label)?.taggable) return undefined;
  const standoff = annotationFile ? decoded(await workspaceFiles.read(annotationFile)) ?? '' : '';
  const document = parseStandoff(standoff);
  if (document.refused || hasUnsavedChanges(place)) return 'left';
  const annotated = new AnnotatedArticle(new ArticleText(text), document);
  const tagged = annotated.anchored.flatMap(({ entity, fragments, fit }) => (isInPlace(fit) ? fragments : annotated.resultOf(entity)?.to ?? []));
  const places = withoutOverlapping(occurrences, tagged).map((range) => ({ ...range, label }));
  return places.length > 0 ? { article: place, text, standoff, places } : undefined;
}

/** Asks in which articles to tag; all are chosen before. */
function choose(articles: readonly TagsOfArticle[], { text, label }: WantedTag): Promise<PickedChanges<TagsOfArticle> | undefined> {
  const title = translate('Tag {count, plural, one {# occurrence} other {# occurrences}} of “{text}” as {label} in {articles, plural, one {# article} other {# articles}}', { count: countOf(articles), text, label, articles: articles.length });
  return pickChanges(title, vscode.l10n.t('Choose the articles to tag it in; nothing is written before'), articles.map((tags) => ({
    values: [tags], label: vscode.workspace.asRelativePath(tags.article), description: translate('{count, plural, one {once} other {# times}}', { count: tags.places.length }),
  })));
}

function countOf(articles: readonly TagsOfArticle[]): number {
  return articles.reduce((sum, { places }) => sum + places.length, 0);
}
