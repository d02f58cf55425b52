import assert from 'node:assert/strict';
import { isEmptyFilter, matchesTexts, readsFiles, type ArticleFilter } from '../../../src/core/corpus/articleFilter';

const article = 'https://a.example/b\nTide Tables - The Aldary Courier\nHarbors,Osei  Maren\n4 de marzo de 2019\n417\nThe tide turns at Port Aldary.\n';
const sidecar = 'T1\tPlace 100 111\tPort Aldary\nE1\tVote:T1\n';

describe('a filter of articles', () => {
  const cases: readonly (readonly [ArticleFilter, boolean])[] = [
    [{}, true],
    [{ text: 'port ALDARY' }, true], [{ text: 'Port Brannock' }, false], [{ text: '.*' }, false],
    [{ label: 'Place' }, true], [{ label: 'Vote' }, false], [{ label: 'place' }, false],
    [{ subject: 'Osei, Maren' }, true], [{ subject: 'harbors' }, true], [{ subject: 'Harbor' }, false],
    [{ date: '2019' }, true], [{ date: '2019-03-04' }, true], [{ date: '2019-04' }, false],
    [{ label: 'Place', text: 'tide', subject: 'Harbors', date: '2019-03' }, true], [{ label: 'Place', text: 'storm' }, false],
  ];
  for (const [filter, expected] of cases) {
    it(`${JSON.stringify(filter)} lists ${expected ? 'the article' : 'others'}`, () => assert.equal(matchesTexts(filter, { article, sidecar }), expected));
  }

  it('of a label lists no article without annotations, and of a date none without one', () => {
    assert.equal(matchesTexts({ label: 'Place' }, { article, sidecar: undefined }), false);
    assert.equal(matchesTexts({ date: '2' }, { article: 'Some text.', sidecar }), false);
  });

  it('is empty, or asks for what only the files tell', () => {
    assert.ok(isEmptyFilter({}) && isEmptyFilter({ label: undefined, withProblems: false }) && !isEmptyFilter({ states: ['done'] }));
    assert.ok(readsFiles({ text: 'x' }) && !readsFiles({ states: ['done'], withProblems: true }));
  });
});
