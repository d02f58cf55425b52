import { guidelineFileName } from './articleNames';
import { AsyncCache } from './asyncCache';
import type { Files } from './files';

/** Larger files are no guidelines that people read. */
const mostBytes = 1_048_576;

/** The text of the nearest `guidelines.md`, from the folder of a file upwards. Each is read once, until it is forgotten. */
export class GuidelineLookup<Place> {
  readonly #files: Files<Place>;
  readonly #read = new AsyncCache<string | undefined>();

  constructor(files: Files<Place>) {
    this.#files = files;
  }

  /**
   * Never rejects: what cannot be read is passed over, and the next above it holds.
   * @param top the folder that is looked in last; undefined: only the file's own
   */
  async for(file: Place, top: Place | undefined): Promise<string | undefined> {
    let folder = this.#files.folderOf(file);
    const last = folder && this.#files.keyOf(top ?? folder);
    while (folder !== undefined) {
      const text = await this.#textOf(this.#files.within(folder, guidelineFileName));
      if (text !== undefined || this.#files.keyOf(folder) === last) return text;
      folder = this.#files.folderOf(folder);
    }
    return undefined;
  }

  /** Reads everything again from now on. */
  forget(): void {
    this.#read.clear();
  }

  async #textOf(place: Place): Promise<string | undefined> {
    return this.#read.get(this.#files.keyOf(place), async () => {
      const bytes = await this.#files.read(place, mostBytes).catch(() => undefined);
      return bytes && new TextDecoder().decode(bytes);
    });
  }
}
