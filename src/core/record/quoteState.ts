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
  #straightOpen = false;
  #curlyOpen = false;
  #lowOpen = false;
  #straightSingleOpen = false;
  #lowSingleOpen = false;

  constructor(text: string, scan: TextScan) {
    this.#text = text;
    this.#scan = scan;
    const marks = new Set<string>();
    let firstGuillemet = '';
    for (const offset of scan.doubleQuotes) {
      const mark = text.charAt(offset);
      if (firstGuillemet === '' && (mark === '«' || mark === '»')) firstGuillemet = mark;
      marks.add(mark);
    }
    this.#guillemetsPointInward = firstGuillemet === '»';
    this.#closingMarkOnBothSides = marks.has('”') && !marks.has('“') && !marks.has('„');
  }

  /** Takes in every mark before `offset`. */
  moveTo(offset: number): void {
    const { doubleQuotes, singleQuotes, lineEndings } = this.#scan;
    for (;;) {
      const double = doubleQuotes[this.#nextDouble] ?? Infinity;
      const single = singleQuotes[this.#nextSingle] ?? Infinity;
      const ending = lineEndings[this.#nextLineEnding] ?? Infinity;
      const nearest = Math.min(double, single, ending);
      if (nearest >= offset) return;
      if (nearest === ending) {
        this.#nextLineEnding++;
        this.startParagraph();
      } else if (nearest === double) {
        this.#nextDouble++;
        this.#takeDouble(this.#text.charAt(nearest));
      } else {
        this.#nextSingle++;
        this.#takeSingle(nearest);
      }
    }
  }

  /** A paragraph begins where the state stands: whatever is open was never closed. */
  startParagraph(): void {
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
        return this.#straightSingleOpen;
      case '’':
        return true;
      case '‘':
        return this.#lowSingleOpen;
      default:
        return false;
    }
  }

  #takeDouble(mark: string): void {
    switch (mark) {
      case '"':
        this.#straightOpen = !this.#straightOpen;
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

  #takeSingle(offset: number): void {
    const mark = this.#text.charAt(offset);
    if (mark === '‚') this.#lowSingleOpen = true;
    else if (mark === '‘') this.#lowSingleOpen = false;
    else if (mark === "'") {
      const before = offset === this.#scan.range.start ? ' ' : this.#text.charAt(offset - 1);
      const opens = /[\s"“(\[—–-]/.test(before) && /\S/.test(this.#text.charAt(offset + 1));
      if (opens) this.#straightSingleOpen = true;
      else if (!/[\p{L}\p{N}]/u.test(this.#text.charAt(offset + 1))) this.#straightSingleOpen = false;
    }
  }

  /**
   * Whether the next straight mark is plainly a closing one. Then the mark at `offset` opens, although one stands open before it:
   * a quotation of several paragraphs opens each of them and closes only the last.
   */
  #nextStraightCloses(offset: number): boolean {
    const { doubleQuotes, range } = this.#scan;
    // A few marks of another kind may lie between; more of them would make the look ahead cost more than the walk.
    for (let index = this.#nextDouble; index < this.#nextDouble + 8; index++) {
      const next = doubleQuotes[index];
      if (next === undefined) return false;
      if (next <= offset || this.#text.charAt(next) !== '"') continue;
      const before = this.#text.charAt(next - 1);
      const after = next + 1 < range.end ? this.#text.charAt(next + 1) : ' ';
      return /[\p{L}\p{N}.,!?…;:)\]'’—–-]/u.test(before) && /[\s,.;:!?)\]—–-]/.test(after);
    }
    return false;
  }
}
