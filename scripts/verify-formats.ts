// Exports articles in every format and has them read by programs of others: `npm run verify:formats`, or `npm run verify:formats -- tei iob2` for
// some formats. CONTRIBUTING.md says how to get those programs; what is not there is skipped and named.
import { parseArgs } from 'node:util';
import { formatIds } from '../src/core/formats/formatTable';
import { articlesUnderTest, type ArticleUnderTest } from '../test/readers/articles';
import { fetchedReaders, MissingReader, type FetchedReader } from '../test/readers/fetchedReaders';
import { packageReaders } from '../test/readers/packageReaders';
import { brokenFiles, exportedTo } from '../test/readers/reader';
import { expectedTags, sortedTags } from '../test/readers/tags';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sources: { type: 'string', default: process.env['SRC'] ?? '' }, python: { type: 'string', default: process.env['P'] ?? 'python3' } },
});
const unknown = positionals.filter((name) => !(formatIds as readonly string[]).includes(name));
if (unknown.length > 0 || values.sources === '') {
  console.error(`${unknown.length > 0 ? `No such format: ${unknown.join(', ')}. ` : ''}Usage: npm run verify:formats -- [--sources FOLDER] [--python PYTHON] [FORMAT…]`);
  process.exit(2);
}

const { articles, skipped } = articlesUnderTest();
const counts = { equal: 0, refused: 0, failed: 0, skipped: 0 };

async function main(): Promise<void> {
  for (const what of skipped) console.log(`skipped: ${what}`);
  const readers: readonly FetchedReader[] = [...fetchedReaders(values), ...packageReaders];
  const read = new Set<string>();
  for (const format of formatIds) {
    if (positionals.length > 0 && !positionals.includes(format)) continue;
    for (const reader of readers.filter((each) => each.format === format)) {
      const result = await verify(reader);
      if (!result.startsWith('skipped')) read.add(format);
      console.log(`${format.padEnd(21)} ${reader.by.padEnd(30)} ${result}`);
    }
    if (!read.has(format)) console.log(`${format.padEnd(21)} no reader of others is here`);
  }
  console.log(`\n${read.size} formats: ${counts.equal} articles equal, ${counts.refused} broken files refused, ${counts.failed} failed, ${counts.skipped} readers skipped`);
  process.exitCode = counts.failed > 0 ? 1 : 0;
}

async function verify(reader: FetchedReader): Promise<string> {
  try {
    const read = articles.filter(({ article }) => reader.reads?.(article.text) ?? true);
    if (read.length === 0) throw new MissingReader('it can read none of the articles');
    const results: string[] = [];
    for (const each of read) results.push(await verifyArticle(reader, each));
    const [first] = read;
    if (first) results.push(await verifyRefusal(reader, first));
    return results.join(', ');
  } catch (error) {
    if (!(error instanceof MissingReader)) throw error;
    counts.skipped++;
    return `skipped: ${error.message}`;
  }
}

async function verifyArticle(reader: FetchedReader, { what, article }: ArticleUnderTest): Promise<string> {
  const { article: carried, files } = await exportedTo(reader.format, article);
  const expected = expectedTags(carried, reader.unit);
  let seen: string[];
  try {
    seen = sortedTags(await reader.read(files));
  } catch (error) {
    if (error instanceof MissingReader) throw error;
    counts.failed++;
    return `${what}: REFUSED (${reasonOf(error)})`;
  }
  const different = [...expected.filter((tag) => !seen.includes(tag)).map((tag) => `missing “${tag}”`), ...seen.filter((tag) => !expected.includes(tag)).map((tag) => `new “${tag}”`)];
  if (different.length === 0 && seen.length === expected.length) {
    counts.equal++;
    return reader.unit === 'nothing' ? 'valid' : `${expected.length} tags equal`;
  }
  counts.failed++;
  return `${what}: DIFFERENT (${seen.length} of ${expected.length}; ${different.slice(0, 2).join(', ')})`;
}

/** A reader that takes everything shows nothing. */
async function verifyRefusal(reader: FetchedReader, { article }: ArticleUnderTest): Promise<string> {
  const { article: carried, files } = await exportedTo(reader.format, article);
  try {
    const seen = sortedTags(await reader.read(brokenFiles(files, reader.broken)));
    const isNoticed = seen.join('\n') !== expectedTags(carried, reader.unit).join('\n');
    counts[isNoticed ? 'refused' : 'failed']++;
    return isNoticed ? 'broken file gives other tags' : 'BROKEN FILE TAKEN';
  } catch (error) {
    if (error instanceof MissingReader) throw error;
    counts.refused++;
    return `broken file refused (${reasonOf(error)})`;
  }
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 70);
}

void main();
