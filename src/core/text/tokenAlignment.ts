import { partitionPoint } from './binarySearch';
/** Words, single white spaces and single other characters, end to end. */
export interface Tokens {
  readonly texts: readonly string[];
  /** UTF-16 offset of each token. */
  readonly starts: readonly number[];
}

/** A token of one text that is the same token in the other. */
export interface TokenPair {
  readonly a: number;
  readonly b: number;
}

export function tokenize(text: string): Tokens {
  const texts: string[] = [];
  const starts: number[] = [];
  for (const { 0: token, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+|[^]/gu)) {
    texts.push(token);
    starts.push(index);
  }
  return { texts, starts };
}

/** Largest table of a range that is aligned exactly. */
const largestTable = 10_000;
/** Each round splits at words unique in the range; texts that need more rounds have little in common. */
const mostRounds = 24;

interface Stretch {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
  readonly round: number;
}

/** Pairs of equal tokens, ascending in both texts. */
export function alignTokens(aTexts: readonly string[], bTexts: readonly string[]): TokenPair[] {
  const { a, b, weights } = numbered(aTexts, bTexts);
  const pairs: TokenPair[] = [];
  const stack: Stretch[] = [{ aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length, round: 0 }];
  for (let stretch = stack.pop(); stretch; stretch = stack.pop()) {
    let { aStart, aEnd, bStart, bEnd } = stretch;
    while (aStart < aEnd && bStart < bEnd && a[aStart] === b[bStart]) pairs.push({ a: aStart++, b: bStart++ });
    while (aStart < aEnd && bStart < bEnd && a[aEnd - 1] === b[bEnd - 1]) pairs.push({ a: --aEnd, b: --bEnd });
    if (aStart === aEnd || bStart === bEnd) continue;
    const trimmed = { aStart, aEnd, bStart, bEnd, round: stretch.round + 1 };
    const anchors = stretch.round < mostRounds ? uniqueAnchors(a, b, trimmed, weights) : [];
    if (anchors.length === 0) {
      if ((aEnd - aStart) * (bEnd - bStart) <= largestTable) pairs.push(...heaviestCommon(a, b, trimmed, weights));
      continue;
    }
    for (const anchor of anchors) {
      pairs.push(anchor);
      stack.push({ aStart, aEnd: anchor.a, bStart, bEnd: anchor.b, round: stretch.round + 1 });
      aStart = anchor.a + 1;
      bStart = anchor.b + 1;
    }
    stack.push({ aStart, aEnd, bStart, bEnd, round: stretch.round + 1 });
  }
  return pairs.sort((one, other) => one.a - other.a);
}

interface NumberedTokens {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** What it is worth to align a token, by its number: that two spaces are alike says next to nothing. */
  readonly weights: readonly number[];
}

const weightOfLetter = 4;
const longestWeighed = 20;

function numbered(aTexts: readonly string[], bTexts: readonly string[]): NumberedTokens {
  const numbers = new Map<string, number>();
  const weights: number[] = [];
  const numberOf = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, weights.length);
    weights.push(/^[\p{L}\p{N}]/u.test(text) ? weightOfLetter * Math.min(text.length, longestWeighed) : 1);
    return weights.length - 1;
  };
  return { a: Int32Array.from(aTexts, numberOf), b: Int32Array.from(bTexts, numberOf), weights };
}

/** Words that stand once in each range, as many of them as keep one order. */
function uniqueAnchors(a: Int32Array, b: Int32Array, stretch: Stretch, weights: readonly number[]): TokenPair[] {
  const places = new Map<number, { a: number; b: number }>();
  const several = -2;
  for (let at = stretch.aStart; at < stretch.aEnd; at++) {
    if ((weights[a[at] ?? 0] ?? 0) < weightOfLetter * 2) continue;
    const place = places.get(a[at] ?? 0);
    if (place) place.a = several;
    else places.set(a[at] ?? 0, { a: at, b: -1 });
  }
  for (let at = stretch.bStart; at < stretch.bEnd; at++) {
    const place = places.get(b[at] ?? 0);
    if (place) place.b = place.b === -1 ? at : several;
  }
  const unique: TokenPair[] = [];
  for (const place of places.values()) if (place.a >= 0 && place.b >= 0) unique.push(place);
  return longestIncreasing(unique, ({ b: at }) => at);
}

/** The longest subsequence whose values rise; `items` keep their order. */
export function longestIncreasing<Item>(items: readonly Item[], valueOf: (item: Item) => number): Item[] {
  const tails: number[] = [];
  const previous = new Int32Array(items.length);
  const values = items.map(valueOf);
  values.forEach((value, index) => {
    const low = partitionPoint(tails.length, (middle) => (values[tails[middle] ?? 0] ?? 0) < value);
    previous[index] = low > 0 ? tails[low - 1] ?? -1 : -1;
    tails[low] = index;
  });
  const chain: Item[] = [];
  for (let index = tails[tails.length - 1] ?? -1; index >= 0; index = previous[index] ?? -1) {
    const item = items[index];
    if (item !== undefined) chain.push(item);
  }
  return chain.reverse();
}

/** The common subsequence of the most weight, by the table of all pairs; for small ranges only. */
function heaviestCommon(a: Int32Array, b: Int32Array, { aStart, aEnd, bStart, bEnd }: Stretch, weights: readonly number[]): TokenPair[] {
  const width = bEnd - bStart + 1;
  const sums = new Int32Array((aEnd - aStart + 1) * width);
  for (let i = aEnd - aStart - 1; i >= 0; i--) {
    const token = a[aStart + i] ?? -1;
    for (let j = bEnd - bStart - 1; j >= 0; j--) {
      const without = Math.max(sums[(i + 1) * width + j] ?? 0, sums[i * width + j + 1] ?? 0);
      const aligned = token === b[bStart + j] ? (sums[(i + 1) * width + j + 1] ?? 0) + (weights[token] ?? 0) : 0;
      sums[i * width + j] = Math.max(without, aligned);
    }
  }
  const pairs: TokenPair[] = [];
  for (let i = 0, j = 0; i < aEnd - aStart && j < bEnd - bStart; ) {
    const sum = sums[i * width + j] ?? 0;
    const token = a[aStart + i] ?? -1;
    const aligned = (sums[(i + 1) * width + j + 1] ?? 0) + (weights[token] ?? 0);
    if (token === b[bStart + j] && sum === aligned) pairs.push({ a: aStart + i++, b: bStart + j++ });
    else if (sum === (sums[(i + 1) * width + j] ?? 0)) i++;
    else j++;
  }
  return pairs;
}
