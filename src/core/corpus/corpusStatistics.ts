import { isoDate } from '../record/calendarDate';
import { parseRecord } from '../record/parse';
import { readCalendarDate } from '../record/readDate';
import { readSubjects } from '../record/subjects';
import { severities, type Severity } from '../rules/rule';
import { parseStandoff, type StandoffDocument } from '../standoff/standoffDocument';
import { firstOf } from '../text/firstOf';
import { ArticleSample } from './articleSample';
import { articleStateOf, type ArticleState } from './articleStates';
import type { ArticleMark } from './articleMarks';

/** An article, or an annotation file whose text is none, as its files hold it. */
export interface CountedArticle {
  /** Names it among all articles of the corpus. */
  readonly name: string;
  /** Undefined where only its annotation file counts. */
  readonly article: string | undefined;
  /** Undefined where there is no annotation file. */
  readonly sidecar: string | undefined;
  /** Whether the article has the header of a record. */
  readonly isRecord: boolean;
  /** What a person said of it. */
  readonly mark: ArticleMark | undefined;
  /** What checks found in both files, where they were asked. */
  readonly problems?: Iterable<{ readonly rule: string; readonly severity: Severity }>;
}

/** How much of everything a corpus holds. */
const noTotals = {
  articles: 0, annotated: 0, undated: 0, files: 0, refused: 0, entities: 0, relations: 0, events: 0, attributes: 0, links: 0, notes: 0, equivalences: 0, unread: 0,
};
type TotalName = keyof typeof noTotals;

/**
 * `articles`, those with tags and records without a readable date; then annotation files, those of them that are refused as a whole, and what
 * they hold: `unread` are lines that are no annotation, or have an id that stood before.
 */
export type CorpusTotals = Readonly<Record<TotalName, number>>;

/** A tagged text of a label. */
export interface TaggedName {
  readonly label: string;
  readonly text: string;
}

export interface NameCount extends TaggedName {
  readonly tags: number;
  readonly articles: number;
}

export interface LabelCount {
  readonly label: string;
  readonly entities: number;
  /** Different tagged texts. */
  readonly texts: number;
  readonly articles: number;
}

export interface RuleCount {
  readonly rule: string;
  readonly problems: Readonly<Record<Severity, number>>;
  readonly articles: number;
}

/** Two names and in how many articles both are tagged. */
export interface PairCount {
  readonly names: readonly [TaggedName, TaggedName];
  readonly articles: number;
}

interface Count {
  tags: number;
  articles: number;
}

/** Plain data, so that threads can hand it over. */
export interface CorpusCounts {
  readonly totals: Readonly<Record<TotalName, number>>;
  /** By `2014-11`. */
  readonly months: ReadonlyMap<string, number>;
  readonly subjects: ReadonlyMap<string, number>;
  /** By label, a TAB and the text: a label has no white space. */
  readonly names: ReadonlyMap<string, Readonly<Count>>;
  readonly labels: ReadonlyMap<string, number>;
  readonly states: ReadonlyMap<ArticleState, number>;
  readonly rules: ReadonlyMap<string, Omit<RuleCount, 'rule'>>;
  readonly sample: ReadonlyMap<string, readonly string[]>;
}

/**
 * What a corpus holds, counted article by article so that none has to be kept: what stays in memory grows with the number of different
 * names and subjects, not of articles. Statistics of parts of a corpus are put together in any order and grouping, and are those of the whole.
 */
export class CorpusStatistics {
  readonly #totals: Record<TotalName, number> = { ...noTotals };
  readonly #months = new Map<string, number>();
  readonly #subjects = new Map<string, number>();
  readonly #names = new Map<string, Count>();
  readonly #labels = new Map<string, number>();
  readonly #states = new Map<ArticleState, number>();
  readonly #rules = new Map<string, { problems: Record<Severity, number>; articles: number }>();
  readonly #sample = new ArticleSample();

