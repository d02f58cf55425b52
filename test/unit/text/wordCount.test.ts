import assert from 'node:assert/strict';
import { countWords } from '../../../src/core/text/wordCount';

const count = (text: string): number => countWords(text, { start: 0, end: text.length });

describe('countWords', () => {
  for (const [text, words] of [
    ['', 0], ['   ', 0], ['one', 1], ['two words', 2], ['  padded\u00a0apart\n', 2], ['a – dash — between', 3],
    ['“Quoted,” he said.', 3], ['Kim Jong-un’s', 2], ['111-to-19 vote', 2], ['— … ”', 0], ['Ünïcödé Ж', 2], ['👋 hello', 2],
    // As Word and LibreOffice count Chinese and Japanese: every character; punctuation is none.
    ['東京', 2], ['林海市议会周一批准了新港口。', 13], ['東京タワーへ行く、と言った。', 12], ['他用iPhone 12拍照。', 6], ['𠮷野家', 3], ['「　」、', 0],
    ['서울 시의회', 2], ['ท่าเรือใหม่', 2], ['محمد الراشد', 2],
  ] as const) {
    it(`${JSON.stringify(text)} has ${words}`, () => assert.equal(count(text), words));
  }

  it('counts only inside the range', () => assert.equal(countWords('one two three', { start: 4, end: 7 }), 1));
});
