import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ArticleSample } from '../../../src/core/corpus/articleSample';
import { CorpusStatistics, type CountedArticle } from '../../../src/core/corpus/corpusStatistics';
import { severities } from '../../../src/core/rules/rule';

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);

function record(date: string, subjects: string): string {
  return `https://www.aldarycourier.example/a.html\nFerry Plan - The Aldary Courier\n${subjects}\n${date}\n7\nThe boat left.\n`;
}

function of(articles: readonly CountedArticle[]): CorpusStatistics {
  const statistics = new CorpusStatistics();
  for (const article of articles) statistics.add(article);
  return statistics;
}

/** All that can be read out of statistics. */
function shown(statistics: CorpusStatistics): unknown {
  const { totals, months, subjects, labels, states, rules, sampled } = statistics;
  return { totals, months, subjects, labels, states, rules, sampled, names: statistics.names(50), pairs: statistics.pairs(20) };
}

/** As it comes out of a thread. */
function handedOver(statistics: CorpusStatistics): CorpusStatistics {
  const merged = new CorpusStatistics();
  merged.merge(structuredClone(statistics.counts));
  return merged;
}

const corpus: fc.Arbitrary<CountedArticle[]> = fc.array(fc.record({
  article: fc.option(fc.record({ date: fc.constantFrom('March 4, 2019', 'Nov. 18, 2014', 'soon', ''), subjects: fc.constantFrom('', 'Ferries', 'Ferries,Votes', 'Votes,,Votes') })
    .map(({ date, subjects }) => record(date, subjects)), { nil: undefined }),
  sidecar: fc.option(fc.array(fc.constantFrom('Place\tAldary', 'Person\tKim', 'Person\tHale', 'Place\tKim'), { maxLength: 6 })
    .map((names) => names.map((name, index) => `T${index + 1}\t${name.replace('\t', ` 0 ${name.length - name.indexOf('\t') - 1}\t`)}\n`).join('')), { nil: undefined }),
  isRecord: fc.boolean(),
  mark: fc.constantFrom('done' as const, 'nothing-to-tag' as const, 'open' as const, undefined),
  problems: fc.array(fc.record({ rule: fc.constantFrom('date.style', 'url.invalid'), severity: fc.constantFrom(...severities) }), { maxLength: 4 }),
}), { maxLength: 20 }).map((articles) => articles.map((article, index) => ({ ...article, name: `a${index}` })));

