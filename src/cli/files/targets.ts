import { join, normalize, resolve, sep } from 'node:path';
import type { CommandLineHost } from '../host';
import { Failure, problemTemplates } from '../messages';
import { explain } from './explain';

/** A file that may have to be checked. */
export interface Target {
  /** Absolute. */
  readonly path: string;
  /** As the user will see it: relative where the argument was. */
  readonly name: string;
  /** Whether the user named it: it is checked whatever it holds. In a folder the content decides whether a file is an article. */
  readonly isNamed: boolean;
}

export interface Expansion {
  /** Sorted by name, every file once, whatever its names. */
  readonly targets: readonly Target[];
  /** Arguments that are folders. */
  readonly folders: readonly string[];
}

/** Takes what is wrong with one path. The run goes on. */
export type ReportFailure = (name: string, failure: Failure) => Promise<void>;

const skippedFolders = new Set(['node_modules']);

/** Endings of files that are looked at in a folder; `.txt` files also have to read like an article. */
export const articleExtension = '.article';
const textExtension = '.txt';

/**
 * The files that paths, folders, globs and `-` (a list on standard input) lead to.
 * Folders inside a folder are entered, symbolic links to folders are not, so that no loop is walked.
 */
export async function expandPaths(operands: readonly string[], host: CommandLineHost, report: ReportFailure): Promise<Expansion> {
  const expander = new Expander(host, report);
  for (const operand of operands) {
    if (operand === '-') for (const line of await readList(host)) await expander.addPath(line);
    else await expander.addOperand(operand);
  }
  return expander.expansion;
}

/** Paths one a line, or ended by NUL as `find -print0` and `git ls-files -z` do. */
async function readList(host: CommandLineHost): Promise<string[]> {
  const text = await host.stdin.read();
  return text.split(text.includes('\0') ? '\0' : /\r?\n/).filter((line) => line !== '');
}

function withoutTrailingSeparator(name: string): string {
  return name.length > 1 && name.endsWith(sep) ? name.slice(0, -1) : name;
}

interface Place {
  readonly path: string;
  /** The path with every link resolved. */
  readonly real: string;
  readonly name: string;
}

class Expander {
  readonly #host: CommandLineHost;
  readonly #report: ReportFailure;
  /** By real path. */
  readonly #targets = new Map<string, Target>();
  readonly #folders = new Set<string>();

  constructor(host: CommandLineHost, report: ReportFailure) {
    this.#host = host;
    this.#report = report;
  }

  get expansion(): Expansion {
    const targets = [...this.#targets.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    return { targets, folders: [...this.#folders] };
  }

  /** A path, or a glob where nothing has this very name. */
  async addOperand(operand: string): Promise<void> {
    const isPattern = /[*?[\]{}()!]/.test(operand);
    if (isPattern && !(await this.#exists(operand))) await this.#addPattern(operand);
    else await this.addPath(operand);
  }

  async addPath(name: string): Promise<void> {
    const path = resolve(this.#host.workingDirectory, name);
    const shown = withoutTrailingSeparator(normalize(name));
    try {
      const kind = await this.#host.fileSystem.kindOf(path);
      const real = await this.#host.fileSystem.realPath(path);
      if (kind !== 'folder') this.#add(real, { path, name: shown, isNamed: true });
      else {
        this.#folders.add(shown);
        await this.#addFolder({ path, real, name: shown });
      }
    } catch (error) {
      await this.#report(shown, await explain(error, path, this.#host.fileSystem));
    }
  }

  async #exists(name: string): Promise<boolean> {
    const path = resolve(this.#host.workingDirectory, name);
    return this.#host.fileSystem.linkTarget(path).then(() => true, () => false);
  }

  async #addPattern(pattern: string): Promise<void> {
    const matches = await this.#host.fileSystem.glob(pattern, this.#host.workingDirectory);
    if (matches.length === 0) await this.#report(pattern, new Failure(problemTemplates.nothingMatches));
    for (const match of matches) await this.addPath(match);
  }

  /** Walks without recursion: a corpus may be nested as deeply as the file system lets it. */
  async #addFolder(start: Place): Promise<void> {
    const waiting = [start];
    for (let folder = waiting.pop(); folder; folder = waiting.pop()) {
      if (this.#host.interrupted.aborted) return;
      let entries;
      try {
        entries = await this.#host.fileSystem.readDirectory(folder.path);
      } catch (error) {
        await this.#report(folder.name, await explain(error, folder.path, this.#host.fileSystem));
        continue;
      }
      for (const { name, kind } of entries) {
        const entry = { path: join(folder.path, name), real: join(folder.real, name), name: join(folder.name, name) };
        if (kind === 'folder') {
          if (!name.startsWith('.') && !skippedFolders.has(name)) waiting.push(entry);
        } else if (kind !== 'other' && (name.endsWith(articleExtension) || name.endsWith(textExtension))) {
          await this.#addEntry(entry, kind === 'link');
        }
      }
    }
  }

  async #addEntry(entry: Place, isLink: boolean): Promise<void> {
    const target = { path: entry.path, name: entry.name, isNamed: false };
    if (!isLink) return this.#add(entry.real, target);
    try {
      if ((await this.#host.fileSystem.kindOf(entry.path)) === 'file') this.#add(await this.#host.fileSystem.realPath(entry.path), target);
    } catch (error) {
      await this.#report(entry.name, await explain(error, entry.path, this.#host.fileSystem));
    }
  }

  #add(real: string, target: Target): void {
    const known = this.#targets.get(real);
    if (!known || (target.isNamed && !known.isNamed)) this.#targets.set(real, target);
  }
}
