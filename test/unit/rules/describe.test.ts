import assert from 'node:assert/strict';
import { message, type Translate } from '../../../src/core/message';
import { sentenceOf } from '../../../src/core/rules/describe';
import type { Finding } from '../../../src/core/rules/rule';

const finding = (parts: Partial<Finding>): Finding => ({ rule: 'a.b', range: { start: 0, end: 0 }, problem: message('Something is wrong'), fixes: [], ...parts });

describe('sentenceOf', () => {
  it('tells what is wrong, what was found and what is expected', () => {
    assert.equal(sentenceOf(finding({})), 'Something is wrong.');
    assert.equal(sentenceOf(finding({ found: 'x' })), 'Something is wrong: found “x”.');
    assert.equal(sentenceOf(finding({ found: 'x', expected: 'y' })), 'Something is wrong: found “x”, expected “y”.');
    assert.equal(sentenceOf(finding({ expected: message('{count} things', { count: 2 }) })), 'Something is wrong. Expected: 2 things.');
  });

  it('keeps braces of the article from being taken for places of the template', () => {
    assert.equal(sentenceOf(finding({ found: '{expected} {problem}', expected: '{found}' })), 'Something is wrong: found “{expected} {problem}”, expected “{found}”.');
  });

  it('makes the invisible visible and shortens the middle of long text, never inside a surrogate pair', () => {
    assert.equal(sentenceOf(finding({ found: 'a\uFE0Fb\u200D\u3164' })), 'Something is wrong: found “aU+FE0FbU+200DU+3164”.');
    const emoji = '\u2764\uFE0F\u200D\u{1F525} \u{1F44B}\u{1F3FD}\u200D\u{1F33E}';
    assert.equal(sentenceOf(finding({ found: emoji })), `Something is wrong: found “${emoji}”.`);
    assert.equal(sentenceOf(finding({ found: 'a\nb\u0000\u202e\u2060\u061c' })), 'Something is wrong: found “a↵bU+0000U+202EU+2060U+061C”.');
    const long = sentenceOf(finding({ found: '😀'.repeat(100) }));
    assert.ok(long.length < 130 && long.includes('…') && !/[\uD800-\uDFFF]/u.test(long), long);
  });

  it('renders templates in the language of the user', () => {
    const shout: Translate = (template, args = {}) => template.toUpperCase().replace(/\{(\w+)\}/g, (_place, name: string) => String(args[name.toLowerCase()]));
    assert.equal(sentenceOf(finding({ found: 'x' }), shout), 'SOMETHING IS WRONG: FOUND “x”.');
  });
});
