import { codeUnitsOf } from './codeUnits';
import { invisibleRanges } from './invisibles';
import type { TextRange } from './range';
import { singleByteEncodings } from './singleByteEncodings';

/**
 * Where the characters stand that checks of running text look for: offsets in the text, ascending, in UTF-16 code units.
 * One pass finds them all, so that a check costs its candidates and not the text.
 */
export interface TextScan {
  /** What was scanned. */
  readonly range: TextRange;
  /**
   * `. ! ? …`, the stops of other scripts, and the Greek question mark, that something follows at once: neither another terminator, nor white space, nor the end of the range.
   * A blank before a closing guillemet counts as following at once, for French sets it so, and so does one behind a stop of Chinese or Japanese.
   */
  readonly terminators: readonly number[];
  /** The capital letter of a sentence behind a terminator and a space, where both are as they should be; ASCII only. */
  readonly sentenceStarts: readonly number[];
  /** `" “ ” „ ‟ « »`. */
  readonly doubleQuotes: readonly number[];
  /** `' ‘ ‚ ‛` and those `’` that no letter follows; the others are apostrophes. */
  readonly singleQuotes: readonly number[];
  /** `…`, and the last full stop of three or more. */
  readonly ellipses: readonly number[];
  /** `&` that a letter or `#` follows. */
  readonly ampersands: readonly number[];
  /** `<` that a letter, `/` or `!` follows. */
  readonly angleBrackets: readonly number[];
  /** `\` that an ASCII letter, digit, quote, slash or backslash follows. */
  readonly backslashes: readonly number[];
  /** Characters that may begin UTF-8 read in another encoding, where one follows that may go on with it. */
  readonly mojibakeLeads: readonly number[];
  /** C0 controls but TAB, LF, CR and those of `layoutControls`; DEL; C1 controls but NEL; U+FFFD. */
  readonly controls: readonly number[];
  /** VT, FF, NEL, U+2028, U+2029: what part lines or pages for some programs and not for others. */
  readonly layoutControls: readonly number[];
  /** Characters without a picture of their own: soft hyphen, zero-width ones, directional marks, U+FEFF, tags, variation selectors. */
  readonly invisibles: readonly number[];
  /** TAB, and no-break spaces that stand beside another blank. */
  readonly spaces: readonly number[];
  /** Private-use characters; of those beyond U+FFFF the high surrogate. */
  readonly privateUse: readonly number[];
  /** Ligatures of Latin letters, U+FB00 to U+FB06. */
  readonly ligatures: readonly number[];
  /** `%` that two hexadecimal digits follow. */
  readonly percents: readonly number[];
  /** `[ { * # \`` that begins mark-up of a kind that {@link mayBeginMarkup} tells by the character after it. */
  readonly markupMarks: readonly number[];
  /** Where line endings start: LF, CR, or the CR of CRLF. */
  readonly lineEndings: readonly number[];
}

/** What a scan finds the places of. */
export type ScannedKind = Exclude<keyof TextScan, 'range'>;

/** Stops and question marks of Arabic, Urdu, the scripts of India, Armenian, Ethiopic, Khmer, Burmese, Chinese and Japanese. */
export const stopsOfOtherScripts = '؟۔।॥։።፧។။。！？｡';

const enum CharacterClass {
  Ordinary = 0,
  FullStop,
  Terminator,
  Semicolon,
  DoubleQuote,
  SingleQuote,
  Ampersand,
  AngleBracket,
  Backslash,
  MarkupMark,
  Percent,
  MojibakeLead,
  Control,
  LayoutControl,
  Invisible,
  TagSurrogate,
  Tab,
  NoBreakSpace,
  PrivateUse,
  Ligature,
  LineFeed,
  CarriageReturn,
}

/** Encodings in which a character is a byte of UTF-8 that begins (or goes on with) a character: one bit an encoding. */
const [leadKinds, continuationKinds] = bytesOfUtf8();

function bytesOfUtf8(): readonly [Readonly<Uint8Array>, Readonly<Uint8Array>] {
  const leads = new Uint8Array(0x10000);
  const continuations = new Uint8Array(0x10000);
  singleByteEncodings.forEach(({ upperHalf, leads: chosen }, index) => {
    for (let byte = 0x80; byte <= 0xf4; byte++) {
      const unit = upperHalf.charCodeAt(byte - 0x80);
      if (byte < 0xa0) continuations[byte] = 0xff;
      if (byte < 0xc0) continuations[unit] = (continuations[unit] ?? 0) | (1 << index);
      else if (byte >= 0xc2 && (chosen === undefined || chosen.includes(upperHalf.charAt(byte - 0x80)))) leads[unit] = (leads[unit] ?? 0) | (1 << index);
    }
  });
  return [leads, continuations];
}

