import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Message } from '../../../src/core/message';
import { parseRecord } from '../../../src/core/record/parse';
import { checkRecord, fixAllSafely, type CheckOptions } from '../../../src/core/rules/check';
import { sentenceOf } from '../../../src/core/rules/describe';
import { rules } from '../../../src/core/rules/index';
import { applyEdits } from '../../../src/core/text/range';
import { damagedText, damages } from '../record/damagedRecord';

function isMessage(part: Message | string | undefined): part is Message {
  return typeof part === 'object';
}

/** The rules of the header; lines of megabytes are a matter of the parser's test. */
const only = rules.map(({ id }) => id).filter((id) => !id.startsWith('body.'));

const options: CheckOptions = {
  only,
  today: { year: 2020, month: 1, day: 2 },
  vocabulary: { terms: ['Harbors', 'Port Aldary'] },
};

const damagedRecord = damages.map((list) => list.filter(({ kind }) => kind !== 'bigLine')).map((list) =>
  ({ list, text: damagedText(list) }));

describe('the rules of the header, on damaged records', () => {
  it('find places in the text, and every edit of a fix can be applied', () => {
    fc.assert(fc.property(damagedRecord, ({ text }) => {
      for (const finding of checkRecord(parseRecord(text), options)) {
        assert.ok(finding.range.start >= 0 && finding.range.start <= finding.range.end && finding.range.end <= text.length, finding.rule);
        assert.doesNotMatch(sentenceOf(finding), /[\n\r]/);
        for (const { template, args } of [finding.problem, finding.expected,
          ...finding.fixes.map(({ title }) => title)].filter(isMessage)) {
          assert.deepEqual([...new Set(template.match(/(?<=\{)\w+(?=[},])/g))], Object.keys(args), `${template} has all its arguments`);
        }
        for (const fix of finding.fixes) assert.notEqual(applyEdits(text, fix.edits), text,
          `${finding.rule} has a fix that changes nothing`);
      }
    }), { numRuns: 300 });
  });

  it('half of a private-use pair is no private-use character, wherever the text ends', () => {
    const text = damagedText([]);
    const found = (damaged: string) => checkRecord(parseRecord(damaged), options).filter(({ rule }) => rule === 'text.private-use-character').map(({ range }) => range.end - range.start);
    assert.deepEqual([`${text}\u{F0000}`, `${text}\uDB80`, `${text}\uDB80x`, `\uDB80`].map(found), [[2], [], [], []]);
  });

  it('have nothing safe left to fix once all is fixed', () => {
    fc.assert(fc.property(damagedRecord, ({ text }) => {
      const fixed = fixAllSafely(text, options);
      assert.equal(fixAllSafely(fixed, options), fixed);
      const left = checkRecord(parseRecord(fixed), options).filter(({ fixes }) => fixes.some(({ safe }) => safe));
      assert.deepEqual(left.map(({ rule }) => rule), []);
    }), { numRuns: 300 });
  });
});
