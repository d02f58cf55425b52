/**
 * What the checks of a whole corpus cost: what is kept of an article, and what comparing all of them takes, beside all other rules. No file is read.
 * `ARTICLES=100000 npm run bench -- comparison` for another size. The last line is the result as JSON.
 */
import { parseRecord } from '../../src/core/record/parse';
import { RecordViews } from '../../src/core/record/views';
import { checkRecord } from '../../src/core/rules/check';
import { checkCorpus } from '../../src/core/rules/twins/checkCorpus';
import { CorpusIndex } from '../../src/core/rules/twins/corpusIndex';
import { bodyOf, traceOf } from '../../src/core/rules/twins/traceArticle';
import { distinctShingles } from '../../src/core/text/shingles';
import { inventedArticle } from './inventedCorpus';

const most = Number(process.env['ARTICLES'] ?? 20_000);
const rounds = 5;

/** Processor time of this process in microseconds. */
async function microseconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

const least = async (work: () => unknown): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await microseconds(work));
  return Math.min(...times);
};
const round = (value: number): number => Math.round(value * 10) / 10;

void (async () => {
  const results = [];
  for (const articles of [most / 10, most]) {
    const texts = Array.from({ length: articles }, (_, index) => inventedArticle(index, 1).text);
    const index = new CorpusIndex();
    const checking = await least(() => texts.forEach((text) => void checkRecord(parseRecord(text))));
    const tracing = await least(() => texts.forEach((text, row) => {
      const record = parseRecord(text);
      index.set(row, traceOf({ text, record: { record, views: new RecordViews(record) }, annotated: undefined }, {}));
    }));
    let found = 0;
    const comparing = await least(async () => {
      found = (await checkCorpus({
        index, rows: [...texts.keys()], nameOf: String, pause: () => Promise.resolve(),
        shinglesOf: (row) => Promise.resolve(distinctShingles(texts[row] ?? '', bodyOf(texts[row] ?? '', parseRecord(texts[row] ?? '')) ?? { start: 0, end: 0 })),
      })).length;
    });
    const result = { articles, found, rulesEach: round(checking / articles), traceEach: round(tracing / articles), compareEach: round(comparing / articles) };
    results.push(result);
    console.log(`${articles} articles, ${found} with a twin: ${result.traceEach} µs to trace one, ${result.compareEach} µs to compare it; parsing and all other rules ${result.rulesEach} µs`);
  }
  console.log(JSON.stringify(results));
})();
