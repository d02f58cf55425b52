import assert from 'node:assert/strict';
import fc from 'fast-check';
import { QuoteIndex } from '../../../src/core/reanchoring/quoteIndex';
import { foldText } from '../../../src/core/text/foldedText';

const pieces = ['ab', 'a', 'B', 'é', 'e\u0301', ' ', '  ', '\r\n', '.', '“', '"', '’', '1', '\u0301', '東', '京', '𝔸', '\ud835', 'İ', 'ﬄ'];

describe('QuoteIndex', () => {
  it('finds one quote where it finds it after many', () => {
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));
    const cut = fc.tuple(fc.nat(40), fc.nat(8));
    fc.assert(fc.property(text, fc.array(cut, { maxLength: 5 }), fc.array(text, { maxLength: 3 }), (whole, cuts, others) => {
      const quotes = [...cuts.map(([start, length]) => whole.slice(start, start + length)), ...others].map((quote) => foldText(quote).text);
      const asked = new QuoteIndex(whole);
      for (let index = 0; index < 20; index++) asked.rangesOf(`no such quote ${index}`);
      for (const quote of quotes) assert.deepEqual(new QuoteIndex(whole).rangesOf(quote), asked.rangesOf(quote), JSON.stringify({ whole, quote }));
    }), { numRuns: 1000 });
  });
});
