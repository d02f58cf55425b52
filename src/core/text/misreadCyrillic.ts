import type { MojibakeRun } from './mojibake';
import type { TextRange } from './range';
import { singleByteEncodings } from './singleByteEncodings';

/** Words of accented letters alone that together prove the reading: no language writes two such words, three are certain. */
const fewestWords = 2;
const certainWords = 3;
const shortestProof = 4;

/** Letters of Latin-1 where cp1251 has Cyrillic ones, `¸` and `¨` for ё. */
const word = /[À-ÿ¨¸]+/y;
/** What parts such words within a passage. */
const between = /[ ,.;:!?«»"()–—-]{1,3}(?=[À-ÿ¨¸])/y;

/**
 * Cyrillic text in cp1251 that was read as Latin-1 (`Ïîðò îòêðûò`), in order. All its letters are accented ones of Latin-1.
 * @param leads offsets where a word of three such letters or more may begin, among others; ascending
 */
export function findMisreadCyrillic(text: string, range: TextRange, leads: readonly number[]): MojibakeRun[] {
  const runs: MojibakeRun[] = [];
  let done = range.start;
  for (const lead of leads) {
    if (lead < done || !isAccented(text.charCodeAt(lead + 1)) || !isAccented(text.charCodeAt(lead + 2))) continue;
    let start = lead;
    while (start > done && isAccented(text.charCodeAt(start - 1))) start--;
    const { end, words } = passageFrom(text, start, range.end);
    done = end;
    const touches = /\p{L}/u.test(text.charAt(start - 1)) || /\p{L}/u.test(text.charAt(end));
    if (words >= fewestWords && !touches) runs.push({ range: { start, end }, decoded: decode(text.slice(start, end)), certain: words >= certainWords });
  }
  return runs;
}

/** Where a passage of such words ends, and how many of them are long enough to prove anything. A loop: one expression for a passage of megabytes overflows its stack. */
function passageFrom(text: string, start: number, limit: number): { readonly end: number; readonly words: number } {
  let end = start;
  let words = 0;
  for (let next = start; next < limit; ) {
    word.lastIndex = next;
    const length = word.exec(text)?.[0].length ?? 0;
    if (length === 0) break;
    end = next + length;
    if (length >= shortestProof) words++;
    between.lastIndex = end;
    next = end + (between.exec(text)?.[0].length ?? limit);
  }
  return { end: Math.min(limit, end), words };
}

function isAccented(unit: number): boolean {
  return unit >= 0xc0 && unit <= 0xff;
}

function decode(text: string): string {
  const upperHalf = singleByteEncodings.find(({ name }) => name === 'cp1251')?.upperHalf ?? '';
  return Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    return code >= 0xc0 && code <= 0xff ? upperHalf.charAt(code - 0x80) : character === '¸' ? 'ё' : character === '¨' ? 'Ё' : character;
  }).join('');
}
