import assert from 'node:assert/strict';
import { isInTitleCase, namesAmong } from '../../../src/core/suggestions/names';
import { wordsOf } from '../../../src/core/text/wordSegments';

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
const inText = (common: readonly string[]) =>
  ({ isCommon: (form: string) => common.includes(form), everyWordIsUpperCase: false, isCapitalizedWithin: () => true });
const names = (text: string, common: readonly string[] = []): string[] =>
  namesAmong(wordsOf(text, { start: 0, end: text.length }, segmenter), text, 0, inText(common)).map(({ start, end }) => text.slice(start, end));

describe('panel: names', () => {
  it('are looked for in another way where all words but the small ones begin upper-case, as in a headline', () => {
    const isHeadline = (text: string): boolean => isInTitleCase(wordsOf(text, { start: 0, end: text.length }, segmenter), text);
    assert.ok(isHeadline('Port Aldary Plans a Ferry to the Islands of St. Brannock'));
    assert.ok(isHeadline('NEW FERRY FOR PORT ALDARY'));
    assert.ok(!isHeadline('Port Aldary plans a ferry'));
    assert.ok(!isHeadline('Maren Osei said on Tuesday that the ship will sail'));
  });

  it('are runs of upper-case words with the small words of names between', () => {
    assert.deepEqual(names('it was the Ministry of Transport that met Teodor Hale on June 1'),
      ['Ministry of Transport', 'Teodor Hale', 'June 1']);
  });

  it('leave out what begins a sentence because every sentence begins upper-case', () => {
    assert.deepEqual(names('The Harbor Board met. Nobody came. Fishing went on. Aldarians did.', ['fishing']), ['Harbor Board', 'Aldarians']);
    assert.deepEqual(names('It ended.”Presented at noon. (Obviously nobody looked.) “However, Hale did.”', ['presented']), ['Hale']);
  });

  it('begin with a common word of a sentence that the article writes upper-case elsewhere and another upper-case word follows', () => {
    assert.deepEqual(names('Harbor Board members met. Harbor dues rose. The Harbor Board left.', ['harbor']), ['Harbor Board', 'Harbor Board']);
    const text = 'Harbor Aldarians met.';
    const found = namesAmong(wordsOf(text, { start: 0, end: text.length }, segmenter), text, 0, { ...inText(['harbor']), isCapitalizedWithin: () => false });
    assert.deepEqual(found.map(({ start, end }) => text.slice(start, end)), ['Aldarians']);
  });

  it('leave out sentence starters behind a dateline, and numbers in words that begin a sentence', () => {
    assert.deepEqual(names('ST. BRANNOCK — There are 212 steps. Nine were new. Nine meters were dredged. FT. ALDARY – Maren Osei left.'),
      ['ST. BRANNOCK', '212', 'Nine meters', 'FT. ALDARY', 'Maren Osei']);
  });

  it('tell what they are: a name, a number, a date', () => {
    const text = 'met Hale on June 1 and Monday with nine meters of rope';
    const found = namesAmong(wordsOf(text, { start: 0, end: text.length }, segmenter), text, 0, inText([]));
    assert.deepEqual(found.map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`), ['name Hale', 'date June 1', 'date Monday', 'number nine meters']);
  });

  it('keep a common word within a sentence, where it is written upper-case on purpose', () => {
    assert.deepEqual(names('members of The Hague court'), ['The Hague']);
  });

  it('are not a small word alone, which a lost full stop leaves within a sentence', () => {
    assert.deepEqual(names('story.html The strike went on; it was said by The US and by Kell'), ['The US', 'Kell']);
  });

  it('end at a comma, and at a possessive ending', () => {
    assert.deepEqual(names('in Vellmark, Esterholm and Aldary’s Old Harbor'), ['Vellmark', 'Esterholm', 'Aldary', 'Old Harbor']);
    assert.deepEqual(names('met the Fishers’ Cooperative, the voters’ choice'), ['Fishers’ Cooperative']);
  });

  it('have no title in front, but what places begin with', () => {
    assert.deepEqual(names('said Mr. Hale, Mayor Ilse Varga and Mrs Osei from St. Clair and Mt. Ester'),
      ['Hale', 'Ilse Varga', 'Osei', 'St. Clair', 'Mt. Ester']);
  });

  it('keep initials and dates whole', () => {
    assert.deepEqual(names('J. R. Hale wrote on Nov. 18, 2014, and on March 4, 2019 about Plan B. The council met.'),
      ['J. R. Hale', 'Nov. 18, 2014', 'March 4, 2019', 'Plan B']);
    assert.deepEqual(names('he counted 12, 2014 was worse'), ['12', '2014']);
  });

  it('are numbers too', () => {
    assert.deepEqual(names('a 9-to-4 vote with 55 abstentions by the 31-year-old'), ['9-to-4', '55', '31-year-old']);
  });

  it('are quantities and days written small, with their unit', () => {
    assert.deepEqual(names('it took nine months and tens of thousands of euros, 3.5 percent, for dozens of boats'),
      ['nine months', 'tens of thousands of euros', '3.5 percent', 'dozens']);
    assert.deepEqual(names('Two boats sank today. “Today is bad,” said one on Tuesday. Nine left.'), ['today', 'Today', 'Tuesday']);
  });

  it('are, where every word is upper-case, only what is a name elsewhere', () => {
    const text = 'Port Aldary Votes to Reopen the Old Harbor';
    const elsewhere = ['Port', 'Aldary', 'Harbor'];
    const words = wordsOf(text, { start: 0, end: text.length }, segmenter);
    const found = namesAmong(words, text, 0, { isCommon: () => false, everyWordIsUpperCase: true, isCapitalizedWithin: (form) => elsewhere.includes(form) });
    assert.deepEqual(found.map(({ start, end }) => text.slice(start, end)), ['Port Aldary', 'Harbor']);
  });

  it('are parted where a word was left out', () => {
    const text = 'met Port Aldary City Council there';
    const free = wordsOf(text, { start: 0, end: text.length }, segmenter).filter(({ start }) => ![4, 9].includes(start));
    assert.deepEqual(namesAmong(free, text, 0, inText([])).map(({ start, end }) => text.slice(start, end)), ['City Council']);
  });
});
