import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findOccurrences } from '../../../src/webview/text/occurrences';
import { nameLikeRuns, snapToWords, trimSpace, wordAt, wordsOf } from '../../../src/webview/text/words';

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
const words = (text: string): string[] => wordsOf(text, { start: 0, end: text.length }, segmenter).map(({ start,
  end }) => text.slice(start, end));
const names = (text: string, common: readonly string[] = []): string[] =>
  nameLikeRuns(text, 0, wordsOf(text, { start: 0, end: text.length }, segmenter), (form) => common.includes(form)).map(({ start,
    end }) => text.slice(start, end));

describe('panel: words', () => {
  it('keep names whole', () => {
    assert.deepEqual(words('Maren Osei-Lindqvist of O’Hara & Sons, AT&T.'), ['Maren', 'Osei-Lindqvist', 'of', 'O’Hara', 'Sons', 'AT&T']);
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

  it('takes no word that is only touched, and no space', () => {
    assert.equal(snap(9, 17), 'Teodor');
  });

  it('of nothing but spaces is empty', () => {
    assert.deepEqual(trimSpace('a  b', { start: 1, end: 3 }), { start: 3, end: 3 });
  });
});

describe('panel: names', () => {
  it('are runs of upper-case words with the small words of names between', () => {
    assert.deepEqual(names('it was the Ministry of Transport that met Teodor Hale on June 1'), ['Ministry of Transport', 'Teodor Hale',
      'June 1']);
  });

  it('leave out a common word at the start of a sentence only', () => {
    assert.deepEqual(names('The Harbor Board met. Nobody came. Aldarians did.', ['the', 'nobody']), ['Harbor Board', 'Aldarians']);
  });

  it('end at a comma', () => {
    assert.deepEqual(names('in Vellmark, Esterholm'), ['Vellmark', 'Esterholm']);
  });
});

describe('panel: occurrences', () => {
  const all = { wholeWord: false, matchCase: true };

  it('are every place of the text, not overlapping', () => {
    assert.deepEqual(findOccurrences('aXaXa', 'aXa', all), [{ start: 0, end: 3 }]);
    assert.deepEqual(findOccurrences('', 'a', all), []);
    assert.deepEqual(findOccurrences('a', '', all), []);
  });

  it('can be whole words only, in any script', () => {
    assert.deepEqual(findOccurrences('art party art art’s Ärt 1art', 'art', { wholeWord: true,
      matchCase: true }).map(({ start }) => start), [0, 10, 14]);
  });

  it('can leave case aside and keep offsets where lower case is longer', () => {
    assert.deepEqual(findOccurrences('İİ Hale HALE', 'hale', { wholeWord: true, matchCase: false }), [{ start: 3, end: 7 }, { start: 8,
      end: 12 }]);
  });

  it('are a text taken literally', () => {
    assert.equal(findOccurrences('a.c abc (x', 'a.c', all).length, 1);
    assert.equal(findOccurrences('a.c abc (x', '(x', all).length, 1);
  });

  it('all hold the quote', () => {
    fc.assert(fc.property(fc.stringMatching(/^[ab ]{0,60}$/), fc.stringMatching(/^[ab]{1,3}$/), fc.boolean(), (text, quote, wholeWord) => {
      const found = findOccurrences(text, quote, { wholeWord, matchCase: true });
      for (const { start, end } of found) assert.equal(text.slice(start, end), quote);
      const expected = wholeWord ? text.split(' ').filter((word) => word === quote).length : text.split(quote).length - 1;
      assert.equal(found.length, expected);
    }));
  });

  it('take time in step with the text, also where every letter nearly matches', () => {
    const time = (length: number): number => {
      const text = 'a'.repeat(length);
      const start = process.cpuUsage().user;
      for (let round = 0; round < 4; round++) findOccurrences(text, 'a'.repeat(500), { wholeWord: true, matchCase: true });
      return process.cpuUsage().user - start;
    };
    time(50_000);
    assert.ok(time(400_000) < 40 * Math.max(time(50_000), 2000));
  });
});
