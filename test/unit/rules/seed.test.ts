import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateMetadata } from '../../../src/core/record/metadata';
import { parseRecord, serializeRecord } from '../../../src/core/record/parse';
import { RecordViews } from '../../../src/core/record/views';
import { checkRecord, compatibleEdits } from '../../../src/core/rules/check';
import { applyEdits } from '../../../src/core/text/range';

/** A real record under somebody's copyright: it lies beside the checkout, where it is there at all. */
const seedFile = join(__dirname, '../../../../shared/seed/000_dbdbac04ce49a842.txt');

/** Where paragraph breaks were lost, in code points of the body; read by people, not by the code under test. */
const lostBreaks = [
  262, 590, 881, 1115, 1241, 1701, 2126, 2383, 2725, 3029, 3231, 3406, 3553, 3755, 3881, 4186, 4461, 4683, 4866, 5033,
];

describe('the seed', () => {
  let text = '';

  before(function () {
    if (!existsSync(seedFile)) {
      console.log('      skipped: ../shared/seed/000_dbdbac04ce49a842.txt is not there');
      this.skip();
    }
    text = readFileSync(seedFile, 'utf8');
  });

  it('gives one extra space, one lost comma, twenty lost breaks at the known places, and nothing else', () => {
    const record = parseRecord(text);
    const bodyStart = record.fields.body?.range.start ?? 0;
    const findings = checkRecord(record);
    const codePointsBefore = (offset: number): number => [...text.slice(bodyStart, offset)].length;
    const found = findings.map(({ rule, range }) => (rule === 'body.lost-break' ? `${rule} ${codePointsBefore(range.start)}` : rule));
    assert.deepEqual(found, ['title.extra-space', 'subjects.lost-comma', ...lostBreaks.map((offset) => `body.lost-break ${offset}`)]);
    assert.deepEqual([...new Set(findings.map(({ severity }) => severity))], ['information', 'hint']);
  });

  it('has 21 paragraphs, as lines once all breaks are inserted and as a view before', () => {
    const record = parseRecord(text);
    assert.equal(new RecordViews(record).paragraphs.length, 21);
    const findings = checkRecord(record, { only: ['body.lost-break'] });
    const fixed = parseRecord(applyEdits(text, compatibleEdits(findings.map(({ fixes }) => fixes[0]?.edits ?? []))));
    assert.equal(fixed.fields.body?.text.split('\n').filter((line) => line !== '').length, 21);
    assert.equal(new RecordViews(fixed).paragraphs.length, 21);
    assert.deepEqual(checkRecord(fixed, { only: ['body.lost-break'] }), []);
  });

  it('is kept whole, and read into its fields', () => {
    const record = parseRecord(text);
    assert.equal(serializeRecord(record), text);
    const views = new RecordViews(record);
    assert.deepEqual(views.date, { year: 2014, month: 11, day: 18 });
    assert.deepEqual(views.url?.publisherDate?.date, { year: 2014, month: 11, day: 19 });
    assert.equal(views.title?.suffix, 'The New York Times');
    assert.equal(views.subjects.length, 4);
    assert.equal(validateMetadata(record).metadata?.number, 2999);
    assert.deepEqual(views.metadataIssues, []);
  });
});
