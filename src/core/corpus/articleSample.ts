import { hashOf, mix } from '../suggestions/hash';

/** What happens together is counted exactly in a corpus with as many articles; in a bigger one in so many that chance chose. */
const mostSampled = 10_000;

/**
 * A bounded choice of articles with the names tagged in each: those whose hash is lowest. The choice of a whole is made of those of its parts,
 * and the same whatever the order.
 */
export class ArticleSample {
  readonly #most: number;
  #articles = new Map<string, readonly string[]>();

  constructor(most = mostSampled) {
    this.#most = most;
  }

  /** @param name of the article, which no other has */
  add(name: string, tagged: readonly string[]): void {
    this.#articles.set(name, tagged);
    // Seldom, so that an article costs little.
    if (this.#articles.size >= 2 * this.#most) this.#keepLowest();
  }

  get articles(): ReadonlyMap<string, readonly string[]> {
    if (this.#articles.size > this.#most) this.#keepLowest();
    return this.#articles;
  }

  #keepLowest(): void {
    const ranked = [...this.#articles].map((article) => ({ article, rank: mix(0, hashOf(article[0])) }));
    ranked.sort((a, b) => a.rank - b.rank || (a.article[0] < b.article[0] ? -1 : 1));
    this.#articles = new Map(ranked.slice(0, this.#most).map(({ article }) => article));
  }
}
