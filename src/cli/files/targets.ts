import { dirname, join, normalize, resolve, sep } from 'node:path';
import { annotationFileNameOf, extensions as fileExtensions, isAnnotationFileName, mayOwn, stemOf } from '../../core/corpus/articleNames';
import type { CommandLineHost, DirectoryEntry } from '../host';
import { Failure, problemTemplates } from '../messages';
import { explain } from './explain';
import { isGlob, parseGlob } from './glob';

/** A file that may have to be checked. */
export interface Target {
  /** Absolute. */
  readonly path: string;
  /** As the user will see it: relative where the argument was. */
  readonly name: string;
  /** Whether the user named it: it is checked whatever it holds. In a folder its name, or its content, decides whether a file is an article. */
  readonly isNamed: boolean;
  /** Absolute: the folder that was given, or the folder of the file that was. */
  readonly root: string;
  /** Whether its folder, when it was listed, held no annotation file of its name: nobody need look again. */
  readonly isAlone?: boolean;
  /** Whether its folder, when it was listed, held the article and its annotation file, and no other text that might own that: nobody need look again. */
  readonly isPaired?: boolean;
}

export interface Expansion {
  /** Sorted by name, every file once, whatever its names. */
  readonly targets: readonly Target[];
  /** Arguments that are folders. */
  readonly folders: readonly string[];
  /** Absolute: the folders that were given, those of files that were named, and those where globs begin. Only below them may be written. */
  readonly given: readonly string[];
}

/** Takes what is wrong with one path. The run goes on. */
export type ReportFailure = (name: string, failure: Failure) => Promise<void>;

/** Extensions of files that a corpus is read from. */
const corpusExtensions: readonly string[] = [fileExtensions.article, fileExtensions.text, fileExtensions.annotationFile];

const skippedFolders = new Set(['node_modules']);

/**
 * The files that paths, folders, globs and `-` (a list on standard input) lead to.
 * In a folder files with one of the extensions are looked at. Folders inside a folder are entered, symbolic links to folders are not, so that no loop is walked.
 */
