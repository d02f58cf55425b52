import { severities, type Severity } from '../rules/rule';
import { firstOf } from '../text/firstOf';
import { articleCountsOf, keyOfName, labelOfKey, nameOfKey, noTotals, totalNames, type ArticleCounts, type ArticleTexts, type CorpusTotals, type TaggedName, type TotalName } from './articleCounts';
import { ArticleSample } from './articleSample';
import { articleStateOf, type ArticleState } from './articleStates';
import type { ArticleMark } from './articleMarks';

/** An article, or an annotation file whose text is none, as its files hold it. */
export interface CountedArticle extends ArticleTexts {
  /** Names it among all articles of the corpus. */
  readonly name: string;
  /** What a person said of it. */
  readonly mark: ArticleMark | undefined;
  /** What checks found in both files, where they were asked. */
  readonly problems?: Iterable<{ readonly rule: string; readonly severity: Severity }>;
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

  add({ name, mark, problems = [], ...texts }: CountedArticle): void {
    this.addCounts(name, articleCountsOf(texts), mark);
    this.addProblems(problems);
  }

  /** The same of an article that was counted before. */
  addCounts(article: string, { isArticle, isAnnotated, month, subjects, totals, names, tags }: ArticleCounts, mark: ArticleMark | undefined): void {
    totalNames.forEach((total, index) => (this.#totals[total] += totals[index] ?? 0));
    if (isArticle) increase(this.#states, articleStateOf(mark, isAnnotated));
    if (month !== undefined) increase(this.#months, month);
    for (const subject of subjects) increase(this.#subjects, subject);
    if (names.length === 0) return;
    const labels = new Set<string>();
    for (const [index, name] of names.entries()) {
      this.#addName(name, tags[index] ?? 0, 1);
      labels.add(labelOfKey(name));
    }
    for (const label of labels) increase(this.#labels, label);
    this.#sample.add(article, names);
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
      const count = counts.get(labelOfKey(name));
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
