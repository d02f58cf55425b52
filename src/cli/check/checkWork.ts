import { resolve } from 'node:path';
import { publishersOfCorpus } from '../../core/corpus/corpusPublishers';
import type { Severity } from '../../core/rules/rule';
import { CacheFile, knownOf, type KnownTarget } from '../cache/cacheFile';
import type { CacheChoice } from '../cache/cacheOptions';
import { portFiles } from '../files/portFiles';
import { isSidecar } from '../files/sidecars';
import { expandPaths, type Expansion, type Target } from '../files/targets';
import type { CommandLineHost } from '../host';
import { Failure, noteTemplates, problemTemplates, reasonOf } from '../messages';
import type { RunOutput } from '../runOutput';
import type { SettingsSource } from '../settings/folderSettings';
import { FileChecks, type ChecksSetup, type RunMessage, type TargetOutcome } from './fileChecks';
import { batchesOf } from '../threads/batches';
import type { Crew } from '../threads/crew';
import { answersOf, type BatchWork } from '../threads/inThreads';
import { wantsColor } from './textReporter';

/** What is to be checked, and how; the same for a run and for a part of one. */
export interface CheckWorkOptions extends CacheChoice {
  readonly paths: readonly string[];
  readonly lowestShown: Severity;
  readonly fix: boolean;
  /** A file may be relative to the working directory. */
  readonly settings: SettingsSource;
  /** Whether configuration may name files outside its repository. */
  readonly trustsSettings: boolean;
}

/** Finds the files that paths lead to. What is wrong with a path goes to `say`. */
export async function findTargets(paths: readonly string[], host: CommandLineHost, output: RunOutput, say: (said: RunMessage) => Promise<void>): Promise<Expansion> {
  if (paths.includes('-') && host.stdin.isTerminal) await output.note(noteTemplates.waitingForInput);
  return expandPaths(paths, host, (name, { problem }) => say({ path: resolve(host.workingDirectory, name), name, problem }));
}

/** All that checks of the found files have to know, whichever of them are checked here: publishers are learned from all. */
export async function setupOf(
  { targets, given }: Expansion, { lowestShown, fix, settings, trustsSettings, cache, cacheStrategy }: CheckWorkOptions, format: ChecksSetup['format'], host: CommandLineHost, isStopped: () => boolean,
): Promise<ChecksSetup> {
  const { workingDirectory, product, stdout, environment } = host;
  const places = targets.filter((target) => !isSidecar(target)).map(({ path }) => path);
  return {
    format, lowestShown, fix, trustsSettings, workingDirectory, product,
    settings: typeof settings === 'string' ? settings : { file: resolve(workingDirectory, settings.file) },
    publishers: await publishersOfCorpus(places, portFiles(host.fileSystem), isStopped),
    color: wantsColor(stdout.isTerminal, environment), today: host.today(), writableFolders: given,
    cache: cache === undefined ? undefined : cacheStrategy,
  };
}

/** What checks run in. */
export interface CheckRun {
  readonly host: CommandLineHost;
  readonly crew: Crew;
  readonly isStopped: () => boolean;
  /** Takes what is wrong with the cache. */
  readonly warn: (name: string, failure: Failure) => Promise<void>;
}

/** What becomes of each target, some together, in their order whatever the number of threads. */
export async function* outcomesOf(
  targets: readonly Target[], setup: ChecksSetup, { cache: cacheName }: CheckWorkOptions, { host, crew, isStopped, warn }: CheckRun,
): AsyncGenerator<readonly TargetOutcome[]> {
  const cache = cacheName === undefined ? undefined : await CacheFile.open(cacheName, { command: 'check', decidedBy: decidedBy(setup) }, host, warn);
  const checks = checksOf(setup, host, isStopped, (batch) => knownOf(batch, cache));
  let next = 0;
  try {
    for await (const outcomes of answersOf(batchesOf(targets), checks, crew, isStopped)) {
      if (cache) for (const { name, entry } of outcomes) if (entry) await cache.add(name, entry);
      giveNamesOf(targets.slice(next, next + outcomes.length), outcomes);
      next += outcomes.length;
      yield outcomes;
    }
    if (!isStopped()) await cache?.complete();
  } finally {
    await cache?.discard();
  }
}

/** What of a run decides what is found in a file, besides the files around it. */
function decidedBy({ lowestShown, fix, publishers, today }: ChecksSetup): unknown {
  return [lowestShown, fix, publishers, today];
}

/** Names of articles are kept until all are compared: those that a thread sent are copies of what the target has. */
function giveNamesOf(targets: readonly Target[], outcomes: readonly TargetOutcome[]): void {
  for (const [index, outcome] of outcomes.entries()) {
    const target = targets[index];
    const { article } = outcome;
    if (article && article.path === target?.path) outcome.article = { path: target.path, name: target.name, isRecord: article.isRecord, trace: article.trace };
  }
}

/** So many outcomes are handed over together, but nobody waits longer than so many milliseconds for those that are there. */
const together = { outcomes: 16, milliseconds: 50 } as const;

/** @param prepare says what is known of targets before they are checked */
function checksOf(
  setup: ChecksSetup, host: CommandLineHost, isStopped: () => boolean, prepare: (batch: readonly Target[]) => Promise<readonly KnownTarget[]>,
): BatchWork<readonly Target[], readonly KnownTarget[], readonly TargetOutcome[]> {
  let here: FileChecks | undefined;
  let givenAt = host.now();
  const isDue = (done: number): boolean => {
    const now = host.now();
    if (done < together.outcomes && now < givenAt + together.milliseconds) return false;
    givenAt = now;
    return true;
  };
  return {
    setup: { work: 'check', checks: setup },
    prepare,
    answerHere: (known) => (here ??= new FileChecks(setup, host.fileSystem)).check(known, isStopped, isDue),
    failed: (batch, error) => batch.map(({ path, name }) => {
      const { problem } = new Failure(problemTemplates.crashed, { reason: reasonOf(error) });
      return { name, checked: 0, results: [], messages: [{ path, name, problem }] };
    }),
  };
}
