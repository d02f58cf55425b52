import { resolve } from 'node:path';
import { inEnglish } from '../../core/message';
import { TextUses, type TextUse } from '../../core/search/sameTexts';
import { anyTag, type TagQuery } from '../../core/search/tagQuery';
import { CacheFile, knownOf, type KnownTarget } from '../cache/cacheFile';
import type { CacheChoice } from '../cache/cacheOptions';
import { RunMessages } from '../check/runMessages';
import { wantsColor } from '../check/textReporter';
import { expandPaths, type Target } from '../files/targets';
import { exitCodes, type CommandLineHost, type ExitCode, type FileSystem } from '../host';
import { Failure, noteTemplates, problemTemplates, reasonOf } from '../messages';
import { RunOutput } from '../runOutput';
import { batchesOf } from '../threads/batches';
import type { Crew } from '../threads/crew';
import { answersOf, type BatchWork } from '../threads/inThreads';
import { FileSearch, type SearchOutcome, type SearchSetup } from './fileSearch';
import { headOf, type HitFormat } from './hitWriter';

export interface SearchOptions extends CacheChoice {
  readonly paths: readonly string[];
  readonly kind: 'tags' | 'differently' | 'untagged';
  readonly query: TagQuery;
  /** Characters on either side of a hit. */
  readonly context: number;
  readonly format: HitFormat;
}

/**
 * Searches the articles that the paths lead to and writes as it goes, in the order of the files. What is asked of a text in all articles takes
 * two rounds: one that learns how texts are tagged, of which only different texts are kept, and one that shows places.
 */
export async function runSearch({ paths, kind, query, context, format, cache: cacheName, cacheStrategy }: SearchOptions, crew: Crew, host: CommandLineHost): Promise<ExitCode> {
  const output = new RunOutput(host);
  const messages = new RunMessages(output);
  const isStopped = (): boolean => host.interrupted.aborted || output.isClosed;
  if (paths.includes('-') && host.stdin.isTerminal) await output.note(noteTemplates.waitingForInput);
  const { targets, folders } = await expandPaths(paths, host, (name, { problem }) => messages.say({ path: resolve(host.workingDirectory, name), name, problem }));
  const batches = batchesOf(targets);
  const setup = { query, context, format, color: wantsColor(host.stdout.isTerminal, host.environment), workingDirectory: host.workingDirectory, cache: cacheName === undefined ? undefined : cacheStrategy };
  const openCache = (): Promise<CacheFile> | undefined =>
    cacheName === undefined ? undefined : CacheFile.open(cacheName, { command: 'search' }, host, (name, failure) => output.note(`${name}: ${failure.message}`));
  const round = async function* (work: SearchSetup, progress: string): AsyncGenerator<SearchOutcome> {
    // What one round kept the next one knows.
    const cache = await openCache();
    let count = 0;
    try {
      for await (const outcomes of answersOf(batches, searchWork(work, cache, host.fileSystem, isStopped), crew, isStopped)) {
        for (const outcome of outcomes) {
          for (const said of outcome.messages) await messages.say(said);
          if (outcome.entry) await cache?.add(outcome.name, outcome.entry);
          yield outcome;
          count++;
          if (!isStopped()) await output.progressNote(() => inEnglish(progress, { count, total: targets.length, file: outcome.name }));
        }
      }
      if (!isStopped()) await cache?.complete();
    } finally {
      await cache?.discard();
    }
  };
  let uses: readonly TextUse[] = [];
  if (kind !== 'tags') {
    const learned = new TextUses(query.matchCase);
    // A text that is tagged in two ways is so whichever of them is asked for.
    for await (const outcome of round({ ...setup, kind: 'uses', query: kind === 'untagged' ? query : { ...anyTag, matchCase: query.matchCase }, uses }, noteTemplates.reading)) for (const use of outcome.uses) learned.addUse(use);
    uses = kind === 'untagged' ? learned.all : learned.differing;
  }
  await output.results(headOf(format));
  const sums = { searched: 0, found: 0, articles: 0 };
  for await (const { searched, found, shown } of round({ ...setup, kind, uses }, noteTemplates.searching)) {
    if (output.isClosed) continue;
    sums.searched += searched;
    sums.found += found;
    if (found > 0) sums.articles++;
    await output.resultsOfMany(shown);
  }
  await output.flush();
  if (!isStopped() && sums.searched === 0 && messages.failures.length === 0) {
    const { problem } = new Failure(problemTemplates.nothingInFolder);
    for (const name of folders) await messages.say({ path: resolve(host.workingDirectory, name), name, problem });
  }
  await output.clearProgress();
  if (host.interrupted.aborted) await output.note(noteTemplates.interruptedSearch);
  if (format === 'text' && !output.isClosed && sums.searched > 0) {
    await output.note(inEnglish(kind === 'untagged' ? noteTemplates.foundPlaces : noteTemplates.foundTags, { tags: sums.found, places: sums.found, articles: sums.articles }));
  }
  if (host.interrupted.aborted) return exitCodes.interrupted;
  return messages.failures.length > 0 ? exitCodes.failure : exitCodes.clean;
}

function searchWork(
  search: SearchSetup, cache: CacheFile | undefined, fileSystem: FileSystem, isStopped: () => boolean,
): BatchWork<readonly Target[], readonly KnownTarget[], readonly SearchOutcome[]> {
  let here: FileSearch | undefined;
  return {
    setup: { work: 'search', search },
    prepare: (batch) => knownOf(batch, cache),
    // One by one: what a batch holds is written before the next file is read.
    async *answerHere(known) {
      for await (const outcome of (here ??= new FileSearch(search, fileSystem)).search(known, isStopped)) yield [outcome];
    },
    failed: (batch, error) => {
      const { problem } = new Failure(problemTemplates.crashed, { reason: reasonOf(error) });
      return batch.map(({ path, name }): SearchOutcome => ({ name, searched: 0, found: 0, shown: [], uses: [], messages: [{ path, name, problem }] }));
    },
  };
}
