import { message } from '../../message';
import type { TextRange } from '../../text/range';
import type { Finding, Rule } from '../rule';
import { rangesOutsideMojibake } from './rangesOutside';

const messages = {
  problem: 'An invisible character stands in the text',
  remove: 'Remove the invisible character',
} as const;

const pictograph = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|\u20E3/u;
/** Scripts that shape letters by joiners, or part words and syllables by zero-width characters. */
const joiningScript = new RegExp(
  `Arabic Syriac Nko Mongolian Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada
  Malayalam Sinhala Thai Lao Tibetan Myanmar Khmer Hangul Hebrew`.split(/\s+/).map((script) => String.raw`\p{Script=${script}}`).join('|'),
  'u',
);
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** How far a directional mark works on what is written the other way. */
const directionalReach = 64;

/** Soft hyphens, zero-width characters, directional marks, U+FEFF inside the text. */
export const bodyInvisibleCharacterRule: Rule = {
  id: 'body.invisible-character',
  subject: 'body',
  defaultSeverity: 'information',
  description: 'Characters that cannot be seen: soft hyphens, zero-width spaces and joiners, directional marks, U+FEFF inside the text.',
  messages,
  *check(record, { views }): Iterable<Finding> {
    const { text } = record;
    const { bodyScan } = views;
    if (bodyScan.invisibles.length === 0) return;
    const needless = function* (): Iterable<number> {
      for (const offset of bodyScan.invisibles) if (!isNeeded(text, offset, bodyScan.range)) yield offset;
    };
    for (const range of rangesOutsideMojibake(text, bodyScan, needless())) {
      yield {
        rule: 'body.invisible-character',
        range,
        problem: message(messages.problem),
        found: text.slice(range.start, range.end),
        fixes: [{ title: message(messages.remove), edits: [{ range, newText: '' }], safe: true }],
      };
    }
  },
};

export const bodyInvisibleCharacterRationale =
  'Web pages use soft hyphens and zero-width characters to steer line breaks. In a corpus they split words (`harbor` with a soft ' +
  'hyphen is not found as `harbor`) and shift every offset. Left alone are joiners in emoji, zero-width characters beside letters ' +
  'of scripts that need them (Arabic, Persian, the scripts of India, Thai, Khmer, Tibetan …), directional marks near ' +
  'right-to-left text, variation selectors, no-break spaces, and what is part of mojibake. Which characters these are is told in ' +
  'chapter 23 of the [Unicode Standard](https://www.unicode.org/versions/latest/).';

function isNeeded(text: string, offset: number, body: TextRange): boolean {
  const unit = text.charCodeAt(offset);
  if (unit === 0x200e || unit === 0x200f || unit === 0x061c || (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069)) {
    return rightToLeft.test(text.slice(Math.max(body.start, offset - directionalReach), Math.min(body.end, offset + directionalReach)));
  }
  if (unit === 0xad || unit === 0xfeff || (unit >= 0x2060 && unit <= 0x206f)) return false;
  const before = characterBefore(text, offset);
  const after = String.fromCodePoint(text.codePointAt(offset + 1) ?? 0);
  if (unit === 0x200d && pictograph.test(before) && pictograph.test(after)) return true;
  return joiningScript.test(before) || joiningScript.test(after);
}

function characterBefore(text: string, offset: number): string {
  const last = text.charAt(offset - 1);
  return /[\uDC00-\uDFFF]/.test(last) ? text.slice(offset - 2, offset) : last;
}
