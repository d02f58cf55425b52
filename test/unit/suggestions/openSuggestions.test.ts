import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeReason } from '../../../src/core/suggestions/describeReason';
import { inEnglish } from '../../../src/core/message';
import { acceptedWith, openSuggestions, rangesIn } from '../../../src/core/suggestions/openSuggestions';
import { uncertaintyOf } from '../../../src/core/suggestions/policy';
import { Rejections } from '../../../src/core/suggestions/rejections';
import type { Suggestion } from '../../../src/core/suggestions/suggester';

const text = 'Osei met Tarn. Tarn left Kell, and Tarn came back.';
const at = (quote: string, from = 0): { start: number; end: number } => ({ start: text.indexOf(quote, from), end: text.indexOf(quote, from) + quote.length });
const suggest = (quote: string, label: string, probability: number, others: readonly string[] = [], from = 0): Suggestion =>
  ({ ...at(quote, from), label, probability, reason: { kind: 'context' }, others: others.map((other) => ({ ...at(quote, from), label: other, probability: 0.3 })) });
const open = (suggestions: readonly Suggestion[], tags = [at('Osei')], rejected: readonly string[] = []): string[] =>
  openSuggestions(text, suggestions, { isTagged: rangesIn(tags), isRejected: (label, quote) => rejected.includes(`${label} ${quote}`) }, 0.2).map(({ start, end, label }) => `${label} ${text.slice(start, end)}`);

describe('openSuggestions', () => {
  it('leaves out what is tagged, unlikely, or rejected', () => {
    const all = [suggest('Osei', 'Person', 0.9), suggest('Tarn', 'Person', 0.9), suggest('Kell', 'Place', 0.1)];
    assert.deepEqual(open(all), ['Person Tarn']);
    assert.deepEqual(open(all, [], ['Person Tarn']), ['Person Osei']);
  });
  it('shows the next reading of a place where the first was rejected', () => {
    assert.deepEqual(open([suggest('Tarn', 'Person', 0.9, ['Place'])], [], ['Person Tarn']), ['Place Tarn']);
  });
  it('accepts the same string in the rest of the article with the label that was decided, and nothing before it', () => {
    const second = text.indexOf('Tarn', 12);
    const suggestions = [suggest('Tarn', 'Person', 0.9), suggest('Tarn', 'Place', 0.4, [], second), suggest('Tarn', 'Person', 0.4, [], second + 4), suggest('Kell', 'Place', 0.9)];
    const accepted = acceptedWith(text, suggestions, at('Tarn', second), { ...suggestions[1] as Suggestion, label: 'Person' }, () => false);
    assert.deepEqual(accepted.map(({ start, label }) => [start, label]), [[second, 'Person'], [text.lastIndexOf('Tarn'), 'Person']]);
  });
  it('accepts other ends wherever the same has been suggested, the text around is the same, and nothing is tagged', () => {
    const words = 'Court of Kell sat. Court of Kell rose. The Court shut. Court of Kell left. A court of Kell, Court of Kell.';
    const places = [...words.matchAll(/Court/g)].map(({ index }) => ({ start: index, end: index + 5 }));
    const [first, second, , fourth, fifth] = places;
    assert.ok(first && second && fourth && fifth);
    const accepted = acceptedWith(words, places, first, { start: 0, end: 13 }, rangesIn([{ start: fourth.start + 9, end: fourth.start + 13 }]));
    assert.deepEqual(accepted, [0, second.start, fifth.start].map((start) => ({ start, end: start + 13 })));
    const shorter = acceptedWith(words, accepted, { start: 0, end: 13 }, { start: 9, end: 13 }, () => false);
    assert.deepEqual(shorter, [9, second.start + 9, fifth.start + 9].map((start) => ({ start, end: start + 4 })));
  });
});

describe('uncertaintyOf', () => {
  it('is the mean doubt: none of what is certain, most of what may be right or wrong', () => {
    const of = (...probabilities: number[]): number => uncertaintyOf(probabilities.map((probability) => ({ probability })));
    assert.deepEqual([of(), of(1, 0), of(0.5), of(0.75, 0.25), of(1, 0.5)], [0, 0, 1, 0.5, 0.5]);
  });
});

describe('rangesIn', () => {
  const range = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 12 })).map(([start, length]) => ({ start, end: start + length }));
  it('says of any range whether one of the others meets it', () => {
    fc.assert(fc.property(fc.array(range, { maxLength: 8 }), range, (ranges, asked) => {
      assert.equal(rangesIn(ranges)(asked), ranges.some(({ start, end }) => start < asked.end && asked.start < end));
    }));
  });
});

describe('Rejections', () => {
  const part = fc.string({ minLength: 1, maxLength: 6 }).map((value) => value.replace(/[\t\r\n]/g, ' '));
  it('are kept in sorted lines that merge, and are taken back without a trace', () => {
    fc.assert(fc.property(fc.array(fc.record({ article: part, label: part, quote: part }), { maxLength: 6 }), (rejections) => {
      const written = new Rejections('').changed(rejections, true);
      const read = new Rejections(written);
      for (const rejection of rejections) assert.ok(read.has(rejection));
      assert.equal(read.changed([], true), written);
      assert.equal(read.changed(rejections, false), '');
    }));
  });
  it('keeps lines it cannot read', () => assert.equal(new Rejections('# ours\r\n').changed([{ article: 'a.txt', label: 'Place', quote: 'Kell\nHarbor' }], true), '# ours\na.txt\tPlace\tKell Harbor\n'));
});

describe('describeReason', () => {
  it('says how often and where a string was tagged, or which rule found it', () => {
    assert.equal(inEnglish(...args({ kind: 'tagged', count: 14, articles: 6, label: 'Person' })), 'Tagged 14 times as Person, in 6 articles');
    assert.equal(inEnglish(...args({ kind: 'tagged', count: 1, articles: 1, label: 'Person' })), 'Tagged once as Person, in one article');
    assert.equal(inEnglish(...args({ kind: 'rule', role: 'person' })), 'Rule: looks like the name of a person');
  });
  function args(reason: Suggestion['reason']): Parameters<typeof inEnglish> {
    const { template, args: values } = describeReason(reason);
    return [template, values];
  }
});
