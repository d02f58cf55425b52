import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RowTable } from '../../../src/core/suggestions/hash';
import type { LabelledSpan } from '../../../src/core/suggestions/lattice';
import { SequenceModel, type FeatureSentence } from '../../../src/core/suggestions/sequenceModel';

/** A sentence whose tokens each have a feature of their own number. */
function sentence(features: readonly number[], table: RowTable): FeatureSentence {
  return { length: features.length, rows: Int32Array.from(features, (feature) => table.add(feature)), starts: Int32Array.from({ length: features.length + 1 }, (_, index) => index) };
}

const arbitrarySpans = (length: number, labels: number): fc.Arbitrary<LabelledSpan[]> =>
  fc.array(fc.record({ start: fc.nat(length - 1), size: fc.integer({ min: 1, max: 3 }), label: fc.nat(labels - 1) }), { maxLength: 3 }).map((spans) => {
    const found: LabelledSpan[] = [];
    for (const { start, size, label } of spans.sort((a, b) => a.start - b.start)) {
      if (start >= (found.at(-1)?.end ?? 0)) found.push({ start, end: Math.min(length, start + size), label });
    }
    return found;
  });

/** Every way to lay spans of labels over so many tokens. */
function labellings(length: number, labels: number, from = 0): LabelledSpan[][] {
  if (from >= length) return [[]];
  const all = labellings(length, labels, from + 1);
  for (let end = from + 1; end <= length; end++) {
    for (let label = 0; label < labels; label++) for (const rest of labellings(length, labels, end)) all.push([{ start: from, end, label }, ...rest]);
  }
  return all;
}

function keyOf({ start, end, label }: LabelledSpan): string {
  return `${start}-${end} ${label}`;
}

describe('SequenceModel', () => {
  it('gives each span the share of the labellings that hold it, while all are alike', () => {
    for (const labels of [1, 2, 3]) {
      for (const length of [1, 2, 3, 4]) {
        const table = new RowTable();
        const model = new SequenceModel(table);
        model.addLabels(labels);
        const all = labellings(length, labels);
        const shares = new Map<string, number>();
        for (const spans of all) for (const span of spans) shares.set(keyOf(span), (shares.get(keyOf(span)) ?? 0) + 1 / all.length);
        const found = model.spans(model.scoresOf(sentence(Array.from({ length }, (_, token) => token), table)));
        for (const span of found) assert.ok(Math.abs(span.probability - (shares.get(keyOf(span)) ?? 0)) < 1e-6, `${keyOf(span)} of ${length} tokens and ${labels} labels`);
        assert.equal(found.length, [...shares.values()].filter((share) => share >= 0.02).length);
      }
    }
  });

  it('never expects more than one tag at a token, whatever it has learned', () => {
    const sentences = fc.array(fc.array(fc.nat(5), { minLength: 1, maxLength: 5 }).chain((features) => fc.tuple(fc.constant(features), arbitrarySpans(features.length, 2))), { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(sentences, (learned) => {
      const table = new RowTable();
      const model = new SequenceModel(table);
      model.addLabels(2);
      for (let round = 0; round < 20; round++) for (const [features, spans] of learned) model.learn(sentence(features, table), spans);
      for (const [features] of learned) {
        const found = model.spans(model.scoresOf(sentence(features, table)));
        for (let token = 0; token < features.length; token++) {
          const covered = found.filter(({ start, end }) => start <= token && token < end).reduce((sum, { probability }) => sum + probability, 0);
          assert.ok(covered <= 1 + 1e-3, `${covered} at ${token}`);
        }
      }
    }), { numRuns: 60 });
  });

  it('learns what it was shown, and keeps it when labels are added', () => {
    const table = new RowTable();
    const model = new SequenceModel(table);
    model.addLabels(1);
    for (let round = 0; round < 300; round++) {
      model.learn(sentence([1, 2, 3], table), [{ start: 1, end: 3, label: 0 }]);
      model.learn(sentence([1, 4, 1], table), []);
    }
    const before = model.spans(model.scoresOf(sentence([1, 2, 3], table)));
    assert.ok((before.find(({ start, end }) => start === 1 && end === 3)?.probability ?? 0) > 0.8);
    model.addLabels(3);
    const after = model.spans(model.scoresOf(sentence([1, 2, 3], table)));
    assert.ok((after.find(({ start, end, label }) => start === 1 && end === 3 && label === 0)?.probability ?? 0) > 0.7);
  });

  it('learns and keeps each of many labels, met one after the other, while features are added', () => {
    const table = new RowTable();
    const model = new SequenceModel(table);
    const labels = 40;
    for (let label = 0; label < labels; label++) {
      model.addLabels(label + 1);
      for (let feature = 0; feature < 200; feature++) table.add(10_000 + label * 200 + feature);
      for (let round = 0; round < 10; round++) {
        for (let known = 0; known <= label; known++) model.learn(sentence([1, 100 + known, 1], table), [{ start: 1, end: 2, label: known }]);
      }
    }
    for (let label = 0; label < labels; label++) {
      const [best] = model.spans(model.scoresOf(sentence([1, 100 + label, 1], table))).filter(({ start }) => start === 1).sort((a, b) => b.probability - a.probability);
      assert.equal(best?.label, label);
    }
  });
});

describe('RowTable', () => {
  it('numbers keys in the order of their first meeting, as a map does', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -2147483648, max: 2147483647 }), { maxLength: 6000 }), (keys) => {
      const table = new RowTable();
      const rows = new Map<number, number>();
      for (const key of keys) {
        assert.equal(table.find(key), rows.get(key) ?? -1);
        if (!rows.has(key)) rows.set(key, rows.size);
        assert.equal(table.add(key), rows.get(key));
      }
      assert.equal(table.size, rows.size);
    }), { numRuns: 20 });
  });
});
