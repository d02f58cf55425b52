import { foldForm } from './foldedText';
import { likeness } from './likeness';
import type { TextRange } from './range';
import { alignTokens } from './tokenAlignment';
import { tokensOf, type Token } from './tokens';
import { verbatimBlocks, type VerbatimBlock } from './verbatimBlocks';
import { partitionPoint } from './binarySearch';

/** What became of a range of the old text. */
export interface Survivor {
  /** Where what is left of it stands: UTF-16 of the new text, half-open. */
  readonly range: TextRange;
  /** How much of its letters and signs are left, 0 to 1. */
  readonly share: number;
}

/** A block needs as many letters; fewer agree by chance. */
const leastLetters = 14;
/** Words that differ by a letter or two are one, spelled otherwise. */
const alike = 0.6;
/** How far a change inside a paragraph is looked over, in tokens. */
const farthestSkip = 4;
/** After a skip so many letters have to agree. */
const lettersAfterSkip = 5;

/**
 * Where the text of a text went in another: long verbatim blocks are found first, moved ones too; what lies between two blocks that
 * follow each other in both texts is compared in its order, and what lies beside a block that moved is followed as far as it agrees.
 * Form does not count: case, normalization, quotes, dashes, spaces, line breaks. Close to linear.
 */
export class SurvivingText {
  readonly #oldText: string;
  readonly #newText: string;
  readonly #old: readonly Token[];
  readonly #new: readonly Token[];
  readonly #a: Int32Array;
  readonly #b: Int32Array;
  readonly #beginsA: Uint8Array;
  readonly #beginsB: Uint8Array;
  readonly #weights: number[] = [];
  /** For each old token where its text is in the new text; -1 where it is gone. */
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  /** New tokens that an old one went to. */
  readonly #taken: Uint8Array;

  constructor(oldText: string, newText: string) {
    this.#oldText = oldText;
    this.#newText = newText;
    this.#old = tokensOf(oldText);
    this.#new = tokensOf(newText);
    const numbers = new Map<string, number>();
    const numberOf = (text: string, { start, end }: Token): number => {
      const token = text.slice(start, end);
      const known = numbers.get(token);
      if (known !== undefined) return known;
      const folded = foldForm(token).toLowerCase();
      let number = numbers.get(folded);
      if (number === undefined) {
        number = this.#weights.length;
        this.#weights.push(/^[\p{L}\p{N}]/u.test(folded) ? folded.length : 0);
        numbers.set(folded, number);
      }
      numbers.set(token, number);
      return number;
    };
    this.#a = Int32Array.from(this.#old, (token) => numberOf(oldText, token));
    this.#b = Int32Array.from(this.#new, (token) => numberOf(newText, token));
    this.#starts = new Int32Array(this.#old.length).fill(-1);
    this.#ends = new Int32Array(this.#old.length).fill(-1);
    this.#taken = new Uint8Array(this.#new.length);
    this.#beginsA = sentenceStarts(oldText, this.#old);
    this.#beginsB = sentenceStarts(newText, this.#new);
    const blocks = verbatimBlocks({ tokens: this.#a, begins: this.#beginsA }, { tokens: this.#b, begins: this.#beginsB }, this.#weights, leastLetters);
    for (const { a, b, length } of blocks) for (let at = 0; at < length; at++) this.#pair(a + at, b + at);
    this.#comparePlacesBetween(blocks);
  }

  /** What became of a range of the old text; undefined where nothing of it is left in one place and its order. */
  of(range: TextRange): Survivor | undefined {
    const first = this.#tokenAt(range.start);
    let found: { start: number; end: number } | undefined;
    let all = 0;
    let left = 0;
    for (let at = first; at < this.#old.length; at++) {
      const token = this.#old[at];
      if (!token || token.start >= range.end) break;
      const inside = { start: Math.max(range.start, token.start), end: Math.min(range.end, token.end) };
      all += inside.end - inside.start;
      const place = this.#placeOf(at, token, inside);
      if (!place) continue;
      if (!found) found = { ...place };
      else if (place.start < found.end) return undefined;
      else found.end = place.end;
      left += inside.end - inside.start;
    }
    if (!found) return undefined;
    // What came in between may be a word, not a passage.
    if (found.end - found.start > 2 * (range.end - range.start) + 24) return undefined;
    return { range: found, share: left / all };
  }

  #placeOf(at: number, token: Token, { start, end }: TextRange): TextRange | undefined {
    const newStart = this.#starts[at] ?? -1;
    if (newStart < 0) return undefined;
    const newEnd = this.#ends[at] ?? 0;
    const old = this.#oldText.slice(token.start, token.end);
    const now = this.#newText.slice(newStart, newEnd);
    if (old.length === now.length) return { start: newStart + start - token.start, end: newEnd - (token.end - end) };
    // Letters that came at an edge of the word do not belong to it.
    const kept = now.indexOf(old);
    if (kept >= 0) return { start: newStart + kept + start - token.start, end: newStart + kept + end - token.start };
    const offset = (unit: number): number => (unit === token.end ? newEnd
      : newStart + Math.min(now.length, foldForm(old.slice(0, unit - token.start)).length === unit - token.start && foldForm(now).length === foldForm(old).length
        ? unitsOfForm(now, unit - token.start) : unit - token.start));
    return { start: offset(start), end: offset(end) };
  }

  #tokenAt(offset: number): number {
    const low = partitionPoint(this.#old.length, (middle) => (this.#old[middle]?.end ?? 0) <= offset);
    return low;
  }

  #pair(a: number, b: number): void {
    this.#starts[a] = this.#new[b]?.start ?? -1;
    this.#ends[a] = this.#new[b]?.end ?? -1;
    this.#taken[b] = 1;
  }

