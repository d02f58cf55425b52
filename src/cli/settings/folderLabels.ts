import { dirname } from 'node:path';
import { AsyncCache } from '../../core/corpus/asyncCache';
import { LabelLookup, type FoundLabels, type LabelFile } from '../../core/corpus/labelLookup';
import type { LabelSet } from '../../core/labels/labelSet';
import { filesWithin, isWithin } from '../files/boundaries';
import { explain } from '../files/explain';
import { portFiles } from '../files/portFiles';
import type { Target } from '../files/targets';
import type { FileSystem } from '../host';
import { Failure, problemTemplates } from '../messages';
import { folderKey } from './folderKey';

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
  readonly #isTrusted: boolean;
  /** By the folder that is looked in last. */
  readonly #lookups = new Map<string, LabelLookup<string>>();
  readonly #found = new AsyncCache<FoundLabels<string>>();
  readonly #labels = new AsyncCache<LabelSet>();
  /** Paths of files whose problems were reported. */
  readonly #reported = new Set<string>();

  /** @param isTrusted whether a configuration file may be a link that leads out of the repository */
  constructor(fileSystem: FileSystem, problems: LabelProblems, workingDirectory: string, isTrusted: boolean) {
    this.#fileSystem = fileSystem;
    this.#problems = problems;
    this.#workingDirectory = workingDirectory;
    this.#isTrusted = isTrusted;
  }

  /** Never rejects: a configuration that cannot be used is reported, and what is above it holds, or the built-in labels. */
  labelsFor(target: Target): Promise<LabelSet> {
    return this.#labels.get(folderKey(target), async () => {
      const found = await this.foundFor(target);
      await this.#report(found);
      return found.labels;
    });
  }

  /** The same with the files they come from; reports nothing. */
  foundFor(target: Target): Promise<FoundLabels<string>> {
    return this.#found.get(folderKey(target), () => this.#find(target));
  }

  #find({ path, root }: Target): Promise<FoundLabels<string>> {
    const isBelow = isWithin(this.#workingDirectory, path);
    const top = isBelow && this.#workingDirectory.length < root.length ? this.#workingDirectory : root;
    const last = isWithin(top, path) ? top : dirname(path);
    return this.#lookupUpTo(last).for(path, last);
  }

  #lookupUpTo(top: string): LabelLookup<string> {
    const known = this.#lookups.get(top) ?? new LabelLookup(this.#isTrusted ? portFiles(this.#fileSystem) : filesWithin((path) => ({ from: dirname(path), otherwise: top }), this.#fileSystem));
    this.#lookups.set(top, known);
    return known;
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
