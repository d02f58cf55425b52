import { unitsOfCodePoints, type CodePointRange } from '../text/codePoints';
import type { TextRange } from '../text/range';
import type { LineProblem, RoleArgument, StandoffLine } from './standoffLine';

interface LinePlace {
  readonly index: number;
  readonly range: TextRange;
  readonly next: number;
}

/** brat takes any letters before the number and anything behind it; the first letter tells the kind. */
const idForm = /^(?:[A-Za-z]+|#[A-Za-z]*)[0-9]+\S*$/;

/** The form spelled out for what nearly all ids are: one letter and digits. */
function isId(id: string): boolean {
  const first = id.charCodeAt(0);
  if (id.length < 2 || !((first >= 0x41 && first <= 0x5a) || first === 0x23)) return idForm.test(id);
  for (let at = 1; at < id.length; at++) {
    const digit = id.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return idForm.test(id);
  }
  return true;
}

/** Characters besides CR and LF at which Python's `splitlines`, and so brat, breaks a line; an editor does not. */
export const lineSeparators = /[\v\f\x1c-\x1e\x85\u2028\u2029]/;

/**
 * Reads one line by the rules of brat's server/src/annotation.py, which the standoff page of its manual only sketches.
 * `content` is the line without its ending. Never throws: what cannot be read is an `unread` line with its problem.
 */
export function parseStandoffLine(content: string, place: LinePlace): StandoffLine {
  const idEnd = content.indexOf('\t');
  if (idEnd < 0) return unread(place, content.trim() === '' ? 'blank' : 'no-tab');
  const id = content.slice(0, idEnd);
  const dataTab = content.indexOf('\t', idEnd + 1);
  const data = dataTab < 0 ? content.slice(idEnd + 1) : content.slice(idEnd + 1, dataTab);
  const tail = dataTab < 0 ? undefined : content.slice(dataTab + 1);
  if (id === '*') return parseEquivalence(data, place) ?? unread(place, 'equivalence-form');
  if (!isId(id)) return unread(place, 'id');
  const parsed = parseIdentified(id, data, tail, place);
  return typeof parsed === 'string' ? unread(place, parsed) : parsed;
}

function unread(place: LinePlace, problem: LineProblem): StandoffLine {
  return { kind: 'unread', ...place, problem };
}

function parseIdentified(id: string, data: string, tail: string | undefined, place: LinePlace): StandoffLine | LineProblem {
  switch (id.charCodeAt(0)) {
    case 0x54: // T
      return parseEntity(id, data, tail, place);
    case 0x52: // R
      return parseRelation(id, data, place);
    case 0x45: // E
      return parseEvent(id, data, place);
    case 0x41: // A
      return parseAttribute(id, data, tail, place);
    case 0x4d: // M
      return parseModifier(id, data, place);
    case 0x4e: // N
      return parseNormalization(id, data, tail, place);
    case 0x23: // #
      return parseNote(id, data, tail, place);
    default:
      return 'unknown-kind';
  }
}

function parseEntity(id: string, data: string, tail: string | undefined, place: LinePlace): StandoffLine | LineProblem {
  const labelEnd = data.indexOf(' ');
  if (labelEnd < 0) return 'offsets';
  const fragments = parseFragments(data, labelEnd + 1);
  if (typeof fragments === 'string') return fragments;
  let length = fragments.length - 1;
  for (const { start, end } of fragments) length += end - start;
  const quote = tail === undefined || (length > 0 && isBlank(tail)) ? undefined : quoteWithin(tail, length);
  const problem = quote === undefined ? 'missing-quote' : labelEnd === 0 ? 'no-label' : undefined;
  // Written out, and not spread, because most lines of most files come through here.
  const { index, range, next } = place;
  return { kind: 'entity', index, range, next, problem, id, label: data.slice(0, labelEnd), fragments, quote };
}

/** Reads `0 4;9 13` from `at` to the end of `data`. */
function parseFragments(data: string, at: number): CodePointRange[] | LineProblem {
  const fragments: CodePointRange[] = [];
  for (let from = at; from <= data.length; ) {
    const semicolon = data.indexOf(';', from);
    const to = semicolon < 0 ? data.length : semicolon;
    const space = data.indexOf(' ', from);
    if (space < 0 || space >= to) return 'offsets';
    const start = parseOffset(data, from, space);
    const end = parseOffset(data, space + 1, to);
    if (start < 0 || end < 0) return 'offsets';
    if (start > end) return 'reversed-offsets';
    for (const other of fragments) if (end >= other.start && start < other.end) return 'overlapping-fragments';
    fragments.push({ start, end });
    from = to + 1;
  }
  return fragments;
}

/** Digits after an optional plus sign and before optional spaces, as Python's `int` takes them; -1 where it is something else. */
function parseOffset(data: string, from: number, to: number): number {
  let end = to;
  while (end > from && data.charCodeAt(end - 1) === 0x20) end--;
  let at = data.charCodeAt(from) === 0x2b ? from + 1 : from;
  if (at >= end || end - at > 15) return -1;
  let value = 0;
  for (; at < end; at++) {
    const digit = data.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function isBlank(text: string): boolean {
  return text.charCodeAt(0) > 0x20 ? text.charCodeAt(0) > 0x7f && text.trim() === '' : text.trim() === '';
}

/** The offsets tell how long the covered text is; brat keeps what follows it after white space, and so do we. */
function quoteWithin(tail: string, length: number): string {
  if (tail.length <= length) return tail;
  const units = unitsOfCodePoints(tail, length);
  return units < tail.length && /\s/.test(tail.charAt(units)) ? tail.slice(0, units) : tail;
}

function parseArguments(text: string): RoleArgument[] | undefined {
  const parsed: RoleArgument[] = [];
  for (const word of words(text)) {
    const colon = word.indexOf(':');
    if (colon <= 0 || colon === word.length - 1 || word.includes(':', colon + 1)) return undefined;
    parsed.push({ role: word.slice(0, colon), target: word.slice(colon + 1) });
  }
  return parsed;
}

function words(text: string): string[] {
  return text.split(/\s/).filter((word) => word !== '');
}

function parseRelation(id: string, data: string, place: LinePlace): StandoffLine | LineProblem {
  const labelEnd = data.indexOf(' ');
  if (labelEnd < 0) return 'relation-arguments';
  const parsed = parseArguments(data.slice(labelEnd + 1));
  if (!parsed) return 'argument-form';
  if (parsed.length !== 2 || parsed[0]?.role === parsed[1]?.role) return 'relation-arguments';
  return {
    kind: 'relation', ...place, id, label: data.slice(0, labelEnd), arguments: parsed, problem: labelEnd === 0 ? 'no-label' : undefined,
  };
}

function parseEvent(id: string, data: string, place: LinePlace): StandoffLine | LineProblem {
  const space = data.indexOf(' ');
  const head = space < 0 ? data : data.slice(0, space);
  const colon = head.indexOf(':');
  if (colon <= 0 || colon === head.length - 1 || head.includes(':', colon + 1)) return 'no-trigger';
  const parsed = space < 0 ? [] : parseArguments(data.slice(space + 1));
  if (!parsed) return 'argument-form';
  const label = head.slice(0, colon);
  return { kind: 'event', ...place, id, label, trigger: head.slice(colon + 1), arguments: parsed, problem: undefined };
}

function parseAttribute(id: string, data: string, tail: string | undefined, place: LinePlace): StandoffLine | LineProblem {
  const nameEnd = data.indexOf(' ');
  if (nameEnd <= 0) return 'attribute-form';
  const targetEnd = data.indexOf(' ', nameEnd + 1);
  const target = targetEnd < 0 ? data.slice(nameEnd + 1) : data.slice(nameEnd + 1, targetEnd);
  if (!idForm.test(target)) return 'attribute-form';
  const value = targetEnd < 0 || targetEnd === data.length - 1 ? undefined : data.slice(targetEnd + 1);
  return { kind: 'attribute', ...place, id, name: data.slice(0, nameEnd), target, value, problem: tail ? 'lost-value' : undefined };
}

function parseModifier(id: string, data: string, place: LinePlace): StandoffLine | LineProblem {
  const [name, target, ...rest] = words(data);
  if (name === undefined || target === undefined) return 'attribute-form';
  if (rest.length > 0) return 'modifier-value';
  return { kind: 'attribute', ...place, id, name, target, value: undefined, problem: undefined };
}

function parseNormalization(id: string, data: string, tail: string | undefined, place: LinePlace): StandoffLine | LineProblem {
  const [label, target, reference, ...rest] = data.split(' ');
  const colon = reference?.indexOf(':') ?? -1;
  if (!label || !target || !reference || colon <= 0 || colon === reference.length - 1) return 'normalization-form';
  // Each save by brat puts one more TAB before the text.
  const text = (tail ?? '').replace(/^\t+/, '');
  return {
    kind: 'normalization', ...place, id, label, target, database: reference.slice(0, colon), entry: reference.slice(colon + 1), text,
    problem: rest.some((word) => word !== '') ? 'lost-link' : undefined,
  };
}

function parseNote(id: string, data: string, tail: string | undefined, place: LinePlace): StandoffLine | LineProblem {
  const [label, target, ...rest] = words(data);
  if (label === undefined || target === undefined || rest.length > 0) return 'note-form';
  return { kind: 'note', ...place, id, label, target, text: tail ?? '', problem: undefined };
}

function parseEquivalence(data: string, place: LinePlace): StandoffLine | undefined {
  const [label, ...members] = words(data);
  if (label === undefined || members.length === 0) return undefined;
  return { kind: 'equivalence', ...place, label, members, problem: undefined };
}
