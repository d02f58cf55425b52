import assert from 'node:assert/strict';
import fc from 'fast-check';
import { shinglesOf } from '../../../src/core/text/shingles';

const hashesOf = (text: string, range = { start: 0, end: text.length }): number[] => [...shinglesOf(text, range)];

describe('runs of three words', () => {
  it('are the same whatever stands between words, before them and behind them, and in whatever case', () => {
    const word = fc.constantFrom('the', 'Aldary', 'x', '1984', 'née', 'Город', 'ΧΩΡΑ');
    const between = fc.constantFrom(' ', ', ', '\n', '.\r\n', ' – ', '\u00A0', '…', '«');
    fc.assert(fc.property(fc.array(fc.tuple(between, word), { maxLength: 20 }), between, (words, end) => {
      const text = words.map(([before, one]) => before + one).join('') + end;
      const plain = words.map(([, one]) => one.toLowerCase()).join(' ');
      assert.deepEqual(hashesOf(text), hashesOf(plain));
      assert.equal(hashesOf(text).length, Math.max(0, words.length - 2));
      assert.deepEqual(hashesOf(`before ${text} behind`, { start: 7, end: 7 + text.length }), hashesOf(text));
    }));
  });
  it('differ where a word does, and take each character of a script without spaces for one', () => {
    assert.notDeepEqual(hashesOf('one two three'), hashesOf('one two four'));
    assert.equal(hashesOf('漢字仮名').length, 2);
    assert.deepEqual(hashesOf('漢字仮。名'), hashesOf('漢字仮名'));
  });
});