/** Class of every UTF-16 code unit; written once, while the module loads. */
const classOfCodeUnit: Readonly<Uint8Array> = (() => {
  const table = new Uint8Array(0x10000);
  const assign = (kind: CharacterClass, characters: string): void => {
    for (let index = 0; index < characters.length; index++) table[characters.charCodeAt(index)] = kind;
  };
  table.fill(CharacterClass.Control, 0x00, 0x20);
  table.fill(CharacterClass.Control, 0x7f, 0xa0);
  assign(CharacterClass.Control, '\uFFFD');
  assign(CharacterClass.Tab, '\t');
  assign(CharacterClass.LayoutControl, '\u000B\u000C\u0085\u2028\u2029');
  assign(CharacterClass.LineFeed, '\n');
  assign(CharacterClass.CarriageReturn, '\r');
  assign(CharacterClass.FullStop, '.');
  assign(CharacterClass.Terminator, `!?…${stopsOfOtherScripts}`);
  assign(CharacterClass.Semicolon, ';\u037E');
  assign(CharacterClass.DoubleQuote, '"“”„‟«»');
  assign(CharacterClass.SingleQuote, "'‘’‚‛");
  assign(CharacterClass.Ampersand, '&');
  assign(CharacterClass.AngleBracket, '<');
  assign(CharacterClass.Backslash, '\\');
  assign(CharacterClass.MarkupMark, '[{*#`');
  assign(CharacterClass.Percent, '%');
  assign(CharacterClass.NoBreakSpace, '\u00A0');
  for (let unit = 0; unit < 0x10000; unit++) if (leadKinds[unit] !== 0 && table[unit] === CharacterClass.Ordinary) table[unit] = CharacterClass.MojibakeLead;
  for (const [first, last] of invisibleRanges) table.fill(CharacterClass.Invisible, first, last + 1);
  table[0xdb40] = CharacterClass.TagSurrogate;
  table.fill(CharacterClass.PrivateUse, 0xe000, 0xf900);
  table.fill(CharacterClass.PrivateUse, 0xdb80, 0xdc00);
  table.fill(CharacterClass.Ligature, 0xfb00, 0xfb07);
  return table;
})();

/** Most kinds are in no text: none of these costs a list of its own. */
const none: readonly number[] = [];

function add(places: readonly number[], offset: number): readonly number[] {
  if (places === none) return [offset];
  (places as number[]).push(offset);
  return places;
}

/** Scans `range` of `text` once; linear in the range's length. */
export function scanText(text: string, range: TextRange): TextScan {
  let terminators = none;
  let sentenceStarts = none;
  let doubleQuotes = none;
  let singleQuotes = none;
  let ellipses = none;
  let ampersands = none;
  let angleBrackets = none;
  let backslashes = none;
  let percents = none;
  let markupMarks = none;
  let mojibakeLeads = none;
  let controls = none;
  let layoutControls = none;
  let invisibles = none;
  let spaces = none;
  let privateUse = none;
  let ligatures = none;
  let lineEndings = none;
  const { start, end } = range;
  const units = codeUnitsOf(text);
  for (let offset = nextOfClass(units, start, end); offset < end; offset = nextOfClass(units, offset + 1, end)) {
    const unit = units[offset] ?? 0;
    const kind: CharacterClass = classOfCodeUnit[unit] ?? CharacterClass.Ordinary;
    const next = offset + 1 < end ? units[offset + 1] ?? 0 : 0x20;
    switch (kind) {
      case CharacterClass.Ordinary:
        break;
      case CharacterClass.FullStop:
        if (next === 0x2e) break;
        if (offset >= start + 2 && text.charCodeAt(offset - 1) === 0x2e && text.charCodeAt(offset - 2) === 0x2e) ellipses = add(ellipses, offset);
        if (next === 0x20 && startsWithCapital(text, offset + 2, end)) sentenceStarts = add(sentenceStarts, offset + 2);
        else if (mayGlue(text, offset, next, end)) terminators = add(terminators, offset);
        break;
      case CharacterClass.Terminator:
        if (unit === 0x2026) ellipses = add(ellipses, offset);
        if (next === 0x20 && startsWithCapital(text, offset + 2, end)) sentenceStarts = add(sentenceStarts, offset + 2);
        else if (mayGlue(text, offset, next, end)) terminators = add(terminators, offset);
        break;
      case CharacterClass.Semicolon:
        // The Greek question mark, where a Greek capital follows at once.
        if (next >= 0x386 && next <= 0x3ab) terminators = add(terminators, offset);
        break;
      case CharacterClass.DoubleQuote:
        doubleQuotes = add(doubleQuotes, offset);
        break;
      case CharacterClass.SingleQuote:
        if (unit !== 0x2019 || !isLikelyLetter(next)) singleQuotes = add(singleQuotes, offset);
        // A low quote and Ä are how MacRoman shows the first bytes of a curly quote.
        if (unit === 0x201a && next === 0xc4) mojibakeLeads = add(mojibakeLeads, offset);
        break;
      case CharacterClass.Ampersand:
        if (next === 0x23 || isAsciiLetter(next)) ampersands = add(ampersands, offset);
        break;
      case CharacterClass.AngleBracket:
        if (next === 0x2f || next === 0x21 || isAsciiLetter(next)) angleBrackets = add(angleBrackets, offset);
        break;
      case CharacterClass.Backslash:
        if (next > 0x20 && next < 0x7f) backslashes = add(backslashes, offset);
        break;
      case CharacterClass.Percent:
        if (isHexadecimal(next) && isHexadecimal(text.charCodeAt(offset + 2))) percents = add(percents, offset);
        break;
      case CharacterClass.MarkupMark:
        if (mayBeginMarkup(unit, next)) markupMarks = add(markupMarks, offset);
        break;
      case CharacterClass.MojibakeLead:
        if (next >= 0x80 ? isRunOfAccents(text, offset, next) || ((leadKinds[unit] ?? 0) & (continuationKinds[next] ?? 0)) !== 0 || (unit === 0xe2 && next === 0x20ac)
          : (next === 0x20 && (unit === 0xc2 || unit === 0xc3)) || (next === 0x22 && unit === 0xe2)) mojibakeLeads = add(mojibakeLeads, offset);
        break;
      case CharacterClass.Control:
        controls = add(controls, offset);
        break;
      case CharacterClass.LayoutControl:
        layoutControls = add(layoutControls, offset);
        break;
      case CharacterClass.Invisible:
        invisibles = add(invisibles, offset);
        break;
      case CharacterClass.TagSurrogate:
        if (next >= 0xdc00 && next < 0xddf0) invisibles = add(invisibles, offset);
        break;
      case CharacterClass.Tab:
        spaces = add(spaces, offset);
        break;
      case CharacterClass.NoBreakSpace:
        if (isBlank(next) || (offset > start && isBlank(text.charCodeAt(offset - 1)))) spaces = add(spaces, offset);
        break;
      case CharacterClass.PrivateUse:
        // Half of a pair is no character.
        if (unit >= 0xe000 || (next & 0xfc00) === 0xdc00) privateUse = add(privateUse, offset);
        break;
      case CharacterClass.Ligature:
        ligatures = add(ligatures, offset);
        break;
      case CharacterClass.CarriageReturn:
        lineEndings = add(lineEndings, offset);
        break;
      case CharacterClass.LineFeed:
        if (offset === start || text.charCodeAt(offset - 1) !== 0x0d) lineEndings = add(lineEndings, offset);
        break;
    }
  }
  return {
    range, terminators, sentenceStarts, doubleQuotes, singleQuotes, ellipses, ampersands, angleBrackets, backslashes, mojibakeLeads,
    controls, layoutControls, invisibles, spaces, privateUse, ligatures, percents, markupMarks, lineEndings,
  };
}

