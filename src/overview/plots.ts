import { articleStates } from '../core/corpus/articleStates';
import type { Translate } from '../core/message';
import { severities } from '../core/rules/rule';
import type { Overview, ShownFilter } from '../protocol/overviewMessages';
import { strings } from './strings';

/** What a row, and the mark that stands for it, says and leads to. */
export interface PlotRow {
  /** One a column of the table. */
  readonly cells: readonly (string | number)[];
  /** What the mark is called. */
  readonly name: string;
  /** How long the mark is. */
  readonly value: number;
  /** The name of a look, where marks of one plot differ; words say the same. */
  readonly look?: string;
  readonly filter: ShownFilter;
}

/** A plot with the table behind it. */
export interface Plot {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly PlotRow[];
  /** What is to be known beside it, and the articles that it is about. */
  readonly note?: string | undefined;
  readonly noteFilter?: ShownFilter | undefined;
  readonly shape: 'columns' | 'bars' | MatrixShape;
}

/** Rows and columns of the same names; a row of the table is a cell above the diagonal. */
export interface MatrixShape {
  readonly names: readonly string[];
  /** The index of the table's row for two names, the first before the second. */
  readonly rowAt: (first: number, second: number) => number | undefined;
}

/** More months than this are shown as years. */
const mostMonths = 60;

/** Everything that is shown of a corpus, in the order of the page. */
export function plotsOf(overview: Overview, translate: Translate): readonly Plot[] {
  return [timePlot(overview, translate), progressPlot(overview, translate), labelPlot(overview, translate), namePlot(overview, translate),
    subjectPlot(overview, translate), rulePlot(overview, translate), pairPlot(overview, translate)];
}

function timePlot({ months, undated }: Overview, translate: Translate): Plot {
  const isByYear = monthsBetween(months[0]?.month, months.at(-1)?.month) > mostMonths;
  const counts = new Map<string, number>();
  for (const { month, articles } of months) {
    const period = isByYear ? month.slice(0, 'yyyy'.length) : month;
    counts.set(period, (counts.get(period) ?? 0) + articles);
  }
  return {
    id: 'months', title: translate(strings.months), shape: 'columns',
    columns: [translate(isByYear ? strings.year : strings.month), translate(strings.articles)],
    rows: [...counts].map(([period, articles]) => ({ cells: [period, articles], name: period, value: articles, filter: { date: period } })),
    ...(undated > 0 && { note: translate(strings.undated, { count: undated }), noteFilter: { undated: true } as const }),
  };
}

/** `2014-11` and `2015-01` are two months apart. */
function monthsBetween(first = '', last = ''): number {
  const number = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return number(last) - number(first);
}

/** The periods from the first to the last, those without articles too: `2014-11`, or `2014`. */
export function periodsBetween(first: string, last: string): readonly string[] {
  const isByYear = first.length === 'yyyy'.length;
  const periods: string[] = [];
  for (let year = Number(first.slice(0, 4)), month = isByYear ? 1 : Number(first.slice(5)); ;) {
    const period = isByYear ? String(year) : `${year}-${String(month).padStart(2, '0')}`;
    if (period > last) return periods;
    periods.push(period);
    month = isByYear || month === 12 ? 1 : month + 1;
    if (month === 1) year++;
  }
}

function progressPlot({ states }: Overview, translate: Translate): Plot {
  return {
    id: 'progress', title: translate(strings.progress), shape: 'bars', columns: [translate(strings.state), translate(strings.articles)],
    rows: articleStates.filter((state) => states[state] > 0).map((state) => {
      const name = translate(strings[state]);
      return { cells: [name, states[state]], name, value: states[state], look: state, filter: { states: [state] } };
    }),
  };
}

function labelPlot({ labels }: Overview, translate: Translate): Plot {
  return {
    id: 'labels', title: translate(strings.labels), shape: 'bars', columns: [strings.label, strings.tags, strings.texts, strings.articles].map((column) => translate(column)),
    rows: labels.map(({ label, entities, texts, articles }) => ({ cells: [label, entities, texts, articles], name: label, value: entities, filter: { label } })),
  };
}

function namePlot({ names }: Overview, translate: Translate): Plot {
  return {
    id: 'names', title: translate(strings.names), shape: 'bars', columns: [strings.text, strings.label, strings.tags, strings.articles].map((column) => translate(column)),
    rows: names.map(({ label, text, tags, articles }) => ({ cells: [text, label, tags, articles], name: `${text} (${label})`, value: tags, filter: { tags: [{ label, text }] } })),
  };
}

function subjectPlot({ subjects }: Overview, translate: Translate): Plot {
  return {
    id: 'subjects', title: translate(strings.subjects), shape: 'bars', columns: [translate(strings.subject), translate(strings.articles)],
    rows: subjects.map(({ subject, articles }) => ({ cells: [subject, articles], name: subject, value: articles, filter: { subject } })),
  };
}

function rulePlot({ rules }: Overview, translate: Translate): Plot {
  return {
    id: 'rules', title: translate(strings.rules), shape: 'bars', columns: [strings.rule, strings.severity, strings.problems, strings.articles].map((column) => translate(column)),
    rows: rules.map(({ rule, problems, articles }) => {
      const found = severities.filter((severity) => problems[severity] > 0);
      const sum = found.reduce((all, severity) => all + problems[severity], 0);
      const severity = found.map((one) => translate(strings[one])).join(', ');
      return { cells: [rule, severity, sum, articles], name: `${rule} (${severity})`, value: sum, look: found[0] ?? 'hint', filter: { rule } };
    }),
  };
}

function pairPlot({ paired, pairs, sampled, annotated }: Overview, translate: Translate): Plot {
  const key = ({ label, text }: { readonly label: string; readonly text: string }): string => `${label}\t${text}`;
  const inPairs = new Set(pairs.flatMap(({ names }) => names.map(key)));
  const shown = paired.filter((name) => inPairs.has(key(name)));
  const ranks = new Map(shown.map((name, rank) => [key(name), rank]));
  const rowOf = new Map(pairs.map(({ names: [a, b] }, row) => [`${ranks.get(key(a)) ?? -1} ${ranks.get(key(b)) ?? -1}`, row]));
  return {
    id: 'pairs', title: translate(strings.pairs), columns: [strings.first, strings.second, strings.articles].map((column) => translate(column)),
    rows: pairs.map(({ names, articles }) => {
      const [first, second] = names.map(({ label, text }) => `${text} (${label})`);
      return { cells: [first ?? '', second ?? '', articles], name: `${first ?? ''}, ${second ?? ''}`, value: articles, filter: { tags: names } };
    }),
    note: sampled < annotated ? translate(strings.sampled, { count: sampled }) : undefined,
    shape: { names: shown.map(({ label, text }) => `${text} (${label})`), rowAt: (first, second) => rowOf.get(`${first} ${second}`) },
  };
}
