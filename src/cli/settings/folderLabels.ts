import { dirname, join, relative, isAbsolute } from 'node:path';
import { builtInLabels, readLabelSet, type LabelSet } from '../../core/labels/labelSet';
import { inEnglish } from '../../core/message';
import { LineIndex } from '../../core/text/lineIndex';
import { decodeText } from '../files/decode';
import { codeOf, explain } from '../files/explain';
import type { Target } from '../files/targets';
import type { FileSystem } from '../host';
import { Failure, problemTemplates } from '../messages';
import type { SettingsProblems } from './folderSettings';

const largestConfigurationBytes = 16 * 1_048_576;

/**
 * The labels of a corpus: from the nearest `annotation.conf` upwards, with the `visual.conf` beside it. It is looked for up to
 * the folder that was given, or to the working directory where the file lies below it, whichever is higher. Each is read once.
 */
export class FolderLabels {
  readonly #fileSystem: FileSystem;
  readonly #problems: SettingsProblems;
  readonly #workingDirectory: string;
  readonly #known = new Map<string, Promise<LabelSet>>();

  constructor(fileSystem: FileSystem, problems: SettingsProblems, workingDirectory: string) {
    this.#fileSystem = fileSystem;
    this.#problems = problems;
    this.#workingDirectory = workingDirectory;
  }

  /** Never rejects: a configuration that cannot be used is reported, and the built-in labels hold. */
  labelsFor({ path, root }: Target): Promise<LabelSet> {
    const folder = dirname(path);
    const isBelow = isWithin(this.#workingDirectory, folder);
    const top = isBelow && this.#workingDirectory.length < root.length ? this.#workingDirectory : root;
    return this.#inFolder(folder, isWithin(top, folder) ? top : folder);
  }

  #inFolder(folder: string, top: string): Promise<LabelSet> {
    const key = `${top}\0${folder}`;
    let labels = this.#known.get(key);
    if (!labels) {
      labels = this.#find(folder, top);
      this.#known.set(key, labels);
    }
    return labels;
  }

  async #find(folder: string, top: string): Promise<LabelSet> {
    const file = join(folder, 'annotation.conf');
    const annotation = await this.#read(file);
    if (annotation === undefined) {
      const parent = dirname(folder);
      return folder === top || parent === folder ? builtInLabels : this.#inFolder(parent, top);
    }
    const visualFile = join(folder, 'visual.conf');
    const visual = await this.#read(visualFile);
    const { labels, problems } = readLabelSet({ annotation, visual });
    for (const { file: name, range, problem } of problems) {
      const [path, text] = name === 'visual.conf' ? [visualFile, visual ?? ''] : [file, annotation];
      const line = new LineIndex(text).positionAt(range.start).line + 1;
      await this.#problems.note(path, inEnglish(problemTemplates.configuration, { line, problem: inEnglish(problem.template, problem.args) }));
    }
    return labels;
  }

  /** Undefined where the file is missing or unusable. */
  async #read(file: string): Promise<string | undefined> {
    try {
      const { kind, bytes } = await this.#fileSystem.readFile(file, largestConfigurationBytes);
      if (kind !== 'file') return undefined;
      return decodeText(bytes);
    } catch (error) {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
      const problem = (await explain(error, file, this.#fileSystem)).message;
      await this.#problems.failure(file, new Failure(problemTemplates.labelsNotReadable, { problem }));
      return undefined;
    }
  }
}

function isWithin(folder: string, path: string): boolean {
  const below = relative(folder, path);
  return below === '' || (below !== '..' && !below.startsWith('../') && !below.startsWith('..\\') && !isAbsolute(below));
}
