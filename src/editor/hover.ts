import * as vscode from 'vscode';
import { dayOfWeek, daysBetween, formatHouseStyle } from '../core/record/calendarDate';
import { fieldLabels, fieldNames, type FieldName } from '../core/record/record';
import type { ReadArticle, Articles } from '../platform/articles';
import { languageIds } from '../platform/commandTable';
import type { Configuration } from '../platform/configuration';
import { toRange } from '../platform/conversions';
import { asMarkdownText } from '../platform/markdown';
import { translate } from '../platform/translation';

/** A line of a hover: a label of ours and a value of the article's, which is shown as text whatever it holds. */
type HoverLine = readonly [label: string, value: string];

/** What each header field means, read out. */
export function registerHover(articles: Articles, configuration: Configuration): vscode.Disposable {
  return vscode.languages.registerHoverProvider({ language: languageIds.article }, {
    provideHover(document, position) {
      const article = articles.of(document);
      const offset = document.offsetAt(position);
      const field = fieldNames.map((name) => article.record.fields[name]).find((known) => known && offset >= known.range.start && offset <= known.range.end);
      if (!field || field.name === 'body') return undefined;
      const lines = linesOf(field.name, article, offset, configuration.numberMeaning(document.uri));
      const content = new vscode.MarkdownString(`**${translate(fieldLabels[field.name], {})}**`);
      for (const [label, value] of lines) content.appendMarkdown(`\n\n${label}: ${asMarkdownText(value)}`);
      return new vscode.Hover(content, toRange(document, field.range));
    },
  });
}

function linesOf(name: Exclude<FieldName, 'body'>, article: ReadArticle, offset: number, numberMeaning: string): HoverLine[] {
  switch (name) {
    case 'url': return urlLines(article);
    case 'title': return titleLines(article);
    case 'subjects': return subjectLines(article, offset);
    case 'date': return dateLines(article);
    case 'number': return [[vscode.l10n.t('Meaning'), numberMeaning || vscode.l10n.t('unknown; name it with the setting articleAnnotator.numberMeaning')]];
  }
}

function urlLines({ views }: ReadArticle): HoverLine[] {
  const url = views.url;
  if (!url?.valid) return [[vscode.l10n.t('Address'), vscode.l10n.t('not recognized')]];
  const lines: HoverLine[] = [[vscode.l10n.t('Host'), url.host]];
  if (url.publisherDate) lines.push([vscode.l10n.t('Date in the URL'), formatHouseStyle(url.publisherDate.date)]);
  if (url.section) lines.push([vscode.l10n.t('Section'), url.section]);
  if (url.slug) lines.push([vscode.l10n.t('Slug'), url.slug]);
  return lines;
}

function titleLines({ views }: ReadArticle): HoverLine[] {
  const title = views.title;
  if (!title) return [];
  const lines: HoverLine[] = [[vscode.l10n.t('Headline'), title.headline]];
  if (title.kicker) lines.push([vscode.l10n.t('Kicker'), title.kicker]);
  if (title.suffix) lines.push([vscode.l10n.t('Publisher'), title.suffix]);
  return lines;
}

function subjectLines({ views }: ReadArticle, offset: number): HoverLine[] {
  const under = views.subjects.findIndex(({ range }) => offset >= range.start && offset <= range.end);
  const lines: HoverLine[] = [];
  const subject = views.subjects[under];
  if (subject) lines.push([vscode.l10n.t('Subject {place} of {count}', { place: under + 1, count: views.subjects.length }), subject.restored]);
  lines.push([vscode.l10n.t('All subjects, commas restored'), views.subjects.map(({ restored }) => restored).join(' · ')]);
  return lines;
}

function dateLines({ views }: ReadArticle): HoverLine[] {
  const date = views.date;
  if (!date) return [[vscode.l10n.t('Date'), vscode.l10n.t('not recognized')]];
  const weekdays = [
    vscode.l10n.t('Sunday'), vscode.l10n.t('Monday'), vscode.l10n.t('Tuesday'), vscode.l10n.t('Wednesday'),
    vscode.l10n.t('Thursday'), vscode.l10n.t('Friday'), vscode.l10n.t('Saturday'),
  ];
  const lines: HoverLine[] = [
    [vscode.l10n.t('Day'), `${weekdays[dayOfWeek(date)] ?? ''}, ${formatHouseStyle(date)}`],
    ['ISO 8601', `${date.year}-${twoDigits(date.month)}-${twoDigits(date.day)}`],
  ];
  const urlDate = views.url?.publisherDate?.date;
  if (urlDate) {
    const days = daysBetween(date, urlDate);
    const distance = days === 0 ? vscode.l10n.t('the same day')
      : days === 1 ? vscode.l10n.t('one day later (print edition)')
      : days > 0 ? translate('{days, plural, one {# day later} other {# days later}}', { days })
      : translate('{days, plural, one {# day earlier} other {# days earlier}}', { days: -days });
    lines.push([vscode.l10n.t('Date in the URL'), `${formatHouseStyle(urlDate)}, ${distance}`]);
  }
  return lines;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
