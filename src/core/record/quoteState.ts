import type { TextScan } from '../text/scan';

/**
 * Which quotation marks stand open at a place of the body: what tells a closing mark from an opening one where the mark
 * itself does not. A paragraph begins with nothing open. Places must be asked for in ascending order; all together cost
 * one walk over the marks.
 */
export class QuoteState {
  readonly #text: string;
  readonly #scan: TextScan;
  /** French and Spanish write «…», German and Danish »…«. The first mark of the body tells. */
  readonly #guillemetsPointInward: boolean;
  /** Swedish and Finnish write ”…”: the closing mark on both sides. */
  readonly #closingMarkOnBothSides: boolean;
  #nextDouble = 0;
  #nextSingle = 0;
  #nextLineEnding = 0;
  #paragraphStart: number;
  #straightOpen = false;
  #curlyOpen = false;
  #lowOpen = false;
  #straightSingleOpen = false;
  #lowSingleOpen = false;

  constructor(text: string, scan: TextScan) {
    this.#text = text;
    this.#scan = scan;
    this.#paragraphStart = scan.range.start;
    let otherOpeningMark = false;
    let closingMarkOpens = false;
    let firstGuillemet = 0;
    for (const offset of scan.doubleQuotes) {
      const mark = text.charCodeAt(offset);
      if (mark === 0x201c || mark === 0x201e) otherOpeningMark = true;
      else if (mark === 0x201d) closingMarkOpens ||= !otherOpeningMark && this.#standsOpening(offset);
      else if (firstGuillemet === 0 && (mark === 0xab || mark === 0xbb)) firstGuillemet = mark;
    }
    this.#guillemetsPointInward = firstGuillemet === 0xbb;
    this.#closingMarkOnBothSides = closingMarkOpens && !otherOpeningMark;
  }

  /** Takes in every mark before `offset` that stands in the paragraph. */
  moveTo(offset: number): void {
    const { doubleQuotes, singleQuotes, lineEndings } = this.#scan;
    this.#nextDouble = skipTo(doubleQuotes, this.#nextDouble, this.#paragraphStart);
    this.#nextSingle = skipTo(singleQuotes, this.#nextSingle, this.#paragraphStart);
    this.#nextLineEnding = skipTo(lineEndings, this.#nextLineEnding, this.#paragraphStart);
    for (;;) {
      const double = doubleQuotes[this.#nextDouble] ?? offset;
      const single = singleQuotes[this.#nextSingle] ?? offset;
      const ending = lineEndings[this.#nextLineEnding] ?? offset;
      const nearest = Math.min(double, single, ending);
      if (nearest >= offset) return;
      if (nearest === ending) {
        this.#nextLineEnding++;
        this.startParagraph(nearest + 1);
      } else if (nearest === double) {
        this.#nextDouble++;
        this.#takeDouble(nearest);
      } else {
        this.#nextSingle++;
        this.#takeSingle(nearest);
      }
    }
  }

  /** A paragraph begins at `offset`: whatever stood open before was never closed, and no mark before it counts any more. */
  startParagraph(offset: number): void {
    this.#paragraphStart = offset;
    this.#straightOpen = this.#curlyOpen = this.#lowOpen = this.#straightSingleOpen = this.#lowSingleOpen = false;
  }

  /** Whether the mark at `offset`, up to which the state was moved, closes a quotation, if it stands right behind a sentence. */
  closesAt(offset: number): boolean {
    switch (this.#text.charAt(offset)) {
      case '"':
        return this.#straightOpen && !this.#nextStraightCloses(offset);
      case '”':
        return !this.#closingMarkOnBothSides || this.#curlyOpen;
      case '“':
      case '‟':
        return this.#lowOpen;
      case '»':
        return !this.#guillemetsPointInward;
      case '«':
        return this.#guillemetsPointInward;
      case "'":
        return this.#straightSingleOpen || this.#closesDoubleAt(offset + 1);
      case '’':
        return true;
      case '‘':
        return this.#lowSingleOpen;
      default:
        return false;
    }
  }

  #closesDoubleAt(offset: number): boolean {
    const mark = this.#text.charAt(offset);
    return mark === '”' || (mark === '"' && this.closesAt(offset));
  }

  #takeDouble(offset: number): void {
    switch (this.#text.charAt(offset)) {
      case '"':
        // What stands around the mark tells more than counting: a mark that was lost does not turn all that follow inside out.
        if (this.#standsOpening(offset)) this.#straightOpen = true;
        else if (this.#standsClosing(offset)) this.#straightOpen = false;
        else this.#straightOpen = !this.#straightOpen;
        break;
      case '”':
        this.#curlyOpen = !this.#curlyOpen;
        this.#lowOpen = false;
        break;
      case '„':
        this.#lowOpen = true;
        break;
      case '“':
      case '‟':
        this.#lowOpen = false;
        break;
    }
  }

  #standsOpening(offset: number): boolean {
    const before = offset <= this.#paragraphStart ? ' ' : this.#text.charAt(offset - 1);
    return /[\s([{“‘'—–-]/.test(before) && !/[\s,.;:!?)\]]|^$/.test(this.#text.charAt(offset + 1));
  }

  #standsClosing(offset: number): boolean {
    const after = offset + 1 < this.#scan.range.end ? this.#text.charAt(offset + 1) : ' ';
    return /[\p{L}\p{N}.,!?…;:)\]'’—–%$-]/u.test(this.#text.charAt(offset - 1)) && /[\s,.;:!?)\]'’—–-]/.test(after);
  }

  #takeSingle(offset: number): void {
    const mark = this.#text.charAt(offset);
    if (mark === '‚') this.#lowSingleOpen = true;
    else if (mark === '‘') this.#lowSingleOpen = false;
    else if (mark === "'") {
      const before = offset === this.#scan.range.start ? ' ' : this.#text.charAt(offset - 1);
      const opens = /[\s"“([—–-]/.test(before) && /\S/.test(this.#text.charAt(offset + 1));
      if (opens) this.#straightSingleOpen = true;
      else if (!/[\p{L}\p{N}]/u.test(this.#text.charAt(offset + 1))) this.#straightSingleOpen = false;
    }
  }

  /**
   * Whether the next straight mark is plainly a closing one. Then the mark at `offset` opens, although one stands open before it:
   * a quotation of several paragraphs opens each of them and closes only the last.
   */
  #nextStraightCloses(offset: number): boolean {
    const { doubleQuotes } = this.#scan;
    // A few marks of another kind may lie between; more of them would make the look ahead cost more than the walk.
    for (let index = this.#nextDouble; index < this.#nextDouble + 8; index++) {
      const next = doubleQuotes[index];
      if (next === undefined) return false;
      if (next <= offset || this.#text.charAt(next) !== '"') continue;
      return this.#standsClosing(next);
    }
    return false;
  }
}

/** Index of the first offset at or behind `limit`. */
function skipTo(offsets: readonly number[], from: number, limit: number): number {
  let index = from;
  while (index < offsets.length && (offsets[index] ?? limit) < limit) index++;
  return index;
}
