/** What another program writes this soon after a write from here may have been made without knowing of it. */
const unawareMilliseconds = 2000;

interface Write {
  /** The file before the write, and with it. */
  readonly before: string;
  readonly after: string;
  /** Milliseconds of the clock that the caller reads. */
  readonly at: number;
}

/**
 * The text of a file as it was last known, and the writes from here that led to it. Another program's version is merged with what it
 * was made from: usually the text last known, but where both write at the same moment, the text before the writes it did not see.
 */
export class FileVersions {
  #latest: string;
  /** Writes from here since another program's version was last read, oldest first. */
  #writes: Write[] = [];

  constructor(text: string) {
    this.#latest = text;
  }

  /** The text that the file was last known to have. */
  get latest(): string {
    return this.#latest;
  }

  /** The file was read, and holds what somebody else wrote. */
  read(text: string): void {
    this.#latest = text;
    this.#writes = [];
  }

  /** The file was written from here. @param now milliseconds of the clock that `baseOf` gets too. */
  wrote(text: string, now: number): void {
    this.#writes = [...this.#writes.filter(({ at }) => now - at <= unawareMilliseconds), { before: this.#latest, after: text, at: now }];
    this.#latest = text;
  }

  /**
   * The version that another program made its own from: a recent write whose new lines it does not have, nor has anywhere else in the
   * article, is one that it did not see.
   * One that put the file back as it was before did so knowingly: else two that disagree would write over each other for ever.
   */
  baseOf(theirs: string, now: number): string {
    const present = new Set(theirs.split('\n'));
    let base = this.#latest;
    for (const { before, after, at } of [...this.#writes].reverse()) {
      const known = new Set(before.split('\n'));
      const moved = new Set([...present].filter((line) => !known.has(line)).map(withoutPlace));
      const isSeen = (line: string): boolean => known.has(line) || present.has(line) || moved.has(withoutPlace(line));
      if (now - at > unawareMilliseconds || after.split('\n').every(isSeen)) break;
      if (before === theirs) return this.#latest;
      base = before;
    }
    return base;
  }
}

/** An entity's line without its offsets: a program that changes the article moves the tags in it. Any other line as it is. */
function withoutPlace(line: string): string {
  return line.replace(/^(T[^\t]*\t[^ \t]*)[^\t]*/u, '$1');
}
