import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tokensOf } from '../../../src/core/text/tokens';
import { anyText } from '../record/anyText';

const tokens = (text: string): string[] => tokensOf(text).map(({ start, end }) => text.slice(start, end));

describe('tokensOf', () => {
  const cases: readonly (readonly [title: string, text: string, expected: readonly string[]])[] = [
    ['parts letters, digits and single signs', 'In 2014, Osei’s 10-year "plan"…', ['In', '2014', ',', 'Osei', '’', 's', '10', '-', 'year', '"', 'plan', '"', '…']],
    ['keeps a dotted acronym whole', 'The U.S. in the U.S.A at 5 p.m. (e.g.)', ['The', 'U.S.', 'in', 'the', 'U.S.A', 'at', '5', 'p.m.', '(', 'e.g.', ')']],
    ['parts an acronym from the word glued to it', 'U.S.The J.K.Tarn', ['U.S.', 'The', 'J.K.', 'Tarn']],
    ['takes a single initial and its stop apart', 'John F. Tarn, a.B', ['John', 'F', '.', 'Tarn', ',', 'a', '.', 'B']],
    ['parts letters from digits', 'Covid19 3.5km', ['Covid', '19', '3', '.', '5', 'km']],
    ['keeps marks with their letter', 'nai\u0308ve co\u00ADop', ['nai\u0308ve', 'co\u00ADop']],
    ['reads any script', 'мэр г.Москвы А.Б.Орлов Αθήνα', ['мэр', 'г', '.', 'Москвы', 'А.Б.', 'Орлов', 'Αθήνα']],
    ['takes each character of a script without spaces', '東京の港', ['東', '京', 'の', '港']],
    ['keeps an emoji and a flag whole', '👩‍👩‍👧🇫🇮👍🏽', ['👩‍👩‍👧', '🇫🇮', '👍🏽']],
  ];
  for (const [title, text, expected] of cases) it(title, () => assert.deepEqual(tokens(text), expected));

  it('tells the kinds apart', () => {
    assert.deepEqual(tokensOf('U.S. 東 ab 12 ,').map(({ kind }) => kind), ['letters', 'letters', 'letters', 'digits', 'sign']);
  });

  it('counts in the whole text', () => {
    assert.deepEqual(tokensOf('xx ab 12', { start: 3, end: 7 }), [{ start: 3, end: 5, kind: 'letters' }, { start: 6, end: 7, kind: 'digits' }]);
  });

  it('covers every character but white space once, in order, and cuts no surrogate pair', () => {
    fc.assert(fc.property(anyText(60), (text) => {
      let end = 0;
      for (const token of tokensOf(text)) {
        assert.match(text.slice(end, token.start), /^\s*$/);
        assert.ok(token.start < token.end && token.start >= end);
        assert.ok(!/^[\uDC00-\uDFFF]/.test(text.slice(token.start)) || !/[\uD800-\uDBFF]$/.test(text.slice(0, token.start)));
        end = token.end;
      }
      assert.match(text.slice(end), /^\s*$/);
    }), { numRuns: 500 });
  });
});
