import { message } from '../../message';
import type { TextRange } from '../../text/range';
import { isProvenDamage } from '../proof';
import type { Finding, Rule } from '../rule';
import { lineBreakIn, textFieldAt } from './textFields';

const messages = {
  problem: 'Escape sequence left in the text',
  decode: 'Decode as “{character}”',
  decodeLineBreak: 'Replace with a line break',
  decodeSpace: 'Replace with a space',
  expectedLineBreak: 'a line break',
  expectedSpace: 'a space',
} as const;

/** One sequence: `\u2019`, `\u{1F600}`, `\xe9`, `\n`, `\r`, `\t`, `\"`, `\'`, `\/`. */
const sequenceForm = /\\(?:u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|([nrt])|(["'/]))/y;

/** Longest path that Windows knows by default; UTF-16. */
const longestPath = 260;

/** Sequences that stand end to end, and what they decode to. */
interface EscapedRun {
  readonly range: TextRange;
  readonly decoded: string;
}

/** Escape sequences of JSON, JavaScript and Python left over in the text. */
export const textEscapeResidueRule: Rule = {
  id: 'text.escape-residue',
  needs: 'record',
  formerIds: ['body.escape-residue'],
  subject: 'text',
  defaultSeverity: 'warning',
  description: 'Escape sequences of a program left in the text (`\\n`, `\\"`, `\\u2019`, `%20`).',
  messages,
  concerns: ['backslashes', 'percents'],
  *check(record, { views }): Iterable<Finding> {
    const { text, fields } = record;
    const { headerScan, bodyScan } = views;
    const runs = [
      ...readRuns(text, [...headerScan.backslashes, ...bodyScan.backslashes], { start: 0, end: text.length }),
      ...readPercents(text, [...headerScan.percents, ...bodyScan.percents]),
    ].sort((a, b) => a.range.start - b.range.start);
    const safe = isProvenDamage(text, runs.map(({ range }) => range), fields.body?.text ?? '');
    for (const run of runs) {
      const field = textFieldAt(record, run.range.start);
      if (field === undefined || field === 'url') continue;
      const breaksLine = /^[\r\n]+$/.test(run.decoded);
      const isSpace = breaksLine && field !== 'body';
      const newText = isSpace ? ' ' : run.decoded.replace(/\r\n|\n|\r/g, lineBreakIn(field, text));
      yield {
        rule: 'text.escape-residue',
        range: run.range,
        problem: message(messages.problem),
        found: text.slice(run.range.start, run.range.end),
        expected: isSpace ? message(messages.expectedSpace) : breaksLine ? message(messages.expectedLineBreak) : run.decoded,
        fixes: [{
          title: isSpace ? message(messages.decodeSpace)
            : breaksLine ? message(messages.decodeLineBreak) : message(messages.decode, { character: run.decoded.slice(0, 40) }),
          edits: [{ range: run.range, newText }],
          safe,
        }],
      };
    }
  },
};

export const textEscapeResidueRationale =
  'Text that was written out by a program and never read back keeps `\\n` for a line break, `\\"` for a quote, `\\u2019` or ' +
  '`\\xe2\\x80\\x99` for an apostrophe; addresses write `%20` for a space. The sequences are those that [JSON](https://www.rfc-editor.org/rfc/rfc8259#section-7), ' +
  'JavaScript and Python write. An article may be about programs, so decoding is only safe where several sequences are left over and none is quoted. ' +
  '`\\xNN` is decoded as UTF-8 where a run of them is that, else as Latin-1. Left alone are paths of ' +
  'Windows (`C:\\new`, `D:\\Program Files\\new`), a `\\n`, `\\r` or `\\t` before a lower-case letter, doubled backslashes, and whatever would decode to a ' +
  'control character or half a surrogate pair.';

const percentForm = /(?:%[0-9A-Fa-f]{2}){1,200}/y;
/** An address, or the value of a parameter: percents belong there. */
const addressToken = /:\/\/|www\.|[?&]\w{1,40}=|^\/|@/i;
const longestToken = 200;

/** `%20`, `%E2%80%99`: characters as addresses write them, between letters of running text. */
function* readPercents(text: string, percents: readonly number[]): Iterable<EscapedRun> {
  let done = 0;
  for (const start of percents) {
    if (start < done) continue;
    percentForm.lastIndex = start;
    const written = percentForm.exec(text)?.[0] ?? '';
    done = start + written.length;
    // 50%20 may be a figure and a figure.
    if (!/\p{L}/u.test(text.charAt(start - 1)) || !/[\p{L}\s]/u.test(text.charAt(done) || ' ')) continue;
    const token = /\S{0,200}$/.exec(text.slice(Math.max(0, start - longestToken), start))?.[0] ?? '';
    const decoded = decodeBytes(written.slice(1).split('%').map((byte) => parseInt(byte, 16)));
    if (!addressToken.test(token) && isReadable(decoded)) yield { range: { start, end: done }, decoded };
  }
}

function* readRuns(text: string, backslashes: readonly number[], body: TextRange): Iterable<EscapedRun> {
  let done = body.start;
  const paths = new WindowsPaths(text, body.start);
  for (const offset of backslashes) {
    if (offset < done || paths.includes(offset)) continue;
    const run = readRun(text, offset, body);
    done = run.range.end;
    if (isReadable(run.decoded)) yield run;
  }
}

/** Sequences that follow each other at once; an empty decoding where there is none. */
function readRun(text: string, start: number, body: TextRange): EscapedRun {
  let decoded = '';
  let bytes: number[] = [];
  let end = start;
  for (;;) {
    sequenceForm.lastIndex = end;
    const match = sequenceForm.exec(text);
    if (!match || sequenceForm.lastIndex > body.end) break;
    const [, four, braced, byte, letter, mark] = match;
    if (letter !== undefined && /\p{Ll}/u.test(text.charAt(sequenceForm.lastIndex))) break;
    if (byte === undefined) {
      decoded += decodeBytes(bytes);
      bytes = [];
    } else bytes.push(parseInt(byte, 16));
    if (four !== undefined) decoded += String.fromCharCode(parseInt(four, 16));
    else if (braced !== undefined) decoded += parseInt(braced, 16) > 0x10ffff ? '\0' : String.fromCodePoint(parseInt(braced, 16));
    else if (letter !== undefined) decoded += letter === 'n' ? '\n' : letter === 'r' ? '\r' : '\t';
    else decoded += mark ?? '';
    end = sequenceForm.lastIndex;
  }
  return { range: { start, end }, decoded: decoded + decodeBytes(bytes) };
}

/** Nothing undecoded, no control character but TAB and line endings, no half of a surrogate pair. */
function isReadable(decoded: string): boolean {
  return decoded !== '' && !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Surrogate}/u.test(decoded);
}

/** Bytes as UTF-8 where they are that, else each as a Latin-1 character. */
function decodeBytes(bytes: readonly number[]): string {
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return bytes.map((byte) => String.fromCharCode(byte)).join('');
  }
}

/**
 * Paths of Windows: `C:\new`, `\\server\x`, `D:\Program Files\n`. A path goes on over blanks to its last backslash, as far as
 * nothing that a file name cannot hold, no line ending and no end of a sentence comes between. Asked in ascending order; each
 * character is looked at once.
 */
class WindowsPaths {
  readonly #text: string;
  /** Where the last path that began ends at the latest. */
  #pathEnd: number;
  #previous: number;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#pathEnd = start;
    this.#previous = start - 1;
  }

  includes(offset: number): boolean {
    const text = this.#text;
    // A doubled backslash is none of the sequences, and begins the path of a server.
    const isDoubled = text.charAt(offset - 1) === '\\';
    const goesOn = offset < this.#pathEnd && !pathBreak.test(text.slice(this.#previous, offset));
    const begins = (isDoubled && text.charAt(offset + 1) !== '\\' && !/\S/.test(text.charAt(offset - 2)))
      || (text.charAt(offset - 1) === ':' && /^[A-Za-z]$/.test(text.charAt(offset - 2)) && !/[\p{L}\p{N}]/u.test(text.charAt(offset - 3)));
    this.#previous = offset;
    if (begins) this.#pathEnd = offset + longestPath;
    return begins || goesOn || isDoubled;
  }
}

/** What no file name of Windows holds, and what ends a sentence. */
const pathBreak = /[\r\n"“”<>|*?]|[.!;,] /;
