import type { TextRange } from './range';

/**
 * Number of words in a range of a text, as a word processor counts them: runs of characters that are not white space
 * and hold a letter or a digit. Linear; makes no copies.
 */
export function countWords(text: string, range: TextRange): number {
  let words = 0;
  let inside = false;
  let counted = false;
  for (let offset = range.start; offset < range.end; offset++) {
    const code = text.charCodeAt(offset);
    if (isWhiteSpace(code)) inside = false;
    else {
      if (!inside) counted = false;
      inside = true;
      if (!counted && isWordCharacter(code)) {
        words++;
        counted = true;
      }
    }
  }
  return words;
}

function isWhiteSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || code === 0x1680
    || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}

/** Punctuation and symbols of Latin-1 and of General Punctuation are no words by themselves; all else may be one. */
function isWordCharacter(code: number): boolean {
  if (code < 0x80) return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  return code >= 0xc0 && !(code >= 0x2010 && code <= 0x2e7f) && code !== 0xd7 && code !== 0xf7;
}