  #comparePlacesBetween(blocks: readonly VerbatimBlock[]): void {
    const start: VerbatimBlock = { a: 0, b: 0, length: 0 };
    const end: VerbatimBlock = { a: this.#a.length, b: this.#b.length, length: 0 };
    const inNew = [...blocks].sort((one, other) => one.b - other.b);
    const next = new Map<VerbatimBlock, VerbatimBlock>();
    const before = new Map<VerbatimBlock, VerbatimBlock>();
    inNew.forEach((block, index) => {
      next.set(block, inNew[index + 1] ?? end);
      before.set(block, inNew[index - 1] ?? start);
    });
    next.set(start, inNew[0] ?? end);
    before.set(end, inNew.at(-1) ?? start);
    const inOld = [start, ...blocks, end];
    for (let index = 1; index < inOld.length; index++) {
      const one = inOld[index - 1] ?? start;
      const other = inOld[index] ?? end;
      const oldGap = { start: one.a + one.length, end: other.a };
      if (oldGap.start >= oldGap.end) continue;
      const follows = next.get(one) ?? end;
      const precedes = before.get(other) ?? start;
      const isJoined = follows === other;
      const used = this.#followOn(oldGap, { start: one.b + one.length, end: follows.b }, isJoined);
      const usedBefore = this.#followBack({ start: used.a, end: oldGap.end }, { start: isJoined ? used.b : precedes.b + precedes.length, end: other.b }, isJoined);
      if (isJoined) this.#compareInOrder({ start: used.a, end: usedBefore.a }, { start: used.b, end: usedBefore.b });
    }
  }

