import { createHash } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { shardOf, type Shard } from '../../core/corpus/shards';
import { findTargets, outcomesOf, setupOf, type CheckWorkOptions } from '../check/checkWork';
import type { ChecksSetup, RunMessage } from '../check/fileChecks';
import { RunMessages } from '../check/runMessages';
import { pathBelow } from '../files/relativePath';
import type { Target } from '../files/targets';
import { exitCodes, type CommandLineHost, type ExitCode, type FileSystem } from '../host';
import { diskReasonOf, Failure, noteTemplates, problemTemplates } from '../messages';
import { inEnglish } from '../../core/message';
import { RunOutput } from '../runOutput';
import type { Crew } from '../threads/crew';
import { digestOf, FileConfiguration } from '../settings/fileConfiguration';
import { PartWriter } from './partFile';

export interface ShardOptions extends CheckWorkOptions {
  readonly shard: Shard;
  /** The part; may be relative to the working directory. */
  readonly out: string;
}

/** Checks the files of one shard and writes what is found to a part. A part that is complete is a success, whatever was found. */
export async function runShard(options: ShardOptions, crew: Crew, host: CommandLineHost): Promise<ExitCode> {
  const { shard, out } = options;
  const output = new RunOutput(host);
  const messages = new RunMessages(output);
  const isStopped = (): boolean => host.interrupted.aborted;
  // Every shard meets what is wrong with the paths; it comes first in each part.
  const ofPaths: RunMessage[] = [];
  const found = await findTargets(options.paths, host, output, (said) => Promise.resolve(void ofPaths.push(said)));
  const setup = await setupOf(found, options, 'part', host, isStopped);
  const own = found.targets.filter(({ path }) => shardOf(pathBelow(host.workingDirectory, path) ?? path, shard.count) === shard.index);
  const file = await host.fileSystem.createFile(resolve(host.workingDirectory, out), true).catch((error: unknown) => notWritten(error));
  if (file instanceof Failure) {
    await output.fail(out, file);
    return exitCodes.failure;
  }
  const part = new PartWriter(file, host.workingDirectory);
  try {
    await part.add({ name: '', checked: 0, results: [], messages: ofPaths });
    for (const said of ofPaths) await messages.say(said);
    let count = 0;
    await output.progress(count, own.length, own[0]?.name ?? '');
    for await (const outcomes of outcomesOf(own, setup, options, { host, crew, isStopped, warn: (name, failure) => output.note(`${name}: ${failure.message}`) })) {
      for (const outcome of outcomes) {
        await part.add(outcome);
        for (const said of outcome.messages) await messages.say(said);
      }
      count += outcomes.length;
      if (!isStopped()) await output.progress(count, own.length, outcomes.at(-1)?.name ?? '');
    }
    if (isStopped()) {
      await file.discard();
      await output.clearProgress();
      await output.note(noteTemplates.interruptedPart);
      return exitCodes.interrupted;
    }
    const settings = await digestOfSettings(found.targets, setup, host.fileSystem);
    await part.complete(shard, { of: shard.count, version: host.product.version, settings, list: digestOfList(found.targets) }, { folders: [...found.folders], lowestShown: options.lowestShown });
  } catch (error) {
    await file.discard();
    await output.clearProgress();
    await output.fail(out, notWritten(error));
    return exitCodes.failure;
  }
  await output.clearProgress();
  const files = inEnglish(noteTemplates.files, { count: part.checked });
  await output.note(inEnglish(noteTemplates.part, { part: shard.index, parts: shard.count, file: out, files }));
  return exitCodes.clean;
}

function notWritten(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure(problemTemplates.notWrittenTo, { reason: diskReasonOf(error) });
}

function digestOfList(targets: readonly Target[]): string {
  const hash = createHash('sha256');
  for (const { name, isNamed } of targets) hash.update(`${name}\0${isNamed ? 1 : 0}\n`);
  return hash.digest('hex');
}

/** Of all that decides what is found besides the files themselves, today's date left out: an array of jobs may run over midnight. */
async function digestOfSettings(targets: readonly Target[], setup: ChecksSetup, fileSystem: FileSystem): Promise<string> {
  const nothing = (): Promise<void> => Promise.resolve();
  // Who checks the files of a folder reports what is wrong with its settings.
  const configuration = new FileConfiguration(setup, fileSystem, { failure: nothing, note: nothing, found: nothing });
  const digests: string[] = [];
  let folder: string | undefined;
  for (const target of targets) {
    if (dirname(target.path) === folder) continue;
    folder = dirname(target.path);
    digests.push(await configuration.digestFor(target));
  }
  const { lowestShown, fix, publishers } = setup;
  return digestOf([lowestShown, fix, publishers, digests]);
}
