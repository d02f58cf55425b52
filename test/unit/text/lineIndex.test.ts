import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex } from '../../../src/core/text/lineIndex';

describe('LineIndex', () => {
  it('takes LF, CRLF and a lone CR as line endings, and no other', () => {
    const index = new LineIndex('a\nb\r\nc\rd\u2028e');
    assert.deepEqual(index.positionAt(5), { line: 2, character: 0 });
    assert.deepEqual(index.positionAt(9), { line: 3, character: 2 });
  });

  it('agrees with counting by hand', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', '😀') }), fc.nat(40), (text, wanted) => {
      const offset = Math.min(wanted, text.length);
      // A position between CR and LF is no place an editor knows.
      if (text[offset - 1] === '\r' && text[offset] === '\n') return;
      const before = text.slice(0, offset).split(/\r\n|\n|\r/);
      assert.deepEqual(new LineIndex(text).positionAt(offset), { line: before.length - 1, character: (before.at(-1) ?? '').length });
    }));
  });
});
