import assert from 'node:assert/strict';
import { snapToWords, trimSpace, wordAt, wordsOf } from '../../../src/core/text/wordSegments';

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
const words = (text: string): string[] => wordsOf(text, { start: 0, end: text.length }, segmenter).map(({ start,
  end }) => text.slice(start, end));

describe('panel: words', () => {
  it('keep names whole', () => {
    assert.deepEqual(words('Maren Osei-Lindqvist of O’Hara & Sons, AT&T.'), ['Maren', 'Osei-Lindqvist', 'of', 'O’Hara', 'Sons', 'AT&T']);
  });

  it('are without their possessive ending', () => {
    assert.deepEqual(words('Aldary’s mayor, Hale\'s deputy, O’Hara’s, it’s'), ['Aldary', 'mayor', 'Hale', 'deputy', 'O’Hara', 'it']);
  });

  it('keep the last full stop of a dotted acronym and no other', () => {
    assert.deepEqual(words('The U.S. and the end.'), ['The', 'U.S.', 'and', 'the', 'end']);
  });

  it('end at a sentence whose space was lost', () => {
    assert.deepEqual(words('the harbor.Outraged and'), ['the', 'harbor', 'Outraged', 'and']);
  });

  it('are found in scripts without spaces', () => {
    assert.ok(words('東京都の港').length > 1);
  });

  it('count in the whole text', () => {
    assert.deepEqual(wordsOf('xx ab cd', { start: 3, end: 8 }, segmenter), [{ start: 3, end: 5 }, { start: 6, end: 8 }]);
  });

  it('are found at an offset, inside before at the end', () => {
    const list = [{ start: 0, end: 3 }, { start: 3, end: 6 }, { start: 8, end: 9 }];
    assert.deepEqual(wordAt(list, 3), { start: 3, end: 6 });
    assert.deepEqual(wordAt(list, 6), { start: 3, end: 6 });
    assert.equal(wordAt(list, 7), undefined);
  });
});

describe('panel: snapping', () => {
  const text = 'The mayor Teodor Hale called';
  const snap = (start: number, end: number): string => {
    const range = snapToWords(text, { start, end }, wordsOf(text, { start: 0, end: text.length }, segmenter));
    return text.slice(range.start, range.end);
  };

  it('grows to whole words on both sides', () => {
    assert.equal(snap(12, 19), 'Teodor Hale');
  });

  it('leaves a possessive ending out', () => {
    const owned = 'The mayor’s car';
    const all = wordsOf(owned, { start: 0, end: owned.length }, segmenter);
    assert.deepEqual(snapToWords(owned, { start: 4, end: 11 }, all), { start: 4, end: 9 });
    assert.deepEqual(snapToWords(owned, { start: 5, end: 10 }, all), { start: 4, end: 9 });
  });

  it('takes no word that is only touched, and no space', () => {
    assert.equal(snap(9, 17), 'Teodor');
  });

  it('of nothing but spaces is empty', () => {
    assert.deepEqual(trimSpace('a  b', { start: 1, end: 3 }), { start: 3, end: 3 });
  });
});
