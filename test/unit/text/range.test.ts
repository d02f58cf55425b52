import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, composeEdits, editsConflict, type TextEdit } from '../../../src/core/text/range';

/** Edits of a text of the given length that do not overlap, in any order. */
function editsOf(length: number): fc.Arbitrary<TextEdit[]> {
  return fc.array(fc.tuple(fc.nat(length), fc.nat(3), fc.string({ maxLength: 3 })), { maxLength: 8 }).map((parts) => {
    const edits: TextEdit[] = [];
    for (const [start, size, newText] of parts) {
      const edit = { range: { start, end: Math.min(length, start + size) }, newText };
      const free = edits.every((other) => !editsConflict(edit, other) && edit.range.start !== other.range.start && edit.range.end !== other.range.end);
      if (free) edits.push(edit);
    }
    return edits;
  });
}

describe('applyEdits', () => {
  it('takes edits in any order', () => {
    const edits = [{ range: { start: 4, end: 5 }, newText: 'X' }, { range: { start: 0, end: 1 }, newText: '' }];
    assert.equal(applyEdits('abcdef', edits), 'bcdXf');
  });

  it('refuses edits that overlap or leave the text', () => {
    assert.throws(() => applyEdits('abc', [{ range: { start: 0, end: 2 }, newText: '' }, { range: { start: 1, end: 3 }, newText: '' }]), RangeError);
    assert.throws(() => applyEdits('abc', [{ range: { start: 2, end: 4 }, newText: '' }]), RangeError);
  });
});

describe('composeEdits', () => {
  it('does at once what two lists do one after the other', () => {
    fc.assert(fc.property(
      fc.string({ maxLength: 30 }).chain((text) => editsOf(text.length).map((first) => ({ text, first, between: applyEdits(text, first) })))
        .chain(({ text, first, between }) => editsOf(between.length).map((second) => ({ text, first, between, second }))),
      ({ text, first, between, second }) => {
        assert.equal(applyEdits(text, composeEdits(first, between, second)), applyEdits(between, second));
      }), { numRuns: 3000 });
  });

  it('leaves alone what neither list touches', () => {
    const composed = composeEdits([{ range: { start: 1, end: 2 }, newText: 'XY' }], 'aXYcdef', [{ range: { start: 6, end: 7 }, newText: '' }]);
    assert.deepEqual(composed, [{ range: { start: 1, end: 2 }, newText: 'XY' }, { range: { start: 5, end: 6 }, newText: '' }]);
  });
});
