import type { TextRange } from '../text/range';

/** A problem that a person judged right as it is: where it is, by what it is about and not by its place, so that it is found after edits. */
export interface AcceptedProblem {
  /** Path of the article, or of its annotation file, from the folder of the file, with `/`; `*` for every one. */
  readonly article: string;
  /** Id of the rule. */
  readonly rule: string;
  /** The passage, shortened in the middle where it is long. */
  readonly passage: string;
  /** What stands before and after it, a few characters each, within the line. */
  readonly before: string;
  readonly after: string;
}

/** Name of the file, beside the corpus. */
export const acceptedFileName = 'accepted-problems.txt';

/** How many UTF-16 units around a passage tell it from another that reads alike. */
const contextLength = 16;
/** A longer passage is known by its two ends. */
const longestPassage = 120;

const heading = '# Problems that were judged right as they are. One a line: article, rule, passage, before, after; TABs between. Sorted; may be merged line by line.';

/** The problem at a place of a text as the file keeps it. Ranges in UTF-16 units of `text`. */
export function acceptedProblem(article: string, text: string, rule: string, { start, end }: TextRange): AcceptedProblem {
  const passage = text.slice(start, end);
  const half = longestPassage / 2;
  return {
    article,
    rule,
    passage: passage.length <= longestPassage ? passage : `${passage.slice(0, half)}…${passage.slice(-half)}`,
    before: lastLine(text.slice(Math.max(0, start - contextLength), start)),
    after: firstLine(text.slice(end, end + contextLength)),
  };
}

/** The problems of a file, ready to be asked. Lines of another form are passed over: a slip there accepts nothing. */
export class AcceptedProblems {
  static readonly none = new AcceptedProblems([]);

  readonly #keys: ReadonlySet<string>;

  private constructor(keys: readonly string[]) {
    this.#keys = new Set(keys);
  }

  static read(text: string): AcceptedProblems {
    return new AcceptedProblems(entriesOf(text));
  }

  get isEmpty(): boolean {
    return this.#keys.size === 0;
  }

  /** As the file writes them, in order: two files with the same entries accept the same. */
  get entries(): readonly string[] {
    return [...this.#keys].sort(byCodeUnits);
  }

  has(problem: AcceptedProblem): boolean {
    return this.#keys.has(lineOf(problem)) || this.#keys.has(lineOf({ ...problem, article: '*' }));
  }
}

/**
 * The file with one problem more, each on a line of its own and in order, so that git merges what two people accepted. Comments stay
 * at the top; a line that is there already is not added again.
 */
export function withAccepted(fileText: string, problem: AcceptedProblem): string {
  const lines = fileText.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  const comments = lines.filter((line) => line.startsWith('#'));
  const entries = new Set([...lines.filter((line) => !line.startsWith('#')), lineOf(problem)]);
  return `${[...(comments.length > 0 ? comments : [heading]), ...[...entries].sort(byCodeUnits)].join('\n')}\n`;
}

/** Locale-free, so that everybody's file has one order. */
function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function entriesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/).filter((line) => !line.startsWith('#') && line.split('\t').length === 5);
}

function lineOf({ article, rule, passage, before, after }: AcceptedProblem): string {
  return [article, rule, passage, before, after].map(escaped).join('\t');
}

/** TABs, line endings and what editors hide as escapes: the file is one entry a line, and can be read. */
function escaped(text: string): string {
  return text.replace(/[\\\u0000-\u001F\u007F-\u00A0\u00AD\u200B-\u200F\u2028-\u202F\u2060-\u206F\uFEFF]|^ | $/g, (character) =>
    (character === '\\' ? '\\\\' : character === '\t' ? '\\t' : character === '\n' ? '\\n' : character === '\r' ? '\\r'
      : `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`));
}

function lastLine(text: string): string {
  return text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
}

function firstLine(text: string): string {
  const end = text.search(/[\r\n]/);
  return end === -1 ? text : text.slice(0, end);
}
