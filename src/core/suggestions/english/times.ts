import type { TextRange } from '../../text/range';
import type { Role } from '../ruleMarks';
import { Evidence } from './evidence';

/** Something a rule found; UTF-16 of the text it was given, half-open. */
export interface RuleFinding extends TextRange {
  readonly role: Role;
  /** What it was found by. */
  readonly evidence: number;
}

const month = '(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|March|Mar\\.|April|Apr\\.|May|June|Jun\\.|July|Jul\\.|Aug(?:ust|\\.)?|Sept(?:ember|\\.)?|Sep\\.|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)';
const day = '(?:[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?';
const year = '(?:1[5-9]|20)\\d\\d';
const weekday = '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon\\.|Tues\\.|Wed\\.|Thurs\\.|Fri\\.|Sat\\.|Sun\\.)';
const small = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)';
const scale = '(?:hundred|thousand|million|billion|trillion)';
const amount = `(?:${small}(?:-${small})?(?:[ -]${scale})?|\\d{1,3}(?:,\\d{3}){1,4}(?:\\.\\d+)?|\\d{1,12}(?:\\.\\d+)?)(?: ${scale})?`;
const someAmount = `(?:${amount}|a few|several|many|a couple of|a dozen|dozens of|hundreds of|thousands of|tens of thousands of|half a)`;
const span = '(?:days?|weeks?|weekends?|months?|years?|decades?|centur(?:y|ies)|quarters?)';
const near = '(?:last|next|this|past|the (?:past|last|next|previous|following|coming|same)|each|every|earlier this|later this|early this|late last|early next|early last|the end of the)';

/** Each with the role of what it finds, the first that fits a place counting. */
const expressions: readonly (readonly [role: Role, expression: RegExp])[] = ([
  ['date', '\\d{1,2}/\\d{1,2}/(?:\\d{4}|\\d{2})\\b|\\d{4}-\\d{2}-\\d{2}\\b'],
  ['money', `(?:(?:US|HK|C|A|NZ)?\\$|[€£¥])\\s?\\d{1,3}(?:,?\\d{3})*(?:\\.\\d+)?(?: ?(?:${scale}|bn|m)\\b)?(?:-\\d+(?:\\.\\d+)?)?`],
  ['money', `(?:${amount}|hundreds of millions of|millions of|billions of|thousands of) (?:U\\.S\\. |Canadian |Australian |Swiss |French |Hong Kong )?(?:dollars?|cents?|euros?|pounds?(?: sterling)?|yen|yuan|marks|francs|rubles|roubles|rupees|pesos|won)(?: (?:a|per) share)?\\b`],
  ['percent', `${amount}(?:\\s?%|[ -](?:per ?cent|percentage points?)\\b)`],
  ['time', '(?:[01]?\\d|2[0-3])(?::[0-5]\\d)?\\s?(?:a\\.m\\.|p\\.m\\.|am|pm|AM|PM)(?: (?:[ECMP][SD]?T|GMT|UTC))?'],
  ['time', '(?:[01]?\\d|2[0-3]):[0-5]\\d(?! ?[ap]\\.?m)(?: (?:[ECMP][SD]?T|GMT|UTC))?'],
  // `a second` before a noun counts the noun: `a second course`.
  ['time', `(?!a second (?!(?:ago|later|earlier|or|and|before|after|per)\\b)\\p{L})(?:${someAmount}|a|an|half an) (?:hours?|minutes?|seconds?)(?: ago| later| earlier)?\\b`],
  ['date', `${weekday},? (?:${month} ${day}(?:,? ${year})?|${day} ${month}(?:,? ${year})?)(?!\\d)`],
  ['date', `${month} ${day}(?:(?: ?[-–] ?| to | and )${day})?(?:,? ${year})?(?!\\d)`],
  ['date', `${day} (?:of )?${month}(?:,? ${year})?(?!\\d)`],
  ['date', `(?:mid-|early |late |in early |in late )?${month},? ${year}(?!\\d)`],
  ['date', `(?:(?:${near}) )?(?:the )?(?:first|second|third|fourth|1st|2nd|3rd|4th)[ -](?:fiscal[ -])?(?:quarter|half)(?: of (?:${year}|the year|this year|last year))?\\b`],
  ['date', `(?:fiscal|calendar) (?:${year}|year)\\b`],
  ['date', `(?:${near}) (?:${weekday}|${month}|${someAmount} ${span}|${span}|spring|summer|fall|autumn|winter|weekend|month|year|week|night|season)(?:,? ${year})?(?: ago)?(?!\\w)`],
  ['date', `(?:${someAmount}|a) ${span} (?:ago|earlier|later|before|old|of age)\\b`],
  ['date', '(?:the )?(?:early |late |mid-?)?(?:\\d{4}s|[’\']\\d0s|(?:twen|thir|for|fif|six|seven|eigh|nine)ties\\b)'],
  ['date', `(?:the )?(?:\\d{1,2}(?:st|nd|rd|th)|(?:nine|eigh|seven|six|fif|four|thir|twen)te?enth|twentieth|twenty-first)[ -]century\\b`],
  ['date', `(?:the )?(?:spring|summer|fall|autumn|winter) of ${year}`],
  ['date', `${weekday}(?: (?:morning|afternoon|evening|night))?(?!\\w)`],
  ['date', '(?:today|yesterday|tomorrow|tonight|Today|Yesterday|Tomorrow|Tonight|now-\\d{4})\\b'],
  ['date', `${someAmount}[ -]${span}(?:[ -]old)?\\b`],
  ['date', `${year}(?:[-–](?:${year}|\\d\\d))?(?![\\d,.]\\d|-?[A-Za-z]|%)`],
  ['date', `${month.replace('|May|', '|').replace('March|', '')}(?!\\w)`],
  ['date', `(?<=(?:in|In|since|Since|of|by|By|until|last|from|From|to|mid-|early|late) )(?:May|March)(?![\\w]| [A-Z])`],
  ['ordinal', '(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|First|Second|Third)\\b(?![ -](?:quarter|half|lady|hand|grade|class))|\\d{1,3}(?:st|nd|rd|th)\\b'],
  ['number', `(?:more than |about |at least |nearly |almost |as many as |some )?(?:${amount}|dozens|hundreds|thousands|millions|tens of thousands|hundreds of thousands)(?:(?: to |-to-| ?[-–] ?)${amount})?(?![\\w%])`],
] as const).map(([role, source]) => [role, new RegExp(`(?<![\\w$.,/-])(?:${source})`, 'gu')]);

