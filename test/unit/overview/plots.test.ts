import assert from 'node:assert/strict';
import { csvRow, withoutFormula } from '../../../src/core/text/csvCells';
import { inEnglish } from '../../../src/core/message';
import { matchesTexts } from '../../../src/core/corpus/articleFilter';
import { csvOf } from '../../../src/overview/csv';
import { periodsBetween, plotsOf, type Plot } from '../../../src/overview/plots';
import { overviewSchema, shownFilterSchema, type Overview } from '../../../src/protocol/overviewMessages';
import { sampleOverview } from '../../webview/page/overviewSample';

function plot(id: string, overview: Overview = sampleOverview()): Plot {
  return plotsOf(overview, inEnglish).find((one) => one.id === id) ?? assert.fail(id);
}

describe('plots of a corpus', () => {
  it('each have a row for every number, and a filter that the host takes', () => {
    assert.ok(overviewSchema.safeParse(sampleOverview()).success);
    for (const { id, rows, columns } of plotsOf(sampleOverview(), inEnglish)) {
      assert.ok(rows.length > 0, id);
      for (const { cells, filter } of rows) {
        assert.equal(cells.length, columns.length, id);
        assert.ok(shownFilterSchema.safeParse(filter).success && Object.keys(filter).length === 1, id);
      }
    }
  });

  it('show years where there are many months, and the same articles', () => {
    const months = Array.from({ length: 20 }, (_, index) => ({ month: `${2000 + index}-0${1 + (index % 9)}`, articles: index + 1 }));
    const { rows, columns } = plot('months', { ...sampleOverview(), months: [...months, { month: '2019-11', articles: 5 }] });
    assert.deepEqual([columns[0], rows.length, rows[0]?.filter, rows.at(-1)?.cells], ['Year', 20, { date: '2000' }, ['2019', 25]]);
  });

  it('know every period between two', () => {
    assert.deepEqual(periodsBetween('2014-11', '2015-02'), ['2014-11', '2014-12', '2015-01', '2015-02']);
    assert.deepEqual(periodsBetween('1999', '2001'), ['1999', '2000', '2001']);
    assert.deepEqual(periodsBetween('2014-11', '2014-11'), ['2014-11']);
  });

  it('of pairs say the number for two names where they have one', () => {
    const { shape, rows } = plot('pairs');
    if (typeof shape === 'string') assert.fail(shape);
    const at = shape.rowAt(0, 1) ?? assert.fail('no pair');
    assert.deepEqual(rows[at]?.cells, [shape.names[0], shape.names[1], 120]);
    const found = shape.names.flatMap((_, first) => shape.names.flatMap((__, second) => shape.rowAt(first, second) ?? []));
    assert.deepEqual(found.sort((a, b) => a - b), rows.map((_, index) => index));
  });

  it('say where they count a sample, and how many articles have no date', () => {
    assert.match(plot('pairs', { ...sampleOverview(), sampled: 500 }).note ?? '', /500 articles/);
    assert.equal(plot('pairs').note, undefined);
    assert.match(plot('months').note ?? '', /^3 articles/);
    assert.deepEqual(plot('months').noteFilter, { undated: true });
    assert.ok(shownFilterSchema.safeParse(plot('months').noteFilter).success);
    assert.equal(plot('months', { ...sampleOverview(), undated: 0 }).noteFilter, undefined);
  });

  it('of nothing are empty', () => {
    const nothing: Overview = { ...sampleOverview(), months: [], labels: [], names: [], subjects: [], rules: [], pairs: [], paired: [], states: { notStarted: 0, inProgress: 0, done: 0, nothingToTag: 0 } };
    assert.deepEqual(plotsOf(nothing, inEnglish).map(({ rows }) => rows.length), [0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('cells of CSV', () => {
  it('are quoted where they need it', () => {
    assert.equal(csvRow(['a', 'b,c', 'd"e', ' f', '']), 'a,"b,c","d""e"," f",\r\n');
  });

  it('are no formulas to a spreadsheet, and numbers stay numbers', () => {
    for (const cell of ['=1+1', '+1+1', '-1+1', '@SUM(A1)', ' =1', '\t=1', '\rx', '-', '＝1+1']) assert.equal(withoutFormula(cell), `'${cell}`);
    for (const cell of ['Port Aldary', '-5', '12.5', '', 'a=b', '2014-11']) assert.equal(withoutFormula(cell), cell);
  });

  it('hold the table of a plot', () => {
    assert.equal(csvOf(plot('rules')), 'Rule,Severity,Problems,Articles\r\nbody.boilerplate,warning,96,80\r\ndate.invalid,error,31,31\r\ntext.mojibake,warning,20,12\r\n');
  });
});

describe('a filter of articles by tagged texts', () => {
  const texts = { article: 'Kim met Kim.', sidecar: 'T1\tPerson 0 3\tKim\nT2\tPlace 8 11\tKim\nT3\tPerson 0 3\tAda\n', isRecord: false };

  it('asks for all of them, each of its own label where one is given', () => {
    for (const [tags, holds] of [
      [[{ text: 'Kim' }], true], [[{ text: 'Kim', label: 'Place' }, { text: 'Ada' }], true], [[{ text: 'Ada', label: 'Place' }], false], [[{ text: 'kim' }], false], [[{ text: 'Kim' }, { text: 'Bo' }], false],
    ] as const) assert.equal(matchesTexts({ tags }, texts), holds, JSON.stringify(tags));
    assert.equal(matchesTexts({ tags: [{ text: 'Kim' }] }, { ...texts, sidecar: undefined }), false);
  });
});
