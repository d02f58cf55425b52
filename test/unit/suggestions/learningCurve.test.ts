import assert from 'node:assert/strict';
import { learningCurve, type CurvePoint } from '../../../src/core/suggestions/evaluation/learningCurve';
import { harshReview, quickReview, reviewKeys, untaggedNames } from '../../../src/core/suggestions/evaluation/reviewKeys';
import { Scores } from '../../../src/core/suggestions/evaluation/scores';
import { readText } from '../../../src/core/suggestions/readText';
import type { Reading, Suggestion, TaggedText } from '../../../src/core/suggestions/suggester';
import { inventedCorpus, tagged } from './inventedCorpus';

const suggestion = (text: string, quote: string, label: string, probability = 0.9, others: readonly Reading[] = [], from = 0): Suggestion => {
  const start = text.indexOf(quote, from);
  return { start, end: start + quote.length, label, probability, others, reason: { kind: 'context' } };
};

function keys(article: TaggedText, suggestions: readonly Suggestion[], style = quickReview, repetition = 0): number {
  return reviewKeys(article, suggestions, repetition, style);
}

describe('reviewKeys', () => {
  const article = tagged('[Person Osei] met [Person Tarn] in [Place Kell]. [Person Tarn] left.');
  const { text } = article;
  const second = text.lastIndexOf('Tarn');
  const right = [suggestion(text, 'Osei', 'Person'), suggestion(text, 'Tarn', 'Person'), suggestion(text, 'Kell', 'Place'), suggestion(text, 'Tarn', 'Person', 0.9, [], second)];

  it('takes one key where all suggestions are right', () => assert.equal(keys(article, right), 1));
  it('takes a key to reject, and one for a wrong label', () => {
    assert.equal(keys(article, [...right, suggestion(text, 'met', 'Event')]), 2);
    assert.equal(keys(article, [...right.slice(0, 2), suggestion(text, 'Kell', 'Person'), ...right.slice(3)]), 2);
  });
  it('holds a decision for the same string in the rest of the article', () => {
    const wrong = [right[0], suggestion(text, 'Tarn', 'Place'), right[2], suggestion(text, 'Tarn', 'Place', 0.9, [], second)].filter((one) => one !== undefined);
    assert.equal(keys(article, wrong), 2);
    // All occurrences are shown before they are tagged: a key more.
    assert.equal(keys(article, right.filter(({ start }) => text.startsWith('Tarn', start) === false)), 1 + 2 + 1);
  });
  it('suggests what is tagged where the same string stands further on, if that is likely', () => {
    const missed = right.filter(({ start }) => !text.startsWith('Tarn', start));
    assert.equal(keys(article, missed, quickReview, 0.9), 1 + 2);
    assert.equal(keys(article, missed, harshReview, 0.9), 1 + 2);
    assert.equal(keys(article, missed, harshReview, 0.5), 1 + 2 + 1);
    const firstOnly = tagged('[Person Osei] met [Person Tarn] in [Place Kell]. Tarn left.');
    assert.equal(keys(firstOnly, missed, quickReview, 0.9), 1 + 2 + 1);
    assert.equal(keys(firstOnly, missed, quickReview, 0.1), 1 + 2);
  });
  it('holds other ends only where the text around is the same', () => {
    const court = tagged('[Organization Court of Kell] sat. [Organization Court of Kell] rose. [Organization Court] shut.');
    const suggested = [...court.text.matchAll(/Court/g)].map(({ index }) => suggestion(court.text, 'Court', 'Organization', 0.9, [], index));
    assert.equal(keys(court, suggested), 2 + 1 + 1);
  });
  it('decides a place alone where the same string is right in the rest of the article', () => {
    const street = tagged('In Tarn Street, [Person Tarn] met [Person Tarn] of [Place Tarn].');
    const suggested = [...street.text.matchAll(/Tarn/g)].map(({ index }) => suggestion(street.text, 'Tarn', 'Person', 0.9, [], index));
    assert.equal(keys(street, suggested), 1 + 1 + 1);
  });
  it('takes no key for a suggestion that stands where something is tagged', () => {
    const court = tagged('[Organization Court of Kell] sat.');
    assert.equal(keys(court, [suggestion(court.text, 'Court', 'Organization'), suggestion(court.text, 'Kell', 'Place')]), 2);
  });
  it('goes on from the end of what was decided', () => {
    const harbor = tagged('[Place Old Harbor] [Person Hale], it says.');
    assert.equal(keys(harbor, [suggestion(harbor.text, 'Old Harbor Hale', 'Place')]), 2 + 2);
  });
  it('shows the next reading with one key', () => {
    const reading = { ...right[2], label: 'Place', probability: 0.4 } as Reading;
    assert.equal(keys(article, [...right.slice(0, 2), suggestion(text, 'in Kell', 'Event', 0.5, [reading]), ...right.slice(3)]), 2);
  });
  it('counts going to a wrong tag, and steps through what is not sure, in the harsh measure', () => {
    assert.equal(keys(article, [...right, suggestion(text, 'met', 'Event')], harshReview), 1 + 3);
    assert.equal(keys(article, right.map((one) => ({ ...one, probability: 0.5 })), harshReview), 3);
  });
  it('needs nothing where nothing is to be tagged or suggested', () => assert.equal(keys(tagged('Nothing here.'), []), 0));

  it('ends whatever is suggested and tagged', () => {
    for (const [index, other] of inventedCorpus('en', 12).entries()) {
      const made = inventedCorpus('en', 12, index + 2)[0]?.tags.filter(({ end }) => end <= other.text.length) ?? [];
      assert.ok(keys(other, made.map((tag) => ({ ...tag, probability: 0.3 + (tag.start % 7) / 10, others: [], reason: { kind: 'context' } })), harshReview) > 0);
    }
  });

  it('finds the names and numbers that bear neither tag nor suggestion, as the panel does', () => {
    const { text: sentence, ranges } = tagged('Then Maren Osei came to Kell in May with forty men. The ship left. Nobody saw Tarn.');
    const osei = sentence.indexOf('Maren');
    const names = untaggedNames(readText(sentence, ranges))(({ start }) => start < osei || start >= sentence.indexOf(' came'));
    assert.deepEqual(names.map(({ start, end }) => sentence.slice(start, end)), ['Kell', 'May', 'forty', 'Tarn']);
  });

  it('goes to a missing name with one key past words that only begin sentences', () => {
    assert.equal(keys(tagged('They waited. The ship left. Nobody saw [Person Tarn] again.'), []), 1 + 1);
  });

  it('stops at readings too weak to be shown', () => {
    const met = tagged('They sold much of their wheat to [Person Tarn] again.');
    assert.equal(keys(met, [suggestion(met.text, 'wheat', 'Product', 0.1)]), 2 + 1);
    assert.equal(keys(met, [suggestion(met.text, 'Tarn', 'Place', 0.1)]), 1 + 1);
    assert.equal(keys(met, [suggestion(met.text, 'to Tarn', 'Place', 0.1)]), 2 + 1);
  });

  it('stops again at words whose suggestion was rejected', () => {
    const trip = tagged('Went to Kell and, for Kell is small, to [Person Tarn].');
    const { text: route } = trip;
    const places = [suggestion(route, 'Kell', 'Place'), suggestion(route, 'Kell', 'Place', 0.9, [], route.lastIndexOf('Kell'))];
    assert.equal(keys(trip, places), 1 + 2 + 1);
    assert.equal(keys(tagged('Went to Kell and, for it is small, to [Person Tarn].'), places.slice(0, 1)), 1 + 1 + 1);
  });
});

