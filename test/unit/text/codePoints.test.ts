import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CodePointIndex, unitsOfCodePoints } from '../../../src/core/text/codePoints';

const anyText = fc.string({ unit: fc.oneof(fc.constantFrom('a', '\r\n', '😀', 'é', '\uFEFF', '\uD83D', '\uDE00', '𝒜'), fc.string({ unit: 'binary', maxLength: 2 })), maxLength: 40 });

describe('code points', () => {
  it('count as Python counts them, at every boundary, with and without a hidden U+FEFF', () => {
    fc.assert(fc.property(anyText, fc.boolean(), (text, hidden) => {
      const index = new CodePointIndex(text, hidden);
      let unit = 0;
      let codePoint = hidden ? 1 : 0;
      for (const character of text) {
        assert.equal(index.toCodePoint(unit), codePoint);
        assert.equal(index.toUnit(codePoint), unit);
        if (character.length === 2) assert.equal(index.toCodePoint(unit + 1), codePoint, 'inside a pair counts as its start');
        unit += character.length;
        codePoint++;
      }
      assert.equal(index.length, codePoint);
      assert.equal(index.toCodePoint(text.length), codePoint);
      assert.equal(index.toUnit(codePoint), text.length);
      const half = [...text].length >> 1;
      assert.equal(text.slice(0, unitsOfCodePoints(text, half)), [...text].slice(0, half).join(''));
    }));
  });

  it('clamp offsets outside the text', () => {
    const index = new CodePointIndex('a😀');
    assert.deepEqual([index.toCodePoint(-3), index.toCodePoint(99), index.toUnit(-3), index.toUnit(99)], [0, 2, 0, 3]);
  });

  it('never cut a range through a character', () => {
    const index = new CodePointIndex('x😀y😀z', true);
    assert.deepEqual(index.toCodePointRange({ start: 2, end: 5 }), { start: 2, end: 5 });
    assert.deepEqual(index.toTextRange({ start: 2, end: 5 }), { start: 1, end: 6 });
    assert.deepEqual(index.toTextRange({ start: 0, end: 1 }), { start: 0, end: 0 }, 'the mark itself is nowhere in an editor');
  });
});
