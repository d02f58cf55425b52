/** The file beside a corpus that holds the suggestions that were rejected in it. */
export const rejectionsFileName = 'rejected-suggestions.tsv';

/** A string that was rejected as a label in one article. */
export interface Rejection {
  /** The article's file below the folder of the corpus, with slashes and escapes as `escapedField` writes them: other folders may hold one of the same name. */
  readonly article: string;
  readonly label: string;
  readonly quote: string;
}

/**
 * Rejected suggestions as a text file: article, label and string of each on a line of its own, with tabs between, sorted. Two versions
 * merge line by line; a line that cannot be read is kept as it is.
 */
export class Rejections {
  readonly #lines: ReadonlySet<string>;

  constructor(text: string) {
    this.#lines = new Set(text.split(/\r?\n/).filter((line) => line !== ''));
  }

  has(rejection: Rejection): boolean {
    return this.#lines.has(lineOf(rejection));
  }

  /** The text of the file with more rejections, or without them. */
  changed(rejections: readonly Rejection[], isRejected: boolean): string {
    const lines = new Set(this.#lines);
    for (const rejection of rejections) {
      if (isRejected) lines.add(lineOf(rejection));
      else lines.delete(lineOf(rejection));
    }
    return [...lines].sort().map((line) => `${line}\n`).join('');
  }
}

/** The text of the file with more lines, as it has them. */
export function withRejectionLines(text: string, added: readonly string[]): string {
  return new Rejections([text, ...added].join('\n')).changed([], true);
}

function lineOf({ article, label, quote }: Rejection): string {
  return [article, label, quote].map((part) => part.replace(/[\t\r\n]+/g, ' ')).join('\t');
}
