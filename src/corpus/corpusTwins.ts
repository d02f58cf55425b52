import * as vscode from 'vscode';
import { parseRecord } from '../core/record/parse';
import { checkCorpus, type CorpusFinding } from '../core/rules/twins/checkCorpus';
import { CorpusIndex } from '../core/rules/twins/corpusIndex';
import { bodyOf, minHashOf } from '../core/rules/twins/traceArticle';
import type { ArticleTrace } from '../core/rules/twins/traces';
import { distinctShingles } from '../core/text/shingles';
import { textOf } from '../platform/textOf';

/** An article that is compared. */
interface ComparedArticle {
  readonly uri: vscode.Uri;
  readonly row: number;
  /** Whether its text is a record, and not body as a whole. */
  readonly isRecord: boolean;
}

/** A problem of an article that another one shows. */
export interface FoundTwin {
  readonly finding: CorpusFinding;
  readonly article: vscode.Uri;
  readonly twin: vscode.Uri;
}

/** Articles that are compared with each other: copies, near-duplicates, numbers, links. Keeps of each what it is compared by, never its text. */
export class CorpusTwins {
  readonly #index = new CorpusIndex();
  /** By URI. */
  readonly #articles = new Map<string, ComparedArticle>();
  readonly #freeRows: number[] = [];
  /** Counts the changes: what was compared before the last one is out of date. */
  #version = 0;

  /** Puts an article in the place of what was known of it. */
  set(uri: vscode.Uri, trace: ArticleTrace, isRecord: boolean): void {
    const key = uri.toString();
    const row = this.#articles.get(key)?.row ?? this.#freeRows.pop() ?? this.#articles.size;
    this.#articles.set(key, { uri, row, isRecord });
    this.#index.set(row, trace);
    this.#version++;
  }

  delete(uri: vscode.Uri): void {
    const article = this.#articles.get(uri.toString());
    if (!article) return;
    this.#articles.delete(uri.toString());
    this.#index.set(article.row, undefined);
    this.#freeRows.push(article.row);
    this.#version++;
  }

  /** Forgets articles. */
  forget(isMeant: (uri: vscode.Uri) => boolean): void {
    for (const { uri } of [...this.#articles.values()]) if (isMeant(uri)) this.delete(uri);
  }

  /** Compares all: of two twins the later one is reported. @returns undefined where something changed in the meantime */
  async find(): Promise<readonly FoundTwin[] | undefined> {
    const version = this.#version;
    const articles = [...this.#articles.values()].sort((a, b) => (a.uri.toString() < b.uri.toString() ? -1 : 1));
    const byRow = new Map(articles.map((article) => [article.row, article]));
    const found = await checkCorpus({
      index: this.#index, rows: articles.map(({ row }) => row),
      nameOf: (row) => vscode.workspace.asRelativePath(byRow.get(row)?.uri ?? ''),
      shinglesOf: (row) => this.#shinglesOf(byRow.get(row)),
      pause: () => new Promise((resolve) => void setTimeout(resolve, 0)),
    });
    if (version !== this.#version) return undefined;
    return found.flatMap((finding) => {
      const [article, twin] = [byRow.get(finding.article)?.uri, byRow.get(finding.twin.article)?.uri];
      return article && twin ? [{ finding, article, twin }] : [];
    });
  }

  /** Undefined where the text cannot be read, or changed since it was checked: then it is compared when it was checked again. */
  async #shinglesOf(article: ComparedArticle | undefined): Promise<Uint32Array | undefined> {
    const text = article && await textOf(article.uri).catch(() => undefined);
    if (!article || text === undefined) return undefined;
    const body = bodyOf(text, article.isRecord ? parseRecord(text) : undefined) ?? { start: 0, end: 0 };
    const { count, digest } = minHashOf(text, body);
    const isSame = count === this.#index.shingleCount(article.row) && digest === this.#index.keyOf(article.row, 'body');
    return isSame ? distinctShingles(text, body) : undefined;
  }
}
