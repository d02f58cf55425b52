import * as vscode from 'vscode';
import type { ArticleSession } from '../../annotating/articleSession';
import type { Labels } from '../../annotating/labels';
import type { Sessions } from '../../annotating/sessions';
import { sidecarUriOf } from '../../annotating/sidecarFile';
import { AnnotatedArticle } from '../../core/annotations/annotatedArticle';
import { ownAnnotationFileOf } from '../../core/corpus/articleNames';
import { type Candidate, candidatesBelow, forEachAtOnce, readsAtOnce } from '../../core/corpus/corpusArticles';
import { ArticleText } from '../../core/reanchoring/articleText';
import { searchedTags, tagsAt, type SearchedTag } from '../../core/search/searchedTags';
import { parseStandoff, type StandoffDocument } from '../../core/standoff/standoffDocument';
import type { CodePointIndex } from '../../core/text/codePoints';
import { readUtf8 } from '../../core/text/encoding';
import type { Log } from '../../platform/log';
import { workspaceFiles } from '../../platform/workspaceFiles';
import { isTaggable } from '../writeTags';

/** An article as it is now, in an editor or else in its file, with its tags. */
export interface ReadArticle {
  readonly article: vscode.Uri;
  readonly annotationFile: vscode.Uri;
  /** Whether there is an annotation file. */
  readonly isAnnotated: boolean;
  /** As an editor shows it: without a byte order mark. */
  readonly text: string;
  readonly codePoints: CodePointIndex;
  readonly document: StandoffDocument;
  readonly tags: readonly SearchedTag[];
}

/** How far a reading of all articles is. */
export interface ReadProgress {
  readonly done: number;
  readonly total: number;
}

/** Reads the tags of articles, open ones as their editors show them. Opens no document. */
export class CorpusReader {
  readonly #sessions: Pick<Sessions, 'all'>;
  readonly #labels: Pick<Labels, 'areSetFor'>;
  readonly #log: Pick<Log, 'warn'>;

  constructor(sessions: Pick<Sessions, 'all'>, labels: Pick<Labels, 'areSetFor'>, log: Pick<Log, 'warn'>) {
    this.#sessions = sessions;
    this.#labels = labels;
    this.#log = log;
  }

  /**
   * Reads all articles below folders and gives each to `take`, in no order, with its number in the order of the folders. Ends at once
   * when it is cancelled; what was begun goes on by itself and is not given.
   * @param readsAll whether articles without an annotation file are read, too
   * @param isNeeded asked of articles that nobody has open, where not all are read
   * @returns how many could not be read
   */
  async readBelow(
    folders: readonly vscode.Uri[], readsAll: boolean, token: vscode.CancellationToken, take: (article: ReadArticle, number: number) => void, show: (progress: ReadProgress) => void,
    isNeeded: (candidate: Candidate<vscode.Uri>) => boolean = () => true,
  ): Promise<number> {
    const isCancelled = (): boolean => token.isCancellationRequested;
    const cancelled = new Promise<void>((resolve) => void token.onCancellationRequested(() => resolve()));
    const open = this.#openArticles();
    let done = 0;
    let unread = 0;
    const isOpen = openArticleTest();
    const work = async (): Promise<void> => {
      const candidates: { readonly candidate: Candidate<vscode.Uri>; readonly number: number }[] = [];
      let number = 0;
      for (const folder of folders) {
        for (const candidate of await candidatesBelow(folder, workspaceFiles, isCancelled)) {
          number++;
          if (candidate.annotationOwner !== undefined || !(readsAll || candidate.annotationFile || open.has(candidate.place.toString()))) continue;
          if (isOpen(candidate.place) || isNeeded(candidate)) candidates.push({ candidate, number });
        }
      }
      await forEachAtOnce(candidates, readsAtOnce, async ({ candidate, number }) => {
        try {
          const read = await this.#read(candidate, open);
          if (isCancelled()) return;
          if (read) take(read, number);
        } catch (error) {
          unread++;
          this.#log.warn(`${candidate.place.toString(true)} is not searched: ${String(error)}`);
        }
        show({ done: ++done, total: candidates.length });
      }, isCancelled);
    };
    await Promise.race([work(), cancelled]);
    return unread;
  }

  /** One article again. Undefined where it is none any longer, or has no annotation file of its own; rejects where it cannot be read. */
  async readOne(article: vscode.Uri): Promise<ReadArticle | undefined> {
    const annotationFile = await ownAnnotationFileOf(article, workspaceFiles);
    return annotationFile && this.#read({ place: article, annotationFile, annotationOwner: undefined }, this.#openArticles());
  }

  #openArticles(): ReadonlyMap<string, ArticleSession> {
    return new Map(this.#sessions.all.map((session) => [session.document.uri.toString(), session]));
  }

  async #read(candidate: Candidate<vscode.Uri>, open: ReadonlyMap<string, ArticleSession>): Promise<ReadArticle | undefined> {
    const { place: article } = candidate;
    const annotationFile = sidecarUriOf(article);
    const session = open.get(article.toString());
    if (session && !session.document.isClosed) {
      await session.settled();
      const { articleText: text, codePoints, document } = session.model;
      if (document.refused) throw new Error(document.refused);
      return { article, annotationFile, isAnnotated: document.text !== '', text, codePoints, document, tags: tagsAt(text, document, session.entities) };
    }
    const [written, standoff] = await Promise.all([textOf(article), candidate.annotationFile && textOf(annotationFile)]);
    if (!written || (!standoff && !(await isTaggable({ ...candidate, annotationFile: undefined }, written.text, this.#labels)))) return undefined;
    const document = parseStandoff(standoff?.text ?? '');
    if (document.refused) throw new Error(document.refused);
    const articleText = new ArticleText(written.text, written.byteOrderMark);
    return {
      article, annotationFile, isAnnotated: standoff !== undefined, text: written.text, codePoints: articleText.codePoints, document, tags: searchedTags(new AnnotatedArticle(articleText, document)),
    };
  }
}

/** Whether an editor has an article or its annotation file: then what their files hold does not count. */
export function openArticleTest(): (article: vscode.Uri) => boolean {
  const open = new Set(vscode.workspace.textDocuments.filter(({ isClosed }) => !isClosed).map(({ uri }) => uri.toString()));
  return (article) => open.has(article.toString()) || open.has(sidecarUriOf(article).toString());
}

/** What an editor shows, unsaved changes included, or else the file without its byte order mark. Undefined where there is none. */
async function textOf(uri: vscode.Uri): Promise<{ readonly text: string; readonly byteOrderMark: boolean } | undefined> {
  const bytes = await workspaceFiles.read(uri);
  const decoded = bytes && readUtf8(bytes, 'keepMark');
  const byteOrderMark = decoded?.startsWith('\uFEFF') ?? false;
  const key = uri.toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key && !document.isClosed);
  if (open) return { text: open.getText(), byteOrderMark };
  return decoded === undefined ? undefined : { text: byteOrderMark ? decoded.slice(1) : decoded, byteOrderMark };
}
