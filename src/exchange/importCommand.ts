import * as vscode from 'vscode';
import type { Labels } from '../annotating/labels';
import type { Sessions } from '../annotating/sessions';
import { extensions, ownerNamesOf } from '../core/corpus/articleNames';
import { alignTo } from '../core/formats/alignment';
import { archiveExtension, filesOfArchive } from '../core/formats/archive';
import { FormatError } from '../core/formats/format';
import { formatOf, type Format } from '../core/formats/formatTable';
import type { InterchangeArticle } from '../core/formats/interchange';
import { lossMessage, reduceTo } from '../core/formats/losses';
import { additionTo } from '../core/formats/merging';
import { UniqueNames } from '../core/formats/names';
import { relabelled } from '../core/formats/relabelling';
import { whenWritten } from '../core/annotations/change';
import { message } from '../core/message';
import type { ActiveArticle } from '../platform/activeArticle';
import { nameOf } from '../platform/nameOf';
import { translate } from '../platform/translation';
import { workspaceFiles } from '../platform/workspaceFiles';
import { foreignFile } from './articleSources';
import { pickFolder, withProgress, type ProgressReport } from './exportCommand';
import { formatById, pickFormat } from './formatPick';
import type { LabelMapping } from './labelMapping';
import { ExportFolder } from './exportFolder';
import { problemOf, showReport, type FileProblem } from './report';

/** What a caller may settle beforehand; whatever is left open is asked. */
export interface ImportChoices {
  readonly format?: string;
  /** Where new articles go; or the article that the tags are added to. */
  readonly folder?: vscode.Uri;
  readonly article?: vscode.Uri;
  readonly labels?: Readonly<Record<string, string>>;
}

export interface ImportServices {
  readonly active: ActiveArticle;
  readonly sessions: Sessions;
  readonly labels: Labels;
  readonly mapping: LabelMapping;
}

/** Import Articles…: files, format, labels, destination. */
export async function importArticles(places: readonly vscode.Uri[] | undefined, choices: ImportChoices, services: ImportServices): Promise<void> {
  const files = places ?? await vscode.window.showOpenDialog({ canSelectMany: true, openLabel: vscode.l10n.t('Import'), title: vscode.l10n.t('Import Articles') });
  if (!files || files.length === 0) return;
  const chosen = new Set(files.map(extensionOfUri));
  const isFit = (format: Format): boolean => [...chosen].every((extension) => extension === archiveExtension || format.extensions.includes(extension));
  const format = choices.format === undefined ? await pickFormat(vscode.l10n.t('Import from…'), isFit) : formatById(choices.format);
  if (!format) return;
  const problems: FileProblem[] = [];
  const articles = await withProgress(vscode.l10n.t('Reading {0}', translate(format.title)), (progress, token) => readAll(files, format, problems, progress, token));
  if (!articles) return;
  if (articles.length === 0) {
    void vscode.window.showErrorMessage(problems[0] ? `${problems[0].file}: ${problems[0].sentence}` : vscode.l10n.t('No articles in the selected files.'));
    return;
  }
  const target = await pickTarget(articles, files, choices, services);
  if (!target) return;
  const own = (await services.labels.for(target.uri)).labels;
  const names = new Set(articles.flatMap(({ annotations }) => annotations.entities.map(({ label }) => label)));
  const mapping = choices.labels ? new Map(Object.entries(choices.labels)) : await services.mapping.ask(names, own);
  if (!mapping) return;
  if (choices.labels) await services.mapping.remember(mapping);
  const imported = articles.map((article) => asStandoff(relabelled(article, mapping), problems));
  if (target.kind === 'article' && imported[0]) await addToArticle(target.uri, imported[0], problems, services);
  else await writeNew(target.uri, imported, problems);
}

/** What an annotation file can hold of an article: in other formats a label may have spaces. What changes is reported. */
function asStandoff(article: InterchangeArticle, problems: FileProblem[]): InterchangeArticle {
  const { article: reduced, losses } = reduceTo(article, formatOf('standoff').carries);
  for (const [kind, count] of losses) problems.push(problemOf(article.name, { problem: lossMessage(kind, count) }));
  return reduced;
}

function extensionOfUri(uri: vscode.Uri): string {
  return /\.[^./]+$/.exec(uri.path)?.[0].toLowerCase() ?? '';
}

