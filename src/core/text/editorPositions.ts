import { LineIndex, type TextPosition } from './lineIndex';

/**
 * Places of a text as editors count them: U+FEFF at the start, which they hide, has no column, so that a jump to a column lands on the
 * character meant.
 */
export class EditorPositions {
  readonly #lines: LineIndex;
  readonly #markLength: number;

  constructor(text: string) {
    this.#lines = new LineIndex(text);
    this.#markLength = text.startsWith('\uFEFF') ? 1 : 0;
  }

  /** Position of a UTF-16 offset of the text. */
  positionAt(offset: number): TextPosition {
    const { line, character } = this.#lines.positionAt(offset);
    return { line, character: line === 0 ? Math.max(0, character - this.#markLength) : character };
  }
}
