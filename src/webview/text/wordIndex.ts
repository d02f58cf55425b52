import type { NameKind } from '../../core/text/nameKinds';
import type { TextRange } from '../../core/text/range';
import { blockAt, type Block } from './blocks';
import { isInTitleCase } from '../../core/suggestions/names';
import { untaggedNamesAmong } from '../../core/suggestions/untaggedNames';
import type { KnownTexts } from '../../core/text/knownTexts';
import { isPartOfWord, snapToWords, wordAt, wordsOf } from '../../core/text/wordSegments';

/** The words of an article, found block by block when asked for. Offsets are UTF-16 of the whole text. */
export class WordIndex {
  readonly #text: string;
  readonly #blocks: readonly Block[];
  readonly #segmenter: Intl.Segmenter;
  readonly #words = new Map<number, readonly TextRange[]>();
  #lowerCaseWords: ReadonlySet<string> | undefined;
  #capitalizedWithin: ReadonlySet<string> | undefined;

  constructor(text: string, blocks: readonly Block[], language: string | undefined) {
    this.#text = text;
    this.#blocks = blocks;
    this.#segmenter = createSegmenter(language);
  }

  at(offset: number): TextRange | undefined {
    const block = blockAt(this.#blocks, offset);
    return block < 0 ? undefined : wordAt(this.#wordsOf(block), offset);
  }

  /** The first word that starts at or behind an offset. */
  next(offset: number): TextRange | undefined {
    return this.#forward(offset, (block) => this.#wordsOf(block));
  }

  /** The last word that ends at or before an offset. */
  previous(offset: number): TextRange | undefined {
    return this.#backward(offset, (block) => this.#wordsOf(block));
  }

  /** The next run of words that looks like a name, made of words that `isFree` lets through, or text that is tagged elsewhere. @param known texts without capital letters */
  nextName(offset: number, isFree: (word: TextRange) => boolean, kinds: readonly NameKind[], known: KnownTexts): TextRange | undefined {
    return this.#forward(offset, (block) => this.#namesOf(block, isFree, kinds, known));
  }

  previousName(offset: number, isFree: (word: TextRange) => boolean, kinds: readonly NameKind[], known: KnownTexts): TextRange | undefined {
    return this.#backward(offset, (block) => this.#namesOf(block, isFree, kinds, known));
  }

  /** First and last word of the paragraph an offset stands in. */
  paragraphEdges(offset: number): { first: TextRange; last: TextRange } | undefined {
    let from = Math.max(0, blockAt(this.#blocks, offset));
    let to = from;
    while (from > 0 && this.#blocks[from]?.continuation) from--;
    while (this.#blocks[to + 1]?.continuation) to++;
    const first = this.#wordsOf(from)[0];
    const last = this.#wordsOf(to).at(-1);
    return first && last ? { first, last } : undefined;
  }

  snap(range: TextRange): TextRange {
    const first = Math.max(0, blockAt(this.#blocks, range.start));
    const last = Math.max(first, blockAt(this.#blocks, range.end));
    const words = first === last ? this.#wordsOf(first) : [...this.#wordsOf(first), ...this.#wordsOf(last)];
    return snapToWords(this.#text, range, words);
  }

  #forward(offset: number, listOf: (block: number) => readonly TextRange[]): TextRange | undefined {
    for (let block = Math.max(0, blockAt(this.#blocks, offset)); block < this.#blocks.length; block++) {
      const found = listOf(block).find(({ start }) => start >= offset);
      if (found) return found;
    }
    return undefined;
  }

  #backward(offset: number, listOf: (block: number) => readonly TextRange[]): TextRange | undefined {
    for (let block = blockAt(this.#blocks, offset); block >= 0; block--) {
      const found = listOf(block).filter(({ end }) => end <= offset).at(-1);
      if (found) return found;
    }
    return undefined;
  }

  #wordsOf(block: number): readonly TextRange[] {
    const known = this.#words.get(block);
    if (known) return known;
    const range = this.#blocks[block];
    const words = range ? wordsOf(this.#text, range, this.#segmenter) : [];
    this.#words.set(block, words);
    return words;
  }

  #namesOf(block: number, isFree: (word: TextRange) => boolean, kinds: readonly NameKind[], known: KnownTexts): readonly TextRange[] {
    const range = this.#blocks[block];
    // The publisher and the date under the headline are metadata.
    if (!range || range.kind === 'byline') return [];
    const words = this.#wordsOf(block);
    const lowerCase = (this.#lowerCaseWords ??= formsInParagraphs(this.#text, this.#blocks, /(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}]*/gu));
    const looking = untaggedNamesAmong(words, this.#text, range, {
      isCommon: (form) => lowerCase.has(form),
      everyWordIsUpperCase: range.kind === 'headline' && isInTitleCase(words, this.#text),
      isCapitalizedWithin: (form) => (this.#capitalizedWithin ??= formsInParagraphs(this.#text, this.#blocks, upperCaseWithin)).has(form),
    }, isFree).filter(({ kind }) => kinds.includes(kind));
    if (!kinds.includes('name')) return looking;
    const places = known.placesIn(this.#text, range, (place) => isFree(place) && !isPartOfWord(words, place));
    if (places.length === 0) return looking;
    const others = looking.filter(({ start, end }) => !places.some((place) => place.start < end && start < place.end));
    return [...places, ...others].sort((a, b) => a.start - b.start);
  }
}

/** An upper-case word behind a word of the same sentence. */
const upperCaseWithin = /(?<=[\p{L}\p{N},;:] )\p{Lu}[\p{L}\p{M}\p{N}'’\u2010\u2011-]*/gu;

/** The forms of words that match in paragraphs, without `’s`; an address and subjects tell nothing of how the article writes. */
function formsInParagraphs(text: string, blocks: readonly Block[], form: RegExp): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { kind, start, end } of blocks) {
    if (kind !== 'paragraph') continue;
    for (const [word] of text.slice(start, end).matchAll(form)) found.add(word.replace(/['’]s$/, ''));
  }
  return found;
}

/** An unknown language tag falls back to the rules that hold for all. */
function createSegmenter(language: string | undefined): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'word' });
  } catch {
    return new Intl.Segmenter(undefined, { granularity: 'word' });
  }
}
