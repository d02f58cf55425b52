import * as vscode from 'vscode';
import { FormatError } from '../core/formats/format';
import { formatOf, type Format } from '../core/formats/formatTable';
import type { InterchangeArticle } from '../core/formats/interchange';
import { LossReport, reduceTo } from '../core/formats/losses';
import { UniqueNames } from '../core/formats/names';
import type { Labels } from '../annotating/labels';
import type { ActiveArticle } from '../platform/activeArticle';
import { nameOf } from '../platform/nameOf';
import { translate, translateMessage } from '../platform/translation';
import { articleSources, type ArticleSource } from './articleSources';
import { formatById, pickFormat } from './formatPick';
import { ExportFolder } from './exportFolder';
import { problemOf, showReport, type FileProblem } from './report';

/** What a caller may settle beforehand; whatever is left open is asked. */
export interface ExportChoices {
  readonly format?: string;
  readonly folder?: vscode.Uri;
  /** Export although something is lost, and replace files, without asking. */
  readonly confirmed?: boolean;
}

interface Survey {
  readonly losses: LossReport;
  readonly labels: ReadonlySet<string>;
  readonly problems: readonly FileProblem[];
  readonly articles: number;
}

/** Export Articles…: articles, format, what would be lost, destination, files. */
export async function exportArticles(places: readonly vscode.Uri[] | undefined, choices: ExportChoices, activeArticle: ActiveArticle, labels: Labels): Promise<void> {
  const chosen = places ?? await pickPlaces(activeArticle);
  if (!chosen) return;
  const format = choices.format === undefined ? await pickFormat(vscode.l10n.t('Export to…')) : formatById(choices.format);
  if (!format) return;
  const sources = await withProgress(vscode.l10n.t('Looking for articles'), (_, token) =>
    articleSources(chosen, (file) => labels.areSetFor(file), token));
  if (!sources) return;
  if (sources.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No articles to export.'));
    return;
  }
  const survey = await withProgress(vscode.l10n.t('Checking what {0} can keep', translate(format.title)), (progress, token) => surveyOf(sources, format, progress, token));
  if (!survey || !(choices.confirmed === true || await confirmLosses(format, survey))) return;
  const folder = choices.folder ?? await pickFolder(vscode.l10n.t('Export Here'), chosen[0]);
  if (!folder) return;
  const output = new ExportFolder(folder, (file) => (choices.confirmed === true ? Promise.resolve(true) : askToReplace(file)));
  const isDone = await withProgress(vscode.l10n.t('Exporting to {0}', translate(format.title)), (progress, token) => writeAll(sources, format, survey, output, progress, token));
  if (!isDone) return;
  await announce(format, survey, output, folder);
}

/** The active article, or all of the workspace. */
async function pickPlaces(activeArticle: ActiveArticle): Promise<readonly vscode.Uri[] | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const active = (await activeArticle.current())?.uri;
  if (!active || active.scheme === 'untitled') return folders.length === 0 ? undefined : folders;
  if (folders.length === 0) return [active];
  const items = [
    { label: vscode.l10n.t('This Article'), description: nameOf(active), places: [active] },
    { label: vscode.l10n.t('All Articles in the Workspace'), description: '', places: folders },
  ];
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Export Articles') }))?.places;
}

async function surveyOf(sources: readonly ArticleSource[], format: Format, progress: ProgressReport, token: vscode.CancellationToken): Promise<Survey | undefined> {
  const losses = new LossReport();
  const labels = new Set<string>();
  const problems: FileProblem[] = [];
  let articles = 0;
  for await (const { article, losses: lost } of reduced(sources, format, problems, progress, token)) {
    losses.add(lost);
    for (const { label } of article.annotations.entities) labels.add(label);
    articles++;
  }
  return token.isCancellationRequested ? undefined : { losses, labels, problems, articles };
}

async function writeAll(
  sources: readonly ArticleSource[], format: Format, { labels }: Survey, output: ExportFolder, progress: ProgressReport, token: vscode.CancellationToken,
): Promise<boolean> {
  const writer = (await format.load()).writer({ labels: [...labels].sort() });
  for await (const { article } of reduced(sources, format, [], progress, token)) {
    output.add(await writer.write(article));
    if (format.files === 'each') await output.write();
  }
  if (token.isCancellationRequested) return false;
  output.add(await writer.end());
  await output.write();
  return true;
}

