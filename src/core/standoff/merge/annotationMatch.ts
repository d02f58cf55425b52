import type { CodePointRange } from '../../text/codePoints';
import type { StandoffDocument } from '../standoffDocument';
import { statusNote, type AnnotationLine, type EntityLine } from '../standoffLine';

export type SideName = 'base' | 'ours' | 'theirs';

/** One annotation in up to three versions of a file, whatever its id is in each. */
export interface MatchedAnnotation {
  readonly number: number;
  readonly kind: AnnotationLine['kind'];
  base?: AnnotationLine;
  ours?: AnnotationLine;
  theirs?: AnnotationLine;
}

/** What an annotation says, field by field; what it refers to stands as `@number` of the annotation, or as its id where there is none. */
export type Fields = ReadonlyMap<string, string>;

const kindsInOrder: readonly AnnotationLine['kind'][] = ['entity', 'event', 'relation', 'attribute', 'normalization', 'note'];

/**
 * Which annotations of three versions of a file are the same. By id, where the lines still speak of the same thing: an id that was
 * given again for another place is another annotation. Else by what they say, so that equal annotations of two people are one.
 */
export class AnnotationMatch {
  readonly all: MatchedAnnotation[] = [];
  readonly #bySide: Readonly<Record<SideName, Map<string, MatchedAnnotation>>> = { base: new Map(), ours: new Map(), theirs: new Map() };
  readonly #documents: Readonly<Record<SideName, StandoffDocument>>;

  constructor(documents: Readonly<Record<SideName, StandoffDocument>>) {
    this.#documents = documents;
    for (const kind of kindsInOrder) for (const line of annotationsOf(documents.base, kind)) this.#add('base', line);
    for (const side of ['ours', 'theirs'] as const) {
      for (const kind of kindsInOrder) {
        for (const line of annotationsOf(documents[side], kind)) this.#matchById(side, line);
      }
    }
    for (const side of ['ours', 'theirs'] as const) this.#matchByContent(side);
  }

  /** The annotation that an id names in a version. */
  find(side: SideName, id: string): MatchedAnnotation | undefined {
    return this.#bySide[side].get(id);
  }

  fieldsOf(side: SideName, line: AnnotationLine): Fields {
    return fieldsOf(line, (id) => this.#reference(side, id));
  }

  #reference(side: SideName, id: string): string {
    const found = this.find(side, id);
    return found ? `@${found.number}` : id;
  }

  #add(side: SideName, line: AnnotationLine): void {
    const added: MatchedAnnotation = { number: this.all.length, kind: line.kind, [side]: line };
    this.all.push(added);
    this.#bySide[side].set(line.id, added);
  }

  #matchById(side: 'ours' | 'theirs', line: AnnotationLine): void {
    const known = this.find('base', line.id);
    if (known?.base?.kind !== line.kind || !this.#isSame(side, known.base, line)) return;
    known[side] = line;
    this.#bySide[side].set(line.id, known);
  }

  #isSame(side: SideName, base: AnnotationLine, line: AnnotationLine): boolean {
    if (base.kind === 'entity' && line.kind === 'entity') return shareCharacter(base, line);
    const same = (inBase: string, inSide: string): boolean => this.#reference('base', inBase) === this.#reference(side, inSide);
    if (base.kind === 'event' && line.kind === 'event') return same(base.trigger, line.trigger);
    if (base.kind === 'relation' && line.kind === 'relation') {
      return base.arguments.some(({ role, target }) => line.arguments.some((other) => other.role === role && same(target, other.target)));
    }
    if (base.kind === 'attribute' && line.kind === 'attribute') return base.name === line.name && same(base.target, line.target);
    if (base.kind === 'normalization' && line.kind === 'normalization') return same(base.target, line.target);
    if (base.kind === 'note' && line.kind === 'note') return base.label === line.label && same(base.target, line.target);
    return false;
  }

  /** Each line after those it refers to, and those that refer to each other last. */
  #matchByContent(side: 'ours' | 'theirs'): void {
    const document = this.#documents[side];
    const candidates = new Map<string, MatchedAnnotation[]>();
    for (const known of this.all) {
      const from: SideName | undefined = known[side] ? undefined : known.base ? 'base' : known.ours ? 'ours' : undefined;
      const line = from && known[from];
      if (!from || !line) continue;
      const key = keyOf(line, this.fieldsOf(from, line));
      const list = candidates.get(key);
      if (list) list.push(known);
      else candidates.set(key, [known]);
    }
    const place = (line: AnnotationLine): void => {
      const known = candidates.get(keyOf(line, this.fieldsOf(side, line)))?.shift();
      if (!known) return this.#add(side, line);
      known[side] = line;
      this.#bySide[side].set(line.id, known);
    };
    const unmatched = kindsInOrder.flatMap((kind) => annotationsOf(document, kind)).filter((line) => !this.find(side, line.id));
    const isWaiting = new Set(unmatched.map(({ id }) => id));
    const missing = new Map<string, number>();
    const ready: AnnotationLine[] = [];
    const byId = new Map(unmatched.map((line) => [line.id, line]));
    for (const line of unmatched) {
      const count = new Set(referencedIds(line).filter((id) => isWaiting.has(id) && id !== line.id)).size;
      missing.set(line.id, count);
      if (count === 0) ready.push(line);
    }
    for (let index = 0; index < ready.length; index++) {
      const line = ready[index];
      if (!line) continue;
      place(line);
      isWaiting.delete(line.id);
      for (const other of document.referencesTo(line.id)) {
        if (!('id' in other) || !isWaiting.has(other.id) || other.id === line.id) continue;
        const waiting = byId.get(other.id);
        if (waiting?.index !== other.index) continue;
        const left = (missing.get(other.id) ?? 1) - 1;
        missing.set(other.id, left);
        if (left === 0 && waiting) ready.push(waiting);
      }
    }
    for (const line of unmatched) if (isWaiting.has(line.id)) place(line);
  }
}

