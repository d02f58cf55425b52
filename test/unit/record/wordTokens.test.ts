import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wordTokensOf } from '../../../src/core/record/wordTokens';
import { anyText } from './anyText';
import { assertGrowth, linearWithTables } from '../../fixtures/growth';

const words = (text: string, edges: readonly number[] = []): string[] =>
  wordTokensOf(text, { start: 0, end: text.length }, edges).map(({ start, end }) => text.slice(start, end));

describe('wordTokensOf', () => {
  const cases: readonly (readonly [title: string, text: string, expected: readonly string[]])[] = [
    ['keeps inner hyphens and apostrophes', 'Maren Osei-Lindqvist doesn’t like rock \'n\' roll-', ['Maren', 'Osei-Lindqvist', 'doesn’t', 'like', 'rock', '\'', 'n', '\'', 'roll', '-']],
    ['keeps numbers whole', 'In 2014, 1,250.75 at 10:30; MH17 10th 5%.', ['In', '2014', ',', '1,250.75', 'at', '10:30', ';', 'MH17', '10th', '5', '%', '.']],
    ['keeps the stop of abbreviations and initials', 'Mr. John F. Hale of Tarn Inc. met J.K.Rowe in the U.S.', ['Mr.', 'John', 'F.', 'Hale', 'of', 'Tarn', 'Inc.', 'met', 'J.K.', 'Rowe', 'in', 'the', 'U.S.']],
    ['cuts at a lost break', 'The Court.Outraged said “No.”', ['The', 'Court', '.', 'Outraged', 'said', '“', 'No', '.', '”']],
    ['leaves the last stop to the sentence', 'It was plan B.', ['It', 'was', 'plan', 'B', '.']],
    ['keeps addresses whole', 'See https://aldary.example/a?b=c, now (https://x.example).', ['See', 'https://aldary.example/a?b=c', ',', 'now', '(', 'https://x.example', ')', '.']],
    ['joins runs of one sign', 'Well... -- “AT&T” ***', ['Well', '...', '--', '“', 'AT&T', '”', '***']],
    ['reads scripts without spaces', '東京の港で10月', ['東', '京', 'の', '港', 'で10月']],
  ];
  for (const [title, text, expected] of cases) it(title, () => assert.deepEqual(words(text), expected));

  it('makes every edge an edge of words', () => {
    assert.deepEqual(words('Brannoc’s anti-Aldary ferry', [0, 7, 15, 21]), ['Brannoc', '’s', 'anti-', 'Aldary', 'ferry']);
  });

  it('covers every character but white space once, and no word holds any', () => {
    fc.assert(fc.property(anyText(60), fc.array(fc.nat(60)), (text, anyEdges) => {
      const edges = [...anyEdges].filter((edge) => edge <= text.length && !/^[\uDC00-\uDFFF]/.test(text.slice(edge))).sort((a, b) => a - b);
      const found = wordTokensOf(text, { start: 0, end: text.length }, edges);
      let end = 0;
      for (const word of found) {
        assert.match(text.slice(end, word.start), /^[\s\u0085\u001c-\u001f\p{M}]*$/u);
        assert.ok(word.start < word.end && word.start >= end);
        assert.ok(!/\s/.test(text.slice(word.start, word.end)), JSON.stringify(text.slice(word.start, word.end)));
        assert.ok(!edges.some((edge) => edge > word.start && edge < word.end));
        end = word.end;
      }
    }), { numRuns: 500 });
  });

  it('is linear in the length of a sentence', function () {
    this.timeout(60_000);
    for (const part of ['a-', 'https://', '...', 'A.', '’’s', '1,']) {
      const tokens = (count: number) => {
        const text = part.repeat(count);
        return (): unknown => wordTokensOf(text, { start: 0, end: text.length });
      };
      assertGrowth(linearWithTables, tokens(4000), tokens(40_000), part);
    }
  });
});
