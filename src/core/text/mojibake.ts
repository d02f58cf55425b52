import { findMisreadCyrillic } from './misreadCyrillic';
import { rangesOverlap, type TextRange } from './range';
import { singleByteEncodings, utf8Length, type SingleByteEncoding } from './singleByteEncodings';

/** UTF-8 that was read in another encoding, and what it was before. */
export interface MojibakeRun {
  readonly range: TextRange;
  /** Undefined where bytes were lost, and only the source can give the characters back. */
  readonly decoded: string | undefined;
  /** Whether the reading is the only one; a guess is offered, not applied unseen. */
  readonly certain: boolean;
}

/** Text has been seen encoded four times over, never more. */
const mostRounds = 5;

/** So many characters in the middle of words that nobody writes there speak for a wrong reading of the whole text. */
const enoughOddities = 2;

/** One character of UTF-8 whose bytes stand as characters of a single-byte encoding. */
interface Sequence extends TextRange {
  readonly encoding: SingleByteEncoding;
  readonly decoded: string | undefined;
  readonly certain: boolean;
  /** Never seen in text that is as it should be. */
  readonly strong: boolean;
  /** Only seen in the middle of a word where the text was misread. */
  readonly odd: boolean;
}

/**
 * Runs of mojibake, in order. A sequence of characters is a candidate where its bytes in cp1252, cp1250, cp1251, cp1254 or
 * MacRoman are one character of UTF-8. Leads that no language sets before such characters (`â€™`, `Ã©`) are decoded wherever
 * they stand; the others (`Ð Ñ Å Ä`, the leads of Chinese and Japanese) only where the text proves that it was misread: two candidates end
 * to end, a lead that is never right, or several symbols in the middle of words. Text damaged more than once is decoded to the end.
 * Linear in the number of leads.
 * @param leads offsets in `range` where a candidate may begin (see `TextScan.mojibakeLeads`), ascending
 */
export function findMojibake(text: string, range: TextRange, leads: readonly number[]): MojibakeRun[] {
  return findMojibakeIn(text, [{ range, mojibakeLeads: leads }]);
}

/** As {@link findMojibake}, of several parts of a text that were misread together. */
export function findMojibakeIn(text: string, parts: readonly { readonly range: TextRange; readonly mojibakeLeads: readonly number[] }[]): MojibakeRun[] {
  if (parts.every(({ mojibakeLeads }) => mojibakeLeads.length === 0)) return [];
  const runs = decodeSequences(text, parts.flatMap(({ range, mojibakeLeads }) => readSequences(text, range, mojibakeLeads)));
  const cyrillic = parts.flatMap(({ range, mojibakeLeads }) => findMisreadCyrillic(text, range, mojibakeLeads));
  if (cyrillic.length === 0) return runs;
  return [...runs.filter(({ range }) => !cyrillic.some((run) => rangesOverlap(run.range, range))), ...cyrillic].sort((a, b) => a.range.start - b.range.start);
}

function decodeSequences(text: string, sequences: readonly Sequence[]): MojibakeRun[] {
  if (sequences.length === 0) return [];
  const enabled = enabledEncodings(sequences);
  const runs: MojibakeRun[] = [];
  const limit = sequences.length;
  let quotationOpen = false;
  for (let index = 0; index < limit;) {
    const group: Sequence[] = [];
    for (let next = sequences[index]; next && (group.length === 0 || group[group.length - 1]?.end === next.start); next = sequences[++index]) group.push(next);
    const accepted = group.length > 1 ? group : group.filter((one) => one.strong || (enabled.has(one.encoding) && !endsWord(text, one)));
    if (!isAccepted(group, enabled) || accepted.length === 0) continue;
    const [first] = accepted;
    const last = accepted[accepted.length - 1];
    if (!first || !last) continue;
    const range = withStrayLeads(text, { start: first.start, end: last.end }, accepted);
    const isWhole = range.start === first.start && range.end === last.end;
    const lost = !isWhole || accepted.some(({ decoded }) => decoded === undefined);
    const decoded = lost ? undefined : decodeFurther(accepted.map((one) => one.decoded).join(''));
    if (decoded !== undefined && unreadable.test(decoded)) continue;
    // A closing quote whose last byte was lost is certain where one stands open.
    const certain = accepted.every((one) => one.certain || (quotationOpen && one.decoded === '”'));
    if (decoded?.includes('“')) quotationOpen = true;
    if (decoded?.includes('”')) quotationOpen = false;
    const previous = runs[runs.length - 1];
    // Between two groups of a word stands a lead whose other byte was lost.
    if (previous && previous.range.end >= range.start && (!isWhole || previous.decoded === undefined)) {
      runs[runs.length - 1] = { range: { start: previous.range.start, end: range.end }, decoded: undefined, certain: false };
      continue;
    }
    runs.push({ range, decoded, certain });
  }
  return runs;
}

