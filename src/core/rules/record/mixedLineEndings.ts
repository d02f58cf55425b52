import { message } from '../../message';
import type { TextEdit, TextRange } from '../../text/range';
import type { FileFacts, Finding, Rule } from '../rule';

const messages = {
  problem: 'Mixed line endings: {lf} LF, {crlf} CRLF, {cr} CR',
  expected: '{kind} everywhere',
  unify: 'Use {kind} everywhere',
} as const;

type LineEndings = FileFacts['lineEndings'];
type LineEndingKind = keyof LineEndings;

const characters: Readonly<Record<LineEndingKind, string>> = { LF: '\n', CRLF: '\r\n', CR: '\r' };

/** Of kinds equally frequent the first is taken for the file's own. */
const kinds: readonly LineEndingKind[] = ['LF', 'CRLF', 'CR'];

/** Line endings of more than one kind in one file. */
export const recordMixedLineEndingsRule: Rule = {
  id: 'record.mixed-line-endings',
  needs: 'record',
  subject: 'record',
  defaultSeverity: 'warning',
  description: 'LF, CRLF and lone CR mixed in one file.',
  messages,
  check(record, context) {
    const inText = countLineEndings(record.text);
    if (isMixed(inText)) return [describeMix(inText, minorityEndings(record.text, majorityOf(inText)))];
    // Where an editor has made all endings alike there is nothing in the text to edit; it writes the file again instead.
    return context.file && isMixed(context.file.lineEndings) ? [describeMix(context.file.lineEndings, [])] : [];
  },
};

export const recordMixedLineEndingsRationale =
  'A file whose lines end in different ways was put together from two sources or edited on two systems. Tools disagree on ' +
  'where its lines and characters are, above all on the offsets of annotations, where CRLF counts as two. A file with only CRLF is fine. The fix turns the rarer kinds into the most frequent one.';

function describeMix(counts: LineEndings, edits: readonly TextEdit[]): Finding {
  const kind = majorityOf(counts);
  return {
    rule: 'record.mixed-line-endings',
    range: edits[0]?.range ?? { start: 0, end: 0 },
    problem: message(messages.problem, { lf: counts.LF, crlf: counts.CRLF, cr: counts.CR }),
    expected: message(messages.expected, { kind }),
    fixes: edits.length > 0 ? [{ title: message(messages.unify, { kind }), edits, safe: false }] : [],
  };
}

function countLineEndings(text: string): LineEndings {
  const counts = { LF: 0, CRLF: 0, CR: 0 };
  // Almost every file has no CR at all, and then nothing needs counting.
  const firstReturn = text.indexOf('\r');
  if (firstReturn === -1) return counts;
  for (let at = firstReturn; at !== -1; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) === 0x0a) counts.CRLF++;
    else counts.CR++;
  }
  let feeds = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) feeds++;
  return { ...counts, LF: feeds - counts.CRLF };
}

function isMixed(counts: LineEndings): boolean {
  return kinds.filter((kind) => counts[kind] > 0).length > 1;
}

function majorityOf(counts: LineEndings): LineEndingKind {
  return kinds.reduce((best, kind) => (counts[kind] > counts[best] ? kind : best));
}

function minorityEndings(text: string, majority: LineEndingKind): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const ending of text.matchAll(/\r\n|\n|\r/g)) {
    const range: TextRange = { start: ending.index, end: ending.index + ending[0].length };
    if (ending[0] !== characters[majority]) edits.push({ range, newText: characters[majority] });
  }
  return edits;
}
