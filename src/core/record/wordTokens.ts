import type { TextRange } from '../text/range';
import { tokensOf, type Token } from '../text/tokens';
import { abbreviationKind } from './abbreviations';

const address = /https?:\/\/\S+/g;
const closesAddress = /[.,;:!?)\]}"'”’»…]/;

/** White space to Python, and so to readers of columns, that is none to JavaScript. */
const foreignSpace = /^[\u0085\u001c-\u001f]/;

/**
 * The words of a sentence, as corpora in columns have them: with inner hyphens and apostrophes (`Osei-Lindqvist`, `don’t`),
 * numbers with their points and commas, letters with digits (`MH17`), abbreviations and initials with their stop (`Mr.`, `J.`),
 * web addresses whole, and runs of one sign (`...`). Every other sign is a word of its own. Linear.
 * @param range one sentence, or a line; UTF-16, half-open
 * @param edges offsets that have to be edges of words, ascending: a word with one inside is cut there
 */
export function wordTokensOf(text: string, range: TextRange, edges: readonly number[] = []): TextRange[] {
  const words = joinedWords(text, range);
  if (edges.length === 0) return words;
  let next = 0;
  return words.flatMap((word) => {
    const pieces: TextRange[] = [];
    let start = word.start;
    while ((edges[next] ?? Infinity) <= start) next++;
    for (let edge = edges[next]; edge !== undefined && edge < word.end; edge = edges[++next]) {
      if (edge > start) pieces.push({ start, end: edge });
      start = edge;
    }
    return [...pieces, { start, end: word.end }];
  });
}

function joinedWords(text: string, range: TextRange): TextRange[] {
  const tokens = tokensOf(text, range);
  const addresses = addressesIn(text, range);
  const words: TextRange[] = [];
  for (let index = 0; index < tokens.length;) {
    const first = tokens[index];
    if (!first) break;
    while ((addresses[0]?.start ?? Infinity) < first.start) addresses.shift();
    const whole = addresses[0]?.start === first.start ? addresses.shift() : undefined;
    let end = first.end;
    if (whole) while ((tokens[index]?.start ?? Infinity) < whole.end) end = tokens[index++]?.end ?? end;
    else [index, end] = wordFrom(text, tokens, index, range.end);
    // A mark may stand on such white space; it is a word of its own then.
    let { start } = first;
    while (start < end && foreignSpace.test(text.charAt(start))) start++;
    if (start < end) words.push({ start, end });
  }
  return words;
}

function addressesIn(text: string, range: TextRange): TextRange[] {
  return Array.from(text.slice(range.start, range.end).matchAll(address), ({ 0: found, index }) => {
    let { length } = found;
    while (length > 0 && closesAddress.test(found.charAt(length - 1))) length--;
    return { start: range.start + index, end: range.start + index + length };
  });
}

/** The index behind the last token of the word that begins at `index`, and where the word ends. */
function wordFrom(text: string, tokens: readonly Token[], index: number, limit: number): [next: number, end: number] {
  let last = tokens[index];
  if (!last) return [index + 1, limit];
  const { start } = last;
  const signAt = (place: Token | undefined): string => (place?.kind === 'sign' ? text.slice(place.start, place.end) : '');
  if (last.kind === 'sign') {
    const sign = signAt(last);
    let end = last.end;
    for (index++; tokens[index]?.start === end && signAt(tokens[index]) === sign; index++) end = tokens[index]?.end ?? end;
    return [index, end];
  }
  for (index++; ; ) {
    const next = tokens[index];
    if (next?.start !== last.end) break;
    if (next.kind !== 'sign' && next.kind !== last.kind) {
      last = next;
      index++;
      continue;
    }
    const after = tokens[index + 1];
    if (after?.start !== next.end || after.kind === 'sign' || !joins(signAt(next), last, after)) break;
    last = after;
    index += 2;
  }
  const stop = tokens[index];
  if (stop?.start === last.end && signAt(stop) === '.' && stop.end < limit && isAbbreviated(text, start, last)) return [index + 1, stop.end];
  return [index, last.end];
}

function joins(sign: string, before: Token, after: Token): boolean {
  if (sign === '-' || sign === '‐' || sign === '‑') return true;
  if (sign === '\'' || sign === '’' || sign === 'ʼ' || sign === '&') return before.kind === 'letters' && after.kind === 'letters';
  return (sign === '.' || sign === ',' || sign === ':') && before.kind === 'digits' && after.kind === 'digits';
}

/** Longer than any abbreviation of the table. */
const longestAbbreviation = 8;

function isAbbreviated(text: string, start: number, last: Token): boolean {
  if (last.start !== start || last.kind !== 'letters' || last.end - last.start > longestAbbreviation) return false;
  const word = text.slice(last.start, last.end);
  return /^\p{Lu}\p{M}*$/u.test(word) || abbreviationKind(word, false) !== undefined;
}
