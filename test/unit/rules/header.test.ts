import assert from 'node:assert/strict';
import { parseRecord } from '../../../src/core/record/parse';
import { fieldNames, type FieldName } from '../../../src/core/record/record';
import { checkRecord, fixAllSafely, type CheckOptions } from '../../../src/core/rules/check';
import type { ReportedFinding } from '../../../src/core/rules/rule';
import { sentenceOf } from '../../../src/core/rules/describe';
import { rules } from '../../../src/core/rules/index';

const sound: Readonly<Record<FieldName, string>> = {
  url: 'https://www.aldarycourier.example/2019/03/05/harbor-vote.html',
  title: 'Port Aldary Council Votes to Reopen the Old Harbor - The Aldary Courier',
  subjects: 'Port Aldary,Harbors,Fishing',
  date: 'March 4, 2019',
  number: '417',
  body: 'The council voted on Monday to reopen the old harbor to fishing boats.',
};

function textWith(changes: Partial<Record<FieldName, string>>): string {
  return fieldNames.map((name) => changes[name] ?? sound[name]).join('\n');
}

function check(changes: Partial<Record<FieldName, string>>, options: CheckOptions = {}): ReportedFinding[] {
  return checkRecord(parseRecord(textWith(changes)), options);
}

/** Severity by default, and whether fix-all may apply the fix. */
const table = [
  ['record.empty-field', 'error', undefined, { title: '' }],
  ['record.byte-order-mark', 'information', false, { url: `\uFEFF${sound.url}` }],
  ['record.mixed-line-endings', 'warning', false, { body: 'One.\r\nTwo.' }],
  ['record.extra-line', 'error', false, { url: `\n${sound.url}` }],
  ['record.swapped-lines', 'error', false, { url: 'Port Aldary', title: sound.url }],
  ['record.several-records', 'error', undefined, { body: `One.\n${sound.url}\nA\nB\nMarch 5, 2019\n418\nTwo.` }],
  ['url.invalid', 'error', undefined, { url: 'nowhere' }],
  ['url.invalid', 'error', false, { url: sound.url.slice('https://'.length) }],
  ['url.white-space', 'error', true, { url: `${sound.url} ` }],
  ['url.white-space', 'error', false, { url: sound.url.replace('-', ' ') }],
  ['url.not-https', 'information', false, { url: sound.url.replace('https', 'http') }],
  ['url.tracking-parameters', 'information', false, { url: `${sound.url}?a=b` }],
  ['title.error-page', 'error', undefined, { title: 'Access Denied' }],
  ['title.null-value', 'error', undefined, { title: 'nan' }],
  ['title.line-break', 'error', false, { title: 'Port\nAldary' }],
  ['title.extra-space', 'information', false, { title: 'Port  Aldary' }],
  ['title.publisher-mismatch', 'warning', undefined, { url: 'https://nytimes.com/', title: 'Port Aldary - The Guardian' }],
  ['subjects.lost-comma', 'hint', undefined, { subjects: 'Osei  Maren' }],
  ['subjects.empty-item', 'warning', true, { subjects: 'Harbors,,Fishing' }],
  ['subjects.null-item', 'warning', true, { subjects: 'Harbors,null' }],
  ['subjects.duplicate', 'warning', true, { subjects: 'Harbors,Harbors' }],
  ['subjects.duplicate', 'warning', false, { subjects: 'Harbors,harbors' }],
  ['subjects.surrounding-space', 'information', true, { subjects: 'Harbors, Fishing' }],
  ['subjects.not-in-vocabulary', 'warning', false, { subjects: 'Harbor' }],
  ['date.invalid', 'error', undefined, { date: 'soon' }],
  ['date.impossible', 'error', undefined, { date: 'Feb. 30, 2019' }],
  ['date.style', 'warning', true, { date: '2019-03-04' }],
  ['date.style', 'warning', false, { date: '03/04/2019' }],
  ['date.style', 'warning', false, { date: 'Sunday, March 4, 2019' }],
  ['date.style', 'warning', false, { date: '2019-03-04T12:00' }],
  ['date.future', 'warning', undefined, { date: 'March 5, 2029' }],
  ['date.placeholder', 'warning', undefined, { date: 'Jan. 1, 1970' }],
  ['date.url-mismatch', 'warning', undefined, { date: 'March 5, 2018' }],
  ['number.invalid', 'error', undefined, { number: 'many' }],
  ['number.invalid', 'error', true, { number: '417 ' }],
  ['number.leading-zero', 'information', undefined, { number: '007' }],
] as const;

