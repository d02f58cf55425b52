/** An encoding of one byte a character in which UTF-8 has been read by mistake. */
export interface SingleByteEncoding {
  readonly name: string;
  /** The characters of bytes 80 to FF. */
  readonly upperHalf: string;
  /** Where not every first byte of UTF-8 is looked for: those of the languages that were seen so. */
  readonly leads: string | undefined;
  /** The byte of the character at an offset; -1 where the encoding has none, or at the end. */
  byteAt(text: string, offset: number): number;
  /** Whether a valid sequence of UTF-8 that stands there is never seen in text that is as it should be; offsets half-open. */
  isStrong(text: string, start: number, end: number): boolean;
}

/** Number of bytes that a character of UTF-8 with this first byte has; 0 where no character begins so. */
export function utf8Length(lead: number): number {
  return lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/** Bytes 80–9F of cp1252; source: https://encoding.spec.whatwg.org/index-windows-1252.txt. The holes read as C1 controls, as in Latin-1. */
export const windowsCharacters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/**
 * Upper halves, bytes 80–FF, of the encodings beside cp1252.
 * Source: the indexes of https://encoding.spec.whatwg.org/ (windows-1250, windows-1251, windows-1254, macintosh).
 */
const upperHalves = {
  cp1252: `${windowsCharacters}${latin1(0xa0, 0xff)}`,
  cp1250: '€\u0081‚\u0083„…†‡\u0088‰Š‹ŚŤŽŹ\u0090‘’“”•–—\u0098™š›śťžź\u00A0ˇ˘Ł¤Ą¦§¨©Ş«¬\u00AD®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż' +
    'ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙',
  cp1251: 'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u0098™љ›њќћџ\u00A0ЎўЈ¤Ґ¦§Ё©Є«¬\u00AD®Ї°±Ііґµ¶·ё№є»јЅѕї' +
    'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя',
  cp1254: `€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008D\u008E\u008F\u0090‘’“”•–—˜™š›œ\u009D\u009EŸ${latin1(0xa0, 0xcf)}Ğ${latin1(0xd1, 0xdc)}İŞß${latin1(0xe0, 0xef)}ğ${latin1(0xf1, 0xfc)}ışÿ`,
  macRoman: 'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
} as const;

type EncodingName = keyof typeof upperHalves;

/** In the order in which they are tried. */
export const singleByteEncodings: readonly SingleByteEncoding[] = [
  encoding('cp1252', undefined, (text, start) => 'âÂÃïð'.includes(text.charAt(start))),
  encoding('cp1254', 'ğĞ', (text, start) => text.startsWith('ğŸ', start)),
  encoding('cp1250', 'âÂĂÄĹËÎÏ', (text, start) => 'âÂ'.includes(text.charAt(start))),
  encoding('cp1251', 'ВГРСвп', (text, start, end) => end - start > 2 && text.startsWith('вЂ', start)),
  encoding('macRoman', '√¬‚ƒ≈Ô', (text, start, end) =>
    text.startsWith('‚Ä', start) || ((text.charAt(start) === '√' || text.charAt(start) === '¬') && isInWord(text, start, end))),
];

function encoding(name: EncodingName, leads: string | undefined, isStrong: SingleByteEncoding['isStrong']): SingleByteEncoding {
  const upperHalf = upperHalves[name];
  const bytes = new Map(Array.from(upperHalf, (character, index): [number, number] => [character.charCodeAt(0), 0x80 + index]));
  return {
    name,
    upperHalf,
    leads,
    byteAt(text, offset) {
      const unit = text.charCodeAt(offset);
      // A hole, or any byte below A0 in Latin-1, is read as the control of that number.
      return unit < 0x80 ? unit : (bytes.get(unit) ?? (unit < 0xa0 ? unit : -1));
    },
    isStrong,
  };
}

/** Whether letters stand before a sequence, and no mathematics. */
function isInWord(text: string, start: number, end: number): boolean {
  return /\p{L}{2}$/u.test(text.slice(Math.max(0, start - 2), start)) || /^\p{Ll}{2}/u.test(text.slice(end, end + 2));
}

function latin1(first: number, last: number): string {
  return String.fromCharCode(...Array.from({ length: last - first + 1 }, (_, index) => first + index));
}
