import { missingShards, arrayIndexes } from '../../core/corpus/shards';
import { partitionPoint } from '../../core/text/binarySearch';
import { CorpusChecks } from '../check/corpusChecks';
import type { KeptOutcome } from '../check/outcomePaths';
import { RunReport } from '../check/runReport';
import type { ReportFormat } from '../check/reporters';
import { explain } from '../files/explain';
import { expandPaths, orderKey } from '../files/targets';
import { exitCodes, type CommandLineHost, type ExitCode } from '../host';
import { Failure, problemTemplates } from '../messages';
import { RunOutput } from '../runOutput';
import { readPart, readTrailer, type PartOrigin, type PartTrailer } from './partFile';

/** Extension of parts that a folder is searched for. */
export const partExtension = '.part';

interface Part {
  readonly path: string;
  readonly name: string;
  readonly trailer: PartTrailer;
}

/** How parts that do not belong together differ, as it is said. */
const differences: readonly (readonly [keyof PartOrigin, string])[] = [
  ['of', problemTemplates.partOfOthers], ['version', problemTemplates.partOfVersion], ['list', problemTemplates.partOfList], ['settings', problemTemplates.partOfSettings],
];

/** Writes the report of a whole corpus from its parts, as if it had been checked at once. */
export async function mergeParts(paths: readonly string[], format: ReportFormat, host: CommandLineHost): Promise<ExitCode> {
  const output = new RunOutput(host);
  const parts = await readParts(paths, host, output);
  if (!parts) return exitCodes.failure;
  const report = new RunReport(format, host, output);
  const total = parts.reduce((sum, { trailer }) => sum + trailer.lines, 0);
  await report.begin();
  const corpus = new CorpusChecks(host, (said) => report.say(said));
  let count = 0;
  for await (const line of inOrder(parts.map(({ path, trailer }) => readPart(path, trailer, host.workingDirectory, host.fileSystem)))) {
    if (host.interrupted.aborted || output.isClosed) break;
    await report.show({ ...line, checked: 0 });
    if (line.article) corpus.add(line.article);
    await output.progress(++count, total, line.name);
  }
  await report.show({ checked: parts.reduce((sum, { trailer }) => sum + trailer.checked, 0), results: [], messages: [] });
  if (!host.interrupted.aborted && !output.isClosed) await report.showCompared(corpus.results(parts[0]?.trailer.lowestShown ?? 'hint'));
  return report.end(parts[0]?.trailer.folders ?? []);
}

/** Undefined where they cannot be merged, which is said then. */
async function readParts(paths: readonly string[], host: CommandLineHost, output: RunOutput): Promise<readonly Part[] | undefined> {
  const { targets, folders } = await expandPaths(paths, host, (name, failure) => output.fail(name, failure), [partExtension]);
  const parts: Part[] = [];
  /** Also of those that do not fit: to check them again would not help. */
  const given = new Set<number>();
  for (const { path, name } of targets) {
    try {
      const trailer = await readTrailer(path, host.fileSystem);
      if (!trailer) throw new Failure(problemTemplates.notAPart);
      given.add(trailer.shard);
      const reason = unfit({ path, name, trailer }, parts);
      if (reason) throw reason;
      parts.push({ path, name, trailer });
    } catch (error) {
      await output.fail(name, await explain(error, path, host.fileSystem));
    }
  }
  const [first] = parts;
  if (!first) {
    for (const folder of output.failures === 0 ? folders : []) await output.fail(folder, new Failure(problemTemplates.noPart, { extension: partExtension }));
    return undefined;
  }
  const missing = missingShards(given, first.trailer.of);
  if (missing.length > 0) {
    const numbers = arrayIndexes(missing);
    await output.note(new Failure(problemTemplates.missingParts, { count: missing.length, of: first.trailer.of, numbers }).message);
  }
  return missing.length === 0 && output.failures === 0 ? parts : undefined;
}

/** Why a part cannot be merged with those before it. */
function unfit({ trailer }: Part, parts: readonly Part[]): Failure | undefined {
  const [first] = parts;
  const difference = first && differences.find(([member]) => trailer[member] !== first.trailer[member]);
  if (difference) return new Failure(difference[1], { other: first.name });
  const twin = parts.find((other) => other.trailer.shard === trailer.shard);
  return twin && new Failure(problemTemplates.doubledPart, { shard: trailer.shard, of: trailer.of, other: twin.name });
}

/** The lines of all parts in the order in which one run checks their files; only one line of each part is in memory. */
async function* inOrder(parts: readonly AsyncGenerator<KeptOutcome>[]): AsyncGenerator<KeptOutcome> {
  const heads: { readonly rest: AsyncGenerator<KeptOutcome>; readonly line: KeptOutcome; readonly key: string }[] = [];
  const place = async (rest: AsyncGenerator<KeptOutcome>): Promise<void> => {
    const next = await rest.next();
    if (next.done) return;
    const line = next.value;
    const key = orderKey(line.name);
    // Ascending from the end, so that the next one is taken off it.
    heads.splice(partitionPoint(heads.length, (index) => (heads[index]?.key ?? '') > key), 0, { rest, line, key });
  };
  for (const part of parts) await place(part);
  for (let head = heads.pop(); head; head = heads.pop()) {
    yield head.line;
    await place(head.rest);
  }
}
