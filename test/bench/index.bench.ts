/**
 * The index of the workspace over invented corpora of growing size, on a disk: to make it, its size, to open it, all mentions of one name, a changed
 * article, what an open article may repeat. Beside it, what the mentions take without an index: all annotation files read and parsed.
 * `ARTICLES=100000 npm run bench -- index` for another size, `TAGS=40` for so many tags in every article. The last line is the result as JSON.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createNodeFileSystem } from '../../src/cli/files/nodeFileSystem';
import { portFiles } from '../../src/cli/files/portFiles';
import { candidatesBelow } from '../../src/core/corpus/corpusArticles';
import { ArticleIndex } from '../../src/core/corpus/index/articleIndex';
import { readIntoIndex } from '../../src/core/corpus/index/readIntoIndex';
import { SegmentStore } from '../../src/core/corpus/index/segmentStore';
import { TwinTable, type TwinProbe } from '../../src/core/corpus/index/twinTable';
import { parseRecord } from '../../src/core/record/parse';
import { RecordViews } from '../../src/core/record/views';
import { traceOf } from '../../src/core/rules/twins/traceArticle';
import { parseStandoff } from '../../src/core/standoff/standoffDocument';
import { diskSegments } from './diskSegments';
import { denselyTaggedArticle, inventedArticle } from './inventedCorpus';

const most = Number(process.env['ARTICLES'] ?? 10_000);
const tagsEach = Number(process.env['TAGS'] ?? 0);
/** A name of about so many mentions is asked for, where there is one. */
const mostMentions = 3500;
/** Fewer where one takes minutes. */
const rounds = most * (1 + tagsEach) > 1_000_000 ? 1 : 5;
const folder = mkdtempSync(join(tmpdir(), 'article-annotator-bench-'));
const files = portFiles(createNodeFileSystem());
const never = (): boolean => false;
const atOnce = (): undefined => undefined;

function makeCorpus(articles: number): string {
  const at = join(folder, `corpus-${articles}`);
  for (let index = 0; index < articles; index++) {
    const { path, text, annotations } = tagsEach > 0 ? denselyTaggedArticle(index, 1, tagsEach) : inventedArticle(index, 1);
    const file = join(at, path);
    if (index % 1000 === 0) mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    if (annotations !== undefined) writeFileSync(file.replace(/\.article$/, '.ann'), annotations);
  }
  return at;
}

/** Wall time in milliseconds. */
async function milliseconds(work: () => unknown): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

async function least(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < rounds; count++) times.push(await milliseconds(work));
  return Math.min(...times);
}

/** Bytes in memory, those of typed arrays included. */
const used = (): number => {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

/** An article as it is compared when somebody has it open: the last in the order of the corpus, so that it may repeat any other. */
function twinProbe(place: string, text: string): TwinProbe {
  const record = parseRecord(text);
  return { key: `${place}\uffff`, trace: traceOf({ text, record: { record, views: new RecordViews(record) }, annotated: undefined }, {}) };
}

const round = (value: number, digits = 1): number => Number(value.toFixed(digits));

async function measure(articles: number): Promise<Readonly<Record<string, number>>> {
  const corpus = makeCorpus(articles);
  const kept = join(folder, `index-${articles}`);
  const candidates = await candidatesBelow(corpus, files, never);
  const read = (index: ArticleIndex, which = candidates): Promise<unknown> =>
    readIntoIndex(index, corpus, which, files, { isCancelled: never, looked: () => undefined, failed: (key, error) => { throw new Error(`${key}: ${String(error)}`); } });
  const emptied = (): ArticleIndex => {
    rmSync(kept, { recursive: true, force: true });
    return new ArticleIndex(new SegmentStore(diskSegments(kept), 'bench'));
  };
  const making = await milliseconds(() => read(emptied()));
  const bytes = readdirSync(kept).reduce((sum, name) => sum + statSync(join(kept, name)).size, 0);
  const opened = async (): Promise<ArticleIndex> => {
    const index = new ArticleIndex(new SegmentStore(diskSegments(kept), 'bench'));
    await index.open(new Set([corpus]), never);
    return index;
  };
  const opening = await least(opened);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const index = await opened();
  globalThis.gc?.();
  const megabytes = (process.memoryUsage().heapUsed - before) / 1e6;
  const [name] = [...index.tags()].filter(({ count }) => count <= mostMentions).sort((a, b) => b.count - a.count);
  let found = 0;
  const mentions = await least(async () => {
    found = (await index.mentions({ texts: [name?.text ?? ''], links: [] }, never)).found.length;
  });
  const unchanged = await least(() => read(index));
  const [first] = candidates;
  const changing = await least(async () => {
    if (!first) return;
    writeFileSync(first.place, `${readFileSync(first.place, 'utf8')}.`);
    await read(index, [first]);
  });
  // What an open article may repeat: asked first, when the table is filled, and then again.
  globalThis.gc?.();
  const beforeTable = used();
  const table = new TwinTable(index);
  const probe = first && twinProbe(first.place, readFileSync(first.place, 'utf8'));
  const filling = await milliseconds(() => table.find([], never, atOnce, never));
  globalThis.gc?.();
  const bytesOfTwins = (used() - beforeTable) / articles;
  const comparing = await least(async () => probe && table.find([probe], never, atOnce, never));
  let scanned = 0;
  const scanning = await least(() => {
    scanned = 0;
    for (const { annotationFile } of candidates) if (annotationFile !== undefined) scanned += parseStandoff(readFileSync(annotationFile, 'utf8')).entities.filter(({ quote }) => quote === name?.text).length;
  });
  if (scanned !== found) console.log(`the index has ${found} mentions of “${name?.text ?? ''}”, the files ${scanned}: the others are lost or of another form`);
  const tags = [...index.tags()].reduce((sum, { count }) => sum + count, 0);
  console.log(`${articles} articles, ${tags} tags: made in ${round(making / articles, 3)} ms an article, ${round(bytes / tags)} bytes a tag, ${round(bytes / 1e6)} MB on disk, ${round(megabytes)} MB in memory; `
    + `opened in ${round(opening)} ms; ${found} mentions of one name in ${round(mentions)} ms, without an index ${round(scanning)} ms (${round(scanning / mentions)} times); `
    + `files looked at in ${round(unchanged)} ms; one changed article ${round(changing)} ms; twins of one article in ${round(comparing, 2)} ms, first in ${round(filling)} ms, ${round(bytesOfTwins, 0)} bytes an article in memory`);
  return { articles, tags, makingEach: round(making / articles, 3), bytes, megabytes: round(megabytes), opening: round(opening), found, mentions: round(mentions), scanning: round(scanning), unchanged: round(unchanged), changing: round(changing), filling: round(filling), comparing: round(comparing, 2), bytesOfTwins: round(bytesOfTwins, 0) };
}

void (async () => {
  try {
    const small = await measure(most / 10);
    const large = await measure(most);
    const growth = (figure: string): number => round((large[figure] ?? 0) / (small[figure] ?? 1) / 10, 2);
    const growths = Object.fromEntries(['bytes', 'opening', 'mentions', 'unchanged', 'megabytes'].map((figure) => [figure, growth(figure)]));
    console.log(`from ${small['articles']} to ${large['articles']} articles each grows by (1 is linear): ${Object.entries(growths).map(([figure, value]) => `${figure} ${value}`).join(', ')}`);
    console.log(JSON.stringify({ small, large, growths }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
})();
