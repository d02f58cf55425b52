/**
 * A text in which differences of typography do not show: case, curly and straight quotes, dashes, kinds and lengths of white space.
 * Offsets count in UTF-16 units; {@link sources} leads back to the text as written.
 */
export interface FoldedText {
  readonly text: string;
  /** Offset in the text as written of each character of the folded one, and of its end. */
  readonly sources: Int32Array;
}

const foldedCharacters: Readonly<Record<string, string>> = {
  '‘': '\'', '’': '\'', '‚': '\'', '‛': '\'', 'ʼ': '\'', '`': '\'', '´': '\'',
  '“': '"', '”': '"', '„': '"', '‟': '"', '«': '"', '»': '"',
  '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '−': '-',
};

export function foldText(text: string): FoldedText {
  const lower = lowerCase(text);
  const sources = new Int32Array(text.length + 1);
  const pieces: string[] = [];
  let length = 0;
  let copied = 0;
  // Only what folding changes is looked at one by one; stretches between are taken over whole.
  const take = (to: number): void => {
    if (to > copied) pieces.push(lower.slice(copied, to));
    for (let unit = copied; unit < to; unit++) sources[length++] = unit;
  };
  for (const { 0: odd, index } of lower.matchAll(/[‘’‚‛ʼ`´“”„‟«»‐-—−]|(?! (?! ))\s+/g)) {
    take(index);
    pieces.push(foldedCharacters[odd] ?? ' ');
    sources[length++] = index;
    copied = index + odd.length;
  }
  take(text.length);
  sources[length] = text.length;
  return { text: pieces.join(''), sources: sources.subarray(0, length + 1) };
}

/** The few letters whose lower case is longer stay as they are, so that offsets hold. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replace(/[^\u0130]+/g, (stretch) => (stretch.toLowerCase().length === stretch.length ? stretch.toLowerCase() : stretch));
}
