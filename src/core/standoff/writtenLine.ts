import type { CodePointRange } from '../text/codePoints';
import { applyEdits, type TextEdit } from '../text/range';
import { onOneLine } from './coveredText';
import { referenceIn, wordsOfLine } from './lineWords';
import { referencesOf, type EquivalenceLine, type EventLine, type RoleArgument, type StandoffLine } from './standoffLine';

/** Lines as brat writes them, without line endings; and old lines with one part changed and the rest kept as written. */

export function entity(id: string, label: string, fragments: readonly CodePointRange[], quote: string): string {
  return `${id}\t${asName(label)} ${writtenOffsets(fragments)}\t${onOneLine(quote)}`;
}

export function event(id: string, label: string, trigger: string, roles: readonly RoleArgument[]): string {
  // brat puts the space also where no argument follows.
  return `${id}\t${asName(label)}:${trigger} ${writtenRoles(roles)}`;
}

export function relation(id: string, label: string, roles: readonly RoleArgument[]): string {
  return `${id}\t${asName(label)} ${writtenRoles(roles)}`;
}

export function attribute(id: string, name: string, target: string, value: string | undefined): string {
  return `${id}\t${asName(name)} ${target}${value === undefined || value === '' ? '' : ` ${asField(value)}`}`;
}

export function normalization(id: string, target: string, database: string, entry: string, text: string): string {
  return `${id}\tReference ${target} ${asName(database).replaceAll(':', '_')}:${asName(entry)}\t${onOneLine(text).trimStart()}`;
}

export function note(id: string, label: string, target: string, text: string): string {
  return `${id}\t${asName(label)} ${target}\t${onOneLine(text)}`;
}

export function withId(content: string, id: string): string {
  const mark = content.startsWith('\uFEFF') ? '\uFEFF' : '';
  return mark + id + content.slice(content.indexOf('\t'));
}

export function withLabel(content: string, label: string): string {
  const start = content.indexOf('\t') + 1;
  return content.slice(0, start) + asName(label) + content.slice(content.indexOf(' ', start));
}

export function withEventLabel(content: string, label: string): string {
  const start = content.indexOf('\t') + 1;
  return content.slice(0, start) + asName(label) + content.slice(content.indexOf(':', start));
}

/** What stood behind the old covered text, after white space, stays. */
export function withFragments(content: string, fragments: readonly CodePointRange[], quote: string, oldQuote: string | undefined): string {
  const dataStart = content.indexOf('\t') + 1;
  const labelEnd = content.indexOf(' ', dataStart);
  const quoteTab = content.indexOf('\t', labelEnd);
  const rest = quoteTab < 0 || oldQuote === undefined ? '' : content.slice(quoteTab + 1 + oldQuote.length);
  return `${content.slice(0, labelEnd)} ${writtenOffsets(fragments)}\t${onOneLine(quote)}${rest}`;
}

export function withReference(content: string, line: StandoffLine, from: string, to: string): string {
  return referencesOf(line).includes(from) ? withRenamedReferences(content, line, (id) => (id === from ? to : id)) : content;
}

/** The line with every id it refers to renamed at once. */
export function withRenamedReferences(content: string, line: StandoffLine, rename: (id: string) => string): string {
  return applyEdits(content, wordsOfLine(line, content)
    .flatMap((word, index) => referenceIn(line, content, word, index) ?? [])
    .map((range) => ({ range, newText: rename(content.slice(range.start, range.end)) })));
}

/** An event or an equivalence that stops naming the ids that go. */
export function withoutReferences(content: string, line: EventLine | EquivalenceLine, gone: ReadonlySet<string>): string {
  const words = wordsOfLine(line, content);
  const stays = words.map((word, index) => {
    const reference = index === 0 ? undefined : referenceIn(line, content, word, index);
    return reference === undefined || !gone.has(content.slice(reference.start, reference.end));
  });
  const lastKept = stays.lastIndexOf(true);
  // A word goes with the white space behind it, so that what parts the label from the first stays; those at the end with that before them.
  const edits = words.flatMap(({ start }, index): TextEdit[] => {
    const next = words[index + 1];
    return stays[index] || index > lastKept || !next ? [] : [{ range: { start, end: next.start }, newText: '' }];
  });
  const head = words[0]?.end ?? 0;
  const tail = { start: words[lastKept]?.end ?? head, end: words.at(-1)?.end ?? head };
  // brat puts a space also where no argument follows.
  const newText = lastKept === 0 && tail.start < tail.end && content.charAt(tail.end) !== ' ' ? ' ' : '';
  return applyEdits(content, [...edits, { range: tail, newText }]);
}

function writtenOffsets(fragments: readonly CodePointRange[]): string {
  return fragments.map(({ start, end }) => `${start} ${end}`).join(';');
}

function writtenRoles(roles: readonly RoleArgument[]): string {
  return roles.map(({ role, target }) => `${asName(role)}:${target}`).join(' ');
}

/** Labels, names and entries end at white space. */
function asName(text: string): string {
  return text.trim().replace(/\s/g, '_');
}

/** A field ends at a TAB. */
function asField(text: string): string {
  return onOneLine(text).replaceAll('\t', ' ');
}
