import { dateNames, foldDateWord, type DateNames } from '../record/dateNames';
import { firstNames } from './english/firstNames';

/** What a word may be part of; bits of `RuleMarks.lists`. */
export const enum PlatformName { Region = 2, Group = 4, Year = 32, Month = 64, Weekday = 128 }

/** Languages of each script, looked up all at once: which of them a text is in need not be known. English has lists of its own. */
const languagesOfScripts = {
  Latin: ['de', 'fr', 'es', 'pt', 'it', 'nl', 'ca', 'gl', 'ro', 'sv', 'da', 'nb', 'fi', 'et', 'lv', 'lt', 'is', 'pl', 'cs', 'sk', 'hu', 'sl', 'hr', 'tr', 'id'],
  Cyrillic: ['ru', 'uk', 'be', 'bg', 'sr', 'mk'],
  Greek: ['el'], Armenian: ['hy'], Georgian: ['ka'], Hebrew: ['he'], Arabic: ['ar', 'fa'], Devanagari: ['hi', 'mr'], Bengali: ['bn'], Tamil: ['ta'],
} as const;

export type Script = keyof typeof languagesOfScripts;

const scripts = (Object.keys(languagesOfScripts) as Script[]).map((script) => ({ script, first: new RegExp(`^\\p{Script=${script}}`, 'u') }));

/** Words that tell the script of a text. */
const wordsForScript = 500;

/** The script of most of the first words; undefined where its languages are not looked up. */
export function scriptOf(words: readonly string[]): Script | undefined {
  const counts = new Map<Script, number>();
  for (const word of words.slice(0, wordsForScript)) {
    const script = scripts.find(({ first }) => first.test(word))?.script;
    if (script) counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Regions of `Intl` that are alliances or no regions at all. */
export const noRegions: ReadonlySet<string> = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);
/** Shorter words are too often something else with an ending. */
const shortestStem = 4;
/** So many letters at the end of a name, and of a word in the text, may be an ending: `Венесуэла`, `Венесуэлой`; `болгарский`, `болгарскими`. */
const endingOfName = 2;
const endingOfWord = 3;

/**
 * Names of countries, languages and currencies, of months, days of the week and years, as the platform's `Intl` has them in the languages of
 * a script. Names are known by their stems: languages bend their ends (`в Венесуэле`). Those of languages and currencies (`болгарский лев`)
 * hold the words for what is of a country. Collecting them takes a tenth of a second or two, off the typing thread.
 */
export class PlatformNames {
  readonly #stems = new Map<string, number>();
  /** `США`, `USA`. */
  readonly #abbreviations = new Set<string>();
  /** Words for a year, in full and short, as they stand behind 1, 2 and 5. */
  readonly #years = new Set<string>();
  readonly #dates: DateNames = dateNames();
  /** `Maurice` is an island in French, and far more often a man. */
  readonly #people: ReadonlySet<string> = new Set(firstNames.trim().split(/\s+/));

  constructor(script: Script) {
    const currencies = Intl.supportedValuesOf('currency');
    for (const language of languagesOfScripts[script]) {
      const regions = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
      const shortRegions = new Intl.DisplayNames([language], { type: 'region', style: 'short', fallback: 'none' });
      const tongues = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' });
      const money = new Intl.DisplayNames([language], { type: 'currency', fallback: 'none' });
      const counts = new Map<string, number>();
      const whole = new Set<string>();
      for (const code of twoLetters()) {
        for (const word of wordsOf(tongues.of(code.toLowerCase()))) this.#add(word, PlatformName.Group);
        if (noRegions.has(code)) continue;
        const words = wordsOf(regions.of(code));
        if (words.length === 1) whole.add(words[0] ?? '');
        for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
        const short = shortRegions.of(code) ?? '';
        if (/^\p{Lu}{2,4}$/u.test(short)) this.#abbreviations.add(short);
      }
      // A part of several names is none itself: `republic`, `islands`, `new`.
      for (const [word, count] of counts) if (count === 1 || whole.has(word)) this.#add(word, PlatformName.Region);
      for (const currency of currencies) for (const word of wordsOf(money.of(currency))) this.#add(word, PlatformName.Group);
      for (const unitDisplay of ['long', 'short'] as const) {
        const years = new Intl.NumberFormat(language, { style: 'unit', unit: 'year', unitDisplay });
        for (const count of [1, 2, 5]) for (const { type, value } of years.formatToParts(count)) if (type === 'unit') this.#years.add(foldDateWord(value));
      }
    }
  }

  /** What a word may be part of. A country counts only where it is written with a capital, if its script has capitals. */
  namesOf(word: string): number {
    const lowerCase = word.toLowerCase();
    const folded = foldDateWord(word);
    let names = (this.#dates.months.has(folded) ? PlatformName.Month : 0) | (this.#dates.weekdays.has(folded) ? PlatformName.Weekday : 0)
      | (this.#isYear(folded) ? PlatformName.Year : 0) | (this.#abbreviations.has(word) ? PlatformName.Region : 0);
    for (let { length } = lowerCase, least = Math.max(shortestStem, length - endingOfWord); length >= least; length--) {
      names |= this.#stems.get(lowerCase.slice(0, length)) ?? 0;
    }
    return (word === lowerCase && word !== word.toUpperCase()) || this.#people.has(word) ? names & ~PlatformName.Region : names;
  }

  #isYear(word: string): boolean {
    for (let { length } = word, least = Math.max(1, length - endingOfName); length >= least; length--) if (this.#years.has(word.slice(0, length))) return true;
    return false;
  }

  #add(word: string, name: PlatformName): void {
    const stem = word.slice(0, Math.max(shortestStem, word.length - endingOfName));
    this.#stems.set(stem, (this.#stems.get(stem) ?? 0) | name);
  }
}

/** `AA` to `ZZ`. */
export function* twoLetters(): Generator<string> {
  for (let first = 65; first <= 90; first++) for (let second = 65; second <= 90; second++) yield String.fromCharCode(first, second);
}

function wordsOf(name: string | undefined): string[] {
  return name?.toLowerCase().split(/[^\p{L}\p{M}]+/u).filter(({ length }) => length >= shortestStem) ?? [];
}
