import assert from 'node:assert/strict';
import { withAcceptedLines } from '../../../src/core/corpus/accepted';
import { movedLines } from '../../../src/core/corpus/articleLines';
import { withRejectionLines } from '../../../src/core/suggestions/rejections';

describe('movedLines', () => {
  const text = '# ours\r\na/x.txt\tone\na/x.ann\ttwo\n\na/x.txt.txt\tthree\nb/x.txt\tfour\n*\tfive\nno column\n';

  it('takes along what is said of a renamed article and of its annotation file, and of no other', () => {
    assert.deepEqual(movedLines(text, 'a/x.txt', 'c/y.txt', true), {
      moved: ['c/y.txt\tone', 'c/y.ann\ttwo'], rest: ['# ours', 'a/x.txt.txt\tthree', 'b/x.txt\tfour', '*\tfive', 'no column'],
    });
  });
  it('leaves what is said of an annotation file that stays', () => {
    assert.deepEqual(movedLines(text, 'a/x.txt', 'c/y.txt', false).moved, ['c/y.txt\tone']);
  });
  it('takes along what is said of all in a renamed folder', () => {
    assert.deepEqual(movedLines(text, 'a', 'c/d', true).moved, ['c/d/x.txt\tone', 'c/d/x.ann\ttwo', 'c/d/x.txt.txt\tthree']);
    assert.deepEqual(movedLines('x.ann\tone\nx/y.txt\ttwo', 'x', 'z', true).moved, ['z/y.txt\ttwo']);
  });
  it('leaves lines that the files themselves write, in their order', () => {
    const { moved, rest } = movedLines('# ours\nb\tr\tp\t\t\nz\tr\tp\t\t\n', 'z', 'a', true);
    assert.equal(withAcceptedLines(rest.join('\n'), moved), '# ours\na\tr\tp\t\t\nb\tr\tp\t\t\n');
    assert.equal(withRejectionLines(rest.join('\n'), moved), '# ours\na\tr\tp\t\t\nb\tr\tp\t\t\n');
    assert.equal(withRejectionLines('', []), '');
  });
});
