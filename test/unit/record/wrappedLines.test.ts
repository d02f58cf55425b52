import assert from 'node:assert/strict';
import { joinWrappedLines } from '../../../src/core/record/wrappedLines';

/** The paragraphs of a text whose lines end with LF. */
function paragraphs(lines: readonly string[]): string[] {
  const text = lines.join('\n');
  let start = 0;
  const ranges = lines.map((line) => {
    const range = { start, end: start + line.length };
    start = range.end + 1;
    return range;
  });
  return joinWrappedLines(text, ranges).map((range) => text.slice(range.start, range.end));
}

describe('joinWrappedLines', () => {
  const long = '港务局局长王小明星期一说，开往上海的渡轮将会晚点，在北京，王小明第三次会见了李娜，上海没有人要求这样做。';

  it('keeps paragraphs apart whose text has no spaces between words', () => {
    const short = '王小明出生于一九六一年。';
    for (const next of [short, `“${short}”`]) assert.deepEqual(paragraphs([next, long, next, next]), [next, long, next, next]);
  });

  it('joins lines of such a text that was broken to a width', () => {
    const lines = [long.slice(0, 48), long.slice(0, 47), long.slice(0, 20)];
    assert.deepEqual(paragraphs(lines), [lines.join('\n')]);
    assert.deepEqual(paragraphs([...lines, '批评者称该计划为无处可去的桥。']), [lines.join('\n'), '批评者称该计划为无处可去的桥。']);
  });

  it('keeps the longest of paragraphs that are a line each apart from the next', () => {
    const lines = ['“The council of Aldary said on Tuesday that nobody would be sold.”', 'It left.', 'Nobody asked for that.'];
    assert.deepEqual(paragraphs(lines), lines);
  });

  it('joins lines of words that had no room', () => {
    const lines = ['The council of the harbor town of Aldary said on Tuesday that the old', 'Ferry Company would not be sold.'];
    assert.deepEqual(paragraphs(lines), [lines.join('\n')]);
    assert.equal(paragraphs([...lines, 'Nobody asked for that, the council said.']).length, 2);
  });
});
