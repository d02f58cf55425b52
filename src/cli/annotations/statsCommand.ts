import { join, sep } from 'node:path';
import { CorpusStatistics } from '../../core/corpus/corpusStatistics';
import { CacheFile, knownOf, type KnownTarget } from '../cache/cacheFile';
import { cacheChosen, cacheDetails, cacheOptions, type CacheChoice } from '../cache/cacheOptions';
import type { CacheStrategy } from '../cache/cacheEntry';
import { defineCommand } from '../command';
import { expandPaths, orderKey, type Target } from '../files/targets';
import { exitCodes, type CommandLineHost, type ExitCode, type FileSystem } from '../host';
import { Failure, printable, printableJson, problemTemplates, reasonOf, UsageError } from '../messages';
import { choice, parsed, pathsOperand } from '../options';
import { RunOutput } from '../runOutput';
import { batchesOf, filesPerSum } from '../threads/batches';
import { Crew } from '../threads/crew';
import { answersOf, type BatchWork } from '../threads/inThreads';
import { jobsOption } from '../threads/jobsOption';
import { answerCounts, type CountedBatch } from './countFiles';
import { statisticsJson, statisticsTable } from './statisticsOutput';

const formats = ['text', 'json'] as const;

/** `article-annotator stats`. */
export const statsCommand = defineCommand({
  name: 'stats',
  summary: 'Count articles, their dates, subjects and states, tags by label and text, relations, links and notes.',
  operands: [pathsOperand()],
  options: {
    format: choice('FORMAT', formats, { default: 'text', description: 'Output format: tables or one JSON object.' }),
    top: parsed('N', { default: '20', description: 'List so many subjects, tagged texts, and pairs of them.' }, readTop),
    jobs: jobsOption('Read with so many threads; “auto” takes as many as the machine runs at once. The output is the same.'),
    ...cacheOptions('Keep what was counted in this file, and count only what changed since.'),
  },
  details: [
    'Articles are found as “check” finds them, each with its annotation file. In a folder, every .ann file is counted, whatever ' +
    'its text is. A binary file or a file with a merge conflict is counted as refused, and its content is not counted.',
    'Pairs are texts that are tagged in the same articles, among the 100 texts tagged in most articles. Of more than 10,000 articles with tags, they are counted in 10,000.',
    cacheDetails('what was counted in an article is kept and used again while its content, its annotation file and the version of the program are the same'),
  ],
  exitCodes: {
    clean: 'Everything was counted.',
    failure: 'Wrong arguments, or a file or folder that could not be read; the others were counted.',
    interrupted: 'Interrupted with Ctrl+C; the files read so far were counted.',
  },
  examples: [
    { meaning: 'Count everything in a folder.', line: 'article-annotator stats corpus' },
    { meaning: 'Count a large corpus on all processors.', line: 'article-annotator stats --jobs auto corpus' },
    { meaning: 'Count again only what changed since the last run.', line: 'article-annotator stats --cache .counts-cache --cache-strategy metadata corpus' },
    { meaning: 'Print the labels as a table for other programs.',
      line: "article-annotator stats corpus --format json | jq -r '.labels[] | [.label, .entities] | @tsv'" },
    { meaning: 'Print the articles of each month.',
      line: "article-annotator stats corpus --format json | jq -r '.months[] | [.month, .articles] | @tsv'" },
  ],
  run: ({ operands, options: { format, top, jobs, ...cache } }, host) => {
    const chosen = cacheChosen(cache);
    return Crew.with(jobs, host, (crew) => runStats({ paths: operands, format, top, ...chosen }, crew, host));
  },
});

/** @throws UsageError */
function readTop(typed: string): number {
  const top = /^\d{1,6}$/.test(typed) ? Number(typed) : 0;
  if (top < 1) throw new UsageError(problemTemplates.badTop, { value: typed });
  return top;
}

interface StatsOptions extends CacheChoice {
  readonly paths: readonly string[];
  readonly format: (typeof formats)[number];
  readonly top: number;
}

async function runStats({ paths, format, top, cache: cacheName, cacheStrategy }: StatsOptions, crew: Crew, host: CommandLineHost): Promise<ExitCode> {
  const output = new RunOutput(host);
  const isStopped = (): boolean => host.interrupted.aborted;
  const statistics = new CorpusStatistics();
  const { targets, folders } = await expandPaths(paths, host, (name, failure) => output.fail(name, failure));
  const below = join(host.workingDirectory, sep);
  const nameOf = ({ path }: Target): string => (path.startsWith(below) ? path.slice(below.length) : path);
  const batches = batchesOf(inOrder(targets, nameOf), filesPerSum);
  const cache = cacheName === undefined ? undefined
    : await CacheFile.open(cacheName, { command: 'stats', nameOf }, host, (name, failure) => output.note(`${name}: ${failure.message}`));
  const work = countWork(host.fileSystem, cache, cache && cacheStrategy, isStopped);
  const failed = new Set<string>();
  let read = 0;
  let answers = 0;
  try {
    await output.progress(read, targets.length, targets[0]?.name ?? '');
    for await (const { counts, failures, entries } of answersOf(batches, work, crew, isStopped)) {
      statistics.merge(counts);
      for (const { name, problem } of failures) {
        // The marks of a folder are read by each thread.
        if (!failed.has(name)) await output.fail(name, new Failure(problem.template, problem.args));
        failed.add(name);
      }
      const batch = batches[answers++] ?? [];
      for (const [index, target] of batch.entries()) if (entries[index]) await cache?.add(nameOf(target), entries[index]);
      await output.progress(read += batch.length, targets.length, batch.at(-1)?.name ?? '');
    }
    if (!isStopped()) await cache?.complete();
  } finally {
    await cache?.discard();
  }
  const { articles, files } = statistics.totals;
  if (!isStopped() && articles === 0 && files === 0 && output.failures === 0) {
    for (const folder of folders) await output.fail(folder, new Failure(problemTemplates.nothingInFolder));
  }
  await output.results([format === 'json' ? `${printableJson(statisticsJson(statistics, top))}\n` : statisticsTable(statistics, top, printable)]);
  if (await output.wasInterrupted()) return exitCodes.interrupted;
  return output.failures > 0 ? exitCodes.failure : exitCodes.clean;
}

/** By path, so that an annotation file comes right after its article, however each was named. */
function inOrder(targets: readonly Target[], nameOf: (target: Target) => string): Target[] {
  const keyed = targets.map((target) => ({ target, key: orderKey(nameOf(target)) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ target }) => target);
}

function countWork(
  fileSystem: FileSystem, cache: CacheFile | undefined, strategy: CacheStrategy | undefined, isStopped: () => boolean,
): BatchWork<readonly Target[], readonly KnownTarget[], CountedBatch> {
  const count = answerCounts(fileSystem, strategy);
  return {
    setup: { work: 'count', cache: strategy },
    prepare: (batch) => knownOf(batch, cache),
    async *answerHere(known) {
      yield await count(known, isStopped);
    },
    failed: (batch, error) => {
      const { problem } = new Failure(problemTemplates.notCounted, { reason: reasonOf(error) });
      return { counts: new CorpusStatistics().counts, failures: batch.map(({ name }) => ({ name, problem })), entries: [] };
    },
  };
}