const options: CheckOptions = { today: { year: 2020, month: 1, day: 2 }, vocabulary: { terms: ['Harbors', 'Fishing'] } };

describe('the rules of the header', () => {
  it('find nothing in a sound record', () => assert.deepEqual(check({}, { today: { year: 2020, month: 1, day: 2 } }), []));

  for (const [id, severity, safe, changes] of table) {
    const fix = safe === undefined ? 'no fix' : safe ? 'a safe fix' : 'a fix that needs a look';
    it(`${id} is ${severity} with ${fix}: ${JSON.stringify(changes)}`, () => {
      const findings = check(changes, { ...options, only: [id] });
      assert.equal(findings.length, 1);
      assert.equal(findings[0]?.severity, severity);
      assert.equal(findings[0]?.fixes[0]?.safe, safe);
      const text = textWith(changes);
      assert.equal(fixAllSafely(text, { ...options, only: [id] }) !== text, safe === true);
    });
  }

  it('are all in the table but those that no change of a line brings about', () => {
    const header = rules.map(({ id }) => id).filter((id) => !/^(?:body|text)\./.test(id));
    assert.deepEqual(header.sort(), ['record.annotation-owner', 'record.missing-line', ...new Set(table.map(([id]) => id))].sort());
    const [missing] = checkRecord(parseRecord(sound.url), { only: ['record.missing-line'] });
    assert.deepEqual([missing?.severity, missing?.fixes], ['error', []]);
  });

  it('only mention empty subjects, unless the user set a severity', () => {
    assert.deepEqual(check({ subjects: '' }).map(({ severity }) => severity), ['information']);
    const stricter: CheckOptions = { severities: { 'record.empty-field': 'warning' } };
    assert.deepEqual(check({ subjects: '' }, stricter).map(({ severity }) => severity), ['warning']);
  });

  for (const [changes, rulesFound] of [
    [{ date: '' }, ['record.empty-field']],
    [{ number: ' ' }, ['record.empty-field']],
    [{ url: '' }, ['record.empty-field']],
    [{ url: ' ' }, ['record.empty-field']],
    [{ title: '  ' }, ['record.empty-field']],
    [{ subjects: '  ' }, ['record.empty-field']],
    [{ subjects: ' , ' }, ['subjects.empty-item']],
    [{ subjects: 'null,null' }, ['subjects.null-item', 'subjects.null-item']],
    [{ date: 'Feb. 30, 2030' }, ['date.impossible']],
    [{ date: '03/04/2030' }, ['date.style']],
    [{ number: '0.7' }, ['number.invalid']],
  ] as const) {
    it(`tell one cause once: ${JSON.stringify(changes)}`, () => {
      assert.deepEqual(check(changes, { today: { year: 2020, month: 1, day: 2 } }).map(({ rule }) => rule), rulesFound);
    });
  }

  for (const [changes, sentence] of [
    [{ date: '2019-03-04' }, 'Date in another style: found “2019-03-04”, expected “March 4, 2019”.'],
    [
      { date: 'March 7, 2019' },
      'Date does not match the one in the URL, March 5, 2019: found “March 7, 2019”, expected a day from March 2, 2019 to March 6, 2019.',
    ],
    [{ subjects: 'Osei  Maren' }, 'This subject lost a comma: found “Osei  Maren”, expected “Osei, Maren”.'],
    [{ number: 'n/a' }, 'Not an integer: found “n/a”, expected up to nine digits and nothing else.'],
    [{ title: '' }, 'The title is empty.'],
    [{ body: 'One.\r\nTwo.' }, 'Mixed line endings: 5 LF, 1 CRLF, 0 CR. Expected: LF everywhere.'],
  ] as const) {
    it(`say “${sentence}”`, () => {
      const [finding] = check(changes);
      assert.equal(finding && sentenceOf(finding), sentence);
    });
  }

  for (const invisible of ['\u200B', '\u200D', '\u00AD', '\u2060', '\u200E', '\uFEFF', '\u034F', '\u180E', '\u3164', '\uFFA0', '\uFE00']) {
    const name = `U+${invisible.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    for (const field of ['url', 'title', 'subjects', 'date', 'number'] as const) {
      it(`say where ${name} stands in the ${field}, and remove it`, () => {
        for (const place of [2, sound[field].length]) {
          const changes = { [field]: sound[field].slice(0, place) + invisible + sound[field].slice(place) };
          assert.ok(check(changes).some((finding) => sentenceOf(finding).includes(name) && finding.fixes.some(({ safe }) => safe)), JSON.stringify(check(changes)));
          assert.equal(fixAllSafely(textWith(changes)), textWith({}));
        }
      });
    }
  }
});
