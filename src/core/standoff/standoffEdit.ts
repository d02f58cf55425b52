import type { CodePointRange } from '../text/codePoints';
import type { TextEdit } from '../text/range';
import type { IdAllocator } from './idAllocator';
import { removalsOf } from './removal';
import { additionEdits, lineEdit, type Addition } from './standoffLineEdits';
import type { StandoffDocument } from './standoffDocument';
import { annotatorNotes, type AnnotationLine, type RoleArgument, type StandoffLine } from './standoffLine';
import * as written from './writtenLine';

export interface NewEntity {
  readonly label: string;
  /** Code points of the .txt file; not empty. */
  readonly fragments: readonly CodePointRange[];
  readonly quote: string;
}

export interface NewAttribute {
  readonly target: string;
  readonly name: string;
  /** Undefined for an attribute that is only there or not. */
  readonly value?: string | undefined;
}

export interface NewNote {
  readonly target: string;
  readonly text: string;
  readonly label?: string | undefined;
}

export interface KnowledgeBaseLink {
  readonly database: string;
  readonly entry: string;
  readonly text: string;
}

export interface NewRelation {
  readonly label: string;
  /** Two arguments of different roles. */
  readonly arguments: readonly [RoleArgument, RoleArgument];
}

export interface NewEvent {
  readonly label: string;
  readonly trigger: string;
  readonly arguments: readonly RoleArgument[];
}

/**
 * A change of a standoff file, put together step by step and given out as edits of its text that touch only the lines
 * concerned and never get in each other's way. Steps count in the document as it was; a line changed twice is written once.
 * A step that names an id the document does not have does nothing. Line breaks and TABs in values become spaces.
 */
export class StandoffEdit {
  readonly #document: StandoffDocument;
  readonly #ids: IdAllocator;
  /** New content of lines, without their endings; undefined for a line that goes. */
  readonly #changed = new Map<StandoffLine, string | undefined>();
  readonly #additions: Addition[] = [];

  constructor(document: StandoffDocument, ids: IdAllocator) {
    this.#document = document;
    this.#ids = ids;
  }

  /** @returns the id of the new entity. */
  addEntity(entity: NewEntity): string {
    const id = this.#ids.next('T');
    return this.#add(id, 'entity', written.entity(id, entity.label, entity.fragments, entity.quote), []);
  }

  addEvent(event: NewEvent): string {
    const id = this.#ids.next('E');
    return this.#add(id, 'event', written.event(id, event.label, event.trigger, event.arguments), [event.trigger, ...targetsOf(event)]);
  }

  addRelation(relation: NewRelation): string {
    const id = this.#ids.next('R');
    return this.#add(id, 'relation', written.relation(id, relation.label, relation.arguments), targetsOf(relation));
  }

  addAttribute(attribute: NewAttribute): string {
    const id = this.#ids.next('A');
    return this.#add(id, 'attribute', written.attribute(id, attribute.name, attribute.target, attribute.value), [attribute.target]);
  }

  addNormalization(target: string, link: KnowledgeBaseLink): string {
    const id = this.#ids.next('N');
    return this.#add(id, 'normalization', written.normalization(id, target, link.database, link.entry, link.text), [target]);
  }

  addNote(note: NewNote): string {
    const id = this.#ids.next('#');
    return this.#add(id, 'note', written.note(id, note.label ?? annotatorNotes, note.target, note.text), [note.target]);
  }

