import type { TextRange } from '../../text/range';
import type { EnglishLists } from './lists';
import type { RuleFinding } from './times';
import type { Role } from '../ruleMarks';
import {
  eventBeginnings, eventEndings, lawEndings, offices, organizationBeginnings, organizationEndings, organizationNames, personRoles, personVerbs,
  placeBeginnings, placeEndings, placePrepositions,
} from './vocabulary';

interface Candidate extends TextRange {
  readonly form: string;
  readonly words: readonly string[];
  /** The words before and behind, in lower case; empty at the edge of a sentence. */
  readonly before: string;
  readonly behind: string;
  role: Role | undefined;
  /** Whether the role is plain from the name itself or what stands beside it, not only likely. */
  sure: boolean;
}

/**
 * Says of runs of upper-case words what they name: by their own words, by lists of places, peoples and first names, by what stands
 * beside them, and by what the same name plainly is elsewhere in the article. English.
 * @param isCommon whether a form in lower case is a word of the article
 * @param runs as `namesAmong` finds them, in the order of the text; UTF-16, half-open
 */
export function classifyNames(text: string, runs: readonly TextRange[], lists: EnglishLists, isCommon: (form: string) => boolean): RuleFinding[] {
  const candidates = runs.flatMap((run) => parts(text, run, lists)).map((run) => candidateOf(text, run));
  const surnames = new Set<string>();
  const known = new Map<string, Role>();
  for (const candidate of candidates) {
    candidate.role = plainRole(candidate, text, lists);
    candidate.sure = candidate.role !== undefined;
    if (!candidate.role) continue;
    if (!known.has(candidate.form)) known.set(candidate.form, candidate.role);
    const last = candidate.words.at(-1) ?? '';
    if (candidate.role === 'person' && last.length > 2) surnames.add(last);
  }
  const findings: RuleFinding[] = [];
  for (const candidate of candidates) {
    const role = candidate.role ?? known.get(candidate.form) ?? known.get(inTitleCase(candidate.form)) ?? likelyRole(candidate, surnames, lists, isCommon);
    if (role) findings.push({ start: candidate.start, end: candidate.end, role });
  }
  return findings;
}

/** Words that a headline or a dateline writes in capitals, as a text writes them: `PORT ALDARY` as `Port Aldary`. Short ones may be acronyms. */
export function inTitleCase(form: string): string {
  return form.length > 3 && form === form.toUpperCase() ? form.replace(/\p{Lu}[\p{Lu}\p{M}]+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase()) : form;
}

function candidateOf(text: string, { start, end }: TextRange): Candidate {
  const form = text.slice(start, end);
  const before = /([\p{L}\p{M}.]+)[ \u00A0“"'‘(]*$/u.exec(text.slice(Math.max(0, start - 30), start))?.[1] ?? '';
  const behind = /^[’']?s?,? ?([\p{L}\p{M}]+)/u.exec(text.slice(end, end + 30))?.[1] ?? '';
  return { start, end, form, words: form.split(/[ \u00A0\n]+/), before: before.toLowerCase(), behind: behind.toLowerCase(), role: undefined, sure: false };
}

/** A run without an office before it, and cut where it plainly holds two names (`Secretary of State John Kerry`). */
function parts(text: string, { start, end }: TextRange, lists: EnglishLists): TextRange[] {
  const form = text.slice(start, end);
  const words = [...form.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ word, index }));
  let first = 0;
  while (first < words.length - 1 && (offices.has(words[first]?.word ?? '') || (first > 0 && words[first]?.word === 'of' && offices.has(words[first + 1]?.word ?? '')))) first++;
  const rest = words.slice(first);
  const begin = rest[0];
  // `Prime Minister Osei` names Osei; `Foreign Ministry` and `General Assembly` are one name.
  if (first === 0 || !begin || !/^\p{Lu}/u.test(begin.word) || organizationEndings.has(rest.at(-1)?.word ?? '')) return [{ start, end }];
  if (rest.length === 1 && !lists.firstNames.has(begin.word) && first > 0 && lawEndings.has(begin.word)) return [{ start, end }];
  return [{ start: start + begin.index, end }];
}

