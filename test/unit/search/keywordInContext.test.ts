import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ContextCutter } from '../../../src/core/search/keywordInContext';

const cut = (text: string, hit: string, width: number): string[] => {
  const start = text.indexOf(hit);
  const { before, hit: shown, after } = new ContextCutter(width).cut(text, [{ start, end: start + hit.length }]);
  return [before, shown, after];
};

describe('a keyword in context', () => {
  it('has so many characters of its line on either side', () => {
    assert.deepEqual(cut('one two three four five', 'three', 4), ['two ', 'three', ' fou']);
    assert.deepEqual(cut('first line\nTwo three four\nlast', 'three', 40), ['Two ', 'three', ' four']);
    assert.deepEqual(cut('one two three', 'two', 0), ['', 'two', '']);
    assert.deepEqual(cut('a\tb c\td', 'b', 9), ['a ', 'b', ' c d']);
  });

  it('cuts no character in two', () => {
    const family = '👨‍👩‍👧';
    assert.deepEqual(cut(`${family}${family} x e\u0301e\u0301`, 'x', 3), [`${family} `, 'x', ' e\u0301e\u0301']);
    assert.deepEqual(cut(`${family}${family} x e\u0301e\u0301`, 'x', 2), [' ', 'x', ' e\u0301'], 'half of one is none');
    assert.deepEqual(cut('𝐀𝐁𝐂 x 𝐃𝐄𝐅', 'x', 3), ['𝐁𝐂 ', 'x', ' 𝐃𝐄']);
    assert.deepEqual(cut(`x abc${'\u0301'.repeat(99)}d`, 'x', 4), ['', 'x', ` abc${'\u0301'.repeat(99)}`]);
    assert.deepEqual(cut(`abc${'\u0301'.repeat(99)}d x`, 'x', 4), ['d ', 'x', '']);
  });

  it('shows where text between fragments is left out', () => {
    const text = 'Port and then Aldary\nBay rest';
    const at = (part: string): { start: number; end: number } => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });
    assert.deepEqual(new ContextCutter(5).cut(text, [at('Aldary'), at('Port'), at('Bay')]), { before: '', hit: 'Port … Aldary Bay', after: ' rest' });
  });

  it('is whole characters around any place of any text', () => {
    const character = fc.constantFrom('a', ' ', 'é', 'e\u0301', '😀', '👍🏽', '🇩🇪', '北', '\n', '\r\n');
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    const split = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);
    fc.assert(fc.property(fc.array(character, { maxLength: 30 }), fc.array(character, { maxLength: 30 }), fc.nat(12), (left, right, width) => {
      const text = `${left.join('')}|hit|${right.join('')}`;
      const start = text.indexOf('|hit|');
      const { before, hit, after } = new ContextCutter(width).cut(text, [{ start, end: start + 5 }]);
      const plainBefore = split(text.slice(0, start).split(/[\r\n]/).at(-1) ?? '');
      const plainAfter = split(text.slice(start + 5).split(/[\r\n]/)[0] ?? '');
      assert.equal(hit, '|hit|');
      // Long characters may leave less context than asked for, but never half of one.
      assert.ok(split(before).length <= width && plainBefore.join('').endsWith(before) && plainBefore.slice(plainBefore.length - split(before).length).join('') === before);
      assert.ok(split(after).length <= width && plainAfter.slice(0, split(after).length).join('') === after);
      if ([...left, ...right].every((one) => one.length <= 2)) {
        assert.deepEqual([split(before).length, split(after).length], [Math.min(width, plainBefore.length), Math.min(width, plainAfter.length)]);
      }
    }));
  });
});
