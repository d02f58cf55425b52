import * as vscode from 'vscode';
import { isArticleUrl } from '../core/record/grammar';
import type { Articles } from '../platform/articles';
import { languageIds } from '../platform/commandTable';
import { toRange } from '../platform/conversions';

/** The address on line 1 opens the page. */
export function registerLinks(articles: Articles): vscode.Disposable {
  return vscode.languages.registerDocumentLinkProvider({ language: languageIds.article }, {
    provideDocumentLinks(document) {
      const url = articles.of(document).record.fields.url;
      if (!url || !isArticleUrl(url.text)) return [];
      const link = new vscode.DocumentLink(toRange(document, url.range), vscode.Uri.parse(url.text, true));
      link.tooltip = vscode.l10n.t('Open the page of this article');
      return [link];
    },
  });
}
