import assert from 'node:assert/strict';
import fc from 'fast-check';
import { JsonError, parseJsonWithComments } from '../../../src/cli/settings/jsonc';

describe('JSON with comments', () => {
  it('reads what VS Code writes', () => {
    const text = '\uFEFF// mine\n{\n  "a": "x // no comment /* nor this */ \\" //", /* one */\n  "b": [1, 2, /* , */ ], // two\r\n}\n/* open';
    assert.deepEqual(parseJsonWithComments(text), { a: 'x // no comment /* nor this */ " //', b: [1, 2] });
  });
  it('takes an empty file for no settings', () => assert.deepEqual(parseJsonWithComments(' // nothing\n'), {}));
  for (const text of ['{,}', '{"a": 1,, }', '[1 2]', '{"a": "b', '{"a" 1}', '}']) {
    it(`refuses ${text}`, () => assert.throws(() => parseJsonWithComments(text), JsonError));
  }
  it('says where it stopped, the byte order mark counted', () => {
    const text = '\uFEFF{\n  "a": 1,\n  "b" 2\n}';
    assert.throws(() => parseJsonWithComments(text), (error) => error instanceof JsonError && text.slice(error.offset).startsWith('2'));
  });
  it('finds the same values with and without comments', () => {
    const blank = fc.constantFrom('', ' ', '\n', '/* , } */', '// "x",\n', '/**/', '/***/ ');
    fc.assert(fc.property(fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__')), fc.array(blank, { minLength: 1, maxLength: 8 }), fc.boolean(), (value, blanks, trailing) => {
      let next = 0;
      const space = (): string => blanks[next++ % blanks.length] ?? '';
      const write = (part: unknown): string => {
        if (typeof part !== 'object' || part === null) return `${space()}${JSON.stringify(part)}${space()}`;
        const members = Array.isArray(part) ? part.map(write) : Object.entries(part).map(([name, member]) => `${space()}${JSON.stringify(name)}${space()}:${write(member)}`);
        const [open, close] = Array.isArray(part) ? '[]' : '{}';
        return `${space()}${open}${space()}${members.join(',')}${trailing && members.length > 0 ? `,${space()}` : ''}${space()}${close}`;
      };
      assert.deepEqual(parseJsonWithComments(write(value)), JSON.parse(JSON.stringify(value)));
    }), { numRuns: 300 });
  });
});
