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
  it('of a range are those of its text alone, whatever stands before and behind it and in memory', () => {
    const character = fc.constantFrom('a', 'Z', '7', ' ', ',', '\n', 'é', 'Г', '漢', '。', '😀', '\uD83D', '\u00A0');
    const texts = fc.array(character, { maxLength: 40 }).map((characters) => characters.join(''));
    fc.assert(fc.property(texts, fc.nat(60), fc.nat(60), (text, one, other) => {
      const [start, end] = [Math.min(one, other, text.length), Math.min(Math.max(one, other), text.length)];
      const alone = hashesOf(text.slice(start, end));
      hashesOf('left behind from another text '.repeat(3));
      assert.deepEqual(hashesOf(text, { start, end }), alone);
    }), { numRuns: 2000 });
  });
  it('are these numbers: signatures that were kept stay right', () => {
    assert.deepEqual(hashesOf('One ferry to Port Aldary'), [-411562241, -1140870162, 1722401320]);
  });
  it('differ where a word does, and take each character of a script without spaces for one', () => {
    assert.notDeepEqual(hashesOf('one two three'), hashesOf('one two four'));
    assert.equal(hashesOf('漢字仮名').length, 2);
    assert.deepEqual(hashesOf('漢字仮。名'), hashesOf('漢字仮名'));
  });
});
