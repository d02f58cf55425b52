import { isAscii } from 'node:buffer';
import { readsLikeRecord, recognizedBytes } from '../../core/corpus/articleNames';
import { parseStandoff } from '../../core/standoff/standoffDocument';
import { decodedStart, readUtf8, utf16Of } from '../../core/text/encoding';
import { Failure, problemTemplates } from '../messages';

/**
 * The text of a file, U+FEFF at its start kept, so that encoding it again gives the same bytes.
 * @throws Failure naming the first byte that is not UTF-8, or telling that the file is no text at all
 */
export function decodeText(bytes: Uint8Array): string {
  let text;
  try {
    // Most texts are ASCII, and copying costs two thirds of decoding.
    text = bytes instanceof Buffer && isAscii(bytes) ? bytes.toString('latin1') : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw undecodable(bytes);
  }
  // NUL is valid UTF-8. In an article it is damage that a rule finds; a file that is no article is rather a binary one, or UTF-16.
  if (firstNulOf(bytes) !== -1 && (utf16Of(bytes) || !readsLikeRecord(startOf(bytes)))) throw undecodable(bytes);
  return text;
}

/**
 * The text of a standoff file. A binary one, such as macOS leaves beside files on foreign disks, is not refused here: what is
 * read of it is enough for the finding that reports it.
 * @throws Failure naming the first byte that is not UTF-8
 */
export function decodeSidecar(bytes: Uint8Array): string {
  try {
    return readUtf8(bytes, 'keepMark');
  } catch {
    const text = utf16Of(bytes) ? '' : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    // What is not written again may be shown as far as it can be read.
    if (parseStandoff(text).refused === 'binary') return text;
    throw undecodable(bytes);
  }
}

/** As much of a text as the content test reads, whatever its bytes. */
export function startOf(bytes: Uint8Array): string {
  return decodedStart(bytes, recognizedBytes);
}

function firstNulOf(bytes: Uint8Array): number {
  return bytes.subarray(0, recognizedBytes).indexOf(0);
}

function undecodable(bytes: Uint8Array): Failure {
  const utf16 = utf16Of(bytes);
  if (utf16) return new Failure(utf16.isMarked ? problemTemplates.utf16 : problemTemplates.utf16Unmarked);
  const firstNul = firstNulOf(bytes);
  if (firstNul !== -1) return new Failure(problemTemplates.binary, { offset: firstNul });
  const offset = firstInvalidByte(bytes);
  const value = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return new Failure(problemTemplates.notUtf8, { offset, value });
}

/**
 * Offset of the first byte that begins no well-formed sequence; the length where all are well-formed.
 * Table 3-7 of the Unicode Standard, "Well-Formed UTF-8 Byte Sequences".
 */
export function firstInvalidByte(bytes: Uint8Array): number {
  const isContinuation = (byte: number | undefined, low = 0x80, high = 0xbf): boolean => byte !== undefined && byte >= low && byte <= high;
  let offset = 0;
  while (offset < bytes.length) {
    const lead = bytes[offset] ?? 0;
    let length = 1;
    if (lead >= 0xc2 && lead <= 0xdf) length = 2;
    else if (lead >= 0xe0 && lead <= 0xef) length = 3;
    else if (lead >= 0xf0 && lead <= 0xf4) length = 4;
    else if (lead > 0x7f) return offset;
    // The second byte's range keeps out overlong forms, surrogates, and what lies beyond U+10FFFF.
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (length > 1 && !isContinuation(bytes[offset + 1], low, high)) return offset;
    for (let next = 2; next < length; next++) if (!isContinuation(bytes[offset + next])) return offset;
    offset += length;
  }
  return offset;
}
