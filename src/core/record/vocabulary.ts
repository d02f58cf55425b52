import { restoreSubject } from './subjects';

/** Of terms that share enough letter pairs only the best go on to be measured letter by letter. */
const mostCandidates = 40;

/** Longer texts are no subjects; measuring costs the product of both lengths. UTF-16. */
const longestMeasured = 120;

/** Least likeness of a term that is offered: 1 is alike, 0 has nothing in common. */
const leastLikeness = 0.5;

/**
 * Terms that subjects are chosen from, ready to be asked. Build it once a vocabulary, not once an article:
 * the index of letter pairs is made at the first question for a near term and then kept.
 */
export class SubjectVocabulary {
  /** As in the file they come from. */
  readonly terms: readonly string[];
  readonly #exact: ReadonlySet<string>;
  readonly #restored: readonly string[];
  #pairs: PairIndex | undefined;

  constructor(terms: readonly string[]) {
    this.terms = terms;
    this.#restored = terms.map(restoreSubject).filter((term) => term !== '');
    this.#exact = new Set(this.#restored);
  }

  /** Reads a vocabulary file: one term a line; a line that begins with `#` is a comment. */
  static parse(text: string): SubjectVocabulary {
    const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/).map((line) => line.trim());
    return new SubjectVocabulary(lines.filter((line) => line !== '' && !line.startsWith('#')));
  }

  /** The vocabulary itself where it is one already; else one made of its terms. */
  static of(vocabulary: { readonly terms: readonly string[] }): SubjectVocabulary {
    return vocabulary instanceof SubjectVocabulary ? vocabulary : new SubjectVocabulary(vocabulary.terms);
  }

  /** Whether it holds that subject; `subject` with its commas restored, the terms in either form. */
  has(subject: string): boolean {
    return this.#exact.has(subject);
  }

  /** Terms most like a text, the best first, at most `count`; with their commas restored. */
  nearest(text: string, count: number): string[] {
    if (text.length > longestMeasured) return [];
    this.#pairs ??= new PairIndex(this.#restored);
    const folded = fold(text);
    return this.#pairs.sharing(folded)
      .map(({ term, likeness }) => ({ term, likeness: Math.max(likeness, likenessByEdits(folded, fold(term))) }))
      .filter(({ likeness }) => likeness >= leastLikeness)
      .sort((a, b) => b.likeness - a.likeness || (a.term < b.term ? -1 : 1))
      .slice(0, count)
      .map(({ term }) => term);
  }
}

interface Candidate {
  readonly term: string;
  readonly likeness: number;
}

/** Which terms hold which pair of neighboring letters. */
class PairIndex {
  readonly #terms: readonly string[];
  /** Indices of terms, ascending, by pair. */
  readonly #termsByPair = new Map<string, number[]>();
  readonly #pairCounts: readonly number[];

  constructor(terms: readonly string[]) {
    this.#terms = terms;
    this.#pairCounts = terms.map((term, index) => {
      const pairs = pairsOf(fold(term));
      for (const pair of pairs) {
        const holders = this.#termsByPair.get(pair);
        if (holders) holders.push(index);
        else this.#termsByPair.set(pair, [index]);
      }
      return pairs.size;
    });
  }

  /** The terms that share most pairs with a folded text, with Dice's coefficient of the two sets of pairs; the best first. */
  sharing(folded: string): Candidate[] {
    const pairs = pairsOf(folded);
    const shared = new Uint16Array(this.#terms.length);
    for (const pair of pairs) {
      for (const index of this.#termsByPair.get(pair) ?? []) shared[index] = (shared[index] ?? 0) + 1;
    }
    const best: Candidate[] = [];
    let least = leastLikeness / 2;
    for (let index = 0; index < shared.length; index++) {
      const likeness = (2 * (shared[index] ?? 0)) / (pairs.size + (this.#pairCounts[index] ?? 0));
      if (likeness <= least) continue;
      best.push({ term: this.#terms[index] ?? '', likeness });
      if (best.length < 2 * mostCandidates) continue;
      keepBest(best);
      least = best.at(-1)?.likeness ?? least;
    }
    keepBest(best);
    return best;
  }
}

/** Sorts once in so many additions, not at each. */
function keepBest(candidates: Candidate[]): void {
  candidates.sort((a, b) => b.likeness - a.likeness).splice(mostCandidates);
}

/** Capitals, accents and punctuation do not make two terms unlike. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Pairs of neighboring letters, beginning and end of each word included: the order of words does not matter. */
function pairsOf(folded: string): Set<string> {
  const pairs = new Set<string>();
  const padded = ` ${folded} `;
  for (let index = 0; index + 1 < padded.length; index++) pairs.add(padded.slice(index, index + 2));
  return pairs;
}

function likenessByEdits(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 || longest > longestMeasured ? 0 : 1 - editDistance(a, b) / longest;
}

/** Fewest insertions, deletions, replacements and swaps of neighbours (each place touched once) that make `b` of `a`. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
      let distance = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && endInSwap(a, row, b, column)) distance = Math.min(distance, (beforeLast[column - 2] ?? 0) + 1);
      current.push(distance);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

/** Whether the first `lengthA` and `lengthB` characters end in the same two, the other way round. */
function endInSwap(a: string, lengthA: number, b: string, lengthB: number): boolean {
  return a.charCodeAt(lengthA - 1) === b.charCodeAt(lengthB - 2) && a.charCodeAt(lengthA - 2) === b.charCodeAt(lengthB - 1);
}
