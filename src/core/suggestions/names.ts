import { abbreviationKind } from '../record/abbreviations';
import { monthByName } from '../record/readDate';
import { isSentenceStarter, looksLikeSentenceStarter } from '../record/sentenceStarters';
import type { NameKind } from '../text/nameKinds';
import type { TextRange } from '../text/range';
import { dayWords, functionWords, honorifics, numberWords, placePrefixes, smallWords, titlesInFull, unitWords, weekdays } from './english/nameWords';

/** What a range is made of: capitalized words, or a number or a day that may be written small. */
type Kind = 'name' | 'number' | 'day';

export interface NameRange extends TextRange {
  readonly kind: NameKind;
}

interface Run {
  readonly start: number;
  end: number;
  readonly kind: Kind;
  /** The words so far but for the small ones between them. */
  readonly forms: string[];
  /** Whether a small word that names hold stands behind `end`. */
  linked: boolean;
}

/** What the rest of the article tells of a word of one block. */
export interface ArticleWords {
  /** Whether a form in lower case is a word of the article. */
  isCommon(lowerCase: string): boolean;
  /** Whether upper case says nothing here, as in a headline that writes every word so; then only what is a name elsewhere is one. */
  readonly everyWordIsUpperCase: boolean;
  /** Whether a form stands upper-case within a sentence of the article. */
  isCapitalizedWithin(form: string): boolean;
}

/**
 * Stretches of the text that look like a name, a date or a quantity: runs of upper-case words and numbers with, between them,
 * at most one of the small words that names hold; numbers in words with their unit, days. A title (`Mr.`, `Gen.`) is no part of a name.
 * A word that begins a sentence counts only if neither the language nor the article knows it as a common word; a common one
 * that the article writes upper-case elsewhere counts before another upper-case word (`United Nations`, `Foreign Ministry`).
 * @param words words of one block in their order, as {@link wordsOf} finds them; any may be left out, which parts a name.
 * @param blockStart where their block begins. Offsets count in the whole text; UTF-16, half-open.
 */
export function namesAmong(words: readonly TextRange[], text: string, blockStart: number, article: ArticleWords): NameRange[] {
  const names: NameRange[] = [];
  let run: Run | undefined;
  let previous: TextRange | undefined;
  const finish = (): void => {
    // A lost full stop leaves `The` within a sentence.
    if (run && (run.forms.length > 1 || !functionWords.has(text.charAt(run.start).toLowerCase() + text.slice(run.start + 1, run.end)))) names.push({ start: run.start, end: run.end, kind: shownKind(run) });
    run = undefined;
  };
  for (const [index, word] of words.entries()) {
    const form = text.slice(word.start, word.end);
    const gap = previous && text.slice(previous.end, word.start);
    previous = word;
    const kind = kindOf(form, text, word, words[index + 1], blockStart, article);
    if (run && gap !== undefined && goesOn(run, gap, form, kind)) {
      run.end = word.end;
      run.forms.push(form);
      run.linked = false;
    } else if (kind) {
      finish();
      run = { start: word.start, end: word.end, kind, forms: [form], linked: false };
    } else if (run && !run.linked && gap === ' ' && smallWords.has(form)) run.linked = true;
    else finish();
  }
  finish();
  return names;
}

/**
 * Whether words are written as headlines write them: small words aside, each begins with a capital. `Maren said on Friday that the ship will sail`
 * has short words only, but too many of them.
 */
export function isInTitleCase(words: readonly TextRange[], text: string): boolean {
  const small = words.filter(({ start }) => /^\p{Ll}/u.test(text.charAt(start)));
  return small.length * 2 <= words.length && small.every(({ start, end }) => end - start < 5);
}

/** A run that begins with a month or is a day of the week is a date. */
function shownKind({ kind, forms }: Run): NameKind {
  const [first = ''] = forms;
  if (kind === 'number') return 'number';
  return kind === 'day' || monthByName(first) !== undefined || (forms.length === 1 && weekdays.has(first)) ? 'date' : 'name';
}

