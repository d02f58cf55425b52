import { readableFields } from '../record/readableFields';
import { wholeWordsOf } from '../spans/occurrences';
import { Coverage } from '../text/coverage';
import { foldForm, foldText } from '../text/foldedText';
import type { TextRange } from '../text/range';
import { unspacedCharacter } from '../text/scripts';
import type { TextUse } from './sameTexts';
import { sigmaFolded, textForm } from './textForm';

/** A place where a text stands that is tagged elsewhere. */
export interface UntaggedPlace extends TextRange {
  readonly use: TextUse;
}

/** What a known text can begin with: a run of word characters, or one character where none has to be a word. */
const beginning = new RegExp(`(?:(?!${unspacedCharacter})[\\p{L}\\p{N}\\p{M}_])+|\\S`, 'gu');

/**
 * Looks for many texts at once where no tag stands. An article takes the time of its words and of the known texts that begin with each,
 * whatever the number of the others.
 */
export class UntaggedSearch {
  readonly #matchCase: boolean;
  /** By the form without case; several where case matches. */
  readonly #uses = new Map<string, TextUse[]>();
  /** Lengths of the forms that begin with a word, the longest first. */
  readonly #lengths = new Map<string, number[]>();

  constructor(uses: Iterable<TextUse>, matchCase: boolean) {
    this.#matchCase = matchCase;
    for (const use of uses) {
      const form = textForm(use.text, false).trim();
      const first = form.match(beginning)?.[0];
      if (first === undefined || !form.startsWith(first)) continue;
      const alike = this.#uses.get(form);
      if (alike) alike.push(use);
      else {
        this.#uses.set(form, [use]);
        const lengths = this.#lengths.get(first) ?? [];
        this.#lengths.set(first, lengths);
        if (!lengths.includes(form.length)) lengths.push(form.length);
      }
    }
    for (const lengths of this.#lengths.values()) lengths.sort((a, b) => b - a);
  }

  /**
   * Places in the prose of an article where one of the texts stands as whole words, from left to right, not overlapping; at each the
   * longest. UTF-16, half-open.
   * @param tagged fragments of all tags
   */
  placesIn(text: string, tagged: readonly TextRange[]): UntaggedPlace[] {
    if (this.#uses.size === 0) return [];
    const { text: lower, sources } = foldText(text);
    const folded = sigmaFolded(lower);
    const coverage = new Coverage(tagged);
    const fields = readableFields(text);
    const isWhole = wholeWordsOf(text);
    const places: UntaggedPlace[] = [];
    let free = 0;
    for (const { 0: first, index } of folded.matchAll(beginning)) {
      if (index < free) continue;
      for (const length of this.#lengths.get(first) ?? []) {
        const uses = this.#uses.get(folded.slice(index, index + length));
        if (!uses) continue;
        const range = { start: sources[index] ?? 0, end: sources[index + length] ?? text.length };
        if (coverage.meets(range) || !fields.some(({ start, end }) => start <= range.start && range.end <= end) || !isWhole(range)) continue;
        const use = this.#useOf(uses, text.slice(range.start, range.end));
        if (!use) continue;
        places.push({ ...range, use });
        free = index + length;
        break;
      }
    }
    return places;
  }

  #useOf(uses: readonly TextUse[], written: string): TextUse | undefined {
    if (!this.#matchCase) return uses[0];
    const form = foldForm(written);
    return uses.find(({ text }) => foldForm(text).trim() === form);
  }
}
