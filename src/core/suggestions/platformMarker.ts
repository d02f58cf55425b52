import { PlatformName, PlatformNames, scriptOf, type Script } from './platformNames';
import { Shape, type ReadText } from './readText';
import { roles, type RuleMarks } from './ruleMarks';

const date = 1 + 2 * roles.indexOf('date');
const country = 1 + 2 * roles.indexOf('country');

/** The rules of the first article for languages other than English: dates and countries, by the names that the platform knows. */
export class PlatformMarker {
  readonly #names = new Map<Script, PlatformNames>();

  marksOf(read: ReadText): RuleMarks {
    const { forms, shapes, sentences } = read;
    const rules = new Uint8Array(forms.length);
    const evidence = new Uint8Array(forms.length);
    const script = scriptOf(forms.filter((_, token) => isWord(shapes[token])));
    if (script === undefined) return { rules, evidence, lists: new Uint8Array(forms.length) };
    let names = this.#names.get(script);
    if (!names) this.#names.set(script, names = new PlatformNames(script));
    const known = names;
    const lists = Uint8Array.from(forms, (form, token) => (isWord(shapes[token]) ? known.namesOf(form) : 0));
    for (let sentence = 0; sentence + 1 < sentences.length; sentence++) markSentence(read, lists, rules, sentences[sentence] ?? 0, sentences[sentence + 1] ?? 0);
    return { rules, evidence, lists };
  }
}

function isWord(shape: Shape | undefined): boolean {
  return shape !== undefined && shape <= Shape.Uncased;
}

function markSentence({ lowerCase, shapes }: ReadText, lists: Uint8Array, rules: Uint8Array, from: number, to: number): void {
  const isDay = (token: number): boolean => token >= from && token < to && shapes[token] === Shape.ShortDigits;
  const isYear = (token: number): boolean => token < to && shapes[token] === Shape.Year;
  const is = (token: number, name: PlatformName): boolean => token < to && ((lists[token] ?? 0) & name) !== 0;
  const mark = (start: number, end: number, first: number): void => {
    rules[start] = first;
    rules.fill(first + 1, start + 1, end);
  };
  for (let token = from; token < to; token++) {
    if (is(token, PlatformName.Month)) {
      // `12 июня 2018 года`, `12 de junio de 2018`, `12. Juni 2018`; a month alone is too often another word.
      const start = isDay(token - 1) ? token - 1 : isJoint(lowerCase[token - 1]) && isDay(token - 2) ? token - 2 : token;
      const year = isYear(token + 1) ? token + 1 : isJoint(lowerCase[token + 1]) && isYear(token + 2) ? token + 2 : undefined;
      const end = year === undefined ? token + 1 : is(year + 1, PlatformName.Year) ? year + 2 : year + 1;
      if (start < token || year !== undefined) mark(start, end, date);
      token = end - 1;
    } else if (isYear(token) && is(token + 1, PlatformName.Year)) {
      mark(token, token + 2, date);
      token++;
    } else if (is(token, PlatformName.Region)) {
      let end = token + 1;
      while (is(end, PlatformName.Region)) end++;
      mark(token, end, country);
      token = end - 1;
    } else if (isDay(token) && isSeparator(lowerCase[token + 1]) && isDay(token + 2) && lowerCase[token + 3] === lowerCase[token + 1] && isYear(token + 4)) {
      mark(token, token + 5, date);
      token += 4;
    }
  }
}

/** What stands between the parts of a date: `12 de junio de 2018`, `12. Juni`. */
function isJoint(word: string | undefined): boolean {
  return word === 'de' || word === 'del' || word === '.';
}

function isSeparator(sign: string | undefined): boolean {
  return sign === '.' || sign === '/' || sign === '-';
}
