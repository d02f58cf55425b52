import type { TextRange } from '../../text/range';
import type { Role } from '../ruleMarks';
import { Evidence } from './evidence';
import type { EnglishLists } from './lists';
import type { RuleFinding } from './times';
import {
  directions, eventBeginnings, eventEndings, groupBeginnings, lawEndings, offices, organizationBeginnings, organizationEndings, organizationNames,
  organizationTasks, otherAcronyms, personRoles, personTitles, personVerbs, placeBeginnings, placeEndings, placeNouns, placePrepositions,
} from './vocabulary';

/** A run of upper-case words with the sentence it stands in. */
export interface NameRun extends TextRange {
  readonly sentence: TextRange;
}

interface Reading {
  readonly role: Role;
  readonly evidence: Evidence;
}

interface Candidate extends NameRun {
  readonly form: string;
  readonly words: readonly string[];
  /** The words before and behind, in lower case; empty at the edge of a sentence. */
  readonly before: string;
  readonly behind: string;
  /** What is plain from the name itself or what stands beside it, not only likely. */
  plain: Reading | undefined;
}

/**
 * Says of runs of upper-case words what they name: by their own words, by lists of places, peoples and first names, by what stands
 * beside them, and by what the same name is elsewhere in the article. English.
 * @param isCommon whether a form in lower case is a word of the article
 * @param runs as `namesAmong` finds them, in the order of the text; UTF-16, half-open
 */
export function classifyNames(text: string, runs: readonly NameRun[], lists: EnglishLists, isCommon: (form: string) => boolean): RuleFinding[] {
  const candidates = joined(text, runs).flatMap((run) => parts(text, run, lists)).map((run) => candidateOf(text, run));
  const article = new ArticleNames();
  for (const candidate of candidates) {
    candidate.plain = plainReading(candidate, text, lists);
    if (candidate.plain) article.addPlain(candidate, candidate.plain);
  }
  const beside = candidates.map((candidate, index) => candidate.plain ?? contextReading(candidate, text, lists) ?? coordinated(text, candidates, index));
  for (const [index, candidate] of candidates.entries()) if (!candidate.plain) article.addLikely(candidate, beside[index], isCommon);
  const findings: RuleFinding[] = [];
  for (const [index, candidate] of candidates.entries()) {
    const reading = candidate.plain ?? article.knownReading(candidate) ?? beside[index] ?? article.likelyReading(candidate) ?? usualReading(candidate, lists, isCommon);
    if (reading) findings.push({ start: candidate.start, end: candidate.end, ...reading });
  }
  return findings;
}

/** What an article says of its names, wherever it says it. */
class ArticleNames {
  readonly #plain = new Map<string, Role>();
  readonly #surnames = new Set<string>();
  readonly #likelySurnames = new Set<string>();
  readonly #likely = new Map<string, Role>();

