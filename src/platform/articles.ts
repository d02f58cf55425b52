import type * as vscode from 'vscode';
import { parseRecord, plainTextRecord } from '../core/record/parse';
import type { ArticleRecord } from '../core/record/record';
import { RecordViews } from '../core/record/views';
import { languageIds } from './commandTable';
import { isUserFile } from './userFiles';

/** An article as read from one version of its document. */
export interface ReadArticle {
  readonly version: number;
  readonly record: ArticleRecord;
  readonly views: RecordViews;
}

/** Whether a document can be tagged: an article record, or another text that is annotated, that the user may change. */
export function isArticle(document: vscode.TextDocument): boolean {
  return isRecord(document) || (document.languageId === languageIds.annotatedText && isUserFile(document.uri));
}

/** Whether a document is read as an article record and checked by every rule. */
export function isRecord(document: vscode.TextDocument): boolean {
  return document.languageId === languageIds.article && isUserFile(document.uri);
}

/** Whether a document is an annotation file that the user may change. */
export function isAnnotationFile(document: vscode.TextDocument): boolean {
  return document.languageId === languageIds.standoff && isUserFile(document.uri);
}

/** The documents that can be tagged, for what is registered by language. */
export const articleSelector: readonly vscode.DocumentFilter[] = [{ language: languageIds.article }, { language: languageIds.annotatedText }];

/** Reads each version of a document once, whoever asks first. */
export class Articles {
  readonly #read = new WeakMap<vscode.TextDocument, ReadArticle>();

  of(document: vscode.TextDocument): ReadArticle {
    const known = this.#read.get(document);
    if (known?.version === document.version) return known;
    const record = isRecord(document) ? parseRecord(document.getText()) : plainTextRecord(document.getText());
    const article = { version: document.version, record, views: new RecordViews(record) };
    this.#read.set(document, article);
    return article;
  }
}
