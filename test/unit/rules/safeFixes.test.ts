import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { parseRecord } from '../../../src/core/record/parse';
import { fieldNames, type FieldName } from '../../../src/core/record/record';
import { checkRecord, fixAllSafely } from '../../../src/core/rules/check';
import { readRuleFixture } from '../../fixtures/ruleFixture';

const fixtures = join(__dirname, '../../fixtures');
const cases = readdirSync(join(fixtures, 'rules')).filter((name) => name.endsWith('.txt'))
  .flatMap((name) => readRuleFixture(join(fixtures, 'rules', name)).map((one) => ({ ...one, rule: name.replace(/\.txt$/, '') })));

/** Texts that their rule leaves alone because the damage in them is another rule's: the only clean ones that a safe fix may change. */
const damagedOtherwise: ReadonlySet<string> = new Set([
  'date.impossible: the day comes first',
  'record.byte-order-mark: elsewhere than at the start',
  'record.empty-field: an item is empty, the field is not',
  'subjects.duplicate: two empty items are another rule\'s',
  'subjects.duplicate: two null items are another rule\'s',
  'subjects.lost-comma: two spaces beside a comma hold no comma',
  'subjects.lost-comma: two spaces beside an empty item',
  'subjects.not-in-vocabulary: spaces around a term are another rule\'s',
  'subjects.not-in-vocabulary: empty, null and repeated items are other rules\'',
  'subjects.surrounding-space: an empty item is another rule\'s',
  'text.control-character: a tab, and the bytes of mojibake',
  'text.invisible-character: a soft hyphen that is part of mojibake',
  'url.invalid: white space around is another rule\'s',
]);

describe('safe fixes', () => {
  it('leave every text alone that a fixture calls clean, but for damage that it names', () => {
    const changed = cases.filter(({ kind, text, options }) => kind === 'clean' && fixAllSafely(text, options) !== text).map(({ rule, name }) => `${rule}: ${name}`);
    assert.deepEqual(changed.filter((name) => !damagedOtherwise.has(name)), []);
    assert.deepEqual([...damagedOtherwise].filter((name) => !changed.includes(name)), [], 'no longer changed: take it from the list');
  });

  it('leave the invented articles of all languages alone', () => {
    for (const name of readdirSync(join(fixtures, 'prose')).filter((file) => file.endsWith('.txt'))) {
      const text = ['https://www.aldarycourier.example/a', 'Tide', 'Port', 'March 4, 2019', '417', readFileSync(join(fixtures, 'prose', name), 'utf8')].join('\n');
      assert.equal(fixAllSafely(text), text, name);
    }
  });

  it('twice change what they change once, whatever damage of the fixtures comes together', () => {
    const records = cases.map(({ text }) => parseRecord(text));
    const values = (field: FieldName): readonly string[] => [...new Set(records.flatMap(({ fields }) => fields[field]?.text ?? []))];
    const lines = fc.tuple(...fieldNames.map((field) => {
      const value = fc.constantFrom(...values(field));
      return field === 'body' ? fc.array(value, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')) : value;
    }));
    fc.assert(fc.property(lines, fc.constantFrom('\n', '\r\n'), (fields, lineEnding) => {
      const text = fields.join(lineEnding);
      const once = fixAllSafely(text);
      assert.equal(fixAllSafely(once), once);
      assert.deepEqual(checkRecord(parseRecord(once)).filter(({ fixes }) => fixes.some(({ safe }) => safe)).map(({ rule }) => rule), []);
    }), { numRuns: 1500 });
  });
});
