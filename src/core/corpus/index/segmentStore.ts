import { decodeSegment, type Segment } from './segmentFormat';

/** The files of an index, in a folder of their own. Names hold no `/`. */
export interface SegmentFiles {
  /** None where the folder is not there. */
  names(): Promise<readonly string[]>;
  /** Undefined where there is none. */
  read(name: string): Promise<Uint8Array | undefined>;
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Puts a file in the place of another. Whoever is stopped in the midst of it may leave the first, never a part of one. */
  replace(from: string, to: string): Promise<void>;
  /** Nothing happens where there is none. */
  delete(name: string): Promise<void>;
}

const extension = '.segment';
/** What is being written, until it is whole; who writes it follows. */
const aside = '.new-';
const nameForm = /^(\d+)\.segment(\.new-.*)?$/;
/** Two windows with the same folder may take each other's file away, once. */
const mostAttempts = 3;

/** Segments by number. Each is written aside first, so that there is always a whole one, whenever somebody is stopped. */
export class SegmentStore {
  readonly #files: SegmentFiles;
  readonly #writer: string;

  /** @param writer what tells this store from another of the same files; fit for a file name */
  constructor(files: SegmentFiles, writer: string) {
    this.#files = files;
    this.#writer = writer;
  }

  /** The numbers of the segments that are there; what was left behind halfway is finished where it is whole, else removed. */
  async numbers(): Promise<number[]> {
    const names = new Set(await this.#files.names());
    const numbers = new Set<number>();
    for (const name of names) {
      const [, digits, isAside] = nameForm.exec(name) ?? [];
      if (digits === undefined) continue;
      const finished = `${digits}${extension}`;
      if (isAside === undefined) numbers.add(Number(digits));
      // Some file systems take the old file away before they give its name to the new one.
      else if (!names.has(finished) && decodeSegment(await this.#files.read(name) ?? new Uint8Array())) {
        await this.#files.replace(name, finished);
        numbers.add(Number(digits));
      } else await this.#files.delete(name);
    }
    return [...numbers].sort((a, b) => a - b);
  }

  /** Undefined where it is missing or damaged. */
  async read(number: number): Promise<Segment | undefined> {
    const bytes = await this.#files.read(`${number}${extension}`);
    return bytes && decodeSegment(bytes);
  }

  async write(number: number, bytes: Uint8Array): Promise<void> {
    const name = `${number}${extension}`;
    const unfinished = name + aside + this.#writer;
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#files.write(unfinished, bytes);
        await this.#files.replace(unfinished, name);
        return;
      } catch (error) {
        if (attempt === mostAttempts) throw error;
      }
    }
  }

  async delete(number: number): Promise<void> {
    await this.#files.delete(`${number}${extension}`);
  }
}

/** Files in memory, for a window without a folder to keep anything in. */
export class SegmentsInMemory implements SegmentFiles {
  readonly #files = new Map<string, Uint8Array>();

  names(): Promise<readonly string[]> {
    return Promise.resolve([...this.#files.keys()]);
  }

  read(name: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.#files.get(name));
  }

  write(name: string, bytes: Uint8Array): Promise<void> {
    this.#files.set(name, bytes);
    return Promise.resolve();
  }

  replace(from: string, to: string): Promise<void> {
    const bytes = this.#files.get(from);
    if (!bytes) return Promise.reject(new Error(`There is no ${from}.`));
    this.#files.delete(from);
    return this.write(to, bytes);
  }

  delete(name: string): Promise<void> {
    this.#files.delete(name);
    return Promise.resolve();
  }
}
