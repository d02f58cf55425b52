import type { TextRange } from '../text/range';
import type { SentenceJoin } from './sentenceJoins';

/**
 * The paragraphs of a body: what lies between line endings and lost breaks. Paragraphs of nothing but white space are left out,
 * line endings belong to none.
 * @param body where the body stands in `text`
 * @param joins lost breaks of that body, ascending; lost spaces among them are passed over
 * @returns half-open ranges of `text` in order
 */
export function splitParagraphs(text: string, body: TextRange, joins: readonly SentenceJoin[]): readonly TextRange[] {
  const paragraphs: TextRange[] = [];
  let nextBreak = 0;
  const lineFeeds = new Positions(text, '\n', body.end);
  const carriageReturns = new Positions(text, '\r', body.end);
  for (let start = body.start; start < body.end;) {
    const carriageReturn = carriageReturns.from(start);
    const lineEnd = Math.min(lineFeeds.from(start), carriageReturn);
    for (; nextBreak < joins.length; nextBreak++) {
      const join = joins[nextBreak];
      if (!join || join.offset >= lineEnd) break;
      if (join.kind === 'space') continue;
      addParagraph(paragraphs, text, start, join.offset);
      start = join.offset;
    }
    addParagraph(paragraphs, text, start, lineEnd);
    start = lineEnd + (lineEnd === carriageReturn && text.charCodeAt(lineEnd + 1) === 0x0a ? 2 : 1);
  }
  return paragraphs;
}

/** Where a character stands next; asked in ascending order, the text is gone through once. */
class Positions {
  readonly #text: string;
  readonly #character: string;
  readonly #end: number;
  #next = -1;

  constructor(text: string, character: string, end: number) {
    this.#text = text;
    this.#character = character;
    this.#end = end;
  }

  /** The first at or behind `offset`; the end of the body where there is none. */
  from(offset: number): number {
    if (this.#next < offset) {
      const found = this.#text.indexOf(this.#character, offset);
      this.#next = found === -1 || found > this.#end ? this.#end : found;
    }
    return this.#next;
  }
}

function addParagraph(paragraphs: TextRange[], text: string, start: number, end: number): void {
  for (let offset = start; offset < end; offset++) {
    const unit = text.charCodeAt(offset);
    if ((unit > 0x20 && unit < 0x80) || /\S/.test(text.charAt(offset))) {
      paragraphs.push({ start, end });
      return;
    }
  }
}
