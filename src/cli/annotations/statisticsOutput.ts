import { articleStates, type ArticleState } from '../../core/corpus/articleStates';
import type { CorpusStatistics, PairCount } from '../../core/corpus/corpusStatistics';

/** Names among which pairs are looked for. */
const pairedNames = 100;

const stateNames: Readonly<Record<ArticleState, string>> = { notStarted: 'not started', inProgress: 'in progress', done: 'done', nothingToTag: 'nothing to tag' };

/** The members are described in docs/command-line.md. */
export function statisticsJson(statistics: CorpusStatistics, top: number): object {
  const { files, articles, ...rest } = statistics.totals;
  return {
    articles, sidecars: files, ...rest, labels: statistics.labels, states: statistics.states, months: statistics.months,
    subjects: statistics.subjects.slice(0, top), names: statistics.names(top), pairs: pairsOf(statistics, top).map(({ names, articles: both }) => ({ names, articles: both })),
  };
}

type Row = readonly string[];

/** Tables for people, with a blank line between them. */
export function statisticsTable(statistics: CorpusStatistics, top: number, printable: (text: string) => string): string {
  const { articles, annotated, undated, files, refused, entities, relations, events, attributes, links, notes, equivalences, unread } = statistics.totals;
  const sums: readonly (readonly [name: string, count: number])[] = [
    ['articles', articles], ['annotation files', files], ['tags', entities], ['relations', relations], ['events', events],
    ['attributes', attributes], ['links', links], ['notes', notes], ['equivalences', equivalences],
    ['lines not read', unread], ['files refused', refused], ['articles with tags', annotated], ['articles without a date', undated],
  ];
  const years = new Map<string, number>();
  for (const { month, articles: count } of statistics.months) years.set(month.slice(0, 'yyyy'.length), (years.get(month.slice(0, 'yyyy'.length)) ?? 0) + count);
  const tables: readonly (readonly Row[])[] = [
    sums.filter(([name, count], index) => index < 3 || count > 0 || name === 'links').map(([name, count]) => [name, String(count)]),
    withHead(['label', 'tags', 'texts', 'articles'], statistics.labels.map(({ label, entities: tags, texts, articles: count }) => [label, String(tags), String(texts), String(count)])),
    withHead(['state', 'articles'], articleStates.map((state) => [stateNames[state], String(statistics.states[state])]).filter(([, count]) => count !== '0')),
    withHead(['year', 'articles'], [...years].map(([year, count]) => [year, String(count)])),
    withHead(['subject', 'articles'], statistics.subjects.slice(0, top).map(({ subject, articles: count }) => [subject, String(count)])),
    withHead(['tagged text', 'label', 'tags', 'articles'], statistics.names(top).map(({ text, label, tags, articles: count }) => [text, label, String(tags), String(count)])),
    withHead(['tagged in the same articles', 'articles'], pairsOf(statistics, top).map(({ names: [a, b], articles: both }) => [`${a.text} (${a.label}), ${b.text} (${b.label})`, String(both)])),
  ];
  return tables.filter((table) => table.length > 0).map((table) => aligned(table.map((row) => row.map(printable)))).join('\n');
}

function pairsOf(statistics: CorpusStatistics, top: number): readonly PairCount[] {
  return statistics.pairs(pairedNames).pairs.slice(0, top);
}

function withHead(head: Row, rows: readonly Row[]): readonly Row[] {
  return rows.length > 0 ? [head, ...rows] : [];
}

/** Columns of words begin at their left, columns of numbers end at their right. */
function aligned(rows: readonly Row[]): string {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const isNumber = Array.from({ length: columns }, (_, column) => rows.slice(rows.length > 1 ? 1 : 0).every((row) => /^\d*$/.test(row[column] ?? '')));
  const widths = Array.from({ length: columns }, (_, column) => rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0));
  return rows.map((row) => `${row.map((cell, column) => (isNumber[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ').trimEnd()}\n`).join('');
}