/** Where the next unit stands that is not ordinary. A loop of its own: most of a text goes through it, and it needs nothing else at hand. */
function nextOfClass(units: Readonly<Uint16Array>, start: number, end: number): number {
  let offset = start;
  while (offset < end && classOfCodeUnit[units[offset] ?? 0] === CharacterClass.Ordinary) offset++;
  return offset;
}

/** Whether a sentence that ends at `offset` may have lost what should stand behind it. */
function mayGlue(text: string, offset: number, next: number, end: number): boolean {
  if (next > 0x20 && next !== 0xa0 && next !== 0x202f) return !isTerminator(next);
  if (next === 0x0a || next === 0x0d || next === 0x09) return false;
  // Chinese and Japanese set no blank: one behind their stop may be what is left of a break.
  const unit = text.charCodeAt(offset);
  if (unit === 0x3002 || unit === 0xff01 || unit === 0xff1f) return true;
  return offset + 2 < end && text.charCodeAt(offset + 2) === 0xbb;
}

/** Three accented letters of Latin-1 in a row, as Cyrillic in cp1251 is read. */
function isRunOfAccents(text: string, offset: number, next: number): boolean {
  const third = text.charCodeAt(offset + 2);
  return next >= 0xc0 && next <= 0xff && third >= 0xc0 && third <= 0xff;
}

/** `[a`, `[/`, `[[`, `{` before anything but a closing brace, and `**`, `##`, two grave accents. */
function mayBeginMarkup(unit: number, next: number): boolean {
  if (unit === 0x5b) return next === 0x2f || next === 0x5b || next === 0x5d || next === 0x22 || isAsciiLetter(next);
  return unit === 0x7b || next === unit;
}

function isHexadecimal(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x46) || (unit >= 0x61 && unit <= 0x66);
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0xa0;
}

/** Of a run of terminators only the last one counts. */
function isTerminator(unit: number): boolean {
  return unit === 0x2e || unit === 0x21 || unit === 0x3f || unit === 0x2026;
}

function startsWithCapital(text: string, offset: number, end: number): boolean {
  if (offset >= end) return false;
  const unit = text.charCodeAt(offset);
  return unit >= 0x41 && unit <= 0x5a;
}

function isAsciiLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** Good enough to tell an apostrophe from a closing quote: ASCII letters and everything from Latin-1 letters up to U+2000. */
function isLikelyLetter(unit: number): boolean {
  return isAsciiLetter(unit) || (unit >= 0xc0 && unit < 0x2000);
}
