import { message } from '../../message';
import type { TextEdit } from '../../text/range';
import type { Rule } from '../rule';

const messages = {
  problem: 'Title broken over {lines, plural, one {# line} other {# lines}}',
  expected: 'one line',
  join: 'Join the lines',
} as const;

/** A title that runs over more than one line. */
export const titleLineBreakRule: Rule = {
  id: 'title.line-break',
  needs: 'record',
  subject: 'title',
  defaultSeverity: 'error',
  description: 'A title broken over several lines.',
  messages,
  check(record) {
    const title = record.fields.title;
    if (!title || !/[\r\n]/.test(title.text)) return [];
    const edits: TextEdit[] = [];
    let lines = 1;
    // Starts at a line ending or at white space that follows none, so that no run is walked over twice.
    for (const gap of title.text.matchAll(/(?<!\s)\s+/g)) {
      const breaks = gap[0].match(/\r\n|\n|\r/g)?.length ?? 0;
      if (breaks === 0) continue;
      lines += breaks;
      const start = title.range.start + gap.index;
      const end = start + gap[0].length;
      const atEdge = start === title.range.start || end === title.range.end;
      edits.push({ range: { start, end }, newText: atEdge ? '' : ' ' });
    }
    if (edits.length === 0) return [];
    return [{
      rule: 'title.line-break',
      range: title.range,
      problem: message(messages.problem, { lines }),
      found: title.text,
      expected: message(messages.expected),
      fixes: [{ title: message(messages.join), edits, safe: false }],
    }];
  },
};

export const titleLineBreakRationale =
  'Pages break long titles in their source, and a program that copies them as they are moves every following field down by a line. The header is still read correctly where the date above the integer shows where it ends. The fix joins the lines ' +
  'with one space; it moves the lines of all following fields, so it is only applied when you choose to.';