  /**
   * Pairs tokens from the start of two gaps as far as they agree but for a word here and there; where something else follows in the
   * new text, no further than the sentence goes. @returns where it stopped.
   */
  #followOn(old: TextRange, now: TextRange, isJoined: boolean): { a: number; b: number } {
    let { start: a } = old;
    let { start: b } = now;
    while (a < old.end && b < now.end && (isJoined || (!this.#beginsA[a] && !this.#beginsB[b]))) {
      const step = this.#step(a, b, old.end, now.end, 1);
      if (!step) break;
      a = step.a;
      b = step.b;
    }
    return { a, b };
  }

  /** The same from the end. */
  #followBack(old: TextRange, now: TextRange, isJoined: boolean): { a: number; b: number } {
    let a = old.end - 1;
    let b = now.end - 1;
    while (a >= old.start && b >= now.start && (isJoined || (!this.#beginsA[a + 1] && !this.#beginsB[b + 1]))) {
      const step = this.#step(a, b, old.start - 1, now.start - 1, -1);
      if (!step) break;
      a = step.a;
      b = step.b;
    }
    return { a: a + 1, b: b + 1 };
  }

  /** One token further in a direction, both ends excluded; undefined where the texts part. */
  #step(a: number, b: number, endA: number, endB: number, direction: 1 | -1): { a: number; b: number } | undefined {
    if (this.#taken[b]) return undefined;
    if (this.#a[a] === this.#b[b] || this.#isAlike(a, b)) {
      this.#pair(a, b);
      return { a: a + direction, b: b + direction };
    }
    if (this.#joined(a, b, endA, direction)) return { a: a + 2 * direction, b: b + direction };
    for (let skipped = 1; skipped <= 2 * farthestSkip; skipped++) {
      for (let skippedA = Math.max(0, skipped - farthestSkip); skippedA <= Math.min(skipped, farthestSkip); skippedA++) {
        const nextA = a + skippedA * direction;
        const nextB = b + (skipped - skippedA) * direction;
        const replaced = Math.min(this.#skippedLetters(this.#a, a, nextA), this.#skippedLetters(this.#b, b, nextB));
        if (this.#agreesFrom(nextA, nextB, endA, endB, direction, lettersAfterSkip + 2 * replaced)) return { a: nextA, b: nextB };
      }
    }
    return undefined;
  }

  #skippedLetters(values: Int32Array, from: number, to: number): number {
    return to >= from ? this.#letters(values, from, to) : this.#letters(values, to + 1, from + 1);
  }

  /** Whether the next tokens agree for some letters, or to the end of both gaps. */
  #agreesFrom(a: number, b: number, endA: number, endB: number, direction: 1 | -1, leastLettersThere: number): boolean {
    let letters = 0;
    let tokens = 0;
    let at = a;
    let other = b;
    for (; at !== endA && other !== endB; at += direction, other += direction, tokens++) {
      if (this.#a[at] !== this.#b[other] || this.#taken[other]) return false;
      letters += this.#weights[this.#a[at] ?? 0] ?? 0;
      if (tokens > 0 && letters >= leastLettersThere) return true;
    }
    return letters > leastLettersThere - lettersAfterSkip && at === endA && other === endB;
  }

  #isAlike(a: number, b: number): boolean {
    const old = this.#old[a];
    const now = this.#new[b];
    if (!old || !now || old.kind !== now.kind || old.end - old.start < 3 || now.end - now.start < 2) return false;
    const before = this.#oldText.slice(old.start, old.end).toLowerCase();
    const after = this.#newText.slice(now.start, now.end).toLowerCase();
    return Math.abs(before.length - after.length) <= 2 && likeness(before, after) >= (before.length < 6 ? 0.4 : alike);
  }

  /** Two old tokens of which one was made, as where a line break between them was lost: pairs them. */
  #joined(a: number, b: number, endA: number, direction: 1 | -1): boolean {
    const [first, second] = direction === 1 ? [a, a + 1] : [a - 1, a];
    const one = this.#old[first];
    const other = this.#old[second];
    const now = this.#new[b];
    if (a + direction === endA || !one || !other || !now) return false;
    const before = this.#oldText.slice(one.start, one.end);
    const text = this.#newText.slice(now.start, now.end);
    if (text !== before + this.#oldText.slice(other.start, other.end)) return false;
    this.#starts[first] = now.start;
    this.#ends[first] = now.start + before.length;
    this.#starts[second] = now.start + before.length;
    this.#ends[second] = now.end;
    this.#taken[b] = 1;
    return true;
  }

  /** What is left between two blocks that follow each other in both texts. */
  #compareInOrder(old: TextRange, now: TextRange): void {
    if (old.start >= old.end || now.start >= now.end) return;
    const name = (values: Int32Array, { start, end }: TextRange): string[] => Array.from(values.subarray(start, end), (value) => `${(this.#weights[value] ?? 0) > 0 ? 'w' : ' '}${value}`);
    const pairs = alignTokens(name(this.#a, old), name(this.#b, now));
    for (const { a, b, length } of this.#meaningful(pairs, old, now)) {
      for (let at = 0; at < length; at++) if (!this.#taken[b + at]) this.#pair(a + at, b + at);
    }
  }

  /** Runs of pairs with more letters than what was replaced on either side: fewer are chance, not kinship. */
  #meaningful(pairs: readonly { readonly a: number; readonly b: number }[], old: TextRange, now: TextRange): VerbatimBlock[] {
    const runs: VerbatimBlock[] = [];
    for (const pair of pairs) {
      const a = old.start + pair.a;
      const b = now.start + pair.b;
      const last = runs.at(-1);
      if (last && last.a + last.length === a && last.b + last.length === b) runs[runs.length - 1] = { ...last, length: last.length + 1 };
      else runs.push({ a, b, length: 1 });
    }
    const end = { a: old.end, b: now.end, length: 0 };
    const kept: VerbatimBlock[] = [];
    for (const run of [...runs, end]) {
      for (let last = kept.pop(); last; last = kept.pop()) {
        const from = kept.at(-1) ?? { a: old.start, b: now.start, length: 0 };
        const replacedBefore = this.#replacedBetween(from, last);
        const replacedAfter = this.#replacedBetween(last, run);
        const letters = this.#letters(this.#a, last.a, last.a + last.length);
        if (letters > replacedBefore + replacedAfter || ((replacedBefore === 0 || replacedAfter === 0) && letters * 2 > replacedBefore + replacedAfter)) {
          kept.push(last);
          break;
        }
      }
      kept.push(run);
    }
    kept.pop();
    return kept;
  }

  #replacedBetween(run: VerbatimBlock, next: VerbatimBlock): number {
    return Math.min(this.#letters(this.#a, run.a + run.length, next.a), this.#letters(this.#b, run.b + run.length, next.b));
  }

  #letters(values: Int32Array, start: number, end: number): number {
    let letters = 0;
    for (let at = start; at < end; at++) letters += Math.max(1, this.#weights[values[at] ?? 0] ?? 0);
    return letters;
  }
}

/**
 * Tokens that begin a sentence or a paragraph. A line break counts only after what can end a sentence, so that wrapped lines do not
 * part one; a full stop after a word of one or two letters is taken for that of an abbreviation.
 */
function sentenceStarts(text: string, tokens: readonly Token[]): Uint8Array {
  const begins = new Uint8Array(tokens.length);
  let lastWord = 0;
  let hasEnded = true;
  tokens.forEach((token, index) => {
    const character = text.charAt(token.start);
    const before = tokens[index - 1];
    if (before && /\n[^\S\n]*\n/.test(text.slice(before.end, token.start))) hasEnded = true;
    if (token.kind === 'sign') {
      if (/[.!?…。！？]/.test(character)) hasEnded ||= lastWord > 2 || character !== '.';
      else if (hasEnded && !/["'”’»)\]]/.test(character)) {
        begins[index] = 1;
        hasEnded = false;
      }
      return;
    }
    if (hasEnded) begins[index] = 1;
    hasEnded = token.kind === 'letters' && text.charAt(token.end - 1) === '.' && text.slice(token.end, token.end + 1) === '\n';
    lastWord = token.end - token.start;
  });
  return begins;
}

/** How many UTF-16 units of a text make so many of its form. */
function unitsOfForm(text: string, length: number): number {
  let unit = 0;
  while (unit < text.length && foldForm(text.slice(0, unit)).length < length) unit++;
  while (unit < text.length && foldForm(text.slice(0, unit + 1)).length === length) unit++;
  return unit;
}
