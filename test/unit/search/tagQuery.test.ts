import assert from 'node:assert/strict';
import fc from 'fast-check';
import { searchedTags, mayHold, type SearchedTag } from '../../../src/core/search/searchedTags';
import { anyTag, tagMatcher, type TagQuery } from '../../../src/core/search/tagQuery';
import { parseStandoff } from '../../../src/core/standoff/standoffDocument';
import { taggedArticle } from './taggedArticle';

const text = 'Maren Osei-Lindqvist met O’Hara in Port\nAldary, then in port aldary.\n';
const standoff = [
  'T1\tPerson 0 20\tMaren Osei-Lindqvist', 'T2\tPerson 25 31\tO’Hara', 'T3\tPlace 35 39;40 46\tPort Aldary', 'T4\tPlace 56 67\tport aldary',
  'A1\tRole T1 chair', 'A2\tNegated T2', 'N1\tReference T3 Wikidata:Q64\tPort Aldary', 'N2\tReference T3 Local:p:1\tPort', '#1\tAnnotatorNotes T2\tspeaks (first) time', 'not a line', '',
].join('\n');
const tags = searchedTags(taggedArticle(text, standoff));
const found = (query: Partial<TagQuery>): string[] => tags.filter(tagMatcher({ ...anyTag, ...query })).map(({ id }) => id);

describe('search in tags', () => {
  it('is by label, attribute, link and note, and everything has to hold', () => {
    assert.deepEqual(found({}), ['T1', 'T2', 'T3', 'T4']);
    assert.deepEqual(found({ labels: ['Place'] }), ['T3', 'T4']);
    assert.deepEqual(found({ labels: ['Place', 'Law'], link: 'Wikidata:Q64' }), ['T3']);
    assert.deepEqual(found({ link: 'Wikidata' }), ['T3']);
    assert.deepEqual(found({ link: 'Local:p' }), ['T3']);
    assert.deepEqual(found({ link: 'Wiki' }), []);
    assert.deepEqual(found({ link: 'Wikidata:Q6' }), []);
    assert.deepEqual(found({ isLinked: false, labels: ['Place'] }), ['T4']);
    assert.deepEqual(found({ attribute: { name: 'Role' } }), ['T1']);
    assert.deepEqual(found({ attribute: { name: 'Role', value: 'member' } }), []);
    assert.deepEqual(found({ attribute: { name: 'Negated' } }), ['T2']);
    assert.deepEqual(found({ note: '(FIRST)', matchCase: false }), ['T2']);
  });

  it('is by text as it was typed: part, whole words or all of it; case, quotes and spaces as chosen', () => {
    assert.deepEqual(found({ text: 'Aldary' }), ['T3']);
    assert.deepEqual(found({ text: 'ALDARY', matchCase: false }), ['T3', 'T4']);
    assert.deepEqual(found({ text: 'Alda' }), ['T3']);
    assert.deepEqual(found({ text: 'Alda', extent: 'words' }), []);
    assert.deepEqual(found({ text: 'Aldary', extent: 'words' }), ['T3']);
    assert.deepEqual(found({ text: 'Aldary', extent: 'whole' }), []);
    assert.deepEqual(found({ text: 'port aldary', extent: 'whole', matchCase: false }), ['T3', 'T4']);
    assert.deepEqual(found({ text: 'O\'Hara' }), ['T2']);
    assert.deepEqual(found({ text: '.*' }), []);
    assert.deepEqual(found({ text: 'Osei.Lindqvist' }), []);
  });

  it('takes the text of the article as it is, and places where it stands now', () => {
    const moved = searchedTags(taggedArticle(`Then ${text}`, standoff));
    assert.deepEqual(moved.map(({ fragments }) => fragments[0]?.start), tags.map(({ fragments }) => (fragments[0]?.start ?? 0) + 5));
    assert.deepEqual(moved.map((tag) => tag.text), ['Maren Osei-Lindqvist', 'O’Hara', 'Port Aldary', 'port aldary']);
    const [lost] = searchedTags(taggedArticle('Nothing of it is left here.', standoff));
    assert.deepEqual([lost?.text, lost?.fragments], ['Maren Osei-Lindqvist', []]);
  });

  it('of a file alone never leaves out what the article would show', () => {
    const document = parseStandoff(standoff);
    for (const query of [{ labels: ['Place'] }, { attribute: { name: 'Role' } }, { link: 'Wikidata' }, { note: 'first' }, { labels: ['Law'] }]) {
      const matches = tagMatcher({ ...anyTag, ...query });
      assert.equal(mayHold(document, matches), tags.some(matches));
    }
  });

  it('finds what a plain comparison finds, for any tags and queries', () => {
    const word = fc.constantFrom('a', 'A', 'b', 'a.b', '(a', 'é', 'E', '😀', 'a b', 'ba');
    const anyTags = fc.array(fc.record({
      label: fc.constantFrom('P', 'Q'), text: fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
      attributes: fc.array(fc.record({ name: fc.constantFrom('N', 'M'), value: fc.constantFrom(undefined, 'x', 'y') }), { maxLength: 2 }),
      links: fc.array(fc.constantFrom('D:1', 'D:2', 'E:1'), { maxLength: 2 }), notes: fc.array(word, { maxLength: 2 }),
    }), { maxLength: 6 });
    const queries = fc.record({
      labels: fc.option(fc.array(fc.constantFrom('P', 'Q', 'R'), { minLength: 1, maxLength: 2 }), { nil: undefined }), text: fc.option(word, { nil: undefined }),
      extent: fc.constantFrom('part' as const, 'words' as const, 'whole' as const), matchCase: fc.boolean(), note: fc.option(word, { nil: undefined }),
      attribute: fc.option(fc.record({ name: fc.constantFrom('N', 'M'), value: fc.constantFrom(undefined, 'x') }), { nil: undefined }),
      link: fc.option(fc.constantFrom('D:1', 'E', 'D'), { nil: undefined }), isLinked: fc.constantFrom(undefined, true, false),
    });
    fc.assert(fc.property(anyTags, queries, (all, query) => {
      const made = all.map((tag, index): SearchedTag => ({ ...tag, id: `T${index}`, fragments: [] }));
      assert.deepEqual(made.filter(tagMatcher(query)).map(({ id }) => id), made.filter((tag) => plainly(tag, query)).map(({ id }) => id));
    }));
  });
});

