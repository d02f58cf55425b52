import { message } from '../../message';
import type { TextRange } from '../../text/range';
import type { Finding, Rule } from '../rule';
import { placesOf, type TextFieldName } from './textFields';

const messages = {
  problem: 'Invisible character in the text',
  hidden: 'Hidden text in invisible characters',
  remove: 'Remove the invisible character',
  removeHidden: 'Remove the hidden text',
} as const;

const pictograph = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|\u20E3/u;
/** Scripts that shape letters by joiners, or part words and syllables by zero-width characters. */
const joiningScript = new RegExp(
  `Arabic Syriac Nko Mongolian Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada
  Malayalam Sinhala Thai Lao Tibetan Myanmar Khmer Hangul Hebrew`.split(/\s+/).map((script) => String.raw`\p{Script=${script}}`).join('|'),
  'u',
);
const han = /\p{Script=Han}/u;
/** Emoji and symbols, digits of keycaps, and the scripts with standardized variants. */
const hasVariants = /[\p{S}\p{Extended_Pictographic}\p{Script=Han}\p{Script=Myanmar}\p{Script=Phags_Pa}\p{Script=Manichaean}\p{Emoji_Modifier}0-9#*]|[\u203C\u2049\u3030\u303D\u3001\u3002\uFF01\uFF0C]/u;
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** How far a directional mark works on what is written the other way. */
const directionalReach = 64;

/** Soft hyphens, zero-width characters, directional marks, U+FEFF inside the text, tags, variation selectors without a base. */
export const textInvisibleCharacterRule: Rule = {
  id: 'text.invisible-character',
  needs: 'record',
  formerIds: ['body.invisible-character'],
  subject: 'text',
  defaultSeverity: 'information',
  description: 'Characters that cannot be seen: soft hyphens, zero-width spaces, directional marks, tag characters, stray variation selectors.',
  messages,
  concerns: ['invisibles'],
  *check(record, { views }): Iterable<Finding> {
    const { text } = record;
    const isMeant = (offset: number, name: TextFieldName): boolean =>
      name === 'url' || !isNeeded(text, offset, record.fields[name]?.range ?? views.bodyScan.range);
    for (const { range } of placesOf(record, views, ({ invisibles }) => invisibles, isMeant)) {
      const found = text.slice(range.start, range.end);
      const hidden = hiddenText(found);
      yield {
        rule: 'text.invisible-character',
        range,
        ...(hidden !== '' && { defaultSeverity: 'warning' }),
        problem: message(hidden === '' ? messages.problem : messages.hidden),
        found: hidden === '' ? found : hidden,
        fixes: [{ title: message(hidden === '' ? messages.remove : messages.removeHidden), edits: [{ range, newText: '' }], safe: true }],
      };
    }
  },
};

export const textInvisibleCharacterRationale =
  'Web pages use soft hyphens and zero-width characters to control line breaks. In a corpus they split words (`harbor` with a soft ' +
  'hyphen is not found as `harbor`) and shift every offset. Left alone are joiners in emoji, zero-width characters beside letters ' +
  'of scripts that need them (Arabic, Persian, the scripts of India, Thai, Khmer, Tibetan …), directional marks near ' +
  'right-to-left text, variation selectors after a character that has variants, the tags of flags, no-break spaces, and what is part of ' +
  'mojibake. Tag characters and variation selectors anywhere else can carry text that nobody sees; it is shown. The characters are described in ' +
  'chapter 23 of the [Unicode Standard](https://www.unicode.org/versions/latest/).';

function isNeeded(text: string, offset: number, body: TextRange): boolean {
  const unit = text.charCodeAt(offset);
  if (unit === 0xdb40) return isTagOfFlag(text, offset, body) || (text.charCodeAt(offset + 1) >= 0xdd00 && han.test(characterBefore(text, offset)));
  if (unit >= 0xfe00 && unit <= 0xfe0f) return hasVariants.test(characterBefore(text, offset));
  if (unit === 0x200e || unit === 0x200f || unit === 0x061c || (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069)) {
    return rightToLeft.test(text.slice(Math.max(body.start, offset - directionalReach), Math.min(body.end, offset + directionalReach)));
  }
  if (unit === 0xad || unit === 0xfeff || (unit >= 0x2060 && unit <= 0x206f)) return false;
  const before = characterBefore(text, offset);
  const after = String.fromCodePoint(text.codePointAt(offset + 1) ?? 0);
  if (unit === 0x200d && pictograph.test(before) && pictograph.test(after)) return true;
  return joiningScript.test(before) || joiningScript.test(after);
}

/** Tags of a flag are a dozen at most, two code units each. */
const longestFlag = 32;

/** A flag of a region is a black flag and tags, the last of which ends it. */
function isTagOfFlag(text: string, offset: number, field: TextRange): boolean {
  let start = offset;
  while (start - 2 >= field.start && text.charCodeAt(start - 2) === 0xdb40 && offset - start < longestFlag) start -= 2;
  if (text.slice(start - 2, start) !== '\u{1F3F4}') return false;
  return text.slice(start, start + longestFlag).indexOf('\u{E007F}') >= offset - start;
}

/** What tag characters and the supplementary variation selectors say, as far as they say it in ASCII or UTF-8. */
function hiddenText(found: string): string {
  const codes = Array.from(found, (character) => character.codePointAt(0) ?? 0);
  const tags = codes.filter((code) => code >= 0xe0020 && code < 0xe007f).map((code) => String.fromCharCode(code - 0xe0000)).join('');
  if (tags !== '') return tags;
  // Bytes as variation selectors: 1 to 16 are bytes 0 to 15, those of plane 14 the rest.
  const bytes = codes.flatMap((code) => (code >= 0xfe00 && code <= 0xfe0f ? [code - 0xfe00] : code >= 0xe0100 && code <= 0xe01ef ? [code - 0xe0100 + 16] : []));
  if (bytes.length < 3) return '';
  return bytes.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join('');
}

function characterBefore(text: string, offset: number): string {
  const last = text.charAt(offset - 1);
  return /[\uDC00-\uDFFF]/.test(last) ? text.slice(offset - 2, offset) : last;
}
