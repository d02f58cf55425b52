import { message } from '../../message';
import { lineEndingOf } from '../../text/lineEnding';
import type { TextRange } from '../../text/range';
import type { Finding, Rule } from '../rule';

const messages = {
  problem: 'An escape sequence of a program is left over in the text',
  decode: 'Decode as “{character}”',
  decodeLineBreak: 'Replace by a line break',
  expectedLineBreak: 'a line break',
} as const;

/** One sequence: `\u2019`, `\u{1F600}`, `\xe9`, `\n`, `\r`, `\t`, `\"`, `\'`, `\/`. */
const sequenceForm = /\\(?:u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|([nrt])|(["'/]))/y;

/** A path of Windows is seldom longer, and text without blanks must not cost its square. */
const longestPath = 120;

/** Escape sequences of JSON, JavaScript and Python left over in the body. */
export const bodyEscapeResidueRule: Rule = {
  id: 'body.escape-residue',
  subject: 'body',
  defaultSeverity: 'warning',
  description: 'Escape sequences of a program left over in the text (`\\n`, `\\"`, `\\u2019`).',
  messages,
  *check(record, { views }): Iterable<Finding> {
    const { text } = record;
    const { backslashes, range: body } = views.bodyScan;
    let done = body.start;
    for (const offset of backslashes) {
      if (offset < done || standsInPath(text, offset, body.start)) continue;
      const run = readRun(text, offset, body);
      done = run.range.end;
      if (!isReadable(run.decoded)) continue;
      const breaksLine = /^[\r\n]+$/.test(run.decoded);
      const newText = run.decoded.replace(/\r\n|\n|\r/g, lineEndingOf(text));
      yield {
        rule: 'body.escape-residue',
        range: run.range,
        problem: message(messages.problem),
        found: text.slice(run.range.start, run.range.end),
        expected: breaksLine ? message(messages.expectedLineBreak) : run.decoded,
        fixes: [{
          title: breaksLine ? message(messages.decodeLineBreak) : message(messages.decode, { character: run.decoded.slice(0, 40) }),
          edits: [{ range: run.range, newText }],
          safe: true,
        }],
      };
    }
  },
};

export const bodyEscapeResidueRationale =
  'Text that was written out by a program and never read back keeps `\\n` for a line break, `\\"` for a quote, `\\u2019` or ' +
  '`\\xe2\\x80\\x99` for an apostrophe. The sequences are those that [JSON](https://www.rfc-editor.org/rfc/rfc8259#section-7), ' +
  'JavaScript and Python write. `\\xNN` is decoded as UTF-8 where a run of them is that, else as Latin-1. Left alone are paths of ' +
  'Windows (`C:\\new`), a `\\n`, `\\r` or `\\t` before a lower-case letter, doubled backslashes, and whatever would decode to a ' +
  'control character or half a surrogate pair.';

/** Sequences that follow each other at once; an empty decoding where there is none. */
function readRun(text: string, start: number, body: TextRange): { range: TextRange; decoded: string } {
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

/** `C:\new` and `\\server\x` are paths, and a doubled backslash is none of the sequences. */
function standsInPath(text: string, offset: number, from: number): boolean {
  if (offset > from && text.charAt(offset - 1) === '\\') return true;
  const lowest = Math.max(from, offset - longestPath);
  let start = offset;
  while (start > lowest && text.charCodeAt(start - 1) > 0x20) start--;
  return /(?:^|["'“‘(])(?:[A-Za-z]:\\|\\\\\w)/.test(text.slice(start, offset + 1));
}
