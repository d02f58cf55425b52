import { onOneLine } from '../standoff/coveredText';
import type { TextRange } from '../text/range';

/** A place as a concordance shows it; each part on one line. */
export interface KeywordInContext {
  readonly before: string;
  /** The covered text; `…` stands for text between fragments that is not covered. */
  readonly hit: string;
  readonly after: string;
}

/** Code units of context that are looked at for each character asked for; where they are longer in the mean, there is less context. */
const unitsPerCharacter = 4;
/** What is looked at besides, to know where a character begins and ends: far longer ones are nobody's writing. */
const longestCharacter = 256;

/**
 * Cuts places out of texts with so many characters of their line on either side. A character is what a reader takes for one:
 * no surrogate pair, no letter with its marks and no emoji of several parts is cut in two.
 */
export class ContextCutter {
  readonly #before: number;
  readonly #after: number;
  readonly #characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

  /** @param before characters before a hit, and after it where that is not given */
  constructor(before: number, after = before) {
    this.#before = before;
    this.#after = after;
  }

  /** @param fragments not empty; UTF-16 of the text, half-open, in any order */
  cut(text: string, fragments: readonly TextRange[]): KeywordInContext {
    const ordered = [...fragments].sort((a, b) => a.start - b.start || a.end - b.end);
    const start = ordered[0]?.start ?? 0;
    const end = ordered.reduce((farthest, fragment) => Math.max(farthest, fragment.end), start);
    return { before: oneLine(this.#lineBefore(text, start)), hit: oneLine(hitOf(text, ordered)), after: oneLine(this.#lineAfter(text, end)) };
  }

  #lineBefore(text: string, offset: number): string {
    const width = this.#before;
    const reach = Math.max(0, offset - width * unitsPerCharacter);
    const window = text.slice(Math.max(0, reach - longestCharacter), offset);
    const line = window.slice(window.search(/[^\r\n]*$/));
    if (isPlain(line.slice(Math.max(0, line.length - width - 1)))) return line.slice(Math.max(0, line.length - width));
    const start = offset - line.length;
    const whole = this.#split(line).filter(({ index }) => start + index >= reach);
    return whole.slice(Math.max(0, whole.length - width)).map(({ segment }) => segment).join('');
  }

  #lineAfter(text: string, offset: number): string {
    const width = this.#after;
    const reach = width * unitsPerCharacter;
    const window = text.slice(offset, offset + reach + longestCharacter);
    const line = /^[^\r\n]*/.exec(window)?.[0] ?? '';
    if (isPlain(line.slice(0, width + 1))) return line.slice(0, width);
    return this.#split(line).slice(0, width).filter(({ index }) => index < reach).map(({ segment }) => segment).join('');
  }

  #split(text: string): Intl.SegmentData[] {
    return [...this.#characters.segment(text)];
  }
}

/** Whether each unit of a text is a character of its own. */
function isPlain(text: string): boolean {
  return /^[\t\x20-\x7e]*$/.test(text);
}

function hitOf(text: string, ordered: readonly TextRange[]): string {
  let hit = '';
  let reached: number | undefined;
  for (const { start, end } of ordered) {
    if (reached !== undefined && start > reached) hit += /^\s*$/.test(text.slice(reached, start)) ? ' ' : ' … ';
    hit += text.slice(Math.max(start, reached ?? start), Math.max(end, reached ?? end));
    reached = Math.max(end, reached ?? end);
  }
  return hit;
}

/** TABs and the like are one space each: they would move what stands in columns. */
function oneLine(text: string): string {
  return onOneLine(text).replace(/\s/g, ' ');
}
