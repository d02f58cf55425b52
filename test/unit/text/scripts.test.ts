import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isRightToLeftAt } from '../../../src/core/text/direction';
import { KnownTexts } from '../../../src/core/text/knownTexts';
import { isCaseless, isUnspaced } from '../../../src/core/text/scripts';

describe('scripts of the world', () => {
  it('each line runs as its first letter says, within its paragraph', () => {
    const text = '1. שלום Hale\nHale שלום\n... 42\n\u200F12\nقالت';
    const at = (quote: string): boolean => isRightToLeftAt(text, text.indexOf(quote), { start: 0, end: text.length });
    assert.deepEqual([at('1.'), at('Hale\n'), at('Hale ש'), at('42'), at('12'), at('قالت')], [true, true, false, false, true, true]);
    assert.equal(isRightToLeftAt('שלום Hale', 5, { start: 5, end: 9 }), false, 'another paragraph tells nothing');
  });

  it('some have no capital letters, some no spaces', () => {
    assert.deepEqual(['林美华', 'مارين أوسي', 'मारेन', 'Hale', 'Hale 林', '42', ''].map(isCaseless), [true, true, true, false, false, false, false]);
    assert.deepEqual(['林', 'กรุง', 'مارين', 'Hale'].map(isUnspaced), [true, true, false, false]);
  });

  it('known texts are found as by looking for each, the longest at each place', () => {
    const pieces = fc.stringMatching(/^[ab林]{1,3}$/);
    fc.assert(fc.property(fc.array(pieces, { maxLength: 6 }), fc.stringMatching(/^[ab林]{0,30}$/), (known, text) => {
      const expected: string[] = [];
      for (let offset = 0; offset < text.length;) {
        const longest = known.filter((one) => text.startsWith(one, offset)).sort((a, b) => b.length - a.length)[0];
        if (longest !== undefined) expected.push(`${offset} ${longest}`);
        offset += longest?.length ?? 1;
      }
      const places = new KnownTexts(known).placesIn(text, { start: 0, end: text.length }, () => true);
      assert.deepEqual(places.map(({ start, end }) => `${start} ${text.slice(start, end)}`), expected);
    }));
    assert.deepEqual(new KnownTexts(['林美华', '林美']).placesIn('林美华', { start: 0, end: 3 }, ({ end }) => end < 3), [{ start: 0, end: 2 }], 'the longest that is a place');
  });
});
