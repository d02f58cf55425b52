import { message, type Message } from '../message';
import type { TextRange } from '../text/range';
import { linesIn } from './articleLines';
import { escapedField } from './escapedField';

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

/** How many UTF-16 units around a passage tell it from another that reads alike. */
const contextLength = 16;
/** Of a line of the file. */
const columns = 5;
/** A longer passage is known by its two ends. */
const longestPassage = 120;

/** Wrong lines are named as far as this; the first ones are enough to see what happened to the file. */
const mostNamedLines = 10;

const messages = {
  ignoredLines: '{count, plural, one {Line} other {Lines}} {lines}: expected article, rule, passage, before and after with tabs between them; {count, plural, one {the line accepts} other {these lines accept}} nothing',
} as const;

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
  static readonly none = new AcceptedProblems([], []);

  readonly #keys: ReadonlySet<string>;
  /** Numbers of lines of another form, from 1. */
  readonly #ignored: readonly number[];

  private constructor(keys: readonly string[], ignored: readonly number[]) {
    this.#keys = new Set(keys);
    this.#ignored = ignored;
  }

  static read(text: string): AcceptedProblems {
    const keys: string[] = [];
    const ignored: number[] = [];
    for (const [index, line] of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/).entries()) {
      if (line.startsWith('#') || line.trim() === '') continue;
      if (line.split('\t').length === columns) keys.push(line);
      else ignored.push(index + 1);
    }
    return new AcceptedProblems(keys, ignored);
  }

  /** What is wrong with the file, for whoever wrote it; undefined where nothing is. */
  get problem(): Message | undefined {
    if (this.#ignored.length === 0) return undefined;
    const lines = this.#ignored.slice(0, mostNamedLines).join(', ') + (this.#ignored.length > mostNamedLines ? ' …' : '');
    return message(messages.ignoredLines, { count: this.#ignored.length, lines });
  }

  /** Those of {@link entries}. */
  static of(entries: readonly string[]): AcceptedProblems {
    return new AcceptedProblems(entries, []);
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
  return withAcceptedLines(fileText, [lineOf(problem)]);
}

/** The same for lines as the file has them. */
export function withAcceptedLines(fileText: string, added: readonly string[]): string {
  const lines = linesIn(fileText);
  const comments = lines.filter((line) => line.startsWith('#'));
  const entries = new Set([...lines.filter((line) => !line.startsWith('#')), ...added]);
  return `${[...(comments.length > 0 ? comments : [heading]), ...[...entries].sort(byCodeUnits)].join('\n')}\n`;
}

/** Locale-free, so that everybody's file has one order. */
function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function lineOf({ article, rule, passage, before, after }: AcceptedProblem): string {
  return [article, rule, passage, before, after].map(escapedField).join('\t');
}

function lastLine(text: string): string {
  return text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
}

function firstLine(text: string): string {
  const end = text.search(/[\r\n]/);
  return end === -1 ? text : text.slice(0, end);
}
