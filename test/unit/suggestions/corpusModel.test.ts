import assert from 'node:assert/strict';
import { CorpusModel } from '../../../src/core/suggestions/corpusModel';
import { Suggester, type SuggestionText, type TaggedText } from '../../../src/core/suggestions/suggester';
import { inventedCorpus, tagged } from './inventedCorpus';

const labels = ['Person', 'Place', 'Organization', 'Date'];
const asked: SuggestionText = tagged('In the evening Maren Osei left for Vestrey. The Selm Bank paid for the repairs on Friday.');

function learnAll(model: CorpusModel): number {
  let steps = 0;
  for (; model.isBusy; steps++) model.step();
  return steps;
}

/** What a model gives that learned these articles one after the other. */
function plainly(articles: readonly TaggedText[]): ReturnType<Suggester['suggest']> {
  const suggester = new Suggester(labels);
  for (const article of articles) suggester.learn(article);
  return suggester.suggest(asked);
}

describe('what a corpus has taught', function () {
  this.timeout(30_000);
  const articles = inventedCorpus('en', 6);

  it('is learned an article a step, and suggests in between', () => {
    const model = new CorpusModel(labels);
    articles.forEach((article, index) => model.take(`${index}`, article));
    assert.equal(model.step(), true);
    assert.equal(model.articles, 1);
    assert.deepEqual(model.suggest(asked), plainly(articles.slice(0, 1)));
    assert.equal(learnAll(model), 5);
    assert.deepEqual(model.suggest(asked), plainly(articles));
  });

  it('is not learned twice, and an article without tags teaches nothing', () => {
    const model = new CorpusModel(labels);
    for (const name of ['a', 'a']) model.take(name, articles[0] as TaggedText);
    model.take('b', { ...articles[1] as TaggedText, tags: [] });
    assert.equal(learnAll(model), 1);
    model.take('a', structuredClone(articles[0] as TaggedText));
    assert.equal(model.isBusy, false);
  });

  it('depends on what the articles are, not on what they were: one that changed is learned anew with all, and the old model suggests until then', () => {
    const model = new CorpusModel(labels);
    articles.forEach((article, index) => model.take(`${index}`, index === 2 ? { ...article, tags: article.tags.slice(0, 1) } : article));
    learnAll(model);
    const before = model.suggest(asked);
    model.take('2', articles[2] as TaggedText);
    model.step();
    assert.equal(model.articles, 6);
    assert.deepEqual(model.suggest(asked), before);
    // While that goes on another one is finished.
    const last = inventedCorpus('en', 1, 9)[0] as TaggedText;
    model.take('6', last);
    learnAll(model);
    assert.deepEqual(model.suggest(asked), plainly([...articles, last]));
  });

  it('forgets an article whose last tag is gone', () => {
    const model = new CorpusModel(labels);
    articles.slice(0, 3).forEach((article, index) => model.take(`${index}`, article));
    learnAll(model);
    model.take('1', { ...articles[1] as TaggedText, tags: [] });
    learnAll(model);
    assert.equal(model.articles, 2);
    assert.deepEqual(model.suggest(asked), plainly([articles[0] as TaggedText, articles[2] as TaggedText]));
  });

  it('is empty again where its only article lost its tags', () => {
    const model = new CorpusModel(labels);
    model.take('0', articles[0] as TaggedText);
    learnAll(model);
    model.take('0', { ...articles[0] as TaggedText, tags: [] });
    learnAll(model);
    assert.equal(model.articles, 0);
    assert.deepEqual(model.suggest(asked), plainly([]));
  });
});
