import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findOccurrences, withoutOverlapping } from '../../../src/core/spans/occurrences';
import { assertGrowth, linearWithSorting } from '../../fixtures/growth';

const found = (text: string, quote: string, wholeWord = true, matchCase = true): string[] =>
  findOccurrences(text, quote, { wholeWord, matchCase }).map(({ start, end }) => `${start}-${end}`);

describe('occurrences of a text', () => {
  it('are whole words of Unicode', () => {
    assert.deepEqual(found('Port Aldary, Port Aldaryan, Aldary’s, Aldary-based, _Aldary, Aldary2', 'Aldary'), ['5-11', '28-34', '38-44']);
    assert.deepEqual(found('Élise, Élisée, Elise\u0301 and 𝐄lise', 'Élise'), ['0-5']);
    assert.deepEqual(found('Οδός, Οδόςα', 'Οδός'), ['0-4']);
  });

  it('may begin or end with what is no word', () => {
    assert.deepEqual(found('the U.S. and the U.S.A', 'U.S.'), ['4-8', '17-21']);
    assert.deepEqual(found('C++ and C+++', 'C++'), ['0-3', '8-11']);
  });

  it('are found in scripts without spaces', () => {
    assert.deepEqual(found('在北京的北京人', '北京'), ['1-3', '4-6']);
    assert.deepEqual(found('ไปกรุงเทพวันนี้', 'กรุงเทพ'), ['2-9']);
  });

  it('are no part of a longer word of such a script, unless parts are wanted', () => {
    assert.deepEqual(found('北京大学在北京', '京'), []);
    assert.deepEqual(found('北京大学在北京', '京', false), ['1-2', '6-7']);
    assert.deepEqual(found('林美华说，林美华的合作社', '林美华'), ['0-3', '5-8'], 'a name that no dictionary has');
    assert.deepEqual(found('قال الميناء إن ميناء', 'ميناء'), ['15-20']);
  });

  it('never end between a letter and its mark, whole words or not', () => {
    assert.deepEqual(found('Jose\u0301 and Jose', 'Jose', false), ['10-14']);
    assert.deepEqual(found('\u{1F600}\u{1F601}', '\ude00', false), []);
  });

  it('can leave case aside without moving offsets', () => {
    assert.deepEqual(found('İİ ALDARY aldary Aldary', 'aldary', true, false), ['3-9', '10-16', '17-23']);
    assert.deepEqual(found('ΟΔΟΣ οδος', 'Οδος', true, false), ['0-4', '5-9']);
    assert.deepEqual(found('ALDARY', 'aldary'), []);
  });

  it('do not overlap, and an expression is only text', () => {
    assert.deepEqual(found('aaaaa', 'aa', false), ['0-2', '2-4']);
    assert.deepEqual(found('a.c abc (a.c)', 'a.c'), ['0-3', '9-12']);
    assert.deepEqual(found('$& $&', '$&', false), ['0-2', '3-5']);
    assert.deepEqual(found('abc', ''), []);
  });

  it('are those of a plain search, for any text', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 60 });
    fc.assert(fc.property(letters, fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 4 }), (text, quote) => {
      const expected: string[] = [];
      for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + quote.length)) expected.push(`${at}-${at + quote.length}`);
      assert.deepEqual(found(text, quote, false), expected);
    }));
  });

  it('are the same for long texts, which are searched otherwise', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 4 });
    fc.assert(fc.property(letters, fc.nat(3), fc.array(letters, { maxLength: 6 }), (unit, extra, gaps) => {
      const quote = unit.repeat(Math.ceil(65 / unit.length) + extra);
      const text = gaps.map((gap) => `${gap}${quote}`).join(unit);
      const expected: string[] = [];
      for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + quote.length)) expected.push(`${at}-${at + quote.length}`);
      assert.deepEqual(found(text, quote, false), expected);
    }));
  });

  for (const [kind, quoteOf] of [['long', (length: number) => `b${'a'.repeat(length / 4)}`], ['short', () => `${'a'.repeat(60)}b`]] as const) {
    it(`take time in proportion to the text, however it repeats, for a ${kind} one`, () => {
      const find = (length: number) => (): unknown => findOccurrences('a'.repeat(length), quoteOf(length), { wholeWord: true, matchCase: false });
      assertGrowth(linearWithSorting, find(100_000), find(1_000_000));
    });
  }
});

describe('leaving out what is tagged', () => {
  it('drops ranges that share a character with a taken one', () => {
    const ranges = [{ start: 0, end: 3 }, { start: 5, end: 8 }, { start: 10, end: 12 }, { start: 20, end: 22 }];
    assert.deepEqual(withoutOverlapping(ranges, [{ start: 7, end: 30 }, { start: 3, end: 5 }, { start: 7, end: 9 }]), [{ start: 0, end: 3 }]);
    assert.deepEqual(withoutOverlapping(ranges, [{ start: 3, end: 5 }, { start: 8, end: 10 }]), ranges);
  });

  it('does what comparing every pair does', () => {
    const range = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 6 })).map(([start, length]) => ({ start, end: start + length }));
    const apart = fc.array(range).map((all) => {
      all.sort((a, b) => a.start - b.start);
      return all.filter(({ start }, index) => all.slice(0, index).every(({ end }) => end <= start));
    });
    fc.assert(fc.property(apart, fc.array(range), (ranges, taken) => {
      assert.deepEqual(withoutOverlapping(ranges, taken), ranges.filter(({ start, end }) => !taken.some((other) => other.start < end && start < other.end)));
    }));
  });
});
