import { message } from '../message';
import { FormatError, type InputFile } from './format';
import { readMessages } from './readMessages';
import { readUtf8, utf16Of } from '../text/encoding';

const megabyte = 1_048_576;

/** Longest line that is read at once, in bytes. */
const longestLine = 256 * megabyte;

/** Largest article that is put together from a file that is read piece by piece, in bytes of the file. */
const largestArticle = 256 * megabyte;

/** Keeps an article that has no end from filling the memory. */
export class ArticleSize {
  #size = 0;

  /** @throws FormatError where it becomes too large */
  add(size: number, line?: number): void {
    this.#size += size;
    if (this.#size > largestArticle) throw new FormatError(message(readMessages.tooLargeArticle, { limit: largestArticle / megabyte }), line);
  }
}

/**
 * Decodes a whole file.
 * @param mark whether U+FEFF at the start is part of the text, as in articles, or only says how the file is encoded
 * @throws FormatError where it is not UTF-8
 */
export function decodeUtf8(bytes: Uint8Array, mark: 'keepMark' | 'dropMark'): string {
  try {
    return readUtf8(bytes, mark);
  } catch {
    throw new FormatError(inUtf16(bytes) ?? message(readMessages.notUtf8, { offset: firstUndecodable(bytes) }));
  }
}

/** The problem of a file that is UTF-16; undefined of any other. */
export function inUtf16(start: Uint8Array): FormatError['problem'] | undefined {
  const utf16 = utf16Of(start);
  return utf16 && message(utf16.isMarked ? readMessages.utf16 : readMessages.utf16Unmarked);
}

/** The first byte that cannot be decoded, by halving. */
function firstUndecodable(bytes: Uint8Array): number {
  const isSound = (end: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let sound = 0;
  let broken = bytes.length;
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1;
    if (isSound(middle)) sound = middle;
    else broken = middle;
  }
  return sound;
}

export interface NumberedLine {
  /** Without its ending. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/**
 * The lines of a file, read as far as they are asked for; they end at LF or CRLF. U+FEFF at the start is left out.
 * @throws FormatError where the file is not UTF-8, or a line too long
 */
export async function* linesOfFile(file: Pick<InputFile, 'chunks'>): AsyncGenerator<NumberedLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest: string[] = [];
  let waiting = 0;
  let line = 1;
  let offset = 0;
  const decode = (bytes: Uint8Array | undefined): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw new FormatError(message(readMessages.notUtf8, { offset: bytes && offset === 0 ? firstUndecodable(bytes) : offset }), line);
    }
  };
  for await (const bytes of file.chunks()) {
    const utf16 = offset === 0 ? inUtf16(bytes) : undefined;
    if (utf16) throw new FormatError(utf16, line);
    const text = decode(bytes);
    offset += bytes.length;
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      rest.push(text.slice(start, end));
      yield { text: withoutReturn(rest.join('')), line: line++ };
      rest = [];
      waiting = 0;
      start = end + 1;
    }
    rest.push(text.slice(start));
    waiting += text.length - start;
    if (waiting > longestLine) throw new FormatError(message(readMessages.tooLongLine, { limit: longestLine / megabyte }), line);
  }
  rest.push(decode(undefined));
  const last = rest.join('');
  if (last !== '') yield { text: withoutReturn(last), line };
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
