import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSubjects, restoreSubject, storeSubject, type Subject } from '../../../src/core/record/subjects';

function read(text: string): readonly Subject[] {
  return readSubjects({ name: 'subjects', text, range: { start: 3, end: 3 + text.length } });
}

describe('readSubjects', () => {
  it('gives each item as written, where it stands, and restored', () => {
    assert.deepEqual(read('Harbors, Osei  Maren,,x '), [
      { text: 'Harbors', range: { start: 3, end: 10 }, restored: 'Harbors' },
      { text: ' Osei  Maren', range: { start: 11, end: 23 }, restored: 'Osei, Maren' },
      { text: '', range: { start: 24, end: 24 }, restored: '' },
      { text: 'x ', range: { start: 25, end: 27 }, restored: 'x' },
    ]);
  });

  it('gives none for an empty field, and for one of white space', () => {
    assert.deepEqual([read(''), read(' \t')], [[], []]);
  });

  it('loses nothing between the commas', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', ' ', ',', '\uD83D', 'é') }), (text) => {
      if (text.trim() !== '') assert.equal(read(text).map((subject) => subject.text).join(','), text);
    }));
  });
});

describe('a lost comma', () => {
  it('is restored from two spaces, also in the middle of three words', () => {
    assert.equal(restoreSubject('War Crimes  Genocide and Crimes Against Humanity'), 'War Crimes, Genocide and Crimes Against Humanity');
    assert.equal(restoreSubject('Boats  Nets  Ropes'), 'Boats, Nets, Ropes');
    assert.equal(restoreSubject(' Harbors and Docks '), 'Harbors and Docks');
  });

  it('comes back the same from the form it is stored in', () => {
    const words = fc.array(fc.stringMatching(/^[A-Za-zÀ-ö]{1,8}$/), { minLength: 1, maxLength: 4 });
    fc.assert(fc.property(fc.array(words, { minLength: 1, maxLength: 3 }), (parts) => {
      const restored = parts.map((part) => part.join(' ')).join(', ');
      assert.equal(restoreSubject(storeSubject(restored)), restored);
      assert.doesNotMatch(storeSubject(restored), /,/);
    }));
  });
});
