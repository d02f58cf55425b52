import * as vscode from 'vscode';
import { addDays, formatHouseStyle } from '../core/record/calendarDate';
import { storeSubject } from '../core/record/subjects';
import type { Articles } from '../platform/articles';
import { languageIds } from '../platform/commandTable';
import { today, type Configuration } from '../platform/configuration';
import { toRange } from '../platform/conversions';
import type { SubjectSource } from '../platform/subjectSource';
import { translate } from '../platform/translation';

/** Completes subjects from the corpus and the vocabulary, and the date from the address and the calendar. */
export function registerCompletion(articles: Articles, configuration: Configuration, corpus: SubjectSource): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider({ language: languageIds.article }, {
    async provideCompletionItems(document, position) {
      const { record, views } = articles.of(document);
      const offset = document.offsetAt(position);
      const isIn = (range: vscode.Range): boolean => range.contains(position);
      const { date, subjects } = record.fields;
      if (date && isIn(toRange(document, date.range))) return dateItems(toRange(document, date.range), views.url?.publisherDate?.date);
      if (!subjects || !isIn(toRange(document, subjects.range))) return [];
      const subject = views.subjects.find(({ range }) => offset >= range.start && offset <= range.end);
      const replaced = toRange(document, subject?.range ?? subjects.range);
      const used = new Set(views.subjects.filter((other) => other !== subject).map(({ restored }) => restored));
      const [vocabulary, known] = await Promise.all([configuration.vocabulary(document.uri), corpus.subjects()]);
      return subjectItems(replaced, used, vocabulary?.terms ?? [], known);
    },
  }, ',');
}

function dateItems(range: vscode.Range, urlDate: ReturnType<typeof today> | undefined): vscode.CompletionItem[] {
  const candidates: (readonly [ReturnType<typeof today>, string])[] = [];
  if (urlDate) {
    candidates.push([urlDate, vscode.l10n.t('date in the URL')]);
    candidates.push([addDays(urlDate, -1), vscode.l10n.t('day before the date in the URL, which is the print date')]);
  }
  candidates.push([today(), vscode.l10n.t('today')]);
  return candidates.map(([date, detail], index) => {
    const item = new vscode.CompletionItem(formatHouseStyle(date), vscode.CompletionItemKind.Constant);
    item.detail = detail;
    item.range = range;
    item.sortText = String(index);
    // The line may hold a date in another style, which would filter everything away.
    item.filterText = `${formatHouseStyle(date)} ${date.year}-${date.month}-${date.day}`;
    return item;
  });
}

function subjectItems(
  range: vscode.Range, used: ReadonlySet<string>, terms: readonly string[], known: readonly { subject: string; articles: number }[],
): vscode.CompletionItem[] {
  const articlesOf = new Map(known.map(({ subject, articles }) => [subject, articles]));
  const inVocabulary = new Set(terms);
  const subjects = [...new Set([...terms, ...articlesOf.keys()])].filter((subject) => !used.has(subject));
  return subjects.map((subject) => {
    const item = new vscode.CompletionItem(subject, vscode.CompletionItemKind.Keyword);
    const articles = articlesOf.get(subject) ?? 0;
    item.insertText = storeSubject(subject);
    item.range = range;
    item.detail = inVocabulary.has(subject)
      ? translate('vocabulary; in {articles, plural, one {# article} other {# articles}}', { articles })
      : translate('in {articles, plural, one {# article} other {# articles}}', { articles });
    item.sortText = `${inVocabulary.has(subject) ? 0 : 1}${String(999999 - Math.min(articles, 999999)).padStart(6, '0')}`;
    return item;
  });
}
