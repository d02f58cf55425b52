/** UTF-16 as the bytes of a file show it. */
export interface Utf16 {
  readonly byteOrder: 'utf-16le' | 'utf-16be';
  /** Whether the file begins with a byte order mark. */
  readonly isMarked: boolean;
}

/** How many bytes VS Code looks at to tell UTF-16 without a byte order mark. */
const guessedBytes = 512;

/** Of so many pairs of bytes one holds a zero, at the least: a title may be in another script, but the address before it is ASCII. */
const pairsForZero = 4;
/** A text of a few characters may hold a NUL or two by mistake. */
const leastZeros = 3;

/**
 * UTF-16 by its byte order mark, or by zero bytes that are always the same one of two, as VS Code guesses it. VS Code asks for a zero in
 * each of the first 256 characters and takes other files for binary ones; here a curly quote or a title in Cyrillic may be among them.
 */
export function utf16Of(bytes: Uint8Array): Utf16 | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { byteOrder: 'utf-16le', isMarked: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { byteOrder: 'utf-16be', isMarked: true };
  const start = bytes.subarray(0, guessedBytes);
  const first = start.indexOf(0);
  if (first === -1) return undefined;
  const pairs = start.length >> 1;
  const parity = first % 2;
  let zeros = 0;
  for (let at = first; at !== -1; at = start.indexOf(0, at + 1)) {
    if (at % 2 !== parity) return undefined;
    zeros++;
  }
  return zeros >= leastZeros && zeros * pairsForZero >= pairs ? { byteOrder: parity === 1 ? 'utf-16le' : 'utf-16be', isMarked: false } : undefined;
}

/** Bytes that are not UTF-8. */
export class NotUtf8Error extends Error {
  override readonly name = 'NotUtf8Error';
  /** What they are, where they are UTF-16. */
  readonly utf16: Utf16 | undefined;

  constructor(utf16: Utf16 | undefined) {
    super(utf16 ? `UTF-16 ${utf16.isMarked ? 'with' : 'without'} a byte order mark, not UTF-8` : 'not valid UTF-8');
    this.utf16 = utf16;
  }
}

/**
 * Decodes a whole file. UTF-16 in ASCII letters is valid UTF-8 too, with NUL after each of them: nobody means that.
 * @param mark whether U+FEFF at the start is part of the text, as where offsets count it
 * @throws NotUtf8Error
 */
export function readUtf8(bytes: Uint8Array, mark: 'keepMark' | 'dropMark'): string {
  const utf16 = utf16Of(bytes);
  if (utf16) throw new NotUtf8Error(utf16);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: mark === 'keepMark' }).decode(bytes);
  } catch {
    throw new NotUtf8Error(undefined);
  }
}

/** The text that a file begins with, to see what it is: whatever its bytes, those that cannot be decoded replaced. */
export function decodedStart(bytes: Uint8Array, mostBytes: number): string {
  return new TextDecoder(utf16Of(bytes)?.byteOrder ?? 'utf-8').decode(bytes.subarray(0, mostBytes));
}