function plainRole(candidate: Candidate, text: string, lists: EnglishLists): Role | undefined {
  const { form, words, before, behind, start } = candidate;
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  if (/^(?:mr|mrs|ms|messrs|dr|prof|sen|gov|rep|gen|rev|judge|sir|president|senator|mayor|professor|chancellor)\.?$/.test(before) && /[\p{L}.] ?$/u.test(text.slice(Math.max(0, start - 2), start))) return 'person';
  if (lists.places.has(form) || lists.places.has(inTitleCase(form)) || lists.places.has(form.replace(/^The /, ''))) return 'place';
  if (isDatelinePlace(candidate, text)) return 'place';
  if (lists.groups.has(form)) return 'group';
  if (words.length === 2 && lists.groups.has(last) && /^(?:North|South|East|West|Northern|Southern|African|Saudi|Sri|New|Native|Latin|Puerto|Costa|Hong)$/.test(first)) return 'group';
  if (words.length === 2 && first.length > 3 && lists.groups.has(first) && lists.groups.has(last)) return 'group';
  if (words.length > 1 && eventBeginnings.has(first)) return 'event';
  if (organizationNames.has(form)) return 'organization';
  if (words.length > 1) {
    if (organizationEndings.has(last.replace(/\.$/, '')) || (organizationBeginnings.has(first) && words[1] === 'of')) return 'organization';
    if (lawEndings.has(last)) return 'law';
    if (eventEndings.has(last)) return 'event';
    if (placeEndings.has(last) || placeBeginnings.has(first.replace(/\.$/, ''))) return 'place';
    if (lists.firstNames.has(first) && !form.includes('&') && words.length <= 4) return 'person';
    if (/^(?:\p{Lu}\. ?)+\p{Lu}\p{L}+$/u.test(form) || /^\p{Lu}\p{Ll}+ (?:\p{Lu}\. ?)+\p{Lu}\p{L}+$/u.test(form)) return 'person';
    if (form.includes('&')) return 'organization';
  }
  if (/^\p{Lu}{2,6}$/u.test(form) || /^(?:\p{Lu}\.){3,}$/u.test(form)) return /^(?:I{1,3}|IV|VI{0,3}|TV|CEO|CD|DVD|PC|OK|AIDS|HIV|DNA|GDP|AM|PM|ET|EST|EDT|GMT|UTC|Q|A)$/.test(form) ? undefined : 'organization';
  if (personRoles.has(before) && words.length <= 3) return 'person';
  return words.length > 1 && words.length <= 3 && personVerbs.has(behind) ? 'person' : undefined;
}

/** Whether a report begins with a place in capitals: `PORT ALDARY — `, `TARN, Nov. 18 (Selm News) - `, `TARN 2019-11-18`. */
function isDatelinePlace({ form, start, end }: Candidate, text: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{M}.’' -]{2,}$/u.test(form) && /(?:^|[\n\r])[ \t]*$/.test(text.slice(Math.max(0, start - 8), start)) && datelineRest.test(text.slice(end, end + 80));
}

/** Behind the place: its state, the day, the agency, and a dash, or the day alone. */
const datelineRest = /^(?:,[^\n\r,—–]{1,20}){0,3}[ \u00A0]?(?:\([^()\n\r]{1,30}\)[ \u00A0]?)?(?:[—–]|--|- )|^ \d{4}-\d\d-\d\d\s/;

/** What a name that nothing plain is said of most often is. */
function likelyRole({ words, before, behind, form }: Candidate, surnames: ReadonlySet<string>, lists: EnglishLists, isCommon: (form: string) => boolean): Role | undefined {
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  if ((surnames.has(last) || surnames.has(inTitleCase(last))) && words.length <= 3) return 'person';
  if (placePrepositions.has(before) && words.length <= 2) return 'place';
  if (words.length === 1) {
    if (lists.firstNames.has(first) || personVerbs.has(behind)) return 'person';
    // A single word at the start of a sentence is too often no name at all.
    return before !== '' && /^\p{Lu}[\p{L}’'-]{2,}/u.test(form) ? 'organization' : undefined;
  }
  const isPlain = words.some((word) => isCommon(word.toLowerCase()) || commonEnding.test(word));
  return words.length <= 3 && !isPlain && words.every((word) => /^\p{Lu}[\p{Ll}’'-]/u.test(word)) ? 'person' : 'organization';
}

/** Endings of English words that are seldom names of people. */
const commonEnding = /(?:tions?|ing|ments?|ity|ial|ical|ics|ness|ive|ware|tech|com|ogy|ance|ence|ure|ies|age|ship|ism|line|lines)$/i;
