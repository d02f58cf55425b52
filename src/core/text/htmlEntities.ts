import { decodeHTML, decodeHTMLStrict } from 'entities/decode';
import type { TextRange } from './range';
import { windowsCharacters } from './singleByteEncodings';

/** A character reference left over from HTML, and what it stands for. */
export interface HtmlEntity {
  /** From the `&` to the `;`, in UTF-16 code units, half-open. */
  readonly range: TextRange;
  readonly decoded: string;
}

/** What follows the `&`: a number, or a name; the longest name of HTML has 31 letters. */
const referenceForm = /(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}))(;)?/y;

/**
 * Character references in `range` of `text`, in order; one that was escaped again (`&amp;amp;`, `&amp;#39;`) is one and decoded
 * to its last. A reference without a semicolon counts as browsers read it (a number, or one of the old names), unless a letter, a digit
 * or `=` follows. None is found inside the query of an address, where `&` parts parameters, nor one that stands for a control
 * character, a lone surrogate or nothing.
 * @param ampersands offsets of the `&` in the range where they are known already, ascending; looked for otherwise
 * @param sparesAddresses false for a field that is itself an address
 */
export function* findHtmlEntities(text: string, range: TextRange, ampersands?: readonly number[], sparesAddresses = true): Iterable<HtmlEntity> {
  for (const start of ampersands ?? offsetsOfAmpersands(text, range)) {
    let end = start + 1;
    let decoded: string | undefined;
    for (let reference = readReference(text, end, range.end); reference; reference = readReference(text, end, range.end)) {
      ({ decoded, end } = reference);
      if (decoded !== '&') break;
    }
    if (decoded !== undefined && !(sparesAddresses && standsInAddress(text, start, range.start))) yield { range: { start, end }, decoded };
  }
}

function readReference(text: string, offset: number, limit: number): { decoded: string; end: number } | undefined {
  referenceForm.lastIndex = offset;
  const match = referenceForm.exec(text);
  const end = referenceForm.lastIndex;
  if (!match || end > limit) return undefined;
  const [, decimal, hexadecimal, name, semicolon] = match;
  if (semicolon === undefined && end < limit && /[\p{L}\p{N}=]/u.test(text.charAt(end))) return undefined;
  const decoded =
    name !== undefined ? decodeName(name, semicolon !== undefined)
    : decodeNumber(decimal !== undefined ? parseInt(decimal, 10) : parseInt(hexadecimal ?? '', 16));
  return decoded === undefined ? undefined : { decoded, end };
}

/** The character of a name of HTML 5; without a semicolon only the old names have one. */
function decodeName(name: string, isClosed: boolean): string | undefined {
  const reference = isClosed ? `&${name};` : `&${name}`;
  const decoded = isClosed ? decodeHTMLStrict(reference) : decodeHTML(reference);
  // A longer word that begins with an old name decodes to a character and the rest.
  return decoded === reference || (!isClosed && decoded.length > 2) || (!isClosed && /^.[A-Za-z0-9]/u.test(decoded)) ? undefined : decoded;
}

function* offsetsOfAmpersands(text: string, range: TextRange): Iterable<number> {
  for (let offset = text.indexOf('&', range.start); offset !== -1 && offset < range.end; offset = text.indexOf('&', offset + 1)) {
    yield offset;
  }
}

/**
 * What browsers make of numeric references 128–159: the cp1252 character, not the C1 control.
 * Source: "Numeric character reference end state" of the HTML standard.
 */
function decodeNumber(code: number): string | undefined {
  if (code >= 0x80 && code <= 0x9f) {
    const character = windowsCharacters.charAt(code - 0x80);
    return character.charCodeAt(0) === code ? undefined : character;
  }
  if (code < 0x20 || code === 0x7f) return undefined;
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff || code === 0xfffd || (code & 0xfffe) === 0xfffe) return undefined;
  return String.fromCodePoint(code);
}

/** Addresses are shorter; a longer look back would make a text of nothing but `&` cost its square. */
const longestLookBack = 200;

/** Whether the unbroken run of characters that leads to `offset` is an http address with a query. */
function standsInAddress(text: string, offset: number, from: number): boolean {
  const lowest = Math.max(from, offset - longestLookBack);
  let start = offset;
  while (start > lowest && text.charCodeAt(start - 1) > 0x20) start--;
  const before = text.slice(start, offset);
  return before.includes('?') && /:\/\/|^www\./i.test(before);
}