/** Annotations of a kind that ids mean: of two lines with one id the first. */
function annotationsOf(document: StandoffDocument, kind: AnnotationLine['kind']): readonly AnnotationLine[] {
  switch (kind) {
    case 'entity': return document.entities;
    case 'event': return document.events;
    case 'relation': return document.relations;
    case 'attribute': return document.attributes;
    case 'normalization': return document.normalizations;
    case 'note': return document.notes;
  }
}

function referencedIds(line: AnnotationLine): readonly string[] {
  switch (line.kind) {
    case 'entity': return [];
    case 'event': return [line.trigger, ...line.arguments.map(({ target }) => target)];
    case 'relation': return line.arguments.map(({ target }) => target);
    default: return [line.target];
  }
}

function keyOf(line: AnnotationLine, fields: Fields): string {
  return JSON.stringify([line.kind, ...[...fields].sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function shareCharacter(a: EntityLine, b: EntityLine): boolean {
  const meets = (one: CodePointRange, other: CodePointRange): boolean =>
    (one.start < other.end && other.start < one.end) || (one.start === other.start && one.end === other.end);
  return a.fragments.some((one) => b.fragments.some((other) => meets(one, other)));
}

/** Prefix of the names of fields that hold what a role of an event or relation points at; several are parted by a space. */
export const rolePrefix = 'role ';

function fieldsOf(line: AnnotationLine, reference: (id: string) => string): Fields {
  const fields = new Map<string, string>();
  switch (line.kind) {
    case 'entity':
      fields.set('label', line.label).set('span', writtenSpanOf(line));
      break;
    case 'event':
    case 'relation':
      fields.set('label', line.label);
      if (line.kind === 'event') fields.set('trigger', reference(line.trigger));
      for (const { role, target } of line.arguments) {
        const name = rolePrefix + role;
        const present = fields.get(name);
        fields.set(name, present === undefined ? reference(target) : [...present.split(' '), reference(target)].sort().join(' '));
      }
      break;
    case 'attribute':
      fields.set('name', line.name).set('target', reference(line.target));
      if (line.value !== undefined) fields.set('value', line.value);
      break;
    case 'normalization':
      fields.set('label', line.label).set('target', reference(line.target)).set('entry', `${line.database}:${line.entry}`).set('text', line.text);
      break;
    case 'note':
      fields.set('label', line.label).set('target', line.label === statusNote ? line.target : reference(line.target)).set('text', line.text);
      break;
  }
  return fields;
}

/** Place and text of an entity as one field: what one side moves and the other moves too cannot be put together from halves. */
export function writtenSpanOf({ fragments, quote }: EntityLine): string {
  return JSON.stringify([fragments.map(({ start, end }) => [start, end]), quote ?? null]);
}

export function readSpan(field: string): { readonly fragments: readonly CodePointRange[]; readonly quote: string | undefined } {
  const [fragments, quote] = JSON.parse(field) as [[number, number][], string | null];
  return { fragments: fragments.map(([start, end]) => ({ start, end })), quote: quote ?? undefined };
}
