import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inEnglish } from '../../../src/core/message';
import { describeReason } from '../../../src/core/suggestions/describeReason';
import { rangesIn } from '../../../src/core/suggestions/openSuggestions';
import { RepetitionCounts, repeatedStrings, stringsOf, withRepeated } from '../../../src/core/suggestions/repeatedStrings';
import type { Suggestion, TaggedText } from '../../../src/core/suggestions/suggester';
import { tagged } from './inventedCorpus';

function repeated(article: TaggedText, tags = article.tags): Suggestion[] {
  return repeatedStrings(article.text, tags, 0.9, stringsOf(article));
}

const shownIn = ({ text }: TaggedText, suggestions: readonly Suggestion[]): (readonly [start: number, shown: string])[] =>
  suggestions.map(({ start, end, label }) => [start, `${label} ${text.slice(start, end)}`]);

describe('repeatedStrings', () => {
  it('suggests what is tagged further on in the article, and nothing before its first tag', () => {
    const article = tagged('Tarn slept. [Person Tarn] left Kell. Tarn came back to [Place Kell]; Tarntown and tarn are others, Kell is not.');
    assert.deepEqual(shownIn(article, repeated(article)), [[article.text.indexOf('Tarn came'), 'Person Tarn'], [article.text.lastIndexOf('Kell'), 'Place Kell']]);
  });

  it('takes label, link and attributes of the tag before', () => {
    const article = tagged('[Place Kell] lies low. Kell floods. [Organization Kell] lost. Kell won.');
    const tags = article.tags.map((tag) => (tag.label === 'Place' ? { ...tag, details: { link: 'Wikidata:Q1' } } : tag));
    const [first, second] = repeated(article, tags);
    assert.deepEqual([first?.label, first?.details, second?.label, second?.details], ['Place', { link: 'Wikidata:Q1' }, 'Organization', undefined]);
  });

  it('says how often the string is tagged so in the article', () => {
    const article = tagged('[Person Tarn] met [Person Tarn]. Tarn left.');
    const [only] = repeated(article);
    assert.ok(only);
    const { template, args } = describeReason(only.reason);
    assert.equal(inEnglish(template, args), 'Tagged 2 times as Person in this article');
  });

  it('prefers the longer string, and leaves alone what is a part of a tag or of a word', () => {
    const article = tagged('[Organization Selm Bank] bought [Organization Bank]. The Selm Bank is a bank. [Event Bank Day] came; Bankers cheered.');
    assert.deepEqual(shownIn(article, repeated(article)).map(([, shown]) => shown), ['Organization Selm Bank']);
  });

  it('suggests whole words only where nothing is tagged, each for a tag of the same string before it', () => {
    const word = fc.constantFrom('Tarn', 'Kell', 'Tarn Kell', 'left', 'for', 'Kells');
    fc.assert(fc.property(fc.array(fc.tuple(word, fc.constantFrom(undefined, 'Person', 'Place')), { maxLength: 20 }), (words) => {
      const article = tagged(`${words.map(([form, label]) => (label ? `[${label} ${form}]` : form)).join(' ')}.`);
      const found = repeated(article);
      const isTagged = rangesIn(article.tags);
      for (const [index, { start, end, label }] of found.entries()) {
        const quote = article.text.slice(start, end);
        assert.ok(!isTagged({ start, end }) && start >= (found[index - 1]?.end ?? 0), quote);
        const before = article.tags.filter((tag) => tag.end <= start && article.text.slice(tag.start, tag.end) === quote);
        assert.equal(before.at(-1)?.label, label);
      }
    }));
  });
});

describe('withRepeated', () => {
  const article = tagged('[Person Tarn] left. Tarn came. Tarn slept.');
  const places = repeated(article);
  const [second, third] = places;
  assert.ok(second && third);
  const other = (at: Suggestion, probability: number): Suggestion => ({ ...at, label: 'Place', probability, reason: { kind: 'context' } });

  it('leaves a place to what is shown there', () => {
    assert.deepEqual(withRepeated([other(second, 0.3)], places, 0.2).map(({ start, label }) => [start, label]), [[second.start, 'Place'], [third.start, 'Person']]);
  });
  it('has what is too weak to be shown as another reading of the place', () => {
    const [first] = withRepeated([other(second, 0.1)], places, 0.2);
    assert.deepEqual([first?.label, first?.others.map(({ label, probability }) => [label, probability])], ['Person', [['Place', 0.1]]]);
  });
});

describe('RepetitionCounts', () => {
  it('begins with what is usual, and learns that a team tags the first mention only', () => {
    const counts = new RepetitionCounts();
    assert.ok(counts.probability > 0.8);
    for (let count = 0; count < 30; count++) counts.add(tagged('[Person Tarn] left. Tarn came. Tarn slept. Tarn died. The [Place Kell] of Kell and [Organization Kell Bank].'));
    assert.ok(counts.probability < 0.2, String(counts.probability));
    for (let count = 0; count < 600; count++) counts.add(tagged('[Person Tarn] left. [Person Tarn] came. [Person Tarn] slept.'));
    assert.ok(counts.probability > 0.8, String(counts.probability));
  });
});
