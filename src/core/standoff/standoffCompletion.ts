import type { TextRange } from '../text/range';
import { IdAllocator, type IdPrefix } from './idAllocator';
import type { LabelSet } from '../labels/labelSet';
import type { StandoffDocument } from './standoffDocument';
import { annotatorNotes } from './standoffLine';

/** Something that may be written where a caret stands in a standoff file. */
export interface StandoffProposal {
  readonly kind: 'new-line' | 'label' | 'reference' | 'value';
  readonly text: string;
  /** What it stands for: the name of a label, the covered text of an id. */
  readonly detail: string;
}

export interface StandoffProposals {
  /** What the chosen text replaces, in the sidecar's text. */
  readonly range: TextRange;
  readonly proposals: readonly StandoffProposal[];
}

/** A place in a line of a link where `Database:Entry` is written. */
export interface LinkPlace {
  /** What a chosen link replaces, in the sidecar's text. */
  readonly range: TextRange;
  /** The covered text of the tag that is linked, as its line has it. */
  readonly text: string;
}

/** Where a link can be written at an offset; undefined where none can. */
export function linkPlaceAt(document: StandoffDocument, offset: number): LinkPlace | undefined {
  if (document.refused) return undefined;
  const before = document.text.slice(lineStartOf(document.text, offset), offset);
  const [, target, entry] = /^N\d*\t\S+ (\S+) (\S*)$/.exec(before) ?? [];
  if (target === undefined || entry === undefined) return undefined;
  return { range: { start: offset - entry.length, end: offset }, text: document.entity(target)?.quote ?? '' };
}

const prefixes: readonly IdPrefix[] = ['T', 'E', 'R', 'A', 'N', '#'];

/** What can stand at an offset of a standoff file; nothing inside covered text, offsets and notes, and nothing in a refused file. */
export function proposeStandoff(document: StandoffDocument, offset: number, labels: LabelSet): StandoffProposals | undefined {
  if (document.refused) return undefined;
  const { text } = document;
  const lineStart = lineStartOf(text, offset);
  const before = text.slice(lineStart, offset);
  const firstTab = before.indexOf('\t');
  if (firstTab < 0) return { range: { start: lineStart, end: offset }, proposals: /^[A-Z#*]?[0-9]*$/.test(before) ? newLines(document) : [] };
  const data = before.slice(firstTab + 1);
  if (data.includes('\t')) return undefined;
  const word = Math.max(data.lastIndexOf(' '), data.lastIndexOf(':')) + 1;
  const range = { start: lineStart + firstTab + 1 + word, end: offset };
  const proposals = proposalsFor(document, before.charAt(0), data, labels);
  return proposals && { range, proposals };
}

function lineStartOf(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

function proposalsFor(document: StandoffDocument, kind: string, data: string, labels: LabelSet): StandoffProposal[] | undefined {
  const words = data.split(' ');
  const column = words.length - 1;
  const afterColon = words[column]?.includes(':') ?? false;
  switch (kind) {
    case 'T': return column === 0 ? typeProposals(labels, 'entity') : undefined;
    case 'E':
      if (column === 0 && !afterColon) return typeProposals(labels, 'event');
      if (afterColon) return column === 0 ? idProposals(document, ['entity']) : idProposals(document, ['entity', 'event']);
      return roleProposals(labels.find(words[0]?.split(':')[0] ?? '')?.arguments ?? []);
    case 'R':
      if (column === 0) return labels.relations.map(({ name, displayName }) => ({ kind: 'label', text: name, detail: displayName }));
      if (afterColon) return idProposals(document, ['entity', 'event']);
      return roleProposals(labels.relations.find(({ name }) => name === words[0])?.arguments ?? [{ role: 'Arg1' }, { role: 'Arg2' }]);
    case 'A': case 'M': {
      if (column === 0) return labels.attributes.map(({ name, displayName }) => ({ kind: 'label', text: name, detail: displayName }));
      if (column === 1) return idProposals(document, ['entity', 'event', 'relation']);
      const values = labels.attributes.find(({ name }) => name === words[0])?.values ?? [];
      return column === 2 && kind === 'A' ? values.map((value) => ({ kind: 'value', text: value, detail: words[0] ?? '' })) : undefined;
    }
    case 'N':
      if (column === 0) return [{ kind: 'label', text: 'Reference', detail: '' }];
      return column === 1 ? idProposals(document, ['entity', 'event', 'relation']) : undefined;
    case '#':
      if (column === 0) return [{ kind: 'label', text: annotatorNotes, detail: '' }];
      return column === 1 ? idProposals(document, ['entity', 'event', 'relation', 'attribute', 'normalization']) : undefined;
    case '*':
      if (column > 0) return idProposals(document, ['entity', 'event']);
      return labels.relations.filter(({ equivalence }) => equivalence).map(({ name, displayName }) => ({ kind: 'label', text: name, detail: displayName }));
    default: return undefined;
  }
}

function typeProposals(labels: LabelSet, kind: 'entity' | 'event'): StandoffProposal[] {
  return labels.types.filter((type) => type.taggable && type.kind === kind)
    .map(({ name, displayName }) => ({ kind: 'label', text: name, detail: displayName }));
}

function roleProposals(roles: readonly { readonly role: string }[]): StandoffProposal[] {
  return roles.map(({ role }) => ({ kind: 'label', text: `${role}:`, detail: '' }));
}

function idProposals(document: StandoffDocument, kinds: readonly string[]): StandoffProposal[] {
  return document.lines.flatMap((line): StandoffProposal[] => {
    if (!('id' in line) || !kinds.includes(line.kind) || document.annotation(line.id) !== line) return [];
    const label = 'label' in line ? line.label : line.name;
    return [{ kind: 'reference', text: line.id, detail: line.kind === 'entity' ? `${label} · ${line.quote ?? ''}` : label }];
  });
}

function newLines(document: StandoffDocument): StandoffProposal[] {
  const ids = new IdAllocator();
  ids.observe(document);
  return [...prefixes.map((prefix) => `${ids.next(prefix)}\t`), '*\t'].map((text) => ({ kind: 'new-line', text, detail: '' }));
}
