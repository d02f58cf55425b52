const reservedOnWindows = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/** Longest name of a file or a folder, in UTF-16 units; file systems allow 255 bytes. */
const longestName = 80;

/**
 * A name for files from what a foreign file calls an article: it stays below the folder of the result and can be made on every
 * system. Extensions of texts go.
 * @param fallback where nothing is left
 */
export function safeName(foreign: string, fallback: string): string {
  const parts = foreign.replace(/\.(?:txt|article)$/i, '').split(/[/\\]/).map(safePart).filter((part) => part !== '');
  return parts.length === 0 ? fallback : parts.join('/');
}

function safePart(part: string): string {
  // Dots at the start would lead upwards or hide the file; dots and spaces at the end are dropped by Windows.
  const plain = part.replace(/[\u0000-\u001f\u007f<>:"|?*]/g, '_').slice(0, longestName).replace(/^[.\s]+|[.\s]+$/g, '');
  return reservedOnWindows.test(plain) ? `_${plain}` : plain;
}

/** Gives every article of a conversion a name of its own; file systems that do not tell cases apart included. */
export class UniqueNames {
  readonly #taken = new Map<string, number>();

  /** The name itself the first time, then with a number behind it. */
  of(name: string): string {
    const key = name.toLowerCase();
    const times = this.#taken.get(key) ?? 0;
    this.#taken.set(key, times + 1);
    if (times === 0) return name;
    return this.of(`${name}-${times + 1}`);
  }
}

/** What to call the article at that place of a file, from 1. */
export function numberedName(file: string, number: number): string {
  return `${file}-${String(number).padStart(5, '0')}`;
}

/** The part of a name behind its folders. */
export function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
