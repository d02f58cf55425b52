import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findSentenceJoins } from '../../../src/core/record/sentenceJoins';
import { splitParagraphs } from '../../../src/core/record/paragraphs';
import { scanText } from '../../../src/core/text/scan';

function paragraphsOf(text: string, start = 0): string[] {
  const body = { start, end: text.length };
  return splitParagraphs(text, body, findSentenceJoins(text, scanText(text, body))).map((range) => text.slice(range.start, range.end));
}

describe('splitParagraphs', () => {
  it('parts at line endings of every kind and at lost breaks, and leaves out what is blank', () => {
    assert.deepEqual(paragraphsOf('One.\r\nTwo.Three.\r\r\n \nFour.\n'), ['One.', 'Two.', 'Three.', 'Four.']);
  });

  it('does not part at a lost space', () => assert.deepEqual(paragraphsOf('Mr.Osei left.He did.'), ['Mr.Osei left.', 'He did.']));

  it('begins where the body begins', () => assert.deepEqual(paragraphsOf('417\nOne.Two.', 4), ['One.', 'Two.']));

  it('keeps every character that is not white space, in order', () => {
    const pieces = fc.array(fc.constantFrom('a', 'B', '.', '"', '”', '\n', '\r', ' ', '!', 'É', 'x.Y', 'Mr.'), { maxLength: 60 });
    fc.assert(fc.property(pieces, (some) => {
      const text = some.join('');
      assert.equal(paragraphsOf(text).join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
    }));
  });
});
