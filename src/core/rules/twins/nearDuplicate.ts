import { message } from '../../message';
import { jaccard } from '../../text/shingles';
import type { ComparedArticles, CorpusRule } from './corpusRule';
import { KeyTable } from './keyTable';
import { TwinCandidates } from './twinCandidates';

const messages = {
  same: 'Same text as {file}',
  near: 'Nearly the same text as {file}: {percent} % in common',
  twin: 'The text that it repeats',
} as const;

/** Texts that have this much in common are near-duplicates. */
export const leastLikeness = 0.7;
/** Shorter texts are alike because little is said in them, such as “This article is for subscribers”. */
export const leastShingles = 30;

/** An article whose text is that of another article, or nearly. */
export const nearDuplicate: CorpusRule = {
  id: 'corpus.near-duplicate',
  needs: 'corpus',
  findsCopies: true,
  defaultSeverity: 'warning',
  description: 'An article with the text of another article of the corpus, or nearly so.',
  messages,
  async * check(articles) {
    const { index, nameOf, copies, pause, compareBands } = articles;
    const rows = articles.rows.filter((article) => index.has(article, 'body'));
    const { different, originals } = withoutCopies(rows, articles);
    const candidates = new TwinCandidates({ buffers: index.signatures.buffers, rows: different });
    await (compareBands ? compareBands(candidates) : candidates.compareAll(pause));
    for (const [article, twins] of articlesWithTwins(rows, originals, different, candidates)) {
      const copied = copies.get(article);
      // Whoever has the same URL is known to be a copy; that its text is, too, is no other problem.
      if (copied !== undefined && index.has(copied, 'body') && index.signatures.likeness(article, copied) >= leastLikeness) continue;
      const found = await firstTwin(article, twins, articles);
      if (!found) continue;
      const file = nameOf(found.twin);
      yield {
        article, place: index.placeOf(article, 'body'), severity: index.severityOf(article, 'body'),
        problem: found.likeness === 1 ? message(messages.same, { file }) : message(messages.near, { file, percent: Math.floor(found.likeness * 100) }),
        twin: found.twin, twinPlace: index.placeOf(found.twin, 'body'), twinProblem: message(messages.twin),
      };
    }
  },
};

export const nearDuplicateRationale =
  'Agencies are printed by many papers, and one page is collected twice under two addresses: counted twice, and on both sides of a split into training ' +
  'and test. Two texts are compared by their runs of three words, without regard to case, punctuation and line breaks; from 70 % in common of all that ' +
  'either has (the Jaccard index) the later one is reported, with the text most like it. Which texts are worth comparing is found by MinHash; what is ' +
  'reported was compared exactly. Texts of fewer than 32 words are left out, and so are copies that `corpus.duplicate-url` reports.';

/** Copies have their twin at once: a page that was collected a thousand times would fill every bucket. */
function withoutCopies(rows: readonly number[], { index }: ComparedArticles): { readonly different: Uint32Array; readonly originals: ReadonlyMap<number, number> } {
  const first = new KeyTable(rows.length);
  const originals = new Map<number, number>();
  const different = rows.filter((row) => {
    const key = index.keyOf(row, 'body');
    const twin = first.get(key);
    if (twin !== undefined && index.signatures.likeness(row, twin) === 1) {
      originals.set(row, twin);
      return false;
    }
    first.put(key, row);
    return true;
  });
  return { different: Uint32Array.from(different), originals };
}

/** The few articles that have twins, the most alike first. Not part of the generator, which V8 would compile as a whole for what is done for each article. */
function articlesWithTwins(
  rows: readonly number[], originals: ReadonlyMap<number, number>, different: Uint32Array, candidates: TwinCandidates,
): (readonly [article: number, twins: readonly number[]])[] {
  const found: (readonly [number, readonly number[]])[] = [];
  let text = 0;
  for (const article of rows) {
    const original = originals.get(article);
    const twins = original === undefined ? candidates.twinsOf(text++) : [];
    if (original !== undefined) found.push([article, [original]]);
    else if (twins.length > 0) found.push([article, twins.map((twin) => different[twin] ?? 0)]);
  }
  return found;
}

/** The first of the candidates whose text is enough like the article's. */
async function firstTwin(article: number, twins: readonly number[], { index, shinglesOf }: ComparedArticles): Promise<{ readonly twin: number; readonly likeness: number } | undefined> {
  for (const twin of twins) {
    if (index.keyOf(article, 'body') === index.keyOf(twin, 'body') && index.shingleCount(article) === index.shingleCount(twin)) return { twin, likeness: 1 };
    const [own, other] = [await shinglesOf(article), await shinglesOf(twin)];
    if (!own) return undefined;
    const exact = other ? jaccard(own, other) : 0;
    if (exact >= leastLikeness) return { twin, likeness: exact };
  }
  return undefined;
}
