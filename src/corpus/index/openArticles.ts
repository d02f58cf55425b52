import * as vscode from 'vscode';
import { isAnnotationFileName, ownerNamesOf } from '../../core/corpus/articleNames';
import { lookUp } from '../../core/corpus/corpusArticles';
import type { MentionQuery } from '../../core/corpus/index/articleIndex';
import { contentOfTexts } from '../../core/corpus/index/readIntoIndex';
import { isArticle } from '../../platform/articles';
import { nameOf } from '../../platform/nameOf';
import type { CorpusMention } from '../../platform/tagIndex';
import { textOf } from '../../platform/textOf';
import { workspaceFiles } from '../../platform/workspaceFiles';

/** What articles that somebody has open hold now, unsaved changes included. */
export interface OpenMentions {
  /** The articles, by URI: what their files hold does not count. */
  readonly articles: ReadonlySet<string>;
  readonly mentions: readonly CorpusMention[];
}

/** The tags that a query names in articles of the workspace of which the text or the annotation file is open. */
export async function mentionsInOpenArticles({ texts, links }: MentionQuery): Promise<OpenMentions> {
  const open = vscode.workspace.textDocuments.filter(({ uri, isClosed }) => !isClosed && vscode.workspace.getWorkspaceFolder(uri) !== undefined);
  const articles = open.flatMap((document) => (isArticle(document) ? [document.uri]
    : isAnnotationFileName(nameOf(document.uri)) ? ownerNamesOf(nameOf(document.uri)).map((name) => vscode.Uri.joinPath(document.uri, '..', name)) : []));
  const { there } = await lookUp([...new Map(articles.map((uri) => [uri.toString(), uri])).values()], workspaceFiles);
  const read = await Promise.all(there.map(async (candidate) => {
    const [article, sidecar] = await Promise.all([textOf(candidate.place), candidate.annotationFile && textOf(candidate.annotationFile)].map((text) => Promise.resolve(text).catch(() => undefined)));
    return { article: candidate.place, mentions: contentOfTexts(candidate, article, sidecar, workspaceFiles).mentions };
  }));
  return {
    articles: new Set(there.map(({ place }) => place.toString())),
    mentions: read.flatMap(({ article, mentions }) => mentions
      .filter((mention) => texts.includes(mention.text) || mention.links.some((link) => links.includes(link)))
      .map((mention) => ({ article, mention }))),
  };
}
