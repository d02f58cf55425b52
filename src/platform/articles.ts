import type * as vscode from 'vscode';
import { parseRecord } from '../core/record/parse';
import type { ArticleRecord } from '../core/record/record';
import { RecordViews } from '../core/record/views';
import { languageIds } from './commandTable';
import { isUserFile } from './userFiles';

/** An article as read from one version of its document. */
export interface Article {
  readonly version: number;
  readonly record: ArticleRecord;
  readonly views: RecordViews;
}

/** Whether a document is an article that the user may change, by its language and where it is kept. */
export function isArticle(document: vscode.TextDocument): boolean {
  return document.languageId === languageIds.article && isUserFile(document.uri);
}

/** Whether a document is an annotation file that the user may change. */
export function isAnnotationFile(document: vscode.TextDocument): boolean {
  return document.languageId === languageIds.standoff && isUserFile(document.uri);
}

/** Reads each version of a document once, whoever asks first. */
export class Articles {
  readonly #read = new WeakMap<vscode.TextDocument, Article>();

  of(document: vscode.TextDocument): Article {
    const known = this.#read.get(document);
    if (known?.version === document.version) return known;
    const record = parseRecord(document.getText());
    const article = { version: document.version, record, views: new RecordViews(record) };
    this.#read.set(document, article);
    return article;
  }
}