/** The leads of one script: of a word in it, those that nothing follows lost a byte for which cp1252 has no character. */
const leadsOfScripts = ['ÐÑ', 'ÎÏ'] as const;

/** A group and the leads of its script that touch it. What is decoded of such a word would make the rest harder to tell. */
function withStrayLeads(text: string, { start, end }: TextRange, group: readonly Sequence[]): TextRange {
  const [first] = group;
  if (first?.encoding !== singleByteEncodings[0]) return { start, end };
  const leads = leadsOfScripts.find((some) => group.every((one) => some.includes(text.charAt(one.start))));
  if (leads === undefined) return { start, end };
  let [from, to] = [start, end];
  while (from > 0 && leads.includes(text.charAt(from - 1))) from--;
  while (to < text.length && leads.includes(text.charAt(to))) to++;
  return { start: from, end: to };
}

const unreadable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/;

/** Whether a group of neighbors is decoded at all: one is strong, two stand end to end, or the text is known to be misread. */
function isAccepted(group: readonly Sequence[], enabled: ReadonlySet<SingleByteEncoding>): boolean {
  return group.length > 1 || group.some((one) => one.strong || enabled.has(one.encoding));
}

/** The encodings in which a text shows by itself that it was read. */
function enabledEncodings(sequences: readonly Sequence[]): Set<SingleByteEncoding> {
  const enabled = new Set<SingleByteEncoding>();
  const oddities = new Map<SingleByteEncoding, number>();
  let previous: Sequence | undefined;
  for (const sequence of sequences) {
    const { encoding } = sequence;
    if (sequence.odd) oddities.set(encoding, (oddities.get(encoding) ?? 0) + 1);
    const touches = previous?.end === sequence.start && previous.encoding === encoding;
    if (sequence.strong || touches || (oddities.get(encoding) ?? 0) >= enoughOddities) enabled.add(encoding);
    previous = sequence;
  }
  return enabled;
}

function readSequences(text: string, range: TextRange, leads: readonly number[]): Sequence[] {
  const sequences: Sequence[] = [];
  let done = range.start;
  for (const lead of leads) {
    if (lead < done) continue;
    const sequence = readSequence(text, lead, range);
    if (!sequence) continue;
    sequences.push(sequence);
    done = sequence.end;
  }
  return sequences;
}

function readSequence(text: string, start: number, range: TextRange): Sequence | undefined {
  for (const encoding of singleByteEncodings) {
    const sequence = readIn(encoding, text, start, range);
    if (sequence) return sequence;
  }
  return readDamaged(text, start, range);
}

