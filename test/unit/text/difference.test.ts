import assert from 'node:assert/strict';
import fc from 'fast-check';
import { differences } from '../../../src/core/text/difference';
import { applyEdits } from '../../../src/core/text/range';

describe('differences of two texts', () => {
  const words = fc.array(fc.constantFrom('the', 'council', 'of', 'Port', 'Aldary', '😀', 'é', '. ', '\n', ' ', ' ', ','), { maxLength: 40 }).map((list) => list.join(''));

  it('lead from one to the other, ascending and apart, and never cut a character', () => {
    fc.assert(fc.property(words, words, (oldText, newText) => {
      const edits = differences(oldText, newText);
      assert.equal(applyEdits(oldText, edits), newText);
      let last = -1;
      for (const { range, newText: text } of edits) {
        assert.ok(range.start > last && range.end >= range.start);
        assert.ok(oldText.slice(range.start, range.end) !== text);
        assert.doesNotMatch(`${oldText.slice(range.start, range.end)} ${text}`, /[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
        last = range.start;
      }
    }), { numRuns: 800 });
  });

  const cases: readonly (readonly [name: string, oldText: string, newText: string, edits: readonly (readonly [string, string])[]])[] = [
    ['a sentence that went is that sentence, not what looks the same', 'Rain fell. Kim spoke. Kim said no.', 'Rain fell. Kim said no.', [['Kim spoke. ', '']]],
    ['a line that came is that line', 'One went.\nTwo went.\n', 'One went.\nTwo went.\nTen went.\n', [['', 'Ten went.\n']]],
    ['a letter in a word', 'the Harbour wall', 'the Harbor wall', [['u', '']]],
    ['an emoji that came is whole, though it shares its first half with another', 'of😀', '. of😀😁', [['', '. '], ['', '😁']]],
    ['an emoji that came twice is whole', 'of😀', '. of😀😀', [['', '. '], ['', '😀']]],
    ['several words', 'the old harbor wall of Port Aldary', 'the new harbor wall of Port Hale', [['old', 'new'], ['Aldary', 'Hale']]],
  ];
  for (const [name, oldText, newText, expected] of cases) {
    it(name, () => assert.deepEqual(differences(oldText, newText).map(({ range, newText: text }) => [oldText.slice(range.start, range.end), text]), expected));
  }
});