/** The articles as the format can carry them; what cannot be read is written down. */
async function* reduced(
  sources: readonly ArticleSource[], format: Format, problems: FileProblem[], progress: ProgressReport, token: vscode.CancellationToken,
): AsyncIterable<ReturnType<typeof reduceTo>> {
  const reader = await formatOf('standoff').load();
  const names = new UniqueNames();
  for (const { uri, file } of sources) {
    if (token.isCancellationRequested) return;
    progress.report({ increment: 100 / sources.length, message: file.name });
    try {
      for await (const result of reader.read(file)) {
        for (const problem of 'problem' in result ? [result] : result.problems ?? []) problems.push(problemOf(nameOf(uri), problem));
        if ('article' in result) yield reduceTo(withName(result.article, names), format.carries);
      }
    } catch (error) {
      const problem = error instanceof FormatError ? problemOf(nameOf(uri), error) : { file: nameOf(uri), line: undefined, sentence: String(error) };
      problems.push(problem);
    }
  }
}

function withName(article: InterchangeArticle, names: UniqueNames): InterchangeArticle {
  return { ...article, name: names.of(article.name) };
}

async function confirmLosses(format: Format, { losses, problems, articles }: Survey): Promise<boolean> {
  const sentences = [...losses.sentences.map(translateMessage), ...problems.map(({ file, sentence }) => `${file}: ${sentence}`)];
  if (sentences.length === 0) return true;
  const proceed = vscode.l10n.t('Export');
  const answer = await vscode.window.showWarningMessage(
    translate('{count, plural, one {{format} cannot carry everything in # article.} other {{format} cannot carry everything in # articles.}}', { count: articles, format: translate(format.title) }),
    { modal: true, detail: sentences.slice(0, 20).join('\n') }, proceed,
  );
  return answer === proceed;
}

async function announce(format: Format, { losses, problems, articles }: Survey, output: ExportFolder, folder: vscode.Uri): Promise<void> {
  const [first] = output.written;
  if (first && format.files === 'one' && !/\.parquet$/.test(first.path)) await vscode.window.showTextDocument(first, { preview: false });
  const openFolder = vscode.l10n.t('Show in Explorer');
  const report = vscode.l10n.t('Show Report');
  const isLossy = losses.counts.length > 0 || problems.length > 0;
  const sentence = translate('{count, plural, one {# article exported to {format}} other {# articles exported to {format}}}', { count: articles, format: translate(format.title) });
  void vscode.window.showInformationMessage(sentence, openFolder, ...(isLossy ? [report] : [])).then(async (answer) => {
    if (answer === report) await showReport(sentence, losses, problems);
    else if (answer === openFolder) await vscode.commands.executeCommand('revealInExplorer', first ?? folder);
  });
}

export async function askToReplace(file: vscode.Uri): Promise<boolean> {
  const replace: vscode.MessageItem = { title: vscode.l10n.t('Replace') };
  // Whoever closes the dialog keeps the files: without this VS Code adds Cancel, which cancels nothing here.
  const keep: vscode.MessageItem = { title: vscode.l10n.t('Keep'), isCloseAffordance: true };
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('“{0}” already exists. Replace it and other files of the same names?', nameOf(file)), { modal: true }, replace, keep);
  return answer === replace;
}

export async function pickFolder(openLabel: string, near: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  const defaultUri = near && (vscode.workspace.getWorkspaceFolder(near)?.uri ?? vscode.Uri.joinPath(near, '..'));
  const picked = await vscode.window.showOpenDialog({ canSelectFiles: false, canSelectFolders: true, canSelectMany: false, openLabel, ...(defaultUri && { defaultUri }) });
  return picked?.[0];
}

export type ProgressReport = vscode.Progress<{ message?: string; increment?: number }>;

export function withProgress<Result>(title: string, work: (progress: ProgressReport, token: vscode.CancellationToken) => Promise<Result>): Thenable<Result> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, work);
}