describe('Scores', () => {
  it('counts exact and overlapping tags, by label', () => {
    const { text, tags } = tagged('[Person Maren Osei] met [Person Tarn] in [Place Kell].');
    const scores = new Scores();
    scores.add([suggestion(text, 'Maren', 'Person'), suggestion(text, 'Tarn', 'Person'), suggestion(text, 'Kell', 'Person', 0.25)], tags);
    assert.equal(scores.total.precision, 1 / 2);
    assert.equal(scores.total.recall, 1 / 3);
    assert.equal(scores.total.overlapF1, 2 * 1 * (2 / 3) / (1 + 2 / 3));
    assert.deepEqual(scores.labels.map(({ label, score }) => [label, score.tags, score.suggested]), [['Person', 2, 2], ['Place', 1, 0]]);
    assert.deepEqual(scores.calibration.map(({ suggested, right }) => [suggested, right]), [[1, 0], [0, 0], [0, 0], [0, 0], [2, 1]]);
  });
});

describe('learningCurve', () => {
  const curve = (articles: readonly TaggedText[], at: readonly number[]): CurvePoint[] =>
    [...learningCurve(articles, { articles: at, seed: 1, labels: ['Person', 'Place', 'Organization', 'Date'], processorTime: () => 0 })].filter((point) => point !== undefined);

  it('rises, and takes fewer keys, as more is learned', () => {
    const points = curve(inventedCorpus('en', 16), [0, 1, 12]);
    assert.deepEqual(points.map(({ articles }) => articles), [0, 1, 12]);
    const [first, , last] = points;
    assert.ok(first && last && last.score.f1 > first.score.f1 && last.score.f1 > 0.9);
    assert.ok(last.keysPerMention < first.keysPerMention && last.keysPerMentionHarsh <= first.keysPerMentionHarsh);
  });
  it('leaves out what needs more articles than there are', () => {
    assert.deepEqual(curve(inventedCorpus('en', 5), [1, 4, 50]).map(({ articles }) => articles), [1, 4]);
    assert.deepEqual(curve(inventedCorpus('en', 1), [1]), []);
    assert.deepEqual(curve([], [1]), []);
  });
});
