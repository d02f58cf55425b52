import * as vscode from 'vscode';
import { fieldLabels, fieldNames, type FieldName } from '../core/record/record';
import type { Articles } from '../platform/articles';
import { languageIds } from '../platform/commandTable';
import { toRange } from '../platform/conversions';
import { translate } from '../platform/translation';

const symbolKinds: Readonly<Record<FieldName, vscode.SymbolKind>> = {
  url: vscode.SymbolKind.File,
  title: vscode.SymbolKind.Key,
  subjects: vscode.SymbolKind.Array,
  date: vscode.SymbolKind.Constant,
  number: vscode.SymbolKind.Number,
  body: vscode.SymbolKind.Namespace,
};

const longestName = 60;

/** The fields of the header, then the paragraphs of the body, lost breaks restored. */
export function registerOutline(articles: Articles): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider({ language: languageIds.article }, {
    provideDocumentSymbols(document) {
      const { record, views } = articles.of(document);
      return fieldNames.flatMap((name) => {
        const field = record.fields[name];
        if (!field) return [];
        const range = toRange(document, field.range);
        const detail = name === 'body' ? vscode.l10n.t('{count} paragraphs', { count: views.paragraphs.length }) : beginning(field.text);
        const symbol = new vscode.DocumentSymbol(translate(fieldLabels[name], {}), detail, symbolKinds[name], range, range);
        if (name === 'body') {
          symbol.children = views.paragraphs.map((paragraph) => {
            const place = toRange(document, paragraph);
            return new vscode.DocumentSymbol(beginning(record.text.slice(paragraph.start, paragraph.end)) || '¶', '', vscode.SymbolKind.String, place, place);
          });
        }
        return [symbol];
      });
    },
  }, { label: 'Article Annotator' });
}

function beginning(text: string): string {
  const line = text.slice(0, 4 * longestName).trim();
  if (line.length <= longestName) return line;
  const cut = line.lastIndexOf(' ', longestName);
  return `${line.slice(0, cut > 0 ? cut : longestName)}…`;
}