/** The same by the letter of the description, for texts whose case folds letter by letter. */
function plainly(tag: SearchedTag, query: TagQuery): boolean {
  const form = (one: string): string => (query.matchCase ? one : one.toLowerCase());
  const holds = (whole: string, part: string): boolean => form(whole).split(form(part)).length > 1;
  const isLetter = (one: string | undefined): boolean => one !== undefined && /[\p{L}\p{N}]/u.test(one);
  const holdsWords = (whole: string, part: string): boolean => {
    const [letters, wanted] = [[...form(whole)], [...form(part)]];
    // Overlapping finds do not count, as in any search.
    for (let at = 0; at + wanted.length <= letters.length; at++) {
      if (wanted.some((letter, index) => letters[at + index] !== letter)) continue;
      const [before, after] = [letters[at - 1], letters[at + wanted.length]];
      if (!(isLetter(before) && isLetter(wanted[0])) && !(isLetter(after) && isLetter(wanted[wanted.length - 1]))) return true;
    }
    return false;
  };
  const { labels, text: wanted, extent, attribute, link, isLinked, note } = query;
  if (labels !== undefined && !labels.includes(tag.label)) return false;
  if (wanted !== undefined && !(extent === 'whole' ? form(tag.text) === form(wanted) : extent === 'words' ? holdsWords(tag.text, wanted) : holds(tag.text, wanted))) return false;
  if (attribute && !tag.attributes.some(({ name, value }) => name === attribute.name && (attribute.value === undefined || attribute.value === value))) return false;
  if (isLinked !== undefined && isLinked !== (tag.links.length > 0)) return false;
  if (link !== undefined && !tag.links.some((one) => one === link || one.split(':')[0] === link)) return false;
  return note === undefined || tag.notes.some((one) => holds(one, note));
}
