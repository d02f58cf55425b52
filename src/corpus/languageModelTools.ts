import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { AnnotationModel } from '../core/annotations/annotationModel';
import { coveredText } from '../core/annotations/entityActions';
import { ownAnnotationFileOf } from '../core/corpus/articleNames';
import { candidatesBelow, kindOfCandidate } from '../core/corpus/corpusArticles';
import { CorpusStatistics } from '../core/corpus/corpusStatistics';
import { detailsOf, linkText } from '../core/standoff/entityDetails';
import { languageModelTools } from '../platform/languageModelToolTable';
import { textOf } from '../platform/textOf';
import { workspaceFiles } from '../platform/workspaceFiles';
import type { CorpusCheck } from './corpusCheck';

type ToolName = (typeof languageModelTools)[number]['name'];

const articleForm = z.object({ path: z.string().check(z.minLength(1)) });

/** What a tool gives, to be told as JSON. */
type Tool = (input: unknown, token: vscode.CancellationToken) => Promise<unknown>;

/** Tools that language models may call. They read what is in the workspace, and change nothing. */
export function registerLanguageModelTools(check: CorpusCheck): vscode.Disposable {
  const tools: Readonly<Record<ToolName, Tool>> = {
    article_annotator_check: async (input) => {
      const article = await articleOf(input);
      const problems = await check.problemsOf(article);
      return problems.flatMap(({ uri, diagnostics }) => diagnostics.map(({ range, severity, code, message }) => ({
        file: vscode.workspace.asRelativePath(uri), line: range.start.line + 1, column: range.start.character + 1,
        severity: vscode.DiagnosticSeverity[severity].toLowerCase(), rule: typeof code === 'object' ? code.value : code, message,
      })));
    },
    article_annotator_tags: async (input) => tagsOf(await articleOf(input)),
    article_annotator_statistics: (_, token) => statistics(token),
  };
  return vscode.Disposable.from(...languageModelTools.map(({ name }) => vscode.lm.registerTool(name, {
    async invoke({ input }, token) {
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(JSON.stringify(await tools[name](input, token)))]);
    },
  })));
}

/** The article that a model names: below a folder of the workspace, and nowhere else. @throws where it is not there */
async function articleOf(input: unknown): Promise<vscode.Uri> {
  const { path } = articleForm.parse(input);
  const parts = path.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  if (!parts.includes('..')) {
    const folders = vscode.workspace.workspaceFolders ?? [];
    // With several folders a path may begin with the name of one.
    const places = folders.flatMap(({ uri, name }) => [vscode.Uri.joinPath(uri, ...parts), ...(parts[0] === name ? [vscode.Uri.joinPath(uri, ...parts.slice(1))] : [])]);
    for (const place of places) if ((await workspaceFiles.stat(place))?.kind === 'file') return place;
  }
  throw new Error(`There is no file ${JSON.stringify(path)} in the workspace.`);
}

async function tagsOf(article: vscode.Uri): Promise<unknown> {
  const text = await textOf(article, { ignoreBOM: true }) ?? '';
  const annotationFile = await ownAnnotationFileOf(article, workspaceFiles);
  const model = new AnnotationModel(text, (annotationFile && await textOf(annotationFile)) ?? '', { byteOrderMark: false });
  return model.entities.map((entity) => {
    const { link, note, attributes } = detailsOf(model.document, entity.id);
    return {
      id: entity.id, label: entity.label, text: coveredText({ model, entities: model.entities, change: () => Promise.resolve(undefined) }, entity),
      start: entity.fragments[0]?.start, end: entity.fragments.at(-1)?.end, link: link && linkText(link), note: note?.text,
      attributes: attributes.length === 0 ? undefined : Object.fromEntries(attributes.map(({ name, value }) => [name, value ?? true])),
    };
  });
}

async function statistics(token: vscode.CancellationToken): Promise<unknown> {
  const isCancelled = (): boolean => token.isCancellationRequested;
  const corpus = new CorpusStatistics();
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    for (const candidate of await candidatesBelow(uri, workspaceFiles, isCancelled)) {
      if (isCancelled()) throw new vscode.CancellationError();
      const article = await textOf(candidate.place, { ignoreBOM: true });
      const kind = article === undefined ? 'none' : kindOfCandidate(candidate, article, workspaceFiles);
      if (kind === 'none') continue;
      const sidecar = candidate.annotationFile && await textOf(candidate.annotationFile, { ignoreBOM: true });
      corpus.add({ name: candidate.place.toString(), article, sidecar, isRecord: kind === 'record', mark: undefined });
    }
  }
  const { articles, annotated, entities: tags, relations, events, attributes, links, notes } = corpus.totals;
  return { articles, annotated, tags, relations, events, attributes, links, notes, labels: corpus.labels.map(({ label, entities, texts }) => ({ label, tags: entities, texts })) };
}