  add({ name, article, sidecar, isRecord, mark, problems = [] }: CountedArticle): void {
    const document = sidecar === undefined ? undefined : parseStandoff(sidecar);
    if (article !== undefined) {
      this.#totals.articles++;
      increase(this.#states, articleStateOf(mark, document !== undefined && document.text !== ''));
      if (isRecord) this.#addRecord(article);
    }
    if (document) this.#addAnnotations(name, document, article !== undefined);
    this.addProblems(problems);
  }

  /** Adds problems of an article that others show; of rules that were not asked about it before. */
  addProblems(problems: Iterable<{ readonly rule: string; readonly severity: Severity }>): void {
    const rules = new Map<string, Record<Severity, number>>();
    for (const { rule, severity } of problems) {
      const counts = rules.get(rule) ?? noProblems();
      counts[severity]++;
      rules.set(rule, counts);
    }
    for (const [rule, counts] of rules) this.#addProblemsOf(rule, counts, 1);
  }

  /** Adds what other articles hold. */
  merge({ totals, months, subjects, names, labels, states, rules, sample }: CorpusCounts): void {
    for (const [name, count] of Object.entries(totals) as [TotalName, number][]) this.#totals[name] += count;
    for (const [month, count] of months) increase(this.#months, month, count);
    for (const [subject, count] of subjects) increase(this.#subjects, subject, count);
    for (const [name, { tags, articles }] of names) this.#addName(name, tags, articles);
    for (const [label, count] of labels) increase(this.#labels, label, count);
    for (const [state, count] of states) increase(this.#states, state, count);
    for (const [rule, { problems, articles }] of rules) this.#addProblemsOf(rule, problems, articles);
    for (const [article, tagged] of sample) this.#sample.add(article, tagged);
  }

  /** All of it, to be merged elsewhere. */
  get counts(): CorpusCounts {
    return {
      totals: this.#totals, months: this.#months, subjects: this.#subjects, names: this.#names, labels: this.#labels, states: this.#states, rules: this.#rules,
      sample: this.#sample.articles,
    };
  }

  get totals(): CorpusTotals {
    return { ...this.#totals };
  }

  /** Articles by the month of their date, as `2014-11`, ascending; a month without any is left out. */
  get months(): readonly { readonly month: string; readonly articles: number }[] {
    return [...this.#months].map(([month, articles]) => ({ month, articles })).sort((a, b) => byText(a.month, b.month));
  }

  /** The most frequent first, equal ones by name; so are all lists below. */
  get subjects(): readonly { readonly subject: string; readonly articles: number }[] {
    return [...this.#subjects].map(([subject, articles]) => ({ subject, articles })).sort((a, b) => b.articles - a.articles || byText(a.subject, b.subject));
  }

  get labels(): readonly LabelCount[] {
    const counts = new Map([...this.#labels].map(([label, articles]) => [label, { label, entities: 0, texts: 0, articles }]));
    for (const [name, { tags }] of this.#names) {
      const count = counts.get(nameOfKey(name).label);
      if (!count) continue;
      count.entities += tags;
      count.texts++;
    }
    return [...counts.values()].sort((a, b) => b.entities - a.entities || byText(a.label, b.label));
  }

  /** The names that are tagged most often. */
  names(most: number): readonly NameCount[] {
    return this.#firstNames(most, ([, a], [, b]) => b.tags - a.tags || b.articles - a.articles);
  }

  get states(): Readonly<Record<ArticleState, number>> {
    const of = (state: ArticleState): number => this.#states.get(state) ?? 0;
    return { notStarted: of('notStarted'), inProgress: of('inProgress'), done: of('done'), nothingToTag: of('nothingToTag') };
  }

  get rules(): readonly RuleCount[] {
    const sum = ({ problems }: RuleCount): number => severities.reduce((all, severity) => all + problems[severity], 0);
    return [...this.#rules].map(([rule, { problems, articles }]) => ({ rule, problems: { ...problems }, articles }))
      .sort((a, b) => sum(b) - sum(a) || byText(a.rule, b.rule));
  }

  /** How many articles with tags pairs are counted in: all of them, or a sample where there are very many. */
  get sampled(): number {
    return this.#sample.articles.size;
  }

  /** Those among the names tagged in most articles that are tagged in the same articles. */
  pairs(mostNames: number): { readonly names: readonly NameCount[]; readonly pairs: readonly PairCount[] } {
    const names = this.#firstNames(mostNames, ([, a], [, b]) => b.articles - a.articles || b.tags - a.tags);
    const ranks = new Map(names.map((name, rank) => [keyOfName(name), rank]));
    const counts = new Map<number, number>();
    for (const tagged of this.#sample.articles.values()) {
      const here = tagged.flatMap((name) => ranks.get(name) ?? []).sort((a, b) => a - b);
      here.forEach((first, index) => {
        for (const second of here.slice(index + 1)) increase(counts, first * mostNames + second);
      });
    }
    const pairs = [...counts].sort(([a, count], [b, other]) => other - count || a - b).flatMap(([pair, articles]): PairCount[] => {
      const [first, second] = [names[Math.floor(pair / mostNames)], names[pair % mostNames]];
      return first && second ? [{ names: [{ label: first.label, text: first.text }, { label: second.label, text: second.text }], articles }] : [];
    });
    return { names, pairs };
  }

  #addRecord(text: string): void {
    const { fields } = parseRecord(text);
    const date = readCalendarDate(fields.date?.text ?? '');
    if (!date) this.#totals.undated++;
    else increase(this.#months, isoDate(date).slice(0, 'yyyy-mm'.length));
    const subjects = new Set(fields.subjects && readSubjects(fields.subjects).map(({ restored }) => restored));
    for (const subject of subjects) if (subject !== '') increase(this.#subjects, subject);
  }

  #addAnnotations(article: string, document: StandoffDocument, isOfArticle: boolean): void {
    const totals = this.#totals;
    totals.files++;
    if (document.refused) {
      totals.refused++;
      return;
    }
    totals.entities += document.entities.length;
    totals.relations += document.relations.length;
    totals.events += document.events.length;
    totals.attributes += document.attributes.length;
    totals.links += document.normalizations.length;
    totals.notes += document.notes.length;
    totals.equivalences += document.equivalences.length;
    totals.unread += document.duplicates.length + document.lines.filter(({ kind }) => kind === 'unread').length;
    if (document.entities.length === 0) return;
    if (isOfArticle) totals.annotated++;
    const tagged = new Map<string, number>();
    for (const { label, quote = '' } of document.entities) increase(tagged, keyOfName({ label, text: quote }));
    for (const [name, tags] of tagged) this.#addName(name, tags, 1);
    for (const label of new Set(document.entities.map((entity) => entity.label))) increase(this.#labels, label);
    this.#sample.add(article, [...tagged.keys()]);
  }

  #addName(name: string, tags: number, articles: number): void {
    const count = this.#names.get(name);
    if (!count) this.#names.set(name, { tags, articles });
    else {
      count.tags += tags;
      count.articles += articles;
    }
  }

  #addProblemsOf(rule: string, problems: Readonly<Record<Severity, number>>, articles: number): void {
    const count = this.#rules.get(rule) ?? { problems: noProblems(), articles: 0 };
    for (const severity of severities) count.problems[severity] += problems[severity];
    count.articles += articles;
    this.#rules.set(rule, count);
  }

  #firstNames(most: number, order: (a: readonly [string, Readonly<Count>], b: readonly [string, Readonly<Count>]) => number): NameCount[] {
    return firstOf(this.#names, most, (a, b) => order(a, b) || byText(a[0], b[0])).map(([name, { tags, articles }]) => ({ ...nameOfKey(name), tags, articles }));
  }
}

function keyOfName({ label, text }: TaggedName): string {
  return `${label}\t${text}`;
}

function nameOfKey(key: string): TaggedName {
  const tab = key.indexOf('\t');
  return { label: key.slice(0, tab), text: key.slice(tab + 1) };
}

function noProblems(): Record<Severity, number> {
  return { error: 0, warning: 0, information: 0, hint: 0 };
}

function increase<Key>(counts: Map<Key, number>, key: Key, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

/** By code units, the same everywhere. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
