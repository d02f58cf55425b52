/**
 * Export of articles in every format: articles a second of one thread, how the time grows with their
 * number, and how much memory is held at most. Run: `npm run bench -- formats`, or with `--only tei,csv` for some. The last line is the result as JSON.
 */
import { CodePointIndex } from '../../src/core/text/codePoints';
import { wordTokensOf } from '../../src/core/record/wordTokens';
import { articleOf, type InterchangeArticle } from '../../src/core/formats/interchange';
import { formats, formatOf, type FormatId } from '../../src/core/formats/formatTable';
import type { Format } from '../../src/core/formats/formatTable';
import { reduceTo } from '../../src/core/formats/losses';
import { standoffOf } from '../../src/core/formats/standoff';
import { seededRandom } from '../random';
import { generateArticle } from './generateArticles';

const seed = 20190304;
const different = 100;
const articleLength = 5000;
const tagsEach = 25;
const counts = [1000, 10_000] as const;
const labels = ['Person', 'Place', 'Organization', 'Date'];

const random = seededRandom(seed);
const articles = Array.from({ length: different }, (_, index): InterchangeArticle => {
  const text = generateArticle(articleLength * (0.5 + random()), random);
  const words = wordTokensOf(text, { start: text.lastIndexOf('\n') + 1, end: text.length });
  const step = Math.floor(words.length / tagsEach);
  const entities = Array.from({ length: tagsEach }, (__, number) => {
    const first = words[number * step];
    const last = words[number * step + (number % 3)];
    return { id: `T${number + 1}`, label: labels[number % labels.length] ?? '', fragments: [{ start: first?.start ?? 0, end: last?.end ?? 1 }] };
  });
  return articleOf(`article-${index}`, text, { entities });
});

/** Seconds of this process for so many articles, and the most memory that was held, in MB above the start. */
async function exported(format: Format, count: number): Promise<{ seconds: number; megabytes: number; bytes: number }> {
  const writer = (await format.load()).writer({ labels });
  const heap = (): number => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  globalThis.gc?.();
  const start = heap();
  const before = process.cpuUsage();
  let most = start;
  let bytes = 0;
  for (let index = 0; index < count; index++) {
    const source = articles[index % different];
    if (!source) continue;
    const { article } = reduceTo({ ...source, name: `article-${index}` }, format.carries);
    for (const { content } of await writer.write(article)) bytes += content.length;
    if (index % 500 === 499) {
      globalThis.gc?.();
      most = Math.max(most, heap());
    }
  }
  for (const { content } of await writer.end()) bytes += content.length;
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, megabytes: Math.round((most - start) / 1e5) / 10, bytes };
}

async function main(): Promise<void> {
  const result: Partial<Record<FormatId, object>> = {};
  // To compare with: what writing the tags alone costs.
  const before = process.cpuUsage();
  for (let index = 0; index < 2000; index++) {
    const article = articles[index % different];
    if (article) void [standoffOf(article, 'code points'), new CodePointIndex(article.text)];
  }
  const plain = process.cpuUsage(before).user / 1e6 / 2000;
  console.log(`${different} articles of about ${articleLength} characters with ${tagsEach} tags; standoff lines alone ${Math.round(1 / plain)} articles/s\n`);
  console.log('format                  articles/s   of standoff lines   10 × the articles   most memory   bytes an article');
  const only = process.argv.slice(2);
  for (const { id } of formats) {
    if (only.length > 0 && !only.includes(id)) continue;
    const format = formatOf(id);
    await exported(format, 200);
    const [few, many] = [await exported(format, counts[0]), await exported(format, counts[1])];
    const perSecond = Math.round(counts[1] / many.seconds);
    const growth = Math.round((many.seconds / few.seconds) * 10) / 10;
    const share = Math.round(many.seconds / counts[1] / plain * 10) / 10;
    result[id] = { perSecond, growth, megabytes: many.megabytes, megabytesOfFew: few.megabytes };
    console.log(`${id.padEnd(22)} ${String(perSecond).padStart(11)} ${`${share} ×`.padStart(19)} ${`${growth} ×`.padStart(19)} ${`${many.megabytes} MB`.padStart(13)} ${String(Math.round(many.bytes / counts[1])).padStart(18)}`);
  }
  console.log(JSON.stringify({ bench: 'formats', seed, articles: counts[1], result }));
}

void main();
