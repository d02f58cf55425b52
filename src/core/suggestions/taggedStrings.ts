import type { ReadText } from './readText';
import type { LabelledSpan } from './lattice';

/** Where a string was tagged: by label, how often and in how many articles; and how often it stood untagged. */
export interface StringUse {
  readonly form: string;
  /** Tokens of the string. */
  readonly length: number;
  /** Times tagged, by number of the label. */
  readonly tagged: Map<number, number>;
  /** Articles in which it was tagged, by number of the label. */
  readonly articles: Map<number, number>;
  /** How often it was seen, in articles that came after its first tag or held it. */
  seen: number;
}

/** A place in a text where a known string stands; tokens, half-open. */
export interface KnownString {
  readonly start: number;
  readonly end: number;
  readonly use: StringUse;
}

/** What one article counts: taken off while the article itself is learned, for it must not vouch for itself. */
export interface ArticleUses {
  readonly seen: ReadonlyMap<string, number>;
  readonly tagged: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

/** The strings tagged so far. A string is known by its tokens; white space between them does not matter. */
export class TaggedStrings {
  readonly #uses = new Map<string, StringUse>();
  /** First tokens of strings, with the lengths of those that begin so, the longest first. */
  readonly #lengths = new Map<string, number[]>();

  /** Counts an article's tags, and how often every string known by then stands in it. */
  add(read: ReadText, spans: readonly LabelledSpan[]): ArticleUses {
    const tagged = new Map<string, Map<number, number>>();
    for (const { start, end, label } of spans) {
      if (end - start > longestString) continue;
      const key = keyOf(read, start, end);
      const labels = tagged.get(key) ?? new Map<number, number>();
      labels.set(label, (labels.get(label) ?? 0) + 1);
      tagged.set(key, labels);
      this.#know(key, read, start, end);
    }
    for (const [key, labels] of tagged) {
      const use = this.#uses.get(key);
      for (const [label, count] of labels) {
        use?.tagged.set(label, (use.tagged.get(label) ?? 0) + count);
        use?.articles.set(label, (use.articles.get(label) ?? 0) + 1);
      }
    }
    const seen = new Map<string, number>();
    for (let token = 0; token < read.tokens.length; token++) {
      for (const length of this.#lengths.get(read.forms[token] ?? '') ?? []) {
        if (token + length > read.tokens.length) continue;
        const key = keyOf(read, token, token + length);
        const use = this.#uses.get(key);
        if (!use) continue;
        use.seen++;
        seen.set(key, (seen.get(key) ?? 0) + 1);
      }
    }
    return { seen, tagged };
  }

  #know(key: string, read: ReadText, start: number, end: number): void {
    if (this.#uses.has(key)) return;
    const { tokens, text } = read;
    const form = text.slice(tokens[start]?.start ?? 0, tokens[end - 1]?.end ?? 0);
    this.#uses.set(key, { form, length: end - start, tagged: new Map(), articles: new Map(), seen: 0 });
    const first = read.forms[start] ?? '';
    const lengths = this.#lengths.get(first) ?? [];
    if (!lengths.includes(end - start)) this.#lengths.set(first, [...lengths, end - start].sort((a, b) => b - a));
  }

  /** The longest known strings of a sentence from left to right, without overlap. */
  find(read: ReadText, from: number, to: number, without?: ArticleUses): KnownString[] {
    const found: KnownString[] = [];
    for (let token = from; token < to; token++) {
      for (const length of this.#lengths.get(read.forms[token] ?? '') ?? []) {
        if (token + length > to) continue;
        const key = keyOf(read, token, token + length);
        const use = this.#uses.get(key);
        if (!use || (without && !isTaggedElsewhere(use, without.tagged.get(key)))) continue;
        found.push({ start: token, end: token + length, use });
        token += length - 1;
        break;
      }
    }
    return found;
  }

  /** The likeliest label of a known string and how pure it is: of the times it was seen, the share it was so tagged. */
  purityOf({ use }: KnownString, key: string, without?: ArticleUses): { readonly label: number; readonly purity: number; readonly count: number } {
    const own = without?.tagged.get(key);
    let label = -1;
    let count = 0;
    for (const [candidate, times] of use.tagged) {
      const left = times - (own?.get(candidate) ?? 0);
      if (left > count) [label, count] = [candidate, left];
    }
    const seen = Math.max(count, use.seen - (without?.seen.get(key) ?? 0));
    return { label, purity: seen > 0 ? count / seen : 0, count };
  }
}

const longestString = 12;

function isTaggedElsewhere(use: StringUse, own: ReadonlyMap<number, number> | undefined): boolean {
  for (const [label, times] of use.tagged) if (times > (own?.get(label) ?? 0)) return true;
  return false;
}

/** The string of some tokens: their forms, parted so that no two lists of tokens are alike. */
export function keyOf(read: ReadText, start: number, end: number): string {
  return end === start + 1 ? read.forms[start] ?? '' : read.forms.slice(start, end).join('\u0001');
}
