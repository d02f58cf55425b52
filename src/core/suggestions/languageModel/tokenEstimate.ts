/** UTF-8 bytes of text for each token. The encoding o200k_base, which many models use, takes 4 to 5 of Latin script, 6 of Cyrillic, 3.5 of Japanese. */
const bytesPerToken = 3;

/**
 * How many tokens a text is, counted without the model: rather too many than too few, but for rare scripts. The model's own count
 * needs the text, and the extension that provides the model may see that only when the user has agreed.
 */
export function estimateTokens(text: string): number {
  return Math.ceil(utf8Length(text) / bytesPerToken);
}

/** A number of tokens as it is said of an estimate: rounded up to two digits that count. */
export function roundedTokens(tokens: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, tokens))) - 1);
  return Math.ceil(tokens / unit) * unit;
}

function utf8Length(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    // Each half of a surrogate pair stands for two of its four bytes.
    const isSurrogate = (unit & 0xF800) === 0xD800;
    length += unit < 0x80 ? 1 : unit < 0x800 || isSurrogate ? 2 : 3;
  }
  return length;
}
