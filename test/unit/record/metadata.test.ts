import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inEnglish } from '../../../src/core/message';
import { headerFieldNames, metadataIssues, validateMetadata, type HeaderFieldName } from '../../../src/core/record/metadata';
import { parseRecord } from '../../../src/core/record/parse';

const sound: Readonly<Record<HeaderFieldName, string>> = {
  url: 'https://www.aldarycourier.example/2019/03/05/harbor-vote.html',
  title: 'Port Aldary Council Votes - The Aldary Courier',
  subjects: 'Port Aldary,Osei  Maren,,Harbors',
  date: '2019-03-04',
  number: '0417',
};

function validate(changes: Partial<Record<HeaderFieldName, string>> = {}): ReturnType<typeof validateMetadata> {
  const header = { ...sound, ...changes };
  return validateMetadata(parseRecord([...headerFieldNames.map((name) => header[name]), 'Body. '.repeat(50)].join('\n')));
}

describe('validateMetadata', () => {
  it('gives typed values of a sound header', () => {
    assert.deepEqual(validate().metadata, {
      url: sound.url,
      title: sound.title,
      subjects: ['Port Aldary', 'Osei, Maren', 'Harbors'],
      date: { year: 2019, month: 3, day: 4 },
      number: 417,
    });
  });

  it('takes empty subjects for none', () => assert.deepEqual(validate({ subjects: '' }).metadata?.subjects, []));

  it('gives each issue the path of its field and the rule that reports it', () => {
    const { metadata, issues } = validate({ url: ' no address', title: '', date: 'Feb. 30, 2019', number: 'n/a' });
    assert.equal(metadata, undefined);
    assert.deepEqual(issues.map(({ field, rule }) => `${field} ${rule}`), [
      'url url.white-space', 'url url.invalid', 'title record.empty-field', 'date date.impossible', 'number number.invalid',
    ]);
  });

  it('tells a field without a line from an empty one', () => {
    const { issues } = validateMetadata(parseRecord(`${sound.url}\n`));
    assert.deepEqual(issues.map(({ field, rule }) => `${field} ${rule}`),
      headerFieldNames.slice(1).map((name) => `${name} record.missing-line`));
  });
});

describe('metadataIssues', () => {
  it('says of every header what the schema says', () => {
    const line = fc.constantFrom(...Object.values(sound), '', ' ', 'https://a.example/ x', 'soon', '03/04/2019', 'Feb. 29, 2019', '4170000000', '12 ');
    const header = fc.tuple(...headerFieldNames.map((name) => fc.oneof(fc.constant(sound[name]), line)));
    fc.assert(fc.property(header, fc.nat(6), (lines, kept) => {
      const record = parseRecord([...lines, 'Body. '.repeat(50)].slice(0, kept).join('\n'));
      assert.deepEqual(metadataIssues(record), validateMetadata(record).issues);
    }), { numRuns: 300 });
  });
});

describe('what is wrong with a field', () => {
  for (const [name, text, problem, expected] of [
    ['url', 'www.aldarycourier.example', 'Not a web address', 'an address that begins with https:// or http://'],
    ['url', 'https://a.example/ x', 'White space in the URL', undefined],
    ['date', 'soon', 'Invalid date', 'a date as in “Nov. 18, 2014”'],
    ['date', '03/04/2019', 'Ambiguous date', 'a date as in “Nov. 18, 2014”'],
    ['date', 'Feb. 29, 2019', 'No such day', 'a day from 1 to 28'],
    ['date', '2019-14-01', 'No such day', 'a month from 1 to 12'],
    ['number', '4170000000', 'Not an integer', 'up to nine digits and nothing else'],
  ] as const) {
    it(`is said: ${name} “${text}”`, () => {
      const [found] = validate({ [name]: text }).issues;
      assert.ok(found);
      assert.equal(inEnglish(found.problem.template, found.problem.args), problem);
      assert.equal(found.expected && inEnglish(found.expected.template, found.expected.args), expected);
    });
  }
});
