import assert from 'node:assert/strict';
import { countWords } from '../../../src/core/text/wordCount';

const count = (text: string): number => countWords(text, { start: 0, end: text.length });

describe('countWords', () => {
  for (const [text, words] of [
    ['', 0], ['   ', 0], ['one', 1], ['two words', 2], ['  padded\u00a0apart\n', 2], ['a – dash — between', 3],
    ['“Quoted,” he said.', 3], ['Kim Jong-un’s', 2], ['111-to-19 vote', 2], ['— … ”', 0], ['Ünïcödé Ж', 2], ['東京', 1], ['👋 hello', 2],
  ] as const) {
    it(`${JSON.stringify(text)} has ${words}`, () => assert.equal(count(text), words));
  }

  it('counts only inside the range', () => assert.equal(countWords('one two three', { start: 4, end: 7 }), 1));
});
