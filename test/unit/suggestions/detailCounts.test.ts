import assert from 'node:assert/strict';
import { acceptPlaces } from '../../../src/core/annotations/entityActions';
import { parseStandoff } from '../../../src/core/standoff/standoffDocument';
import { taggedText } from '../../../src/core/suggestions/annotatedText';
import { CorpusModel } from '../../../src/core/suggestions/corpusModel';
import { describeDetails } from '../../../src/core/suggestions/describeReason';
import { DetailCounts } from '../../../src/core/suggestions/detailCounts';
import { FakeSession } from '../panel/fakeArticle';

const text = 'Tobin Quaye met Tobin Quaye; Kell saw Tobin Quaye.';
const standoff = (links: readonly string[], roles: readonly string[]): string => [
  'T1\tPerson 0 11\tTobin Quaye', 'T2\tPerson 16 27\tTobin Quaye', 'T3\tPerson 38 49\tTobin Quaye', 'T4\tPlace 29 33\tKell',
  ...links.map((link, index) => `N${index + 1}\tReference T${index + 1} ${link}\tTobin Quaye`),
  ...roles.map((role, index) => `A${index + 1}\tRole T${index + 1} ${role}`), '',
].join('\n');

describe('links and attributes of strings', () => {
  const countsOf = (annotations: string): DetailCounts => {
    const counts = new DetailCounts();
    counts.add(taggedText(text, parseStandoff(annotations)));
    return counts;
  };

  it('are the link that is most frequent, and the value that most tags have', () => {
    const counts = countsOf(standoff(['Wikidata:Q2', 'Wikidata:Q1', 'Wikidata:Q1'], ['Mayor', 'Mayor']));
    assert.deepEqual(counts.of('Person', 'Tobin Quaye'), { link: 'Wikidata:Q1', attributes: { Role: 'Mayor' } });
    assert.deepEqual(counts.of('Person', 'Tobin\nQuaye'), counts.of('Person', 'Tobin Quaye'));
    assert.equal(counts.of('Place', 'Tobin Quaye'), undefined);
    assert.equal(counts.of('Place', 'Kell'), undefined);
  });

  it('leave out a value that no more than half of the tags have', () => {
    assert.equal(countsOf(standoff([], ['Mayor'])).of('Person', 'Tobin Quaye'), undefined);
    assert.equal(countsOf(standoff([], ['Mayor', 'Pilot'])).of('Person', 'Tobin Quaye'), undefined);
  });

  it('come with suggestions, change what is learned, and are written with the tag in one step', async () => {
    const model = new CorpusModel(['Person', 'Place']);
    model.take('one', taggedText(text, parseStandoff(standoff([], []))));
    model.step();
    const asked = 'Nobody asked Tobin Quaye why.';
    const suggested = (): ReturnType<CorpusModel['suggest']> => model.suggest({ text: asked, ranges: [{ start: 0, end: asked.length }] });
    const found = (): ReturnType<CorpusModel['suggest']>[number] | undefined => suggested().find(({ start, end }) => asked.slice(start, end) === 'Tobin Quaye');
    assert.equal(found()?.details, undefined);
    model.take('one', taggedText(text, parseStandoff(standoff(['Wikidata:Q1'], ['Mayor', 'Mayor']))));
    model.step();
    const place = found();
    assert.ok(place);
    assert.equal(describeDetails(place.details), 'Wikidata:Q1 · Role: Mayor');
    const session = new FakeSession(asked, '');
    await acceptPlaces(session, [place]);
    assert.equal(session.model.document.text, 'T1\tPerson 13 24\tTobin Quaye\nA1\tRole T1 Mayor\nN1\tReference T1 Wikidata:Q1\tTobin Quaye\n');
    session.model.undo();
    assert.equal(session.model.document.text, '');
  });
});
