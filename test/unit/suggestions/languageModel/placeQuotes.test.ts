import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { QuotedMention } from '../../../../src/core/suggestions/languageModel/answer';
import { placeQuotes } from '../../../../src/core/suggestions/languageModel/placeQuotes';

const labels = new Set(['Person', 'Place']);
const quote = (words: string, before = '', label = 'Person'): QuotedMention => ({ quote: words, before, label });

/** What is placed as `label@start covered`, and what is not as `reason quote`. */
function place(text: string, ...quotes: readonly QuotedMention[]): string[] {
  const { placed, unplaced } = placeQuotes(text, [{ start: 0, end: text.length }], quotes, labels);
  return [...placed.map(({ start, end, label }) => `${label}@${start} ${text.slice(start, end)}`), ...unplaced.map((one) => `${one.reason} ${one.quote}`)];
}

describe('placeQuotes', () => {
  const twins = 'Tarn met Osei. Then Tarn left, and old Tarn came back.';

  it('places what stands once, and lists what stands nowhere or has a label that is not known', () => {
    assert.deepEqual(place(twins, quote('Osei'), quote('Kell'), quote('Osei', '', 'Robot')), ['Person@9 Osei', 'notFound Kell', 'unknownLabel Osei']);
  });
  it('finds whole words only, in the case they have', () => {
    assert.deepEqual(place('Ann came with Annabel.', quote('Ann'), quote('annabel')), ['Person@0 Ann', 'notFound annabel']);
  });
  it('tells twins apart by the words before them', () => {
    assert.deepEqual(place(twins, quote('Tarn', 'and old')), ['Person@39 Tarn']);
    assert.deepEqual(place(twins, quote('Tarn', 'Osei. Then'), quote('Tarn', 'left, AND  old', 'Place')), ['Person@20 Tarn', 'Place@39 Tarn']);
  });
  it('gives each of them one where there are as many as places', () => {
    assert.deepEqual(place(twins, quote('Tarn'), quote('Tarn'), quote('Tarn')), ['Person@0 Tarn', 'Person@20 Tarn', 'Person@39 Tarn']);
    assert.deepEqual(place(twins, quote('Tarn'), quote('Tarn', 'Then'), quote('Tarn', 'nobody said')), ['Person@0 Tarn', 'Person@20 Tarn', 'Person@39 Tarn']);
  });
  it('places none of them by guess', () => {
    assert.deepEqual(place(twins, quote('Tarn')), ['severalPlaces Tarn']);
    assert.deepEqual(place(twins, quote('Tarn', 'old'), quote('Tarn')), ['Person@39 Tarn', 'severalPlaces Tarn']);
    assert.deepEqual(place('the Tarn, the Tarn, a Tarn', quote('Tarn', 'the')), ['severalPlaces Tarn']);
    assert.deepEqual(place('the Tarn, the Tarn, a Tarn', quote('Tarn', 'the'), quote('Tarn', 'the')), ['Person@4 Tarn', 'Person@14 Tarn']);
  });
  it('keeps two labels of one place, and one of two that are the same', () => {
    assert.deepEqual(place('Osei left.', quote('Osei'), quote('Osei', '', 'Place'), quote('Osei')), ['Person@0 Osei', 'Place@0 Osei']);
  });
  it('looks past typography, normalization and white space', () => {
    assert.deepEqual(place('“Ann  O’Brien”\nspoke', quote('Ann O\'Brien')), ['Person@1 Ann  O’Brien']);
    assert.deepEqual(place('Jose\u0301 and Rene\u0301.', quote('Jos\u00e9'), quote('Ren\u00e9')), ['Person@0 Jose\u0301', 'Person@10 Rene\u0301']);
    assert.deepEqual(place('Jos\u00e9 left.', quote(' Jose\u0301 ')), ['Person@0 Jos\u00e9']);
    assert.deepEqual(place('a “Tarn”, the — ‘Tarn’', quote('Tarn', 'tarn the')), ['Person@17 Tarn']);
    assert.deepEqual(place('a “Tarn”, the “Tarn”', quote('Tarn', '“')), ['severalPlaces Tarn']);
    assert.deepEqual(place('bathe Tarn, the Tarn', quote('Tarn', 'the')), ['Person@16 Tarn']);
  });
  it('looks in the ranges of its part alone', () => {
    const { placed, unplaced } = placeQuotes(twins, [{ start: 0, end: 5 }, { start: 15, end: 30 }], [quote('Tarn', 'Then'), quote('Osei')], labels);
    assert.deepEqual(placed.map(({ start }) => start), [20]);
    assert.deepEqual(unplaced.map(({ reason }) => reason), ['notFound']);
  });
  it('places any mentions, in any order and as often as they are given, where the words before them are theirs alone', () => {
    const word = fc.constantFrom('Tarn', 'Osei', 'Kell', 'Jos\u00e9', 'O’Brien');
    fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), fc.array(fc.nat(), { maxLength: 20 }), (words, picks) => {
      const text = words.map((one, index) => `Then n${index} “${one}”.`).join(' ');
      const chosen = picks.map((pick) => pick % words.length);
      const { placed, unplaced } = placeQuotes(text, [{ start: 0, end: text.length }], chosen.map((index) => quote((words[index] ?? '').normalize('NFD').replace('’', '\''), `then N${index}`)), labels);
      assert.deepEqual(unplaced, []);
      const expected = [...new Set(chosen)].map((index) => text.indexOf('“', text.indexOf(` n${index} `)) + 1).sort((a, b) => a - b);
      assert.deepEqual(placed.map(({ start }) => start), expected);
    }));
  });
  it('never throws, and places nothing but the words of a quote', () => {
    const words = fc.array(fc.constantFrom('a', 'A', ' ', '’', '\'', 'e\u0301', '\u00e9', '😀', '-', '\n', '“'), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(fc.property(words, fc.array(fc.record({ quote: words, before: words, label: fc.constantFrom('Person', 'Place', 'x') })), (text, quotes) => {
      const { placed, unplaced } = placeQuotes(text, [{ start: 0, end: text.length }], quotes, labels);
      assert.ok(placed.length + unplaced.length <= quotes.length);
      for (const { start, end } of placed) assert.ok(start < end && end <= text.length);
    }));
  });
});
