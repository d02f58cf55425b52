import type { Message } from '../../message';
import type { ReportedFinding } from '../rule';
import type { TracedPlace } from './traces';
import type { ComparedArticles } from './corpusRule';
import { corpusRules } from './corpusRules';

/** A problem of an article that another article shows. Articles are known by their rows in the index. */
export interface CorpusFinding extends ReportedFinding {
  readonly article: number;
  readonly place: TracedPlace;
  readonly twin: { readonly article: number; readonly place: TracedPlace; readonly problem: Message };
}

/** Compares the articles of a corpus: what is found in those that have a twin, in the order of the corpus. */
export async function checkCorpus(articles: Omit<ComparedArticles, 'copies'>): Promise<CorpusFinding[]> {
  const copies = new Map<number, number>();
  const findings: CorpusFinding[] = [];
  for (const rule of corpusRules) {
    for await (const { article, place, severity, problem, found, twin, twinPlace, twinProblem } of rule.check({ ...articles, copies })) {
      if (rule.findsCopies && !copies.has(article)) copies.set(article, twin);
      if (severity === undefined) continue;
      findings.push({
        rule: rule.id, severity, article, place, range: { start: place.offset, end: place.offset + place.length }, problem, ...(found !== undefined && { found }), fixes: [],
        twin: { article: twin, place: twinPlace, problem: twinProblem },
      });
    }
  }
  const order = new Uint32Array(articles.rows.reduce((length, row) => Math.max(length, row + 1), 0));
  articles.rows.forEach((row, index) => (order[row] = index));
  return findings.sort((a, b) => (order[a.article] ?? 0) - (order[b.article] ?? 0) || a.range.start - b.range.start);
}
