import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inEnglish } from '../../../../src/core/message';
import { describeReason } from '../../../../src/core/suggestions/describeReason';
import { followedSuggestions, suggestionsOf, withLearned } from '../../../../src/core/suggestions/languageModel/modelSuggestions';
import { openSuggestions, rangesIn } from '../../../../src/core/suggestions/openSuggestions';
import { sureOnes } from '../../../../src/core/suggestions/policy';
import type { Suggestion } from '../../../../src/core/suggestions/suggester';

const text = 'Osei left the Bank of Tarn for Kell, and Osei wrote.';
const span = (quote: string, label: string): { start: number; end: number; label: string } => ({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length, label });
const learned = (quote: string, label: string, probability: number, others: Suggestion['others'] = []): Suggestion =>
  ({ ...span(quote, label), probability, others, reason: { kind: 'tagged', count: 4, articles: 2, label } });
const words = (suggestions: readonly Suggestion[]): string[] => suggestions.map(({ start, end, label, probability, others }) =>
  `${label} ${text.slice(start, end)} ${probability}${others.map((other) => ` / ${other.label} ${text.slice(other.start, other.end)} ${other.probability}`).join('')}`);
const why = ({ reason: { template, args } }: { reason: ReturnType<typeof describeReason> }): string => inEnglish(template, args);

describe('suggestions of a language model', () => {
  it('hold others inside them, and take those that cross them or are the same for other readings', () => {
    const placed = [span('Bank of Tarn', 'Organization'), span('of Tarn for', 'Work'), span('Tarn', 'Place'), span('Kell', 'Place'), span('Kell', 'Person')];
    assert.deepEqual(words(suggestionsOf(placed, 'Mock')), ['Organization Bank of Tarn 0 / Work of Tarn for 0', 'Place Tarn 0', 'Place Kell 0 / Person Kell 0']);
  });
  it('are shown under any threshold, and never sure by themselves', () => {
    const open = withLearned(suggestionsOf([span('Osei', 'Person')], 'Mock'), [], 0.7);
    assert.deepEqual(words(openSuggestions(text, open, { isTagged: () => false, isRejected: () => false }, 0.7)), ['Person Osei 0.7']);
    assert.deepEqual(sureOnes(open, 0.8), []);
    assert.equal(open[0]?.isUnrated, true);
    assert.equal(why({ reason: describeReason(open[0]?.reason ?? { kind: 'context' }) }), 'Language model Mock');
  });
  it('have the probability, link and attributes that were learned, where the tags of the corpus suggest the same', () => {
    const own = { ...learned('Osei', 'Person', 0.9), details: { link: 'wikidata:Q1' } };
    const [osei] = withLearned(suggestionsOf([span('Osei', 'Person')], 'Mock'), [own], 0.2);
    assert.deepEqual([osei?.probability, osei?.details, osei?.isUnrated, osei?.others], [0.9, { link: 'wikidata:Q1' }, undefined, []]);
    assert.equal(why({ reason: describeReason(osei?.reason ?? { kind: 'context' }) }), 'Language model Mock, and learned from the tags of the corpus');
  });
  it('come before what was learned about their places, which stays with its reason where they are rejected', () => {
    const all = withLearned(suggestionsOf([span('Bank of Tarn', 'Organization'), span('Tarn', 'Place')], 'Mock'), [learned('Tarn', 'Person', 0.6), learned('Kell', 'Place', 0.9)], 0.2);
    assert.deepEqual(words(all), ['Organization Bank of Tarn 0.2 / Person Tarn 0.6', 'Place Tarn 0.2', 'Place Kell 0.9']);
    const [left] = openSuggestions(text, all, { isTagged: () => false, isRejected: (label) => label === 'Organization' }, 0.2);
    assert.deepEqual([left?.label, left?.reason.kind], ['Person', 'tagged']);
  });
  it('leave what was learned as it is where there are none', () => {
    const all = [learned('Osei', 'Person', 0.9)];
    assert.equal(withLearned([], all, 0.2), all);
  });
  it('drop no learned suggestion, and show none twice', () => {
    const place = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 9 }), fc.constantFrom('Person', 'Place')).map(([start, length, label]) => ({ start, end: start + length, label }));
    const sorted = fc.uniqueArray(place, { selector: (one) => JSON.stringify(one) }).map((places) => places.sort((a, b) => a.start - b.start || b.end - a.end));
    fc.assert(fc.property(sorted, sorted, (placed, known) => {
      const all = withLearned(suggestionsOf(placed, 'Mock'), known.map((one) => ({ ...one, probability: 0.5, others: [], reason: { kind: 'context' } })), 0.2);
      const readings = all.flatMap((one) => [one, ...one.others]).map(({ start, end, label }) => `${start} ${end} ${label}`);
      assert.deepEqual(new Set(readings), new Set([...placed, ...known].map(({ start, end, label }) => `${start} ${end} ${label}`)));
      const meets = rangesIn(suggestionsOf(placed, 'Mock'));
      for (const one of all) if (one.reason.kind === 'context') assert.ok(!meets(one));
      assert.deepEqual(all.map(({ start }) => start), all.map(({ start }) => start).sort((a, b) => a - b));
    }));
  });
});

describe('followedSuggestions', () => {
  const all = suggestionsOf([span('Osei', 'Person'), span('Bank of Tarn', 'Organization'), span('Kell', 'Place')], 'Mock');
  const after = (now: string): string[] => followedSuggestions(text, now, all).map(({ start, end }) => now.slice(start, end));

  it('keeps them at their words when text is typed around them', () => {
    assert.deepEqual(after(`By Friday ${text.replace('left', 'has left').replace('for Kell', 'to run the ferry to Kell')}`), ['Osei', 'Bank of Tarn', 'Kell']);
  });
  it('drops those whose words were changed, and has them again when that is undone', () => {
    assert.deepEqual(after(text.replace('Bank of Tarn', 'Banks of Tarn')), ['Osei', 'Kell']);
    assert.deepEqual(after(text), ['Osei', 'Bank of Tarn', 'Kell']);
  });
  it('never shows other words than were suggested', () => {
    fc.assert(fc.property(fc.nat(text.length), fc.nat(12), fc.string({ maxLength: 6 }), (start, length, inserted) => {
      const now = text.slice(0, start) + inserted + text.slice(start + length);
      for (const words of after(now)) assert.ok(['Osei', 'Bank of Tarn', 'Kell'].includes(words), words);
    }));
  });
});
