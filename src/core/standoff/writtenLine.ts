import type { CodePointRange } from '../text/codePoints';
import { onOneLine } from './coveredText';
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
  const start = content.indexOf('\t') + 1;
  const tab = content.indexOf('\t', start);
  const end = tab < 0 ? content.length : tab;
  const data = content.slice(start, end);
  const renamed = line.kind === 'attribute' || line.kind === 'normalization' || line.kind === 'note'
    ? replaceWord(data, (word, index) => (index === 1 ? rename(word) : word))
    : replaceWord(data, (word, index) => {
      if (line.kind === 'equivalence') return index > 0 ? rename(word) : word;
      const colon = word.indexOf(':');
      return colon >= 0 ? word.slice(0, colon + 1) + rename(word.slice(colon + 1)) : word;
    });
  return content.slice(0, start) + renamed + content.slice(end);
}

/** An event or an equivalence that stops naming the ids that go. */
export function withoutReferences(content: string, line: EventLine | EquivalenceLine, gone: ReadonlySet<string>): string {
  const start = content.indexOf('\t') + 1;
  const tab = content.indexOf('\t', start);
  const end = tab < 0 ? content.length : tab;
  const [head = '', ...rest] = content.slice(start, end).split(' ');
  const kept = rest.filter((word) => !gone.has(line.kind === 'event' ? word.slice(word.indexOf(':') + 1) : word));
  const data = kept.length === 0 ? `${head} ` : [head, ...kept].join(' ');
  return content.slice(0, start) + data + content.slice(end);
}

function replaceWord(data: string, change: (word: string, index: number) => string): string {
  let index = 0;
  return data.replace(/\S+/g, (word) => change(word, index++));
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
