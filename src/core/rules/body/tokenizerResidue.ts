import { message } from '../../message';
import type { TextRange } from '../../text/range';
import { isProvenDamage } from '../proof';
import type { Finding, Rule } from '../rule';

const messages = {
  problem: 'Bracket or quotation mark in the notation of a tokenizer',
  replace: 'Replace with “{text}”',
} as const;

/** What the Penn Treebank writes for brackets; source: its bracketing guidelines. */
const brackets: Readonly<Record<string, string>> = { '-LRB-': '(', '-RRB-': ')', '-LSB-': '[', '-RSB-': ']', '-LCB-': '{', '-RCB-': '}' };
const nameLength = 5;

/** Brackets and quotation marks as tokenizers write them. */
export const bodyTokenizerResidueRule: Rule = {
  id: 'body.tokenizer-residue',
  subject: 'body',
  defaultSeverity: 'warning',
  description: 'Brackets and quotation marks in the notation of a tokenizer (`-LRB-`, two grave accents).',
  messages,
  *check({ text }, { views: { bodyScan } }): Iterable<Finding> {
    const replacements = [...bracketNames(text, bodyScan.range), ...quotationMarks(text, bodyScan.markupMarks, bodyScan.singleQuotes)]
      .sort((a, b) => a.range.start - b.range.start);
    if (replacements.length === 0) return;
    const safe = isProvenDamage(text, replacements.map(({ range }) => range), text.slice(bodyScan.range.start, bodyScan.range.end));
    for (const { range, edit, newText } of replacements) {
      yield {
        rule: 'body.tokenizer-residue',
        range,
        problem: message(messages.problem),
        found: text.slice(range.start, range.end),
        expected: newText,
        fixes: [{ title: message(messages.replace, { text: newText }), edits: [{ range: edit, newText }], safe }],
      };
    }
  },
};

export const bodyTokenizerResidueRationale =
  'Corpora that went through a parser write brackets as names and quotation marks as doubled accents and apostrophes, as the Penn Treebank did: ' +
  '`-LRB- nine members -RRB-`. The sign and the space that the tokenizer put inside it are restored. No text has these by chance, so the fix is safe ' +
  'where several are left over.';

interface Replacement {
  readonly range: TextRange;
  /** With the space that the tokenizer added inside. */
  readonly edit: TextRange;
  readonly newText: string;
}

function* bracketNames(text: string, body: TextRange): Iterable<Replacement> {
  // Two characters that hardly stand beside each other elsewhere: one search for all six names.
  for (let found = text.indexOf('B-', body.start); found !== -1 && found + 2 <= body.end; found = text.indexOf('B-', found + 2)) {
    const start = found - 3;
    const newText = start < body.start ? undefined : brackets[text.slice(start, start + nameLength)];
    if (newText !== undefined) yield { ...replacementOf(text, { start, end: start + nameLength }, '([{'.includes(newText)), newText };
  }
}

/** Two grave accents open and two apostrophes close; apostrophes alone may be anything. */
function* quotationMarks(text: string, marks: readonly number[], singles: readonly number[]): Iterable<Replacement> {
  let isOpen = false;
  if (marks.length === 0) return;
  // Typewriters quote ``so''; only a tokenizer sets a space inside.
  const openings = marks.filter((offset) => text.charAt(offset) === '`' && text.charAt(offset + 2) === ' ' && text.charAt(offset - 1) !== '`');
  if (openings.length === 0) return;
  const closings = singles.filter((offset, index) => text.charAt(offset) === "'" && singles[index + 1] === offset + 1 && text.charAt(offset + 1) === "'" && text.charAt(offset - 1) === ' ');
  for (const start of [...openings, ...closings].sort((a, b) => a - b)) {
    const opens = text.charAt(start) === '`';
    if (!opens && !isOpen) continue;
    isOpen = opens;
    yield { ...replacementOf(text, { start, end: start + 2 }, opens), newText: opens ? '“' : '”' };
  }
}

function replacementOf(text: string, range: TextRange, opens: boolean): Pick<Replacement, 'range' | 'edit'> {
  if (opens) return { range, edit: { start: range.start, end: text.charAt(range.end) === ' ' ? range.end + 1 : range.end } };
  return { range, edit: { start: text.charAt(range.start - 1) === ' ' ? range.start - 1 : range.start, end: range.end } };
}
