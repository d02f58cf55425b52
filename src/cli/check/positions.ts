import { LineIndex } from '../../core/text/lineIndex';
import type { TextRange } from '../../core/text/range';

/** A range as people and tools name it: lines and columns from 1, columns in UTF-16 code units, the end exclusive. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/**
 * Turns ranges of a file's text into regions. U+FEFF at the start has no column: editors hide it,
 * and a jump to the column must land on the character meant.
 */
export class RegionIndex {
  readonly #lines: LineIndex;
  readonly #markLength: number;

  constructor(text: string) {
    this.#lines = new LineIndex(text);
    this.#markLength = text.startsWith('\uFEFF') ? 1 : 0;
  }

  regionOf({ start, end }: TextRange): Region {
    const from = this.#position(start);
    const to = this.#position(end);
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  }

  #position(offset: number): { line: number; column: number } {
    const { line, character } = this.#lines.positionAt(offset);
    return { line: line + 1, column: (line === 0 ? Math.max(0, character - this.#markLength) : character) + 1 };
  }
}
