import { EditorPositions } from '../../core/text/editorPositions';
import type { TextRange } from '../../core/text/range';

/** A range as people and tools name it: lines and columns from 1, columns in UTF-16 code units, the end exclusive. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Turns ranges of a file's text into regions. */
export class RegionIndex {
  readonly #positions: EditorPositions;

  constructor(text: string) {
    this.#positions = new EditorPositions(text);
  }

  regionOf({ start, end }: TextRange): Region {
    const from = this.#position(start);
    const to = this.#position(end);
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  }

  #position(offset: number): { line: number; column: number } {
    const { line, character } = this.#positions.positionAt(offset);
    return { line: line + 1, column: character + 1 };
  }
}
