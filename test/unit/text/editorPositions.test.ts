import assert from 'node:assert/strict';
import { EditorPositions } from '../../../src/core/text/editorPositions';

describe('positions of editors', () => {
  it('count lines and columns from 0, and U+FEFF at the start not at all', () => {
    const plain = new EditorPositions('ab\r\ncd');
    assert.deepEqual([0, 2, 4, 6].map((offset) => plain.positionAt(offset)), [{ line: 0, character: 0 }, { line: 0, character: 2 }, { line: 1, character: 0 }, { line: 1, character: 2 }]);
    const marked = new EditorPositions('\uFEFFab\n\uFEFFcd');
    assert.deepEqual([0, 1, 2, 4, 5].map((offset) => marked.positionAt(offset).character), [0, 0, 1, 0, 1]);
  });
});
