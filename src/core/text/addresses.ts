import type { TextRange } from './range';

const mayHoldAddress = /@|:\/\/|www\./i;

/**
 * `https://www.Example.com/Some-Name`, `www.Example.com`, `Maren.Osei@example.com`. Where words are not parted by spaces, as in Chinese, an address ends before the next word.
 * The name of a mailbox has at most 64 characters (RFC 5321); without that limit a long run of letters would be read again from each of them.
 */
const address = /(?:\b[a-z][a-z\d+.-]{1,20}:\/\/|\bwww\.)[^\s<>"“”«»—\p{Lo}\u3000-\u303F\uFF00-\uFFEF]+|(?<![\p{Ll}\d])[\p{Ll}\d][\p{Ll}\d._%+-]{0,63}@[\p{Ll}\d-]+(?:\.[\p{Ll}\d-]+)+/giu;

/** The web addresses and e-mail addresses in a range of a text, in their order; marks at the end of their sentence may be included. Offsets count in the whole text; UTF-16, half-open. */
export function addressesIn(text: string, { start, end }: TextRange): TextRange[] {
  const passage = text.slice(start, end);
  if (!mayHoldAddress.test(passage)) return [];
  return Array.from(passage.matchAll(address), ({ 0: found, index }) => ({ start: start + index, end: start + index + found.length }));
}
