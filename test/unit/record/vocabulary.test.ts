import assert from 'node:assert/strict';
import { SubjectVocabulary } from '../../../src/core/record/vocabulary';

const vocabulary = new SubjectVocabulary([
  'Port Aldary', 'Harbors', 'Harbor Masters', 'Osei-Lindqvist, Maren', 'War Crimes  Genocide', 'Museums', '', ' ',
]);

describe('SubjectVocabulary', () => {
  it('has its terms with commas restored, and only exactly', () => {
    for (const term of ['Harbors', 'Osei-Lindqvist, Maren', 'War Crimes, Genocide']) assert.ok(vocabulary.has(term), term);
    for (const term of ['harbors', 'Harbors ', 'War Crimes  Genocide', '']) assert.ok(!vocabulary.has(term), term);
  });

  for (const [text, expected] of [
    ['Habrors', 'Harbors'], ['harbor', 'Harbors'], ['HARBOR MASTER', 'Harbor Masters'], ['Maren Osei-Lindqvist', 'Osei-Lindqvist, Maren'],
    ['Genocide and War Crimes', 'War Crimes, Genocide'], ['Muséum', 'Museums'], ['Quantum Chess', undefined], ['', undefined],
    ['x'.repeat(10_000), undefined],
  ] as const) {
    it(`offers ${expected ?? 'nothing'} for “${text.slice(0, 30)}”`, () => assert.equal(vocabulary.nearest(text, 3)[0], expected));
  }

  it('offers no more than asked for, the best first', () => {
    assert.deepEqual(vocabulary.nearest('Harbor', 1).length, 1);
    assert.deepEqual(vocabulary.nearest('Harbors', 3), ['Harbors', 'Harbor Masters']);
  });

  it('is itself where it is one already', () => {
    assert.equal(SubjectVocabulary.of(vocabulary), vocabulary);
    assert.ok(SubjectVocabulary.of({ terms: ['Harbors'] }).has('Harbors'));
  });

  it('finds the near one among 50,000', () => {
    const syllables = ['ka', 'mor', 'lin', 'ta', 'ves', 'dro', 'shi', 'an', 'bel', 'ur'];
    const terms = Array.from({ length: 50_000 }, (_, index) =>
      String(index).padStart(5, '0').replace(/\d/g, (digit) => syllables[Number(digit)] ?? ''));
    const large = new SubjectVocabulary(terms);
    const [target = ''] = terms.slice(31_415);
    const swapped = target.slice(0, 4) + target.charAt(5) + target.charAt(4) + target.slice(6);
    assert.ok(large.nearest(swapped, 3).includes(target), `${swapped} is near ${target}`);
  });
});
