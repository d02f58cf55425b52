import { partitionPoint } from './binarySearch';

/** A place in a text: line and column from 0, the column in UTF-16 code units. */
export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

/**
 * Where the lines of a text start. A line ends at LF, CRLF or a lone CR, as VS Code counts them;
 * U+2028 and U+2029 do not end a line.
 */
export class LineIndex {
  readonly #lineStarts: readonly number[];

  constructor(text: string) {
    const starts = [0];
    // Searching for one character takes a tenth of the time of an expression, and most texts have no CR.
    let lineFeed = text.indexOf('\n');
    let carriageReturn = text.indexOf('\r');
    while (lineFeed !== -1 || carriageReturn !== -1) {
      const isFeed = carriageReturn === -1 || (lineFeed !== -1 && lineFeed < carriageReturn);
      const isPair = !isFeed && lineFeed === carriageReturn + 1;
      const next = (isFeed || isPair ? lineFeed : carriageReturn) + 1;
      starts.push(next);
      if (isFeed || isPair) lineFeed = text.indexOf('\n', next);
      if (!isFeed) carriageReturn = text.indexOf('\r', next);
    }
    this.#lineStarts = starts;
  }

  /** Position of a UTF-16 offset; logarithmic in the number of lines. */
  positionAt(offset: number): TextPosition {
    const line = partitionPoint(this.#lineStarts.length, (middle) => (this.#lineStarts[middle] ?? 0) <= offset, 1) - 1;
    return { line, character: offset - (this.#lineStarts[line] ?? 0) };
  }
}
