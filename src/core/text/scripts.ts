/** A character of a script that puts no space between words, as an expression writes it. */
export const unspacedCharacter = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]';

const unspaced = new RegExp(unspacedCharacter, 'u');

/** Whether a text holds a character of a script that puts no space between words. */
export function isUnspaced(text: string): boolean {
  return unspaced.test(text);
}

/** Whether a text has letters, and none of them has an upper and a lower case: then nothing in it looks like a name. */
export function isCaseless(text: string): boolean {
  return /\p{Lo}/u.test(text) && !/[\p{Lu}\p{Ll}\p{Lt}]/u.test(text);
}
