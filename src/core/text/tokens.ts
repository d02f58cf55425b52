import type { TextRange } from './range';
import { unspacedCharacter } from './scripts';

/** What a token is made of. */
type TokenKind = 'letters' | 'digits' | 'sign';

/** A token of a text; UTF-16 units of the whole text, half-open. */
export interface Token extends TextRange {
  readonly kind: TokenKind;
}

/** What belongs to the letter before it: combining marks, the soft hyphen, and the joiners that Persian and Indic words hold. */
const marks = '[\\p{M}\\u00AD\\u200C\\u200D]*';
const pictograph = '\\p{Extended_Pictographic}[\\p{M}\\p{Emoji_Modifier}]*';

/**
 * One alternative a form, none of which can backtrack further than one letter and its full stop:
 * 1 a dotted acronym with its last stop (`U.S.`, `p.m.`, `J.K.` of `J.K.Tarn`), 2 a character of a script without spaces, so that any name can be marked,
 * 3 a run of letters, 4 a run of digits, 5 any other character with its marks (an emoji or a flag counts as one).
 */
const token = new RegExp([
  `((?<![\\p{L}\\p{M}])(?:\\p{Lu}(?:\\.\\p{Lu}(?![\\p{L}\\p{M}]))+|\\p{Ll}(?:\\.\\p{Ll}(?![\\p{L}\\p{M}]))+)\\.?)`,
  `(${unspacedCharacter}${marks})`,
  `((?:(?!${unspacedCharacter})\\p{L}${marks})+)`,
  `(\\p{N}+)`,
  `(?:\\p{Regional_Indicator}{2}|${pictograph}(?:\\u200D${pictograph})*|\\S\\p{M}*)`,
].join('|'), 'gu');

/**
 * The tokens of a range of the text, in order: runs of letters, runs of digits, single signs; `U.S.` stays whole.
 * White space belongs to none, every other character to exactly one, and no surrogate pair is cut. Linear in the range's length.
 * @param range defaults to the whole text; UTF-16, half-open
 */
export function tokensOf(text: string, range: TextRange = { start: 0, end: text.length }): Token[] {
  const tokens: Token[] = [];
  for (const { 0: { length }, 1: acronym, 2: character, 3: letters, 4: digits, index } of text.slice(range.start, range.end).matchAll(token)) {
    const start = range.start + index;
    const kind = acronym ?? character ?? letters ? 'letters' : digits ? 'digits' : 'sign';
    tokens.push({ start, end: start + length, kind });
  }
  return tokens;
}