function readIn(encoding: SingleByteEncoding, text: string, start: number, range: TextRange): Sequence | undefined {
  const lead = encoding.byteAt(text, start);
  const length = utf8Length(lead);
  if (length === 0 || start + length > range.end) return undefined;
  let code = lead & (0xff >> (length + 1));
  for (let index = 1; index < length; index++) {
    const byte = encoding.byteAt(text, start + index);
    if (byte < 0x80 || byte > 0xbf) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  const isOverlong = code < (length === 3 ? 0x800 : length === 4 ? 0x10000 : 0x80);
  if (isOverlong || (code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) return undefined;
  const end = start + length;
  if (isClosedCapital(text, start, end, range)) return undefined;
  const isReplacement = code === 0xfffd;
  return {
    encoding, start, end, decoded: isReplacement ? undefined : String.fromCodePoint(code), certain: true,
    strong: isReplacement || encoding.isStrong(text, start, end), odd: isOdd(text, end, range),
  };
}

/** What lost a byte on the way: a no-break space among the bytes that became a blank, a last byte that no character stands for. */
function readDamaged(text: string, start: number, range: TextRange): Sequence | undefined {
  const [cp1252] = singleByteEncodings;
  const unit = text.charAt(start);
  if (!cp1252 || start + 1 >= range.end) return undefined;
  const damaged = { encoding: cp1252, start, odd: false, strong: true };
  const next = text.charAt(start + 1);
  const before = start > range.start ? text.charAt(start - 1) : ' ';
  // Of the letters that begin so only those of hiragana have a second byte for which cp1252 has no character: `ã®` is `の`.
  const third = unit === 'ã' && !/[a-z]/.test(before) ? cp1252.byteAt(text, start + 1) : -1;
  if (third > 0x80 && third <= 0xbf) return { ...damaged, end: start + 2, decoded: String.fromCharCode(0x3000 | third & 0x3f | 0x40), certain: true, strong: false };
  if ((unit === 'Ã' || unit === 'Â') && next === ' ') {
    const after = text.charAt(start + 2);
    // `vis-Ã -vis`, `cittÃ  di`, `10Â km`; `IRMÃ DE` is Portuguese, and a letter alone may be spoken about.
    const isCertain = /\p{Ll}/u.test(before) || (unit === 'Ã' ? /[\s\-’'(“"]/.test(before) && /[\s\-,.;:!?)’]/.test(after) : /[\p{N}.,;:!?]/u.test(before));
    return isCertain ? { ...damaged, end: start + 2, decoded: unit === 'Ã' ? 'à' : '\u00A0', certain: true } : undefined;
  }
  // The curly quote among the bytes of a dash, or of a trade mark, was made straight.
  if (unit === 'â' && next === '€' && text.charAt(start + 2) === '"' && !quoteIsClosed(text, start)) return { ...damaged, end: start + 3, decoded: '—', certain: false };
  if (unit === 'â' && next === '"' && text.charAt(start + 2) === '¢') return { ...damaged, end: start + 3, decoded: '™', certain: false };
  if (unit === 'â' && next === '€') {
    const after = start + 2 < range.end ? text.charAt(start + 2) : ' ';
    const end = after === '\uFFFD' || after === '\u009D' || after === '?' ? start + 3 : start + 2;
    return { ...damaged, end, decoded: '”', certain: after === '\u009D' };
  }
  return undefined;
}

/** `â€œ … â€"`: where a misread quotation stands open, its closing mark is more likely than a dash. */
function quoteIsClosed(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 400), start);
  return before.lastIndexOf('â€œ') > before.lastIndexOf('â€"');
}

/** `IRMÃ” ` in capitals is Portuguese before a closing quote, not a damaged Ô. */
function isClosedCapital(text: string, start: number, end: number, range: TextRange): boolean {
  if (end - start !== 2 || start === range.start) return false;
  return closing.includes(text.charAt(end - 1)) && /\p{Lu}/u.test(text.charAt(start - 1)) && !(end < range.end && /\p{L}/u.test(text.charAt(end)));
}

const closing = '”’»…–—“‘«';

/** A lead at the end of a word before what closes or parts: `„PÅ“`, `FÅ – `; a text that is misread elsewhere may have it. */
function endsWord(text: string, { start, end }: TextRange): boolean {
  return end - start === 2 && closing.includes(text.charAt(end - 1)) && !/\p{L}/u.test(text.charAt(end));
}

/** A symbol between letters, the second of them small: `RÄ«ga`, `GdaÅ„sk`. */
function isOdd(text: string, end: number, range: TextRange): boolean {
  if (end >= range.end || !/\p{Ll}/u.test(text.charAt(end))) return false;
  return !/[\p{L}\p{N}\s]/u.test(text.charAt(end - 1));
}

function decodeFurther(text: string): string {
  let current = text;
  for (let round = 1; round < mostRounds; round++) {
    const leads: number[] = [];
    for (let offset = 0; offset < current.length; offset++) if ('âÂÃïð'.includes(current.charAt(offset))) leads.push(offset);
    if (leads.length === 0) return current;
    const pieces: string[] = [];
    let copied = 0;
    for (const { start, end, decoded, strong } of readSequences(current, { start: 0, end: current.length }, leads)) {
      if (decoded === undefined || !strong) continue;
      pieces.push(current.slice(copied, start), decoded);
      copied = end;
    }
    if (copied === 0) return current;
    current = pieces.join('') + current.slice(copied);
  }
  return current;
}
