import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineEndingOf } from '../../../src/core/text/lineEnding';

describe('lineEndingOf', () => {
  it('is the first line ending of the text, LF where it has none', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', '\u2028') }), (text) => {
      assert.equal(lineEndingOf(text), /\r\n|\n|\r/.exec(text)?.[0] ?? '\n');
    }));
  });
});
