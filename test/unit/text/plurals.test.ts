import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { fillerOf, inEnglish, templateProblem } from '../../../src/core/message';
import { noteTemplates, problemTemplates } from '../../../src/cli/messages';
import { translateWith } from '../../../src/protocol/translation';

const removed = 'Removed {count, plural, one {# tag of “{text}”} other {# tags of “{text}”}}.';

describe('plurals in messages', () => {
  it('choose the form of the number, and fill the places inside it', () => {
    assert.equal(inEnglish(removed, { count: 1, text: 'Oslo' }), 'Removed 1 tag of “Oslo”.');
    assert.equal(inEnglish(removed, { count: 0, text: 'Oslo' }), 'Removed 0 tags of “Oslo”.');
    assert.equal(inEnglish(removed, { count: 21, text: '#{count}' }), 'Removed 21 tags of “#{count}”.');
  });

  it('name a number itself before its form', () => {
    const template = '{count, plural, =0 {No tags} one {One tag} other {# tags}}';
    assert.deepEqual([0, 1, 2].map((count) => inEnglish(template, { count })), ['No tags', 'One tag', '2 tags']);
  });

  it('depend on several numbers where the sentence does', () => {
    const template = '{files, plural, one {# file} other {# files}}: {tags, plural, one {# tag} other {# tags}}';
    assert.equal(inEnglish(template, { files: 1, tags: 3 }), '1 file: 3 tags');
  });

  it('have the forms of the language they are translated to', () => {
    const polish = fillerOf('{count, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}', 'pl');
    assert.deepEqual([1, 2, 5, 22, 1.5].map((count) => polish({ count })), ['1 plik', '2 pliki', '5 plików', '22 pliki', '1,5 pliku']);
    const french = translateWith({ [removed]: '{count, plural, one {# balise} other {# balises}}' }, 'fr');
    assert.equal(french(removed, { count: 0, text: '' }), '0 balise');
  });

  it('group the digits of a number as the language does', () => {
    const words = '{words, plural, one {# word} other {# words}}';
    assert.deepEqual([999, 1000, 5231, 1234567].map((count) => inEnglish(words, { words: count })), ['999 words', '1,000 words', '5,231 words', '1,234,567 words']);
    assert.equal(fillerOf('{words, plural, one {# Wort} other {# Wörter}}', 'de')({ words: 5231 }), '5.231 Wörter');
    assert.equal(inEnglish(words, { words: 'many' }), 'many words');
    assert.equal(inEnglish('{done, number} of {total, number}', { done: 1200, total: 20_000 }), '1,200 of 20,000');
    assert.equal(inEnglish('{done, number} of {total, number}', { done: 1200 }), '1,200 of {total}');
    assert.equal(inEnglish('number {number}', { number: 2611 }), 'number 2611');
  });

  it('are English where the sentence has no translation, whatever the language', () => {
    assert.equal(translateWith({}, 'fr')(removed, { count: 0, text: 'x' }), 'Removed 0 tags of “x”.');
  });

  it('do without a language that is none', () => {
    assert.equal(fillerOf(removed, 'not_a_tag')({ count: 1, text: 'x' }), 'Removed 1 tag of “x”.');
  });

  it('keep the place of a number that is not given', () => {
    assert.equal(inEnglish(removed, { text: 'x' }), 'Removed {count} tags of “x”.');
  });

  it('are shown as they stand where they are written wrong, and are reported', () => {
    for (const wrong of ['{count, plural, one {#}', '{count, number} of {total, number', '{count, plural, one {#}}', '{count, plural, other {{}}', '}{count, plural, other {#}}']) {
      assert.equal(inEnglish(wrong, { count: 1 }), wrong);
      assert.notEqual(templateProblem(wrong), undefined);
    }
    assert.equal(templateProblem(removed), undefined);
  });

  it('take any template and any arguments without an error', () => {
    const template = fc.array(fc.constantFrom('{a, plural,', ' one {', ' other {', '}', '{b}', '#', ' text ', '{')).map((parts) => parts.join(''));
    fc.assert(fc.property(template, fc.nat(3), fc.string(), (text, a, b) => typeof inEnglish(text, { a, b }) === 'string'));
  });

  it('grow with the template, not with its square', () => {
    const deep = (levels: number): string => '{a, plural, other {'.repeat(levels) + '}}'.repeat(levels - 1);
    assert.equal(fillerOf(deep(40))({ a: 1 }), deep(40));
  });
});

describe('English templates', () => {
  const bundle = Object.keys(JSON.parse(readFileSync(join(__dirname, '../../../l10n/bundle.l10n.json'), 'utf8')) as Record<string, string>);
  const every = [...bundle, ...Object.values(problemTemplates), ...Object.values(noteTemplates)];

  it('have no plurals that are not understood, and both forms of English', () => {
    for (const template of every) {
      assert.equal(templateProblem(template), undefined, template);
      if (template.includes(', plural,')) assert.match(template, /(?:one|=1) \{/, template);
    }
  });

  it('write a noun that is counted in a form for one and a form for many', () => {
    const counted = /\{(?:count|total|words|entities|files|articles|tags|kept|moved|lost)\} (?:\p{L}+ )?\p{L}+s\b/u;
    assert.deepEqual(every.filter((template) => counted.test(template)), []);
  });
});