export async function expandPaths(
  operands: readonly string[], host: CommandLineHost, report: ReportFailure, extensions: readonly string[] = corpusExtensions,
): Promise<Expansion> {
  const expander = new Expander(host, report, extensions);
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

/** Targets are in the order of this, made of their names: an annotation file comes right after its article. */
export function orderKey(name: string): string {
  return isAnnotationFileName(name) ? `${stemOf(name)}.\uFFFF` : name;
}

interface Place {
  readonly path: string;
  /** The path with every link resolved. */
  readonly real: string;
  readonly name: string;
}

/** Something met on a walk. */
interface Entry extends Place {
  readonly kind: DirectoryEntry['kind'];
  /** What it is called in its folder. */
  readonly ownName: string;
  /** Names of the folders that lead to it from where the walk began. */
  readonly folders: readonly string[];
}

class Expander {
  readonly #host: CommandLineHost;
  readonly #report: ReportFailure;
  readonly #extensions: readonly string[];
  /** By real path. */
  readonly #targets = new Map<string, Target>();
  readonly #folders = new Set<string>();
  readonly #given = new Set<string>();

  constructor(host: CommandLineHost, report: ReportFailure, extensions: readonly string[]) {
    this.#host = host;
    this.#report = report;
    this.#extensions = extensions;
  }

  get expansion(): Expansion {
    const keyed = [...this.#targets.values()].map((target) => ({ target, key: orderKey(target.name) }));
    const targets = keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ target }) => target);
    return { targets, folders: [...this.#folders], given: [...this.#given] };
  }

  /** A path, or a glob where nothing has this very name. */
  async addOperand(operand: string): Promise<void> {
    if (isGlob(operand) && !(await this.#exists(operand))) await this.#addPattern(operand);
    else await this.addPath(operand);
  }

  /** @param isMatch whether a glob led to it, so that nobody named it */
  async addPath(name: string, isMatch = false): Promise<void> {
    const path = resolve(this.#host.workingDirectory, name);
    const shown = withoutTrailingSeparator(normalize(name));
    try {
      // Rejects where nothing is.
      const real = await this.#host.fileSystem.realPath(path);
      const kind = (await this.#host.fileSystem.stat(path))?.kind;
      if (!isMatch) this.#given.add(kind === 'folder' ? path : dirname(path));
      if (kind !== 'folder') this.#add(real, { path, name: shown, isNamed: true, root: dirname(path) });
      else {
        this.#folders.add(shown);
        for await (const entries of this.#walk({ path, real, name: shown }, Infinity)) {
          const stems = entries.map(({ ownName }) => stemOf(ownName).toLowerCase());
          const beside = annotatedIn(entries, stems);
          for (const [index, { kind, path: at, real: realPlace, name: shownAs, ownName }] of entries.entries()) {
            if (!this.#isOfCorpus(ownName)) continue;
            const together = beside.get(stems[index] ?? '');
            const target = { path: at, name: shownAs, isNamed: false, root: path, isAlone: together === undefined, isPaired: together !== undefined && isPair(together) };
            if (kind === 'file') this.#add(realPlace, target);
            if (kind === 'link') await this.#addLink(target);
          }
        }
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
    let found = false;
    for (const glob of parseGlob(sep === '/' ? pattern : pattern.replaceAll(sep, '/'))) {
      const path = resolve(this.#host.workingDirectory, glob.base);
      this.#given.add(path);
      if (!(await this.#exists(glob.base))) continue;
      for await (const entries of this.#walk({ path, real: path, name: glob.base }, glob.depth)) {
        for (const { name, folders, ownName } of entries) {
          if (!glob.matches([...folders, ownName])) continue;
          found = true;
          await this.addPath(name, true);
        }
      }
    }
    if (!found) await this.#report(pattern, new Failure(problemTemplates.nothingMatches));
  }

  /**
   * What a folder holds, folder by folder, so many levels deep. Without recursion: a corpus may be nested as deeply as the disk lets it.
   * Folders that cannot be read are reported.
   */
  async *#walk(start: Place, depth: number): AsyncGenerator<readonly Entry[]> {
    const waiting: (Place & { readonly folders: readonly string[] })[] = [{ ...start, folders: [] }];
    for (let folder = waiting.pop(); folder; folder = waiting.pop()) {
      const { folders } = folder;
      if (this.#host.interrupted.aborted) return;
      let listed;
      try {
        listed = await this.#host.fileSystem.readDirectory(folder.path);
      } catch (error) {
        await this.#report(folder.name, await explain(error, folder.path, this.#host.fileSystem));
        continue;
      }
      const entries = entriesOf(folder, folders, listed);
      const below = folders.length + 1 < depth ? entries.filter(({ kind }) => kind === 'folder') : [];
      for (const entry of below) waiting.push({ ...entry, folders: [...folders, entry.ownName] });
      yield entries;
    }
  }

  #isOfCorpus(name: string): boolean {
    const lower = name.toLowerCase();
    return this.#extensions.some((extension) => lower.endsWith(extension));
  }

  async #addLink(target: Target): Promise<void> {
    const { path, name } = target;
    try {
      const linked = await this.#host.fileSystem.realPath(path);
      if ((await this.#host.fileSystem.stat(path))?.kind === 'file') this.#add(linked, target);
    } catch (error) {
      await this.#report(name, await explain(error, path, this.#host.fileSystem));
    }
  }

  #add(real: string, target: Target): void {
    const known = this.#targets.get(real);
    if (!known || (target.isNamed && !known.isNamed)) this.#targets.set(real, target);
  }
}

/** Annotation files of a folder with the texts that may own them, by their name without its extension, in lower case. */
function annotatedIn(entries: readonly Entry[], stems: readonly string[]): ReadonlyMap<string, readonly Entry[]> {
  const together = new Map<string, Entry[]>();
  for (const [index, entry] of entries.entries()) if (isAnnotationFileName(entry.ownName)) together.set(stems[index] ?? '', []);
  if (together.size > 0) {
    for (const [index, entry] of entries.entries()) {
      const beside = together.get(stems[index] ?? '');
      if (beside && (mayOwn(entry.ownName) || isAnnotationFileName(entry.ownName))) beside.push(entry);
    }
  }
  return together;
}

/** Whether these are an article and an annotation file that can only be its own. */
function isPair(together: readonly Entry[]): boolean {
  const [one, other] = together;
  if (!one || !other || together.length > 2 || one.kind !== 'file' || other.kind !== 'file') return false;
  const [article, annotations] = isAnnotationFileName(one.ownName) ? [other, one] : [one, other];
  return mayOwn(article.ownName) && annotationFileNameOf(article.ownName) === annotations.ownName;
}

/** What a walk meets in one folder. A function of its own: what is done for each of a hundred thousand names V8 compiles with all that stands around it. */
function entriesOf({ path: folderPath, real: realFolder, name: shownFolder }: Place, folders: readonly string[], listed: readonly DirectoryEntry[]): Entry[] {
  // What `join` would put before each name.
  const [before, realBefore, shownBefore] = [folderPath, realFolder, shownFolder].map((at) => join(at, 'x').slice(0, -1));
  const entries: Entry[] = [];
  for (const { name, kind } of listed) {
    if (kind === 'folder' && (name.startsWith('.') || skippedFolders.has(name))) continue;
    const path = `${before}${name}`;
    // One string for both in most corpora.
    entries.push({ path, real: realBefore === before ? path : `${realBefore}${name}`, name: `${shownBefore}${name}`, kind, ownName: name, folders });
  }
  return entries;
}
