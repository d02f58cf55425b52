import { readArticleMarks, type ArticleMark, type MarkedArticle } from './articleMarks';
import { articleMarksFileName } from './articleNames';
import type { Files } from './files';

type Marks = ReadonlyMap<string, MarkedArticle>;

/** What people said of the articles of a corpus; the file of each folder is read once. */
export class ArticleMarkLookup<Place> {
  readonly #files: Files<Place>;
  readonly #failed: (file: Place, error: unknown) => void;
  readonly #folders = new Map<string, Promise<Marks>>();

  /** @param failed takes why a file cannot be read, once; then its folder counts as one without marks */
  constructor(files: Files<Place>, failed: (file: Place, error: unknown) => void) {
    this.#files = files;
    this.#failed = failed;
  }

  /** Never rejects. */
  async markOf(article: Place): Promise<ArticleMark | undefined> {
    const folder = this.#files.folderOf(article);
    if (folder === undefined) return undefined;
    const key = this.#files.keyOf(folder);
    let marks = this.#folders.get(key);
    if (!marks) this.#folders.set(key, (marks = this.#read(this.#files.within(folder, articleMarksFileName))));
    return (await marks).get(this.#files.nameOf(article))?.mark;
  }

  async #read(file: Place): Promise<Marks> {
    try {
      const bytes = await this.#files.read(file);
      return readArticleMarks(bytes ? new TextDecoder().decode(bytes) : '');
    } catch (error) {
      this.#failed(file, error);
      return new Map();
    }
  }
}
