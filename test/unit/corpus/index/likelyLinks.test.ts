import assert from 'node:assert/strict';
import { likelyLinks } from '../../../../src/core/corpus/index/likelyLinks';

describe('links that a tag is likely to have', () => {
  it('are those of the same text, then the others, the most frequent first', () => {
    const ofText = [['Wikidata:Q2'], ['Wikidata:Q1', 'Atlas:7'], ['Wikidata:Q1'], []];
    const all = [['Wikidata:Q1', 5], ['Wikidata:Q2', 9], ['Atlas:7', 1], ['Wikidata:Q8', 70], ['Wikidata:Q9', 3]] as const;
    assert.deepEqual(likelyLinks(ofText, all, 4), [
      { link: 'Wikidata:Q1', ofText: 2, count: 5 }, { link: 'Wikidata:Q2', ofText: 1, count: 9 }, { link: 'Atlas:7', ofText: 1, count: 1 }, { link: 'Wikidata:Q8', ofText: 0, count: 70 },
    ]);
    assert.deepEqual(likelyLinks([], [], 4), []);
  });
});
