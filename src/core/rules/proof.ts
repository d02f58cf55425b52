import type { TextRange } from '../text/range';

/** Fewer leftovers of a kind may be what the author wrote. */
const fewestHits = 2;

/** A text that uses these words may show the marks on purpose. */
const speaksOfMarkup =
  /\b(?:X?HTML5?|XML|SGML|(?:La)?TeX|Markdown|JSON|mark-?up|ampersands?|backslash(?:es)?|regexe?s?|regular expressions?|escape (?:sequence|character|code)s?|(?:entity|character) references?|newline characters?|source code)\b/i;

/** Some languages open with the mark that closes elsewhere. */
const openingMarks = '"\'“‘„‚«‹»›`´(”’「『《〈（【';
const closingMarks = '"\'”’“‘»›«‹`´)」』》〉）】';

/** Marks of direction and of width, which nobody sees. */
const unseen = /[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/;

/** How far the token around a hit is looked at on either side; UTF-16. */
const longestToken = 40;

/**
 * Whether a text proves by itself that leftovers of one kind (character references, escape sequences) are damage, so that decoding
 * them all cannot be wrong: several of them, none quoted or in code, and nothing in the text that speaks of such marks.
 * @param hits where the leftovers are, ascending, in UTF-16 units of `text`
 * @param prose the running text, without the address, whose file may end in `.html`
 */
export function isProvenDamage(text: string, hits: readonly TextRange[], prose: string): boolean {
  return hits.length >= fewestHits && !hits.some((hit) => isQuoted(text, hit)) && !speaksOfMarkup.test(prose);
}

/**
 * Whether a passage, or the run of characters without white space that it is part of, stands between quotation marks or in code:
 * then it is likely to be spoken about.
 */
export function isQuoted(text: string, { start, end }: TextRange): boolean {
  if (isBetweenMarks(text, start, end)) return true;
  let tokenStart = start;
  let tokenEnd = end;
  while (tokenStart > 0 && start - tokenStart < longestToken && text.charCodeAt(tokenStart - 1) > 0x20) tokenStart--;
  while (tokenEnd < text.length && tokenEnd - end < longestToken && text.charCodeAt(tokenEnd) > 0x20) tokenEnd++;
  // Punctuation may follow the closing mark.
  while (tokenEnd > end && '.,;:!?…'.includes(text.charAt(tokenEnd - 1))) tokenEnd--;
  return tokenStart < start && tokenEnd > end && isBetweenMarks(text, tokenStart + 1, tokenEnd - 1);
}

function isBetweenMarks(text: string, from: number, to: number): boolean {
  let start = from;
  let end = to;
  while (start > 0 && from - start < longestToken && unseen.test(text.charAt(start - 1))) start--;
  while (end < text.length && end - to < longestToken && unseen.test(text.charAt(end))) end++;
  return start > 0 && end < text.length && openingMarks.includes(text.charAt(start - 1)) && closingMarks.includes(text.charAt(end));
}
