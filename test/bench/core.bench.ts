/**
 * Throughput of the core on one thread: parse and all rules over generated articles, against only reading and decoding the
 * same files. Run: `node --import tsx test/bench/core.bench.ts`. The last line is the result as JSON.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseRecord } from '../../src/core/record/parse';
import { RecordViews } from '../../src/core/record/views';
import { checkRecord } from '../../src/core/rules/check';
import { rules } from '../../src/core/rules/index';
import { seededRandom } from '../random';
import { generateArticle } from './generateArticles';

const seed = 20190304;
const corpusMegabytes = 20;
const rounds = 10;
const articleLength = 5000;

/** Processor time of this process, user and system: what a core spends, whatever else the machine does. */
function seconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
const perSecond = (bytes: number, time: number): number => Math.round((bytes / 1e6 / time) * 10) / 10;

const random = seededRandom(seed);
const folder = mkdtempSync(join(tmpdir(), 'article-annotator-bench-'));
try {
  const files: string[] = [];
  let bytes = 0;
  while (bytes < corpusMegabytes * 1e6) {
    const file = join(folder, `${files.length}.txt`);
    const article = generateArticle(articleLength * (0.4 + 1.2 * random()), random);
    writeFileSync(file, article);
    bytes += Buffer.byteLength(article);
    files.push(file);
  }
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const read = (file: string): string => decoder.decode(readFileSync(file));
  const reading: number[] = [];
  const checking: number[] = [];
  let findings = 0;
  for (let round = 0; round < rounds; round++) {
    const texts: string[] = [];
    reading.push(seconds(() => {
      for (const file of files) texts.push(read(file));
    }));
    checking.push(seconds(() => {
      for (const text of texts) findings += checkRecord(parseRecord(text)).length;
    }));
  }
  const readTime = median(reading);
  const checkTime = median(checking);
  const findingsEach = Math.round(findings / rounds / files.length);
  console.log(`${files.length} articles, ${(bytes / 1e6).toFixed(1)} MB, ${rounds} rounds, ${findingsEach} findings an article`);
  console.log(`read and decode     ${perSecond(bytes, readTime)} MB/s`);
  console.log(`parse and all rules ${perSecond(bytes, checkTime)} MB/s, ${(checkTime / readTime).toFixed(2)} × the time of reading`);

  const texts = files.map(read);
  const shares: Record<string, number> = {};
  const viewTime = seconds(() => {
    for (const text of texts) void new RecordViews(parseRecord(text)).paragraphs;
  });
  console.log(`\nscan, joins and paragraphs, which the rules share: ${Math.round(viewTime * 1000)} ms`);
  for (const rule of rules) {
    const only = [rule.id];
    const time = seconds(() => {
      for (const text of texts) checkRecord(parseRecord(text), { only });
    });
    shares[rule.id] = Math.round((time / checkTime) * 1000) / 10;
  }
  console.log('time of each rule on its own, views included, in percent of all:');
  for (const [rule, share] of Object.entries(shares)) if (share >= 5) console.log(`  ${rule.padEnd(28)} ${share} %`);

  const shape: Record<string, number> = {};
  console.log('\nby length of the article:');
  for (const length of [5e3, 5e4, 5e5, 5e6]) {
    const text = generateArticle(length, random);
    const times = Array.from({ length: 7 }, () => {
      const repeats = Math.max(1, Math.round(5e6 / length / 4));
      return seconds(() => {
        for (let repeat = 0; repeat < repeats; repeat++) checkRecord(parseRecord(text));
      }) / repeats;
    });
    shape[length] = perSecond(Buffer.byteLength(text), median(times));
    console.log(`  ${String(length / 1000).padStart(5)} kB  ${(median(times) * 1000).toFixed(2)} ms  ${shape[length]} MB/s`);
  }
  console.log(JSON.stringify({
    bench: 'core', seed, megabytes: Math.round(bytes / 1e5) / 10, checkMegabytesPerSecond: perSecond(bytes, checkTime),
    readMegabytesPerSecond: perSecond(bytes, readTime), checkToRead: Math.round((checkTime / readTime) * 100) / 100,
    megabytesPerSecondByLength: shape,
  }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