async function readAll(files: readonly vscode.Uri[], format: Format, problems: FileProblem[], progress: ProgressReport, token: vscode.CancellationToken): Promise<InterchangeArticle[] | undefined> {
  const codec = await format.load();
  const articles: InterchangeArticle[] = [];
  for (const uri of files) {
    progress.report({ increment: 100 / files.length, message: nameOf(uri) });
    try {
      const file = foreignFile(uri);
      const content = file.extension === archiveExtension ? await filesOfArchive(await file.bytes(), file.name, format.extensions) : { files: [file], problems: [] };
      problems.push(...content.problems.map((problem) => problemOf(nameOf(uri), problem)));
      for (const part of content.files) {
        for await (const result of codec.read(part)) {
          if (token.isCancellationRequested) return undefined;
          for (const problem of 'problem' in result ? [result] : result.problems ?? []) problems.push(problemOf(nameOf(uri), problem));
          if ('article' in result) articles.push(result.article);
        }
      }
    } catch (error) {
      problems.push(error instanceof FormatError ? problemOf(nameOf(uri), error) : { file: nameOf(uri), line: undefined, sentence: String(error) });
    }
  }
  return articles;
}

type Target = { readonly kind: 'article' | 'folder'; readonly uri: vscode.Uri };

/** One article may be brought to the one that is open; several become files. */
async function pickTarget(articles: readonly InterchangeArticle[], files: readonly vscode.Uri[], choices: ImportChoices, { active: activeArticle }: ImportServices): Promise<Target | undefined> {
  if (choices.article) return { kind: 'article', uri: choices.article };
  if (choices.folder) return { kind: 'folder', uri: choices.folder };
  const active = await activeArticle.current();
  if (articles.length === 1 && active && active.uri.scheme !== 'untitled') {
    const items = [
      { label: vscode.l10n.t('Add the Tags to “{0}”', nameOf(active.uri)), target: { kind: 'article' as const, uri: active.uri } },
      { label: vscode.l10n.t('Create a New Article…'), target: undefined },
    ];
    const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Import Articles') });
    if (!picked) return undefined;
    if (picked.target) return picked.target;
  }
  const folder = await pickFolder(vscode.l10n.t('Import Here'), vscode.workspace.workspaceFolders?.[0]?.uri ?? files[0]);
  return folder && { kind: 'folder', uri: folder };
}

async function writeNew(folder: vscode.Uri, articles: readonly InterchangeArticle[], problems: readonly FileProblem[]): Promise<void> {
  const names = new UniqueNames();
  const output = new ExportFolder(folder, () => Promise.resolve(false));
  const writer = (await formatOf('standoff').load()).writer({ labels: [] });
  for (const article of articles) {
    output.add(await writer.write({ ...article, name: await freeName(folder, article, names) }));
    await output.write();
  }
  const [first] = output.written;
  if (first) await vscode.window.showTextDocument(first, { preview: false });
  finish(translate('{count, plural, one {# article imported} other {# articles imported}}', { count: articles.length }), problems);
}

/** A name under which nothing is there yet, so that nothing is replaced, and no article that is there loses its annotation file to a new one of its name. */
async function freeName(folder: vscode.Uri, { name, extension }: InterchangeArticle, names: UniqueNames): Promise<string> {
  for (;;) {
    const free = names.of(name);
    const annotationFile = `${free}${extensions.annotationFile}`;
    const taken = await Promise.all([`${free}${extension}`, annotationFile, ...ownerNamesOf(annotationFile)].map((each) => workspaceFiles.stat(vscode.Uri.joinPath(folder, each))));
    if (taken.every((stat) => stat === undefined)) return free;
  }
}

async function addToArticle(uri: vscode.Uri, article: InterchangeArticle, problems: FileProblem[], { sessions }: ImportServices): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const session = await sessions.of(document);
  if (!session || session.refusal !== undefined) {
    void vscode.window.showErrorMessage(vscode.l10n.t('The annotation file of “{0}” cannot be changed.', nameOf(uri)));
    return;
  }
  const name = nameOf(uri);
  // Offsets of the annotation file count a mark that the editor hides.
  const mark = session.model.codePoints.toCodePoint(0) > 0 ? '\uFEFF' : '';
  const { article: aligned, missing } = alignTo(article, { name, extension: '', text: mark + document.getText() });
  for (const { label, text } of missing) problems.push({ file: name, line: undefined, sentence: vscode.l10n.t('{0} “{1}” is not in the article', label, text.slice(0, 60)) });
  const sidecar = session.model.document;
  const { lines, added, known } = additionTo(sidecar, aligned);
  if (lines !== '') {
    const end = sidecar.text.length;
    const newText = end > 0 && !/[\r\n]$/.test(sidecar.text) ? `\n${lines}` : lines;
    await whenWritten(session.applyEdits(message('Import tags'), [{ range: { start: end, end }, newText }]));
  }
  await vscode.window.showTextDocument(document, { preview: false });
  const counts = { added, known, missing: missing.length };
  finish(translate('{added, plural, one {# tag added} other {# tags added}}, {known} already there, {missing} not found', counts), problems);
}

function finish(sentence: string, problems: readonly FileProblem[]): void {
  const report = vscode.l10n.t('Show Report');
  const show = problems.length > 0 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  void show(sentence, ...(problems.length > 0 ? [report] : [])).then(async (answer) => {
    if (answer === report) await showReport(sentence, undefined, problems);
  });
}
