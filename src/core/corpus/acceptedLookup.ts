import { acceptedProblem, AcceptedProblems } from './accepted';
import { annotationFileNameOf } from './articleNames';
import { AsyncCache } from './asyncCache';
import type { Files } from './files';
import type { TextRange } from '../text/range';

/** What is accepted in one article. */
export interface AcceptedHere<Place> {
  /** The file that holds it; where there is none yet, the one that the first problem is to be written to. */
  readonly place: Place;
  /** What the file calls the article. */
  readonly article: string;
  /** Undefined where the file could not be read: then it must not be written either. */
  readonly problems: AcceptedProblems | undefined;
}

/** Larger files are no lists that people made. */
const mostBytes = 64 * 1_048_576;

/**
 * The accepted problems of a corpus: in the nearest file of a name, from the article's folder upwards. Each file is read once, until it is
 * forgotten.
 */
export class AcceptedLookup<Place> {
  readonly #files: Files<Place>;
  readonly #read = new AsyncCache<AcceptedProblems | undefined>();

  constructor(files: Files<Place>) {
    this.#files = files;
  }

  /**
   * Never rejects.
   * @param top the folder that is looked in last, and that a first file belongs to; undefined: the article's own
   * @param name of the file, as the setting says
   */
  async for(article: Place, top: Place | undefined, name: string): Promise<AcceptedHere<Place>> {
    const names = [this.#files.nameOf(article)];
    let folder = this.#files.folderOf(article) ?? article;
    const last = this.#files.keyOf(top ?? folder);
    for (;;) {
      const place = this.#files.within(folder, name);
      const path = [...names].reverse().join('/');
      const { isThere, problems } = await this.#problemsOf(place);
      const parent = this.#files.folderOf(folder);
      if (isThere || parent === undefined || this.#files.keyOf(folder) === last) return { place, article: path, problems };
      names.push(this.#files.nameOf(folder));
      folder = parent;
    }
  }

  /** Reads everything again from now on. */
  forget(): void {
    this.#read.clear();
  }

  async #problemsOf(place: Place): Promise<{ readonly isThere: boolean; readonly problems: AcceptedProblems | undefined }> {
    const key = this.#files.keyOf(place);
    try {
      const problems = await this.#read.get(key, async () => {
        const bytes = await this.#files.read(place, mostBytes);
        return bytes && AcceptedProblems.read(new TextDecoder().decode(bytes));
      });
      return { isThere: problems !== undefined, problems: problems ?? AcceptedProblems.none };
    } catch {
      return { isThere: true, problems: undefined };
    }
  }
}

/** Whether a finding at a place of a text is accepted; the text is that of the article or of its annotation file. */
export type Acceptance = (text: string, rule: string, range: TextRange, file: 'article' | 'sidecar') => boolean;

/** Answers whether findings of an article and its annotation file are accepted, for `CheckOptions.isAccepted`; undefined where nothing is. */
export function acceptance({ article, problems }: Pick<AcceptedHere<unknown>, 'article' | 'problems'>): Acceptance | undefined {
  if (!problems || problems.isEmpty) return undefined;
  return (text, rule, range, file) => problems.has(acceptedProblem(file === 'article' ? article : annotationFileNameOf(article), text, rule, range));
}