describe('statistics of a corpus', () => {
  it('count every kind of annotation, labels by frequency, and what cannot be read', () => {
    const one = 'T1\tPlace 0 4\tPort\nT2\tPerson 5 9\tHale\nT3\tPlace 10 14\tPort\nT1\tPlace 0 4\tPort\nE1\tVote:T2 \nR1\tNear Arg1:T1 Arg2:T3\n';
    const other = 'T1\tPerson 0 4\tKim \nA1\tSure T1\nM1\tSure T1\nN1\tReference T1 Register:Q1\tKim\n#1\tAnnotatorNotes T1\tx\n*\tSame T1 T2\n\nbad\n';
    const statistics = of([one, other, '', '\0\0\0\0'].map((sidecar, index) => ({ name: `${index}`, article: undefined, sidecar, isRecord: false, mark: undefined })));
    assert.deepEqual(statistics.totals, {
      articles: 0, annotated: 0, undated: 0, files: 4, refused: 1, entities: 4, relations: 1, events: 1, attributes: 2, links: 1, notes: 1, equivalences: 1, unread: 3,
    });
    assert.deepEqual(statistics.labels, [{ label: 'Person', entities: 2, texts: 2, articles: 2 }, { label: 'Place', entities: 2, texts: 1, articles: 1 }]);
  });

  it('count months, subjects, states, problems, names and pairs by article', () => {
    const tags = 'T1\tPlace 0 4\tPort\nT2\tPerson 5 9\tHale\nT3\tPlace 10 14\tPort\n';
    const statistics = of([
      { name: 'a', article: record('Nov. 18, 2014', 'Ferries,Ferries,Snowden  Edward J'), sidecar: tags, isRecord: true, mark: undefined, problems: [{ rule: 'date.style', severity: 'hint' }, { rule: 'date.style', severity: 'error' }] },
      { name: 'b', article: record('Nov. 2, 2014', 'Ferries'), sidecar: tags, isRecord: true, mark: 'done' },
      { name: 'c', article: record('never', ''), sidecar: undefined, isRecord: true, mark: undefined },
      { name: 'd', article: 'No record.', sidecar: 'T1\tPlace 0 2\tNo\n', isRecord: false, mark: undefined },
    ]);
    assert.deepEqual(statistics.months, [{ month: '2014-11', articles: 2 }]);
    assert.deepEqual([statistics.totals.articles, statistics.totals.annotated, statistics.totals.undated], [4, 3, 1]);
    assert.deepEqual(statistics.subjects, [{ subject: 'Ferries', articles: 2 }, { subject: 'Snowden, Edward J', articles: 1 }]);
    assert.deepEqual(statistics.states, { notStarted: 1, inProgress: 2, done: 1, nothingToTag: 0 });
    assert.deepEqual(statistics.rules, [{ rule: 'date.style', problems: { error: 1, warning: 0, information: 0, hint: 1 }, articles: 1 }]);
    assert.deepEqual(statistics.names(2), [{ label: 'Place', text: 'Port', tags: 4, articles: 2 }, { label: 'Person', text: 'Hale', tags: 2, articles: 2 }]);
    assert.deepEqual(statistics.pairs(5).pairs, [{ names: [{ label: 'Place', text: 'Port' }, { label: 'Person', text: 'Hale' }], articles: 2 }]);
  });

  it('count problems that are found when all articles are compared', () => {
    const statistics = of([{ name: 'a', article: record('never', ''), sidecar: undefined, isRecord: true, mark: undefined, problems: [{ rule: 'date.invalid', severity: 'error' }] }]);
    statistics.addProblems([{ rule: 'corpus.duplicate-url', severity: 'warning' }, { rule: 'corpus.linked-differently', severity: 'hint' }, { rule: 'corpus.linked-differently', severity: 'hint' }]);
    statistics.addProblems([{ rule: 'corpus.duplicate-url', severity: 'warning' }]);
    assert.deepEqual(statistics.rules.map(({ rule, articles, problems }) => [rule, articles, problems.warning + problems.hint + problems.error]),
      [['corpus.duplicate-url', 2, 2], ['corpus.linked-differently', 1, 2], ['date.invalid', 1, 1]]);
    assert.equal(statistics.totals.articles, 1);
  });

  it(`of parts are those of the whole, in any order and grouping (seed ${seed})`, () => {
    fc.assert(fc.property(corpus, fc.nat(20), fc.nat(20), (articles, first, second) => {
      const [low, high] = [Math.min(first, second), Math.max(first, second)];
      const parts = [articles.slice(0, low), articles.slice(low, high), articles.slice(high)].map(of);
      const [a, b, c] = parts;
      if (!a || !b || !c) return;
      const whole = shown(of(articles));
      const merged = (...statistics: readonly CorpusStatistics[]): CorpusStatistics => {
        const all = new CorpusStatistics();
        for (const part of statistics) all.merge(part.counts);
        return all;
      };
      assert.deepEqual(shown(merged(a, b, c)), whole);
      assert.deepEqual(shown(merged(c, a, b)), whole);
      assert.deepEqual(shown(merged(merged(a, b), c)), whole);
      assert.deepEqual(shown(merged(a, merged(c, b))), whole);
      assert.deepEqual(shown(merged(...parts.map(handedOver))), whole);
    }), { seed });
  });

  it(`count pairs in the same sample of articles whatever the order (seed ${seed})`, () => {
    fc.assert(fc.property(fc.uniqueArray(fc.string(), { maxLength: 60 }), fc.nat(60), fc.integer({ min: 1, max: 12 }), (names, cut, most) => {
      const sampleOf = (articles: readonly string[]): ArticleSample => {
        const sample = new ArticleSample(most);
        for (const name of articles) sample.add(name, [name]);
        return sample;
      };
      const kept = (sample: ArticleSample): string[] => [...sample.articles.keys()].sort();
      const whole = kept(sampleOf(names));
      assert.equal(whole.length, Math.min(most, names.length));
      assert.deepEqual(kept(sampleOf([...names].reverse())), whole);
      const parts = [sampleOf(names.slice(cut)), sampleOf(names.slice(0, cut))].flatMap((sample) => kept(sample));
      assert.deepEqual(kept(sampleOf(parts)), whole);
    }), { seed });
  });
});