const firstWords = new RegExp(`^[“‘"'«(]*(?=(?:${small}|Last|Next|This|The|A|Several|Many|Dozens|Hundreds|Thousands|Millions|Early|Late|About|Nearly|Almost|More|Each|Every|Earlier|Later)\\b)`, 'i');

/** Words before a number that belong to a quantity in some corpora and not in others: left out, as most do. */
const approximate = /^(?:more than|about|at least|nearly|almost|as many as|some) /;

/** Dates, times, sums of money, shares and numbers of a sentence, in its order and without overlap. English. */
export function findTimesAndNumbers(sentence: string): RuleFinding[] {
  if (!/\d|\b(?:day|week|year|month|quarter|ago|today|tomorrow|yesterday|tonight|ty|teen|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|dozen|million|first|second|third|decade|centur|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|day\b/.test(sentence)) return [];
  const findings: RuleFinding[] = [];
  const taken = new Uint8Array(sentence.length);
  // A number or `Last week` at the start is read as elsewhere; no offset moves.
  const first = firstWords.exec(sentence)?.[0].length;
  const text = first === undefined ? sentence : sentence.slice(0, first) + sentence.charAt(first).toLowerCase() + sentence.slice(first + 1);
  for (const [index, [role, expression]] of expressions.entries()) {
    for (const { 0: found, index: at } of text.matchAll(expression)) {
      const start = at + (approximate.exec(found)?.[0].length ?? 0);
      const end = at + found.length;
      if (taken.subarray(start, end).includes(1)) continue;
      taken.fill(1, start, end);
      // `one` seldom counts anything, and a number alone in a bracket is a reference.
      if (role === 'number' && /^(?:one|One)$/.test(found)) continue;
      findings.push({ start, end, role, evidence: Evidence.FirstExpression + index });
    }
  }
  return findings.sort((a, b) => a.start - b.start);
}
