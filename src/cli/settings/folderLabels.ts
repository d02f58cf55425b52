import { relative, isAbsolute, dirname } from 'node:path';
import { LabelLookup, type FoundLabels, type LabelFile } from '../../core/corpus/labelLookup';
import type { LabelSet } from '../../core/labels/labelSet';
import { explain } from '../files/explain';
import { portFiles } from '../files/portFiles';
import type { Target } from '../files/targets';
import type { FileSystem } from '../host';
import { Failure, problemTemplates } from '../messages';

/** Takes what is wrong with labels: `failure` makes the run fail. */
export interface LabelProblems {
  failure(file: string, failure: Failure): Promise<void>;
  /** Called once for each file, whether or not it has problems. */
  found(file: LabelFile<string>): Promise<void>;
}

/**
 * The labels of a corpus. They are looked for up to the folder that was given, or to the working directory where the file lies
 * below it, whichever is higher. Problems of each configuration file are reported once.
 */
export class FolderLabels {
  readonly #fileSystem: FileSystem;
  readonly #problems: LabelProblems;
  readonly #workingDirectory: string;
  readonly #lookup: LabelLookup<string>;
  /** Paths of files whose problems were reported. */
  readonly #reported = new Set<string>();

  constructor(fileSystem: FileSystem, problems: LabelProblems, workingDirectory: string) {
    this.#fileSystem = fileSystem;
    this.#problems = problems;
    this.#workingDirectory = workingDirectory;
    this.#lookup = new LabelLookup(portFiles(fileSystem));
  }

  /** Never rejects: a configuration that cannot be used is reported, and what is above it holds, or the built-in labels. */
  async labelsFor({ path, root }: Target): Promise<LabelSet> {
    const isBelow = isWithin(this.#workingDirectory, path);
    const top = isBelow && this.#workingDirectory.length < root.length ? this.#workingDirectory : root;
    const found = await this.#lookup.for(path, isWithin(top, path) ? top : dirname(path));
    await this.#report(found);
    return found.labels;
  }

  async #report({ files, unreadable }: FoundLabels<string>): Promise<void> {
    for (const { place, error } of unreadable) {
      if (!this.#isFirst(place)) continue;
      const problem = (await explain(error, place, this.#fileSystem)).message;
      await this.#problems.failure(place, new Failure(problemTemplates.labelsNotReadable, { problem }));
    }
    for (const file of files) if (this.#isFirst(file.place)) await this.#problems.found(file);
  }

  #isFirst(path: string): boolean {
    if (this.#reported.has(path)) return false;
    this.#reported.add(path);
    return true;
  }
}

function isWithin(folder: string, path: string): boolean {
  const below = relative(folder, path);
  return below === '' || (below !== '..' && !below.startsWith('../') && !below.startsWith('..\\') && !isAbsolute(below));
}
