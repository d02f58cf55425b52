import assert from 'node:assert/strict';
import { readText } from '../../../src/core/suggestions/readText';
import { RuleMarker } from '../../../src/core/suggestions/ruleMarker';
import { roles } from '../../../src/core/suggestions/ruleMarks';
import { tagged } from './inventedCorpus';

const marker = new RuleMarker();

/** What rules find in a text: `role name`, in its order. */
function found(text: string): string[] {
  const read = readText(text, [{ start: 0, end: text.length }]);
  const { rules } = marker.marksOf(read);
  const names: string[] = [];
  for (let token = 0; token < read.tokens.length; token++) {
    const mark = rules[token] ?? 0;
    if (mark % 2 !== 1) continue;
    let end = token + 1;
    while (rules[end] === mark + 1) end++;
    names.push(`${roles[(mark - 1) >> 1]} ${text.slice(read.tokens[token]?.start, read.tokens[end - 1]?.end)}`);
  }
  return names;
}

/** What a rule went by at a word of a text; 0 where none says anything of it. */
function evidenceIn(text: string): (form: string) => number {
  const read = readText(text, [{ start: 0, end: text.length }]);
  const { evidence } = marker.marksOf(read);
  return (form) => evidence[read.forms.indexOf(form)] ?? 0;
}

/** Each text holds between brackets, with their roles, names that rules have to find just so. */
const texts: readonly (readonly [title: string, text: string])[] = [
  ['a kind of place', 'It was in the town of [place Brannoc] that he grew up, and the [place Kell] river is near it.'],
  ['a place before the one it is in', 'He grew up on the coast, and [place Oddmouth], Norway, was all that he saw of it.'],
  ['what stands in a row with a place', 'They sold it to traders in Norway and [place Vestrey] in the spring.'],
  ['what a name is elsewhere in the article', 'He was born in [place Vestrey] and it was there that he died. After that [place Vestrey] was no more than a name to her.'],
  ['a surname whose full name has no known first name', 'The bridge is by [person Oswyk Tarnell] of the school. It was said that [person Tarnell] had drawn it in a night.'],
  ['a person by the years of a life', 'The house is that of [person Tarnell Oswyk Brannoc] (born 1960) and of his sons.'],
  ['a person by an age', 'It was [person Oswyk], 45, who saw it first from the bridge.'],
  ['a cooperative, a guild, a directorate', 'She visited the [organization Fishers Cooperative] in the spring, sued the [organization Weaver Guild] and met the [organization Taylor Directorate].'],
  ['a ministry of two things', 'He works for the [organization Ministry of Trade and Harbors] in the city.'],
  ['a center for something', 'She works for the [organization Center for Harbors] in the city.'],
  ['a company with its kind behind a comma', 'He sold it to [organization Tarnell Systems, Inc]. in the spring.'],
  ['a school district', 'It was the [organization Brannoc School District] that was sued by the parents.'],
  ['a numbered war', 'He was wounded in [event World War II] and came home in the spring.'],
  ['the title of a work', 'The song " [work Winter Ferries] " was written in a night, and “[work Cold Rivers]” in a year.'],
  ['an officer', 'It was said that [person Jessop Tarnell] had seen it, and Brigadier General [person Alban Hale] too.'],
  ['a name of two places', 'He has a house in [place West Brannoc] by the sea.'],
];

describe('classifyNames', () => {
  for (const [title, marked] of texts) {
    it(`finds ${title}`, () => {
      const { text, tags } = tagged(marked);
      const names = found(text);
      for (const { start, end, label } of tags) assert.ok(names.includes(`${label} ${text.slice(start, end)}`), names.join('; '));
    });
  }

  it('takes the word before the end of a sentence for nothing that stands beside a name', () => {
    const evidence = evidenceIn('Vestrey was all that he had. It was his one concern. Tarnell was of no use to him, and he said that Oswyk was not either.');
    assert.notEqual(evidence('Oswyk'), 0);
    assert.notEqual(evidence('Oswyk'), evidence('Vestrey'));
    assert.equal(evidence('Tarnell'), evidence('Vestrey'));
  });

  it('says what it went by, so that what is often wrong is not learned and shown as what seldom is', () => {
    const evidence = evidenceIn('It was said by Maren Hale of the school that the Brannoc was sold for nothing at all.');
    assert.ok(evidence('Maren') > 0 && evidence('Brannoc') > 0 && evidence('Maren') !== evidence('Brannoc'));
  });
});
