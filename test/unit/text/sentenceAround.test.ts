import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sentenceAround } from '../../../src/core/text/sentenceAround';

function around(text: string, covered: string): string {
  const start = text.indexOf(covered);
  const { before, covered: shown, after } = sentenceAround(text, { start, end: start + covered.length });
  return `${before}[${shown}]${after}`;
}

describe('a place in its sentence', () => {
  const cases = [
    ['the sentence alone', 'It rained. Then Port Aldary voted. All went home.', 'Port Aldary', 'Then [Port Aldary] voted.'],
    ['closing quotes', 'He said “No.” Then Port Aldary voted!” Done.', 'Aldary', 'Then Port [Aldary] voted!”'],
    ['a title before a name', 'It rained. Then Mr. Quaye and St. Brannock spoke.', 'Quaye', 'Then Mr. [Quaye] and St. Brannock spoke.'],
    ['a sentence between lost breaks', 'All went home.“Then Hale voted.”Mr. Quaye left at 3.5 J.K.', 'Hale', '“Then [Hale] voted.”'],
    ['a sentence behind a lost break', 'All went home.Mr. Quaye left.', 'Quaye', 'Mr. [Quaye] left.'],
    ['the line', 'First line\nPort Aldary\nThird line', 'Aldary', 'Port [Aldary]'],
    ['a place over a line break', 'The Port\r\nAldary vote', 'Port\r\nAldary', 'The [Port Aldary] vote'],
    ['a place that ends the sentence', 'All of Port Aldary.', 'Port Aldary', 'All of [Port Aldary].'],
    ['the whole text', 'Port', 'Port', '[Port]'],
  ] as const;
  for (const [name, text, covered, expected] of cases) it(`is ${name}`, () => assert.equal(around(text, covered), expected));

  it('is cut at spaces where the sentence is long', () => {
    const shown = around(`${'word '.repeat(80)}Aldary ${'more '.repeat(80)}`, 'Aldary');
    assert.match(shown, /^…word (word )+\[Aldary\] more( more)+…$/);
    assert.ok(shown.length < 350);
  });

  it('is text of the text, whatever the text', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('word', ' ', '. ', '\n', '\r\n', '😀', '\uD83D', 'Mr.', 'a'.repeat(170)), { maxLength: 40 }).map((parts) => parts.join('')), fc.nat(), fc.nat(20), (text, from, length) => {
      const start = from % (text.length + 1);
      const end = Math.min(text.length, start + length);
      const { before, after } = sentenceAround(text, { start, end });
      assert.ok(text.slice(0, start).endsWith(before.replace(/^…/, '')) && text.slice(end).startsWith(after.replace(/…$/, '')));
    }));
  });
});
