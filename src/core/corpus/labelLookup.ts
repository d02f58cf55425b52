import type { ConfigurationName, ConfigurationProblem } from '../labels/configurationFile';
import { configurationMessages } from '../labels/configurationFile';
import { builtInLabels, labelsInUse, mostDigits, readLabelSet, type LabelSet } from '../labels/labelSet';
import { message } from '../message';
import { labelFileNames } from './articleNames';
import { AsyncCache } from './asyncCache';
import type { Files } from './files';
import { namesInUse } from './usedNames';
import { readUtf8 } from '../text/encoding';

/** A configuration file as it was read. */
export interface LabelFile<Place> {
  readonly place: Place;
  readonly name: ConfigurationName;
  /** What the ranges of its problems count in. */
  readonly text: string;
  readonly problems: readonly ConfigurationProblem[];
}

/** The labels that hold for an article, and where they come from. */
export interface FoundLabels<Place> {
  readonly labels: LabelSet;
  /** How often each is in use in the file's folder, by name: read where there are more labels than digits, and nobody but keys asks. */
  readonly uses?: ReadonlyMap<string, number>;
  /** The annotation.conf they were read from; undefined for those in use and the built-in ones. */
  readonly source: Place | undefined;
  /** The configuration files on the way up that were read, used or not; each problem in the file it is about. */
  readonly files: readonly LabelFile<Place>[];
  /** Files that could not be read, each with the error of the system. */
  readonly unreadable: readonly { readonly place: Place; readonly error: unknown }[];
}

interface ReadFile<Place> {
  readonly file?: LabelFile<Place>;
  readonly isUsable: boolean;
  readonly error?: unknown;
}

/**
 * The labels of a corpus: from the nearest `annotation.conf` upwards, with the `visual.conf` beside it. Each is read once,
 * until it is forgotten. Where there is none, they can be those that the annotation files of the folder use.
 */
export class LabelLookup<Place> {
  readonly #files: Files<Place>;
  readonly #found = new AsyncCache<FoundLabels<Place>>();
  readonly #inUse = new AsyncCache<FoundLabels<Place>>();
  readonly #readsUse: boolean;

  /** @param readsUse whether labels in use are read where no annotation.conf is found; who only checks need not know them */
  constructor(files: Files<Place>, { readsUse = false } = {}) {
    this.#files = files;
    this.#readsUse = readsUse;
  }

  /**
   * Never rejects: a configuration that cannot be used is reported in the result, and the next above it holds, or the built-in labels.
   * @param top the folder that is looked in last; undefined: only the file's own
   */
  async for(file: Place, top: Place | undefined): Promise<FoundLabels<Place>> {
    const folder = this.#files.folderOf(file);
    if (folder === undefined) return builtIn();
    const found = await this.#inFolder(folder, top ?? folder);
    const isUseAsked = this.#readsUse && (found.source === undefined || found.labels.taggable.length > mostDigits);
    return isUseAsked ? this.#withUse(folder, found) : found;
  }

  /** Read once and not with every tag: keys that changed while somebody tags would be none. */
  #withUse(folder: Place, found: FoundLabels<Place>): Promise<FoundLabels<Place>> {
    return this.#inUse.get(this.#files.keyOf(folder), async () => {
      const names = await namesInUse(folder, this.#files).catch(() => undefined);
      if (!names) return found;
      return { ...found, labels: found.source === undefined ? labelsInUse(names) : found.labels, uses: names.labels };
    });
  }

  /** Whether an annotation.conf holds for a file. */
  async isBelowLabels(file: Place, top: Place | undefined): Promise<boolean> {
    const folder = this.#files.folderOf(file);
    return folder !== undefined && (await this.#inFolder(folder, top ?? folder)).source !== undefined;
  }

  /** Reads everything again from now on. */
  forget(): void {
    this.#found.clear();
    this.#inUse.clear();
  }

  #inFolder(folder: Place, top: Place): Promise<FoundLabels<Place>> {
    return this.#found.get(`${this.#files.keyOf(top)}\0${this.#files.keyOf(folder)}`, () => this.#find(folder, top));
  }

  async #find(folder: Place, top: Place): Promise<FoundLabels<Place>> {
    const annotation = await this.#read(folder, labelFileNames.annotation);
    const visual = annotation === undefined ? undefined : await this.#read(folder, labelFileNames.visual);
    const read = [annotation, visual].filter((one) => one !== undefined);
    const unreadable = read.flatMap(({ place, error }) => (error === undefined ? [] : [{ place, error }]));
    if (annotation?.file && annotation.isUsable) {
      const { labels, problems } = readLabelSet({ annotation: annotation.file.text, visual: visual?.isUsable ? visual.file?.text : undefined });
      const files = read.flatMap(({ file }) => (file ? [{ ...file, problems: [...file.problems, ...problems.filter((problem) => problem.file === file.name)] }] : []));
      return { labels, source: annotation.place, files, unreadable };
    }
    const parent = this.#files.folderOf(folder);
    const isTop = this.#files.keyOf(folder) === this.#files.keyOf(top) || parent === undefined;
    const above = isTop ? builtIn<Place>() : await this.#inFolder(parent, top);
    if (read.length === 0) return above;
    return { ...above, files: [...read.flatMap(({ file }) => file ?? []), ...above.files], unreadable: [...unreadable, ...above.unreadable] };
  }

  /** Undefined where it is missing. */
  async #read(folder: Place, name: ConfigurationName): Promise<(ReadFile<Place> & { place: Place }) | undefined> {
    const place = this.#files.within(folder, name);
    let bytes: Uint8Array | undefined;
    try {
      bytes = await this.#files.read(place);
    } catch (error) {
      return { place, isUsable: false, error };
    }
    if (bytes === undefined) return undefined;
    try {
      const text = readUtf8(bytes, 'keepMark');
      return { place, isUsable: true, file: { place, name, text, problems: [] } };
    } catch {
      const problem: ConfigurationProblem = { file: name, range: { start: 0, end: 0 }, severity: 'error', problem: message(configurationMessages.notUtf8) };
      return { place, isUsable: false, file: { place, name, text: '', problems: [problem] } };
    }
  }
}

function builtIn<Place>(): FoundLabels<Place> {
  return { labels: builtInLabels, source: undefined, files: [], unreadable: [] };
}
