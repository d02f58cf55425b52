import type { TextRange } from './range';

/** UTF-8 that was read as cp1252, and what it was before. */
export interface MojibakeRun {
  readonly range: TextRange;
  readonly decoded: string;
}

/** Bytes 80–9F of cp1252; source: https://encoding.spec.whatwg.org/index-windows-1252.txt. The holes read as C1 controls. */
const upperControls = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

const byteOfCharacter: ReadonlyMap<number, number> = new Map(
  Array.from(upperControls, (character, index) => [character.charCodeAt(0), 0x80 + index]),
);

const strongLeads: ReadonlySet<number> = new Set(Array.from('âÂÃïð', (character) => character.charCodeAt(0)));

/** Text has been seen encoded four times over, never more. */
const mostRounds = 5;

/**
 * Runs of mojibake, in order: characters that re-encode in cp1252 to valid UTF-8, the first of them or one beside it
 * led by `â Â Ã ï ð`. Text damaged more than once is decoded to the end. Linear in the length of the runs.
 * @param leads offsets of `â Â Ã ï ð` in the text, ascending
 */
export function* findMojibake(text: string, range: TextRange, leads: readonly number[]): Iterable<MojibakeRun> {
  let done = range.start;
  for (const lead of leads) {
    if (lead < done) continue;
    const first = readSequence(text, lead, range.end);
    if (!first || isClosedCapital(text, lead, first.end, range)) continue;
    let start = lead;
    const before: string[] = [];
    for (let weak = sequenceBefore(text, start, done); weak; weak = sequenceBefore(text, start, done)) {
      before.push(weak.decoded);
      start = weak.start;
    }
    const pieces = [...before.reverse(), first.decoded];
    let end = first.end;
    for (let next = readSequence(text, end, range.end); next; next = readSequence(text, end, range.end)) {
      pieces.push(next.decoded);
      end = next.end;
    }
    done = end;
    const decoded = decodeFurther(pieces.join(''));
    if (!/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/.test(decoded)) yield { range: { start, end }, decoded };
  }
}

function decodeFurther(text: string): string {
  let current = text;
  for (let round = 1; round < mostRounds; round++) {
    const leads: number[] = [];
    for (let offset = 0; offset < current.length; offset++) {
      if (strongLeads.has(current.charCodeAt(offset))) leads.push(offset);
    }
    const pieces: string[] = [];
    let copied = 0;
    for (const { range, decoded } of decodeOnce(current, leads)) {
      pieces.push(current.slice(copied, range.start), decoded);
      copied = range.end;
    }
    if (copied === 0) return current;
    current = pieces.join('') + current.slice(copied);
  }
  return current;
}

function* decodeOnce(text: string, leads: readonly number[]): Iterable<MojibakeRun> {
  let done = 0;
  for (const start of leads) {
    if (start < done) continue;
    const sequence = readSequence(text, start, text.length);
    if (!sequence) continue;
    done = sequence.end;
    yield { range: { start, end: done }, decoded: sequence.decoded };
  }
}

/** `IRMÃ” ` in capitals is Portuguese before a closing quote, not a damaged Ô. */
function isClosedCapital(text: string, start: number, end: number, range: TextRange): boolean {
  if (end - start !== 2 || start === range.start) return false;
  const closes = '”’»…–—'.includes(text.charAt(end - 1));
  return closes && /\p{Lu}/u.test(text.charAt(start - 1)) && !(end < range.end && /\p{L}/u.test(text.charAt(end)));
}

/** One character of UTF-8 whose bytes stand as cp1252 characters from `offset` on. */
function readSequence(text: string, offset: number, limit: number): { decoded: string; end: number } | undefined {
  if (offset >= limit) return undefined;
  const lead = byteAt(text, offset);
  const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (length === 0 || offset + length > limit) return undefined;
  let code = lead & (0xff >> (length + 1));
  for (let index = 1; index < length; index++) {
    const byte = byteAt(text, offset + index);
    if (byte < 0x80 || byte > 0xbf) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  const isOverlong = code < (length === 3 ? 0x800 : length === 4 ? 0x10000 : 0x80);
  if (isOverlong || (code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) return undefined;
  return { decoded: String.fromCodePoint(code), end: offset + length };
}

function sequenceBefore(text: string, end: number, limit: number): { decoded: string; start: number } | undefined {
  for (let length = 2; length <= 4 && end - length >= limit; length++) {
    const sequence = readSequence(text, end - length, end);
    if (sequence?.end === end) return { decoded: sequence.decoded, start: end - length };
  }
  return undefined;
}

/** The cp1252 byte of the character at `offset`; -1 where cp1252 has none. */
function byteAt(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit < 0x100 ? unit : (byteOfCharacter.get(unit) ?? -1);
}
