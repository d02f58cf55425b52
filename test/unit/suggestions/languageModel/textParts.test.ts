import assert from 'node:assert/strict';
import fc from 'fast-check';
import { partText, textParts } from '../../../../src/core/suggestions/languageModel/textParts';

/** Four characters a token, as with most models and English. */
const count = (text: string): Promise<number> => Promise.resolve(Math.ceil(text.length / 4));

async function parts(text: string, limit: number, ranges = [{ start: 0, end: text.length }]): Promise<string[]> {
  return (await textParts(text, ranges, limit, count)).map((part) => partText(text, part));
}

const paragraph = (number: number): string => `Paragraph ${number} says that the ferry to Vestrey was late again, and that nobody on the quay knew why.`;

describe('textParts', () => {
  it('leaves a text whole that fits, and its headline with it', async () => {
    const text = 'Ferry is late\nhttps://example.example/\nThe ferry to Vestrey was late.';
    assert.deepEqual(await parts(text, 30, [{ start: 0, end: 13 }, { start: 39, end: text.length }]), ['Ferry is late\n\nThe ferry to Vestrey was late.']);
  });
  it('cuts a longer one where paragraphs end, with the headline in the first part', async () => {
    const body = Array.from({ length: 12 }, (_, index) => paragraph(index)).join('\n');
    const text = `Ferry is late\n${body}`;
    const found = await parts(text, 100, [{ start: 0, end: 13 }, { start: 14, end: text.length }]);
    assert.ok(found.length >= 4 && found.length <= 5, `${found.length} parts`);
    assert.ok(found[0]?.startsWith('Ferry is late\n\nParagraph 0'));
    for (const part of found.slice(1)) assert.match(part, /^Paragraph \d/);
  });
  it('cuts where a paragraph break was lost', async () => {
    const text = Array.from({ length: 8 }, (_, index) => `The ferry to Vestrey was late again on day ${index}, and nobody knew why.`).join('');
    for (const part of await parts(text, 60)) assert.match(part, /^The ferry .* why\.$/);
  });
  it('cuts between sentences, then words, where a paragraph is too long', async () => {
    for (const part of await parts('It was late. '.repeat(40).trim(), 20)) assert.match(part.trim(), /^It .*late\.$/);
    for (const part of await parts('quay '.repeat(60).trim(), 10)) assert.match(part, /^(?:quay ?)+$/);
  });
  it('gives any text whole, in order, in parts that fit', async () => {
    const piece = fc.constantFrom('Osei', ' ', '. ', '\n', '.The ', '😀', 'x'.repeat(30), 'é');
    await fc.assert(fc.asyncProperty(fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')), fc.integer({ min: 1, max: 40 }), async (text, limit) => {
      const found = await parts(text, limit);
      assert.equal(found.join(''), text.trim() === '' ? '' : text);
      for (const part of found) {
        assert.ok(part.length / 4 <= limit, `${part.length} characters in ${limit} tokens`);
        assert.ok(!/^[\uDC00-\uDFFF]/.test(part), 'a character is cut');
      }
    }));
  });
});