  addPlain({ form, words }: Candidate, { role, evidence }: Reading): void {
    if (evidence === Evidence.Quoted) return;
    if (!this.#plain.has(form)) this.#plain.set(form, role);
    const last = words.at(-1) ?? '';
    if (role === 'person' && last.length > 2) this.#surnames.add(last);
  }

  addLikely(candidate: Candidate, reading: Reading | undefined, isCommon: (form: string) => boolean): void {
    const { form, words } = candidate;
    if (reading && !this.#likely.has(form)) this.#likely.set(form, reading.role);
    if (words.length > 1 && words.length <= 3 && (reading?.role ?? (looksLikePerson(candidate, isCommon) ? 'person' : undefined)) === 'person') this.#likelySurnames.add(words.at(-1) ?? '');
  }

  knownReading({ form, words }: Candidate): Reading | undefined {
    const role = this.#plain.get(form) ?? this.#plain.get(inTitleCase(form));
    if (role) return { role, evidence: Evidence.SameName };
    const last = words.at(-1) ?? '';
    return words.length <= 3 && (this.#surnames.has(last) || this.#surnames.has(inTitleCase(last))) ? { role: 'person', evidence: Evidence.Surname } : undefined;
  }

  likelyReading({ form, words, before }: Candidate): Reading | undefined {
    const role = this.#likely.get(form);
    if (role) return { role, evidence: Evidence.SameContext };
    return words.length === 1 && before !== 'the' && this.#likelySurnames.has(form) ? { role: 'person', evidence: Evidence.LikelySurname } : undefined;
  }
}

/** Words that a headline or a dateline writes in capitals, as a text writes them: `PORT ALDARY` as `Port Aldary`. Short ones may be acronyms. */
export function inTitleCase(form: string): string {
  return form.length > 3 && form === form.toUpperCase() ? form.replace(/\p{Lu}[\p{Lu}\p{M}]+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase()) : form;
}

function candidateOf(text: string, run: NameRun): Candidate {
  const { start, end, sentence } = run;
  const form = text.slice(start, end);
  const before = /([\p{L}\p{M}.]+)[ \u00A0“"'‘(]*$/u.exec(text.slice(Math.max(sentence.start, start - 30), start))?.[1] ?? '';
  const behind = /^[’']?s?,? ?([\p{L}\p{M}]+)/u.exec(text.slice(end, Math.min(sentence.end, end + 30)))?.[1] ?? '';
  return { ...run, form, words: form.split(/[ \u00A0\n]+/), before: before.toLowerCase(), behind: behind.toLowerCase(), plain: undefined };
}

/** Runs that one name holds together: `Department of Physics and Astronomy`, `Center for Science`, `Hale Systems, Inc`. */
function joined(text: string, runs: readonly NameRun[]): NameRun[] {
  const all: NameRun[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    const gap = last?.sentence.start === run.sentence.start ? text.slice(last.end, run.start) : undefined;
    if (last && gap !== undefined && isOneName(text.slice(last.start, last.end), gap, text.slice(run.start, run.end))) all[all.length - 1] = { ...last, end: run.end };
    else all.push(run);
  }
  return all;
}

function isOneName(first: string, gap: string, second: string): boolean {
  if (/^,? $/.test(gap)) return gap === ', ' && /^(?:Inc|Ltd|LLC|Jr|Sr)$/.test(second);
  const beginning = /^(?:The )?(?:\p{Lu}\S* )*?(\p{Lu}\S*)(?: of (?:the )?\S.*)?$/u.exec(first);
  if (/^ (?:for|on)(?: the)? $/.test(gap)) return organizationTasks.has(first.split(' ').at(-1) ?? '');
  return gap === ' and ' && beginning !== null && / of | for /.test(first) && organizationTasks.has(beginning[1] ?? '') && /^\S+$/.test(second) && !organizationEndings.has(second);
}

/** A run without an office before it, and cut where it plainly holds two names (`Secretary of State John Kerry`). */
function parts(text: string, run: NameRun, lists: EnglishLists): NameRun[] {
  const { start, end } = run;
  const form = text.slice(start, end);
  const words = [...form.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ word, index }));
  let first = 0;
  while (first < words.length - 1 && (offices.has(words[first]?.word ?? '') || (first > 0 && words[first]?.word === 'of' && offices.has(words[first + 1]?.word ?? '')))) first++;
  const rest = words.slice(first);
  const begin = rest[0];
  // `Prime Minister Osei` names Osei; `Foreign Ministry` and `General Assembly` are one name.
  if (first === 0 || !begin || !/^\p{Lu}/u.test(begin.word) || organizationEndings.has(rest.at(-1)?.word ?? '')) return [run];
  if (rest.length === 1 && !lists.firstNames.has(begin.word) && first > 0 && lawEndings.has(begin.word)) return [run];
  return [{ ...run, start: start + begin.index }];
}

function plainReading(candidate: Candidate, text: string, lists: EnglishLists): Reading | undefined {
  const { form, words, before, behind, start, end } = candidate;
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  const by = (role: Role, evidence: Evidence): Reading => ({ role, evidence });
  if (words.length > 1 && isQuoted(text, candidate)) return by('work', Evidence.Quoted);
  if (personTitles.has(before.replace(/\.$/, '')) && /[\p{L}.] ?$/u.test(text.slice(Math.max(0, start - 2), start))) return by('person', Evidence.Title);
  if (lists.places.has(form) || lists.places.has(inTitleCase(form)) || lists.places.has(form.replace(/^The /, ''))) return by('place', Evidence.Listed);
  if (isDatelinePlace(candidate, text)) return by('place', Evidence.Dateline);
  if (lists.groups.has(form)) return by('group', Evidence.Listed);
  if (words.length === 2 && lists.groups.has(last) && groupBeginnings.has(first)) return by('group', Evidence.Compound);
  if (words.length === 2 && first.length > 3 && lists.groups.has(first) && lists.groups.has(last)) return by('group', Evidence.Compound);
  if (words.length > 1 && eventBeginnings.has(first)) return by('event', Evidence.Beginning);
  if (organizationNames.has(form)) return by('organization', Evidence.OwnName);
  if (words.length > 1) {
    if (organizationEndings.has(last.replace(/\.$/, '')) || (last === 'District' && words.at(-2) === 'School')) return by('organization', Evidence.Ending);
    if (organizationBeginnings.has(first) && /^(?:of|for|on)$/.test(words[1] ?? '')) return by('organization', Evidence.Beginning);
    if (lawEndings.has(last)) return by('law', Evidence.Ending);
    if (eventEndings.has(/^[IVX]+$/.test(last) ? words.at(-2) ?? '' : last)) return by('event', Evidence.Ending);
    if (placeEndings.has(last)) return by('place', Evidence.Ending);
    if (placeBeginnings.has(first.replace(/\.$/, ''))) return by('place', Evidence.Beginning);
    if (lists.firstNames.has(first) && !form.includes('&') && words.length <= 4) return by('person', Evidence.FirstName);
    if (/^(?:\p{Lu}\. ?)+\p{Lu}\p{L}+$/u.test(form) || /^\p{Lu}\p{Ll}+ (?:\p{Lu}\. ?)+\p{Lu}\p{L}+$/u.test(form)) return by('person', Evidence.Initials);
    if (form.includes('&')) return by('organization', Evidence.Ampersand);
  }
  if (lifeDates.test(text.slice(end, end + 40))) return by('person', Evidence.Life);
  if (/^\p{Lu}{2,6}$/u.test(form) || /^(?:\p{Lu}\.){3,}$/u.test(form)) return otherAcronyms.has(form) ? undefined : by('organization', Evidence.Acronym);
  if (personRoles.has(before) && words.length <= 3) return by('person', Evidence.Role);
  return words.length > 1 && words.length <= 3 && personVerbs.has(behind) ? by('person', Evidence.Verb) : undefined;
}

/** `Maren Hale, 45, `, `Maren Hale (born 1960)`, `Maren Hale (12 May 1960 – `. */
const lifeDates = /^(?:, \d\d,| \((?:born|died|b\.|\d{1,2} \p{Lu}\p{Ll}+ \d{4}|\p{Lu}\p{Ll}+ \d{1,2}, \d{4}|\d{4} ?[–-]))/u;

/** Whether double quotation marks stand on both sides, as around titles of works. */
function isQuoted(text: string, { start, end }: TextRange): boolean {
  return /["“] ?$/.test(text.slice(Math.max(0, start - 2), start)) && /^[,.]? ?["”]/.test(text.slice(end, end + 3));
}

/** Whether a report begins with a place in capitals: `PORT ALDARY — `, `TARN, Nov. 18 (Selm News) - `, `TARN 2019-11-18`. */
function isDatelinePlace({ form, start, end }: Candidate, text: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{M}.’' -]{2,}$/u.test(form) && /(?:^|[\n\r])[ \t]*$/.test(text.slice(Math.max(0, start - 8), start)) && datelineRest.test(text.slice(end, end + 80));
}

/** Behind the place: its state, the day, the agency, and a dash, or the day alone. */
const datelineRest = /^(?:,[^\n\r,—–]{1,20}){0,3}[ \u00A0]?(?:\([^()\n\r]{1,30}\)[ \u00A0]?)?(?:[—–]|--|- )|^ \d{4}-\d\d-\d\d\s/;

/** What stands beside a name and says what it likely is. */
function contextReading(candidate: Candidate, text: string, lists: EnglishLists): Reading | undefined {
  const { words, before, behind, start, end, sentence } = candidate;
  const left = text.slice(Math.max(sentence.start, start - 30), start);
  if (words.length <= 3) {
    const noun = /(\p{Ll}+) of (?:the )?$/u.exec(left)?.[1];
    if (noun !== undefined && placeNouns.has(noun)) return { role: 'place', evidence: Evidence.KindOfPlace };
    if (/^ \p{Ll}/u.test(text.slice(end, end + 2)) && placeNouns.has(behind)) return { role: 'place', evidence: Evidence.KindOfPlace };
    const next = /^, (\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)?)/u.exec(text.slice(end, Math.min(sentence.end, end + 40)))?.[1];
    if (next !== undefined && (lists.places.has(next) || lists.places.has(next.split(' ')[0] ?? '')) && !/(?:\band|,) $/.test(left)) return { role: 'place', evidence: Evidence.Beside };
  }
  if (placePrepositions.has(before) && words.length <= 2) return { role: 'place', evidence: Evidence.Preposition };
  return words.length === 1 && personVerbs.has(behind) ? { role: 'person', evidence: Evidence.Verb } : undefined;
}

/** `Pangasinan and Manila`: of two names in a row, the one is what the other plainly is. */
function coordinated(text: string, candidates: readonly Candidate[], index: number): Reading | undefined {
  const candidate = candidates[index];
  if (!candidate) return undefined;
  const isAlike = (other: Candidate | undefined, gap: string): boolean => other?.plain !== undefined && other.sentence.start === candidate.sentence.start
    && /^(?:,|,? and|,? or|,? &) $/.test(gap) && (other.words.length > 1) === (candidate.words.length > 1)
    && (other.plain.role === 'place' || other.plain.role === 'person' || other.plain.role === 'organization');
  const before = candidates[index - 1];
  const behind = candidates[index + 1];
  const found = [before, behind].find((other, side) => isAlike(other, side === 0 ? text.slice(other?.end ?? 0, candidate.start) : text.slice(candidate.end, other?.start ?? 0)));
  return found?.plain && { role: found.plain.role, evidence: Evidence.Coordinated };
}

/** What a name that nothing is said of most often is. */
function usualReading(candidate: Candidate, lists: EnglishLists, isCommon: (form: string) => boolean): Reading | undefined {
  const { words, before, form } = candidate;
  const first = words[0] ?? '';
  if (words.length === 1) {
    if (lists.firstNames.has(first)) return { role: 'person', evidence: Evidence.FirstNameAlone };
    if (!/^\p{Lu}[\p{L}’'-]{2,}/u.test(form)) return undefined;
    if (before === '') return { role: 'organization', evidence: Evidence.SentenceStart };
    if (before === 'the') return { role: 'organization', evidence: form.endsWith('s') ? Evidence.Plural : Evidence.BehindTheAlone };
    return before === 'of' || before === 'to' ? { role: 'place', evidence: Evidence.OfOrTo } : { role: 'organization', evidence: Evidence.Alone };
  }
  if (words.length === 2 && directions.has(first)) return { role: 'place', evidence: Evidence.Direction };
  if (lists.places.has(first) || lists.groups.has(first)) return { role: 'organization', evidence: Evidence.StartsWithPlace };
  if (before === 'the' || first === 'The') return { role: 'organization', evidence: Evidence.BehindThe };
  return looksLikePerson(candidate, isCommon) ? { role: 'person', evidence: Evidence.TwoWords } : { role: 'organization', evidence: Evidence.CommonWords };
}

function looksLikePerson({ words, before }: Candidate, isCommon: (form: string) => boolean): boolean {
  return words.length > 1 && words.length <= 3 && before !== 'the' && !words.some((word) => isCommon(word.toLowerCase()) || commonEnding.test(word))
    && words.every((word) => /^\p{Lu}[\p{Ll}’'-]/u.test(word));
}

/** Endings of English words that are seldom names of people. */
const commonEnding = /(?:tions?|ing|ments?|ity|ial|ical|ics|ness|ive|ware|tech|com|ogy|ance|ence|ure|ies|age|ship|ism|line|lines)$/i;
