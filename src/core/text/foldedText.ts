/**
 * A text in which differences of form do not show: canonically equal characters, curly and straight quotes, dashes, kinds and lengths
 * of white space, line breaks included; and case. Offsets count in UTF-16 units; {@link sources} leads back to the text as written.
 */
export interface FoldedText {
  readonly text: string;
  /** Offset in the text as written of each character of the folded one, and of its end. */
  readonly sources: Int32Array;
}

const foldedCharacters: Readonly<Record<string, string>> = {
  '‘': '\'', '’': '\'', '‚': '\'', '‛': '\'', 'ʼ': '\'', '`': '\'', '´': '\'', '′': '\'',
  '“': '"', '”': '"', '„': '"', '‟': '"', '«': '"', '»': '"', '″': '"',
  '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '−': '-',
};

const odd = /[‘’‚‛ʼ`´′“”„‟«»″‐-―−]|(?! (?![\s\x1c-\x1f\x85]))[\s\x1c-\x1f\x85]+/g;
/** The same with what normalization composes: characters with their marks, Hangul by its parts, and the few that stand for others. */
const oddOrComposed = /[‘’‚‛ʼ`´′“”„‟«»″‐-―−]|(?! (?![\s\x1c-\x1f\x85]))[\s\x1c-\x1f\x85]+|[^\p{M}\s]\p{M}+|[\u1100-\u11ff]+|[\u0340\u0341\u0374\u037e\u0387\u1f71-\u1ffd\u2126\u212a\u212b\u2329\u232a\uf900-\ufaff]/gu;

/** How many times as long normalization makes a text at most, in UTF-16 (UAX #15, table 7: Maximum Expansion Factors). */
const mostGrowth = 3;

/** Folds a text; linear. */
export function foldText(text: string): FoldedText {
  const lower = lowerCase(text);
  const isPlain = isComposed(lower);
  // What composes to more than it was becomes three times as long at most.
  const sources = new Int32Array((isPlain ? 1 : mostGrowth) * text.length + 1);
  let length = 0;
  let folded = '';
  let copied = 0;
  // Only what folding changes is looked at one by one; what lies between is copied whole.
  const copy = (to: number): void => {
    if (to > copied) folded += lower.slice(copied, to);
    for (let unit = copied; unit < to; unit++) sources[length++] = unit;
  };
  for (const { 0: found, index } of lower.matchAll(isPlain ? odd : oddOrComposed)) {
    copy(index);
    const piece = foldedPiece(found);
    folded += piece;
    for (let unit = 0; unit < piece.length; unit++) sources[length++] = index + Math.min(unit, found.length - 1);
    copied = index + found.length;
  }
  copy(text.length);
  sources[length++] = text.length;
  return { text: folded, sources: length === sources.length ? sources : sources.slice(0, length) };
}

/** The same without case and without the way back: by this two texts are one written in two forms. */
export function foldForm(text: string): string {
  return isAsciiWord(text) ? text : text.normalize('NFC').replace(odd, (found) => foldedCharacters[found] ?? ' ');
}

/** Whether two texts differ in nothing but form: normalization, quotes, dashes, white space, line breaks. */
export function isSameText(a: string, b: string): boolean {
  return a === b || foldForm(a) === foldForm(b);
}

function foldedPiece(found: string): string {
  const known = foldedCharacters[found];
  if (known !== undefined) return known;
  return found.trim() === '' || /^[\x1c-\x1f\x85]/.test(found) ? ' ' : found.normalize('NFC');
}

function isComposed(text: string): boolean {
  // Nothing below the first combining mark composes, and most texts are of that alone.
  return !/[^\0-\u02ff]/.test(text) || text.normalize('NFC') === text;
}

function isAsciiWord(text: string): boolean {
  return /^[A-Za-z0-9]*$/.test(text);
}

/** The few letters whose lower case is longer stay as they are, so that offsets hold. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replace(/[^\u0130]+/g, (stretch) => (stretch.toLowerCase().length === stretch.length ? stretch.toLowerCase() : stretch));
}
