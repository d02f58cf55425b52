import assert from 'node:assert/strict';
import { CorpusStatistics } from '../../../src/core/corpus/corpusStatistics';
import { isEmptyFilter, matchesTexts, readsFiles, type ArticleFilter } from '../../../src/core/corpus/articleFilter';

const article = 'https://a.example/b\nTide Tables - The Aldary Courier\nHarbors,Osei  Maren\n4 de marzo de 2019\n417\nThe tide turns at Port Aldary.\n';
const sidecar = 'T1\tPlace 100 111\tPort Aldary\nE1\tVote:T1\n';

describe('a filter of articles', () => {
  const cases: readonly (readonly [ArticleFilter, boolean])[] = [
    [{}, true],
    [{ text: 'port ALDARY' }, true], [{ text: 'Port Brannock' }, false], [{ text: '.*' }, false],
    [{ label: 'Place' }, true], [{ label: 'Vote' }, false], [{ label: 'place' }, false],
    [{ subject: 'Osei, Maren' }, true], [{ subject: 'harbors' }, true], [{ subject: 'Harbor' }, false],
    [{ undated: true }, false], [{ undated: false }, true],
    [{ date: '2019' }, true], [{ date: '2019-03-04' }, true], [{ date: '2019-04' }, false],
    [{ label: 'Place', text: 'tide', subject: 'Harbors', date: '2019-03' }, true], [{ label: 'Place', text: 'storm' }, false],
  ];
  for (const [filter, expected] of cases) {
    it(`${JSON.stringify(filter)} lists ${expected ? 'the article' : 'others'}`, () => assert.equal(matchesTexts(filter, { article, sidecar, isRecord: true }), expected));
  }

  it('of a label lists no article without annotations, and of a date none without one', () => {
    assert.equal(matchesTexts({ label: 'Place' }, { article, sidecar: undefined, isRecord: true }), false);
    assert.equal(matchesTexts({ date: '2' }, { article: 'Some text.', sidecar, isRecord: false }), false);
  });

  it('of what has no date lists records without a readable one, as the overview counts them', () => {
    const undated = article.replace('4 de marzo de 2019', 'some day');
    assert.equal(matchesTexts({ undated: true }, { article: undated, sidecar: undefined, isRecord: true }), true);
    assert.equal(matchesTexts({ undated: true, subject: 'Tides' }, { article: undated, sidecar: undefined, isRecord: true }), false);
    assert.equal(matchesTexts({ undated: true }, { article: 'Some text.', sidecar, isRecord: false }), false, 'nobody expects a date there');
    const counted = new CorpusStatistics();
    for (const text of [article, undated]) counted.add({ name: text, article: text, sidecar: undefined, isRecord: true, mark: undefined });
    assert.equal(counted.totals.undated, 1);
  });

  it('is empty, or asks for what only the files tell', () => {
    assert.ok(isEmptyFilter({}) && isEmptyFilter({ label: undefined, withProblems: false }) && !isEmptyFilter({ states: ['done'] }));
    assert.ok(readsFiles({ undated: true }) && readsFiles({ text: 'x' }) && !readsFiles({ states: ['done'], withProblems: true }));
  });
});
