import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fillerOf, inEnglish } from '../../../src/core/message';

describe('messages', () => {
  it('are filled by name, each place of a name', () => {
    assert.equal(inEnglish('{a} and {b}, {a}', { a: 1, b: 'two' }), '1 and two, 1');
    assert.equal(inEnglish('nothing', { a: 1 }), 'nothing');
  });

  it('keep a place whose argument is not given, also one called like a property of every object', () => {
    assert.equal(inEnglish('{a}{constructor}{', {}), '{a}{constructor}{');
  });

  it('take arguments as text: no place in an argument is filled', () => {
    assert.equal(inEnglish('{a} {b}', { a: '{b} $&', b: 'x' }), '{b} $& x');
  });

  it('are filled as a replacement in one pass would', () => {
    const template = fc.array(fc.oneof(fc.constantFrom('{a}', '{b}', '{', '}', '{}', '{a b}', '$&'), fc.string())).map((parts) => parts.join(''));
    fc.assert(fc.property(template, fc.string(), fc.nat(), (text, a, b) => {
      const args: Record<string, string | number> = { a, b };
      const replaced = text.replace(/\{(\w+)\}/g, (place, name: string) => (Object.hasOwn(args, name) ? String(args[name]) : place));
      assert.equal(fillerOf(text)(args), replaced);
    }));
  });
});
