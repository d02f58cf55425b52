import { CodePointIndex } from '../text/codePoints';
import { QuoteIndex } from './quoteIndex';

/** One state of an article's text with what is derived from it alone; each made once and only when asked for, however often tags change. */
export class ArticleText {
  /** The editor's text, or the whole file as decoded. */
  readonly text: string;
  /** Whether the file begins with a U+FEFF that `text` does not hold. */
  readonly byteOrderMark: boolean;
  #codePoints: CodePointIndex | undefined;
  #quotes: QuoteIndex | undefined;

  constructor(text: string, byteOrderMark = false) {
    this.text = text;
    this.byteOrderMark = byteOrderMark;
  }

  /** Conversion between offsets of the text and code points of its file. */
  get codePoints(): CodePointIndex {
    return (this.#codePoints ??= new CodePointIndex(this.text, this.byteOrderMark));
  }

  /** Where a quote stands. */
  get quotes(): QuoteIndex {
    return (this.#quotes ??= new QuoteIndex(this.text));
  }
}