  /** Changes the label of an entity or relation; of a trigger and its events together, which brat wants alike. */
  setLabel(id: string, label: string): void {
    const line = this.#document.annotation(id);
    if (line?.kind === 'event' && this.#document.entity(line.trigger)) return this.setLabel(line.trigger, label);
    if (line?.kind === 'event') this.#rewrite(line, (content) => written.withEventLabel(content, label));
    if (line?.kind !== 'entity' && line?.kind !== 'relation') return;
    this.#rewrite(line, (content) => written.withLabel(content, label));
    if (line.kind !== 'entity') return;
    for (const other of this.#document.referencesTo(id)) {
      if (other.kind === 'event' && other.trigger === id) this.#rewrite(other, (content) => written.withEventLabel(content, label));
    }
  }

  /** Changes where an entity stands and what it covers; what the line holds beyond that stays. */
  setFragments(id: string, fragments: readonly CodePointRange[], quote: string): void {
    const line = this.#document.entity(id);
    if (line) this.setFragmentsOfLine(line, fragments, quote);
  }

  /** The same for a given line, which may be one whose id stands twice. */
  setFragmentsOfLine(line: AnnotationLine, fragments: readonly CodePointRange[], quote: string): void {
    if (line.kind !== 'entity') return;
    this.#rewrite(line, (content) => written.withFragments(content, fragments, quote, line.quote));
  }

  /** Changes an attribute's value; undefined makes it one that is only there. */
  setAttribute(id: string, value: string | undefined): void {
    const line = this.#document.annotation(id);
    if (line?.kind === 'attribute') this.#rewrite(line, () => written.attribute(this.#asAttribute(line.id), line.name, line.target, value));
  }

  setNote(id: string, text: string): void {
    const line = this.#document.annotation(id);
    if (line?.kind === 'note') this.#rewrite(line, () => written.note(line.id, line.label, line.target, text));
  }

  setNormalization(id: string, link: KnowledgeBaseLink): void {
    const line = this.#document.annotation(id);
    if (line?.kind !== 'normalization') return;
    this.#rewrite(line, () => written.normalization(line.id, line.target, link.database, link.entry, link.text));
  }

  /**
   * Removes an annotation with everything that cannot stand without it (see `StandoffDocument.withDependants`);
   * events lose it as argument, equivalences as member, a trigger goes with its last event.
   * @returns the annotations that go, in the order of the file.
   */
  remove(id: string): readonly AnnotationLine[] {
    return this.removeAll([id]);
  }

  /** The same for several annotations. To be preferred to one after the other: what two of them hold up together goes with both. */
  removeAll(ids: readonly string[]): readonly AnnotationLine[] {
    const { removed, shrunk } = removalsOf(this.#document, ids);
    for (const line of removed) this.#changed.set(line, undefined);
    for (const [line, gone] of shrunk) this.#rewrite(line, (content) => written.withoutReferences(content, line, gone));
    return removed.filter((line): line is AnnotationLine => line.kind !== 'equivalence');
  }

  removeLine(line: StandoffLine): void {
    this.#changed.set(line, undefined);
  }

  /** Replaces a line as a whole; `content` is written as it is. */
  replaceLine(line: StandoffLine, content: string): void {
    this.#changed.set(line, content);
  }

  /** Gives an annotation another id, in its own line and wherever it is named. */
  renameId(from: string, to: string): void {
    const line = this.#document.annotation(from);
    if (!line) return;
    this.#rewrite(line, (content) => written.withId(content, to));
    for (const other of this.#document.referencesTo(from)) {
      this.#rewrite(other, (content) => written.withReference(content, other, from, to));
    }
  }

  /** Gives a line a new id of its kind without touching references: the fix for an id that stands twice. */
  giveNewId(line: AnnotationLine): void {
    const prefix = ({ entity: 'T', event: 'E', relation: 'R', attribute: 'A', normalization: 'N', note: '#' } as const)[line.kind];
    const id = this.#ids.next(prefix);
    this.#rewrite(line, (content) => written.withId(content, id));
  }

  /** Edits of the document's text, ascending and apart from each other; empty where nothing changes. */
  edits(): TextEdit[] {
    const edits: TextEdit[] = [];
    for (const [line, content] of this.#changed) {
      const edit = lineEdit(this.#document, line, content);
      if (edit) edits.push(edit);
    }
    const removed = new Set([...this.#changed].filter(([, content]) => content === undefined).map(([line]) => line));
    // What was added to something that goes in the same change has nothing to stand on.
    const removedIds = new Set([...removed].flatMap((line) => ('id' in line ? [line.id] : [])));
    const additions = this.#additions.filter(({ references }) => !references.some((id) => removedIds.has(id)));
    edits.push(...additionEdits(this.#document, additions, removed));
    return edits.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  }

  #add(id: string, kind: Addition['kind'], content: string, references: readonly string[]): string {
    this.#additions.push({ kind, content, references });
    return id;
  }

  #rewrite(line: StandoffLine, change: (content: string) => string): void {
    if (this.#changed.has(line)) {
      const earlier = this.#changed.get(line);
      if (earlier !== undefined) this.#changed.set(line, change(earlier));
      return;
    }
    this.#changed.set(line, change(this.#document.contentOf(line)));
  }

  /** An `M` line cannot take a value; with one it becomes an `A` line. */
  #asAttribute(id: string): string {
    return id.startsWith('M') ? this.#ids.next('A') : id;
  }
}

function targetsOf(line: { readonly arguments: readonly RoleArgument[] }): string[] {
  return line.arguments.map(({ target }) => target);
}
