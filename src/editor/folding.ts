import * as vscode from 'vscode';
import type { Articles } from '../platform/articles';
import { languageIds } from '../platform/commandTable';

/** The header folds into its first line, so that the body stands right below the address. */
export function registerFolding(articles: Articles): vscode.Disposable {
  return vscode.languages.registerFoldingRangeProvider({ language: languageIds.article }, {
    provideFoldingRanges(document) {
      const { url, body } = articles.of(document).record.fields;
      if (!url || !body) return [];
      const lastHeaderLine = document.positionAt(body.range.start).line - 1;
      return lastHeaderLine > 0 ? [new vscode.FoldingRange(0, lastHeaderLine, vscode.FoldingRangeKind.Region)] : [];
    },
  });
}
