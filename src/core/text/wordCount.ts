import type { TextRange } from './range';

/**
 * Number of words in a range of a text, as a word processor counts them: runs of characters that are not white space and hold a letter
 * or a digit; every character of Han and kana; the words that a dictionary finds in scripts that write none apart, like Thai. Linear.
 * @param range UTF-16, half-open
 */
export function countWords(text: string, range: TextRange): number {
  let words = 0;
  let inside = false;
  let counted = false;
  for (let offset = range.start; offset < range.end; offset++) {
    const code = text.charCodeAt(offset);
    if (isWhiteSpace(code)) inside = false;
    else if (isIdeographOrKana(code)) {
      words++;
      inside = false;
    } else if (isOfUnspacedScript(code)) {
      let end = offset + 1;
      while (end < range.end && isOfUnspacedScript(text.charCodeAt(end))) end++;
      words += countSegments(text.slice(offset, end));
      offset = end - 1;
      inside = false;
    } else {
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

/** Of a surrogate pair the first half counts: all ideographs beyond the first plane have one of these. */
function isIdeographOrKana(code: number): boolean {
  return code >= 0x3005 && ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3041 && code <= 0x30ff && code !== 0x30fb) || (code >= 0x3400 && code <= 0x4dbf)
    || code === 0x3005 || (code >= 0xf900 && code <= 0xfaff) || (code >= 0xff66 && code <= 0xff9f) || (code >= 0xd840 && code <= 0xd888));
}

/** Thai, Lao, Burmese, Khmer: words follow one another without a space. */
function isOfUnspacedScript(code: number): boolean {
  return code >= 0x0e00 && (code <= 0x0eff || (code >= 0x1000 && code <= 0x109f) || (code >= 0x1780 && code <= 0x17ff));
}

let segmenter: Intl.Segmenter | undefined;

function countSegments(stretch: string): number {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  let words = 0;
  for (const { isWordLike } of segmenter.segment(stretch)) if (isWordLike) words++;
  return words;
}

function isWhiteSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || code === 0x1680
    || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}

/** Punctuation and symbols of Latin-1, of General Punctuation, and of Chinese and Japanese are no words by themselves; all else may be one. */
function isWordCharacter(code: number): boolean {
  if (code < 0x80) return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  return code >= 0xc0 && !(code >= 0x2010 && code <= 0x2e7f) && !(code >= 0x3001 && code <= 0x303f) && code !== 0x30fb && !(code >= 0xff01 && code <= 0xff0f)
    && !(code >= 0xff1a && code <= 0xff20) && !(code >= 0xff5b && code <= 0xff65) && !(code >= 0xdc00 && code <= 0xdfff) && code !== 0xd7 && code !== 0xf7;
}
