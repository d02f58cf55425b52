/** A run of tokens that two texts share, wherever it stands in either. Indices of tokens, half-open by length. */
export interface VerbatimBlock {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** A sequence of tokens by number, and which of them begin a sentence or a paragraph. */
export interface TokenSequence {
  readonly tokens: Int32Array;
  readonly begins: Uint8Array;
}

/** Lengths of the runs that blocks grow from: long ones first, short ones only among what is left. */
const seedLengths = [8, 5, 5, 4] as const;

/**
 * The blocks that two sequences of tokens share, the longest first and moved ones too, each token in one block at most.
 * A block grows from a run that stands once on either side, among what no longer block has taken, as far as the tokens agree and the
 * sentence goes: beyond it may follow what only begins alike. Ordered by `a`. Close to linear.
 * @param weights by token number: how much it says that two tokens are alike; a block needs `leastWeight`, and twice that where it is
 * less than half of the shorter of the two sentences
 */
export function verbatimBlocks(one: TokenSequence, other: TokenSequence, weights: readonly number[], leastWeight: number): VerbatimBlock[] {
  const { tokens: a } = one;
  const { tokens: b } = other;
  const freeA = new Uint8Array(a.length).fill(1);
  const freeB = new Uint8Array(b.length).fill(1);
  const sentencesA = sentencesOf(one, weights);
  const sentencesB = sentencesOf(other, weights);
  const taken: VerbatimBlock[] = [];
  const take = (block: VerbatimBlock): void => {
    freeA.fill(0, block.a, block.a + block.length);
    freeB.fill(0, block.b, block.b + block.length);
    taken.push(block);
  };
  for (const length of seedLengths) {
    const found = grownBlocks(one, other, freeA, freeB, length).map((block) => ({ block, weight: weightOf(a, weights, block.a, block.length) }));
    found.sort((first, second) => second.weight - first.weight || first.block.a - second.block.a);
    /** Blocks too small by themselves, by the two sentences they are in. */
    const small = new Map<string, { readonly parts: VerbatimBlock[]; weight: number; readonly needed: number }>();
    for (const { block } of found) {
      for (const part of freeParts(block, freeA, freeB)) {
        const weight = weightOf(a, weights, part.a, part.length);
        if (part.length < Math.min(length, block.length) || weight < leastWeight) continue;
        const needed = Math.min(2 * leastWeight, Math.min(sentencesA.weights[part.a] ?? 0, sentencesB.weights[part.b] ?? 0) / 2);
        if (weight >= needed) {
          take(part);
          continue;
        }
        const key = `${sentencesA.starts[part.a]} ${sentencesB.starts[part.b]}`;
        const together = small.get(key) ?? { parts: [], weight: 0, needed };
        together.parts.push(part);
        together.weight += weight;
        small.set(key, together);
      }
    }
    for (const { parts, weight, needed } of small.values()) {
      if (weight >= needed) for (const part of parts) freeParts(part, freeA, freeB).forEach(take);
    }
  }
  return taken.sort((first, second) => first.a - second.a);
}

/** For each token where its sentence starts, and the weight of that. */
function sentencesOf({ tokens, begins }: TokenSequence, weights: readonly number[]): { readonly starts: Int32Array; readonly weights: Float64Array } {
  const starts = new Int32Array(tokens.length);
  const sums = new Float64Array(tokens.length);
  let start = 0;
  let sum = 0;
  for (let at = 0; at <= tokens.length; at++) {
    if (at === tokens.length || (begins[at] === 1 && at > start)) {
      starts.fill(start, start, at);
      sums.fill(sum, start, at);
      start = at;
      sum = 0;
    }
    sum += weights[tokens[at] ?? 0] ?? 0;
  }
  return { starts, weights: sums };
}

function weightOf(a: Int32Array, weights: readonly number[], start: number, length: number): number {
  let weight = 0;
  for (let at = start; at < start + length; at++) weight += weights[a[at] ?? 0] ?? 0;
  return weight;
}

/** Blocks around every run of `length` free tokens that stands once among the free tokens of either side. */
function grownBlocks(
  { tokens: a, begins: beginsA }: TokenSequence, { tokens: b, begins: beginsB }: TokenSequence, freeA: Uint8Array, freeB: Uint8Array, length: number,
): VerbatimBlock[] {
  const placesB = uniqueRuns(b, beginsB, freeB, length);
  const agreesAt = (atA: number, atB: number): boolean => freeA[atA] === 1 && freeB[atB] === 1 && a[atA] === b[atB];
  const blocks: VerbatimBlock[] = [];
  const reached = new Map<number, number>();
  for (const [hash, startA] of uniqueRuns(a, beginsA, freeA, length)) {
    const startB = placesB.get(hash);
    if (startA < 0 || startB === undefined || startB < 0) continue;
    const diagonal = startB - startA;
    if (startA < (reached.get(diagonal) ?? -1) || !agree(a, b, startA, startB, length)) continue;
    let first = 0;
    while (!beginsA[startA - first] && !beginsB[startB - first] && agreesAt(startA - first - 1, startB - first - 1)) first++;
    let end = length;
    while (!beginsA[startA + end] && !beginsB[startB + end] && agreesAt(startA + end, startB + end)) end++;
    reached.set(diagonal, startA + end);
    blocks.push({ a: startA - first, b: startB - first, length: first + end });
  }
  return blocks;
}

function agree(a: Int32Array, b: Int32Array, startA: number, startB: number, length: number): boolean {
  for (let at = 0; at < length; at++) if (a[startA + at] !== b[startB + at]) return false;
  return true;
}

const several = -1;

/** Starts of runs of free tokens within a sentence by a hash of them, ascending; `several` where there is more than one. */
function uniqueRuns(tokens: Int32Array, begins: Uint8Array, free: Uint8Array, length: number): Map<number, number> {
  const runs = new Map<number, number>();
  let highest = 1;
  for (let at = 1; at < length; at++) highest = Math.imul(highest, multiplier);
  let hash = 0;
  let filled = 0;
  for (let at = 0; at < tokens.length; at++) {
    if (begins[at] || !free[at]) {
      hash = 0;
      filled = 0;
    }
    if (!free[at]) continue;
    if (filled === length) hash = (hash - Math.imul((tokens[at - length] ?? 0) + 1, highest)) | 0;
    else filled++;
    hash = (Math.imul(hash, multiplier) + (tokens[at] ?? 0) + 1) | 0;
    if (filled === length) runs.set(hash, runs.has(hash) ? several : at - length + 1);
  }
  return runs;
}

const multiplier = 0x01000193;

/** The ranges of a block that no other has taken on either side. */
function freeParts(block: VerbatimBlock, freeA: Uint8Array, freeB: Uint8Array): VerbatimBlock[] {
  const parts: VerbatimBlock[] = [];
  let start = -1;
  for (let at = 0; at <= block.length; at++) {
    const isFree = at < block.length && freeA[block.a + at] === 1 && freeB[block.b + at] === 1;
    if (isFree && start < 0) start = at;
    if (isFree || start < 0) continue;
    parts.push({ a: block.a + start, b: block.b + start, length: at - start });
    start = -1;
  }
  return parts;
}