function kindOf(form: string, text: string, { start, end }: TextRange, next: TextRange | undefined, blockStart: number, article: ArticleWords): Kind | undefined {
  if (/^\p{N}/u.test(form)) return 'number';
  if (numberWords.has(form.toLowerCase())) return opensSentence(form, text, start, next, blockStart) ? undefined : 'number';
  if (dayWords.has(form.toLowerCase())) return 'day';
  if (!/^[\p{Lu}\p{Lt}]/u.test(form) || isTitle(form, text.charAt(end))) return undefined;
  if (article.everyWordIsUpperCase) return article.isCapitalizedWithin(form) ? 'name' : undefined;
  if (!standsFirst(text, start, blockStart)) return 'name';
  if (isSentenceStarter(form, text.slice(end, end + 4))) return undefined;
  if (!looksLikeSentenceStarter(form) && !article.isCommon(form.toLowerCase())) return 'name';
  const isBeforeUpperCase = next?.start === end + 1 && /^[\p{Lu}\p{Lt}]/u.test(text.charAt(next.start));
  return isBeforeUpperCase && article.isCapitalizedWithin(form) ? 'name' : undefined;
}

/** `Nine were saved.`: a number in words that begins a sentence and counts no unit is how the sentence begins. */
function opensSentence(form: string, text: string, start: number, next: TextRange | undefined, blockStart: number): boolean {
  if (!/^\p{Lu}/u.test(form) || !standsFirst(text, start, blockStart)) return false;
  const following = next ? text.slice(next.start, next.end) : '';
  return !unitWords.has(following) && !numberWords.has(following);
}

/** Whether nothing but opening marks stands between the word and the end of a sentence or the start of its block. */
function standsFirst(text: string, start: number, blockStart: number): boolean {
  const from = Math.max(blockStart, start - 6);
  const before = text.slice(from, start);
  return (from === blockStart && /^[\s“‘"'«(]*$/.test(before)) || /[.!?…][”’"')\]»]*[\s“‘"'«(]*$/.test(before) || /[“‘"«]$/.test(before)
    // Behind the place of a report: `PORT ALDARY — There are`.
    || /[—–]\s+[“‘"'«(]*$/.test(before);
}

/** `Mr.`, `Dr.`, `Mayor`; but what places begin with is part of their names. */
function isTitle(form: string, following: string): boolean {
  if (titlesInFull.has(form)) return true;
  return abbreviationKind(form, false) === 'title' && !isPlacePrefix(form) && (following === '.' || honorifics.has(form));
}

/** Whether a word goes on with a run over what stands between: a space, or the full stop or comma that names and dates hold. */
function goesOn({ forms, kind, linked }: Run, gap: string, form: string, next: Kind | undefined): boolean {
  const last = forms.at(-1) ?? '';
  if (gap === ' ' || gap === '\u00A0') {
    // `nine months`, `tens of thousands`; `Apollo 11` and `June 1`, but not `Tuesday nine`.
    if (kind === 'number') return unitWords.has(form) || next === 'number' || (next === 'name' && !linked);
    return kind === 'name' && next !== undefined && (next === 'name' || (!linked && /^\p{N}/u.test(form)));
  }
  if (linked || next === undefined) return false;
  // `Teachers’ Union`.
  if (/^['’] $/.test(gap)) return kind === 'name' && next === 'name' && last.endsWith('s');
  // `J. R. Hale`, `St. Clair`, `Nov. 18`; but a sentence may end in a letter: `Plan B. The council`.
  if (gap === '. ') {
    return isPlacePrefix(last) || (monthByName(last) !== undefined && next === 'number')
      || (/^\p{Lu}$/u.test(last) && !isSentenceStarter(form, ''));
  }
  return gap === ', ' && /^\d{1,2}$/.test(last) && /^\d{4}$/.test(form) && monthByName(forms.at(-2) ?? '') !== undefined;
}

/** `St`, and `ST` as datelines write it. */
function isPlacePrefix(form: string): boolean {
  return placePrefixes.has(form.charAt(0) + form.slice(1).toLowerCase());
}
