import type { TextRange } from '../text/range';
import { wordsOf } from '../text/wordSegments';
import { classifyNames, inTitleCase, type NameRun } from './english/classifyNames';
import { createEnglishLists, type EnglishLists } from './english/lists';
import { functionWords } from './english/nameWords';
import { findTimesAndNumbers, type RuleFinding } from './english/times';
import { offices, organizationEndings, personRoles } from './english/vocabulary';
import { isInTitleCase, namesAmong, type ArticleWords } from './names';
import { PlatformMarker } from './platformMarker';
import { hasCapital, Shape, type ReadText } from './readText';
import { roles, type RuleMarks } from './ruleMarks';

/** Of the tokens of a text so many, in hundredths, are small English words where it is English. */
const leastEnglish = 12;

/** The rules of the first article, as marks of a text's tokens: lists and expressions of English, and for other languages what the platform knows. */
export class RuleMarker {
  #lists: EnglishLists | undefined;
  #platform: PlatformMarker | undefined;
  #segmenter: Intl.Segmenter | undefined;

  marksOf(read: ReadText): RuleMarks {
    const rules = new Uint8Array(read.tokens.length);
    const evidence = new Uint8Array(read.tokens.length);
    const lists = new Uint8Array(read.tokens.length);
    if (!isEnglish(read)) return (this.#platform ??= new PlatformMarker()).marksOf(read);
    const english = (this.#lists ??= createEnglishLists());
    const segmenter = (this.#segmenter ??= new Intl.Segmenter('en', { granularity: 'word' }));
    for (let token = 0; token < lists.length; token++) lists[token] = listsOf(inTitleCase(read.forms[token] ?? ''), read.lowerCase[token] ?? '', english);
    const times: RuleFinding[] = [];
    const runs: NameRun[] = [];
    const sentences = [...sentenceRanges(read)].map((sentence) => {
      const found = findTimesAndNumbers(read.text.slice(sentence.start, sentence.end));
      for (const finding of found) times.push({ ...finding, start: finding.start + sentence.start, end: finding.end + sentence.start });
      const words = wordsOf(read.text, sentence, segmenter).filter(({ start }) => !isWithin(start - sentence.start, found));
      return { ...sentence, words, everyWordIsUpperCase: words.length > 3 && isInTitleCase(words, read.text) };
    });
    const article = articleWords(read, sentences.filter(({ everyWordIsUpperCase }) => everyWordIsUpperCase), english);
    for (const { start, end, words, everyWordIsUpperCase } of sentences) {
      for (const run of namesAmong(words, read.text, start, { ...article, everyWordIsUpperCase })) {
        if (/\p{Lu}/u.test(read.text.slice(run.start, run.end))) runs.push({ start: run.start, end: run.end, sentence: { start, end } });
      }
    }
    const names = classifyNames(read.text, runs, english, (form) => article.isCommon(form));
    const marks = { rules, evidence, lists };
    mark(read, marks, names);
    mark(read, marks, times);
    return marks;
  }
}

function isWithin(offset: number, ranges: readonly TextRange[]): boolean {
  return ranges.some(({ start, end }) => start <= offset && offset < end);
}

function isEnglish({ lowerCase }: ReadText): boolean {
  let small = 0;
  for (const form of lowerCase) if (functionWords.has(form)) small++;
  return small * 100 >= lowerCase.length * leastEnglish;
}

const enum ListBit { FirstName = 1, Place = 2, Group = 4, Organization = 8, Office = 16, Role = 32 }

function listsOf(form: string, lowerCase: string, { firstNames, places, groups }: EnglishLists): number {
  return (firstNames.has(form) ? ListBit.FirstName : 0) | (places.has(form) ? ListBit.Place : 0) | (groups.has(form) ? ListBit.Group : 0)
    | (organizationEndings.has(form) ? ListBit.Organization : 0) | (offices.has(form) ? ListBit.Office : 0) | (personRoles.has(lowerCase) ? ListBit.Role : 0);
}

/**
 * What an article tells of how its words are written.
 * @param headlines sentences in which every word is upper-case, which tell nothing
 * @param lists of places, which are names wherever they stand
 */
export function articleWords(
  { tokens, forms, shapes, sentences, lowerCaseForms }: ReadText, headlines: readonly TextRange[], { places }: Pick<EnglishLists, 'places'>,
): Omit<ArticleWords, 'everyWordIsUpperCase'> {
  const starts = new Set(sentences);
  const within = new Set<string>();
  let headline = 0;
  for (let token = 1; token < forms.length; token++) {
    const start = tokens[token]?.start ?? 0;
    while ((headlines[headline]?.end ?? Infinity) <= start) headline++;
    if ((headlines[headline]?.start ?? Infinity) <= start) continue;
    if (hasCapital(shapes[token] ?? Shape.Sign) && (shapes[token - 1] ?? Shape.Sign) < Shape.Sign && !starts.has(token)) within.add(forms[token] ?? '');
  }
  return {
    isCommon: (form) => lowerCaseForms.has(form),
    isCapitalizedWithin: (form) => {
      const word = inTitleCase(form.split(/[-’']/)[0] ?? form);
      return within.has(word) || places.has(word);
    },
  };
}

/** The sentences of a text in UTF-16, from their first token to their last. */
export function* sentenceRanges({ tokens, sentences }: ReadText): Generator<TextRange> {
  for (let sentence = 0; sentence + 1 < sentences.length; sentence++) {
    const first = tokens[sentences[sentence] ?? 0];
    const last = tokens[(sentences[sentence + 1] ?? 0) - 1];
    if (first && last) yield { start: first.start, end: last.end };
  }
}

/** Writes findings onto the tokens they cover; the later list wins over the earlier. */
function mark({ tokens }: ReadText, { rules, evidence }: RuleMarks, findings: readonly RuleFinding[]): void {
  let token = 0;
  for (const { start, end, role, evidence: by } of findings) {
    while (token < tokens.length && (tokens[token]?.start ?? 0) < start) token++;
    const number = 1 + 2 * roles.indexOf(role);
    for (let isFirst = true; token < tokens.length && (tokens[token]?.start ?? 0) < end; token++, isFirst = false) {
      rules[token] = isFirst ? number : number + 1;
      evidence[token] = by;
    }
  }
}
