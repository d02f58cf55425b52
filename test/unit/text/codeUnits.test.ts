import assert from 'node:assert/strict';
import { codeUnitsOf } from '../../../src/core/text/codeUnits';

/** The code units as a string has them. */
function unitsOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

describe('code units of a text', () => {
  const texts = {
    'nothing': '',
    'ASCII': 'The ferry\r\nto Saltmere\0',
    'Latin-1': 'Café Müller',
    'other scripts': '“Ирина” 北京 \uFEFF',
    'characters beyond U+FFFF': 'a\u{1F600}b',
    'half a character': 'a\uD83Db\uDE00',
    'more than is shared at first': 'Brannoc '.repeat(5000),
    'the same with one other character': `${'Brannoc '.repeat(5000)}…`,
    'just as much as is shared at first': 'a'.repeat(16_384),
    'just as much as is ever shared': 'é'.repeat(1_048_576),
    'more than is ever shared': `${'Brannoc '.repeat(150_000)}é`,
  };
  for (const [name, text] of Object.entries(texts)) {
    it(`are those of the string: ${name}`, () => {
      assert.deepEqual([...codeUnitsOf(text).subarray(0, text.length)], unitsOf(text));
      assert.equal(codeUnitsOf(text)[text.length], 0, 'behind the end');
    });
  }

  it('are those of the text asked for, after another one, again', () => {
    const [one, other] = ['Ferry 1', 'Ferry 2'];
    for (const text of [one, other, 'Fer', one]) assert.deepEqual([...codeUnitsOf(text).subarray(0, text.length + 1)], [...unitsOf(text), 0]);
  });
});
