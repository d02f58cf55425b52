import { applyEdits, type TextEdit } from '../../text/range';
import { IdAllocator, type IdPrefix } from '../idAllocator';
import { parseStandoff, type StandoffDocument } from '../standoffDocument';
import { additionEdits, lineEdit, type Addition } from '../standoffLineEdits';
import type { AnnotationLine, StandoffLine } from '../standoffLine';
import { withId, withRenamedReferences } from '../writtenLine';
import { AnnotationMatch, type Fields, type MatchedAnnotation, type SideName } from './annotationMatch';
import { mergeEquivalences, type MergedEquivalence } from './mergedEquivalences';
import { mergedContentOf } from './mergedContent';
import { mergeFields, sameFields } from './mergedFields';
import { mergeOtherLines } from './mergedOtherLines';

/** What both sides did to one annotation that cannot stand together. Nothing of it is dropped: see {@link StandoffMerge}. */
export interface MergeConflict {
  readonly kind:
    /** Both changed the same field, each in its way; our value stays. */
    | 'both-changed'
    /** One side removed it, the other changed it; it stays as changed. */
    | 'removed-and-changed'
    /** One side removed it, something of the other refers to it; it stays. */
    | 'removed-and-used'
    /** Both gave one annotation an attribute of this name, with different values; both stay. */
    | 'two-values';
  /** In the merged file. */
  readonly id: string;
  /** The line as each version has it, without its ending; undefined where it has none. */
  readonly base: string | undefined;
  readonly ours: string | undefined;
  readonly theirs: string | undefined;
}

export interface StandoffMerge {
  /** The merged file: our file with what the other side did to the base. */
  readonly text: string;
  readonly conflicts: readonly MergeConflict[];
  /** Ids that annotations of the other side have in the merged file, where they are other ones. */
  readonly renamed: ReadonlyMap<string, string>;
}

export interface StandoffVersions {
  /** What both sides come from; empty where nothing is known of it. */
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** An annotation with what it says in the merged file. */
interface Merged {
  readonly annotation: MatchedAnnotation;
  readonly fields: Fields;
  isPresent: boolean;
  conflict: MergeConflict['kind'] | undefined;
}

/**
 * Merges two versions of an annotation file by what they mean: ids that both sides gave to new annotations are given again, equal
 * annotations are taken once, changes of different fields of one annotation are both made, and nothing refers to what is not there.
 * Lines that nobody touched stay byte for byte. All versions count their offsets in one text: where the article differs too, the
 * caller brings them into the present one first.
 * @returns undefined where a version cannot be read as annotations: it is no text or holds an unresolved conflict.
 */
export function mergeStandoff(versions: StandoffVersions): StandoffMerge | undefined {
  const documents = { base: parseStandoff(versions.base), ours: parseStandoff(versions.ours), theirs: parseStandoff(versions.theirs) };
  if (documents.base.refused || documents.ours.refused || documents.theirs.refused) return undefined;
  if (versions.ours === versions.theirs || versions.theirs === versions.base) return { text: versions.ours, conflicts: [], renamed: new Map() };
  if (versions.ours === versions.base) return { text: versions.theirs, conflicts: [], renamed: new Map() };
  return new Merge(documents).result();
}

class Merge {
  readonly #documents: Readonly<Record<SideName, StandoffDocument>>;
  readonly #match: AnnotationMatch;
  readonly #merged: readonly Merged[];
  readonly #equivalences: readonly MergedEquivalence[];
  readonly #ids = new Map<MatchedAnnotation, string>();

  constructor(documents: Readonly<Record<SideName, StandoffDocument>>) {
    this.#documents = documents;
    this.#match = new AnnotationMatch(documents);
    this.#merged = this.#match.all.map((annotation) => this.#mergeOne(annotation));
    this.#equivalences = mergeEquivalences(documents, this.#match);
    this.#keepWhatIsUsed();
    this.#giveIds();
  }

  result(): StandoffMerge {
    const { ours, theirs } = this.#documents;
    const edits: TextEdit[] = [];
    const removed = new Set<StandoffLine>();
    const additions: Addition[] = [];
    const write = (line: StandoffLine | undefined, content: string | undefined, kind: Addition['kind']): void => {
      if (!line) {
        if (content !== undefined) additions.push({ kind, content, references: [] });
        return;
      }
      if (content === undefined) removed.add(line);
      const edit = lineEdit(ours, line, content);
      if (edit) edits.push(edit);
    };
    for (const merged of this.#merged) {
      if (merged.isPresent || merged.annotation.ours) write(merged.annotation.ours, merged.isPresent ? this.#contentOf(merged) : undefined, merged.annotation.kind);
    }
    for (const equivalence of this.#equivalences) write(equivalence.ours, this.#equivalenceContent(equivalence), 'equivalence');
    const others = mergeOtherLines(this.#documents);
    for (const line of others.removed) write(line, undefined, 'note');
    const text = applyEdits(ours.text, [...edits, ...additionEdits(ours, additions, removed)]);
    const renamed = new Map<string, string>();
    for (const [annotation, id] of this.#ids) if (annotation.theirs && annotation.theirs.id !== id) renamed.set(annotation.theirs.id, id);
    return { text: withLines(text, others.added, theirs), conflicts: this.#conflicts(), renamed };
  }

  #mergeOne(annotation: MatchedAnnotation): Merged {
    const fields = (side: SideName): Fields | undefined => annotation[side] && this.#match.fieldsOf(side, annotation[side]);
    const [base, ours, theirs] = [fields('base'), fields('ours'), fields('theirs')];
    if (ours && theirs) {
      const merged = mergeFields(base, ours, theirs);
      return { annotation, fields: merged.fields, isPresent: true, conflict: merged.conflicts.length > 0 ? 'both-changed' : undefined };
    }
    const left = ours ?? theirs;
    if (!left) return { annotation, fields: base ?? new Map<string, string>(), isPresent: false, conflict: undefined };
    const isChanged = base !== undefined && !sameFields(base, left);
    return { annotation, fields: left, isPresent: base === undefined || isChanged, conflict: isChanged ? 'removed-and-changed' : undefined };
  }

  /** What one side removed and the other refers to stays, and what that refers to in turn. */
  #keepWhatIsUsed(): void {
    const waiting = this.#merged.filter(({ isPresent }) => isPresent).map(({ fields }) => fields);
    for (const { members } of this.#equivalences) waiting.push(new Map(members.map((member, index) => [String(index), member])));
    for (let fields = waiting.pop(); fields; fields = waiting.pop()) {
      for (const value of fields.values()) {
        for (const reference of value.split(' ')) {
          const used = reference.startsWith('@') ? this.#merged[Number(reference.slice(1))] : undefined;
          if (!used || used.isPresent || !(used.annotation.ours ?? used.annotation.theirs)) continue;
          used.isPresent = true;
          used.conflict = 'removed-and-used';
          waiting.push(used.fields);
        }
      }
    }
  }

  /** Our ids stay. Those of the other side stay where they never meant anything else. */
  #giveIds(): void {
    const allocator = new IdAllocator();
    const taken = new Set<string>();
    for (const document of Object.values(this.#documents)) allocator.observe(document);
    for (const line of this.#documents.ours.lines) if ('id' in line) taken.add(line.id);
    for (const { annotation } of this.#merged) if (annotation.ours) this.#ids.set(annotation, annotation.ours.id);
    for (const { annotation, isPresent } of this.#merged) {
      const { theirs } = annotation;
      if (annotation.ours || !isPresent || !theirs) continue;
      const before = this.#match.find('base', theirs.id);
      const isFree = !taken.has(theirs.id) && (before === undefined || before === annotation);
      const id = isFree ? theirs.id : allocator.next(prefixOf(theirs));
      taken.add(id);
      this.#ids.set(annotation, id);
    }
  }

  #idOf(reference: string): string {
    const annotation = reference.startsWith('@') ? this.#match.all[Number(reference.slice(1))] : undefined;
    if (!annotation) return reference;
    return this.#ids.get(annotation) ?? annotation.theirs?.id ?? annotation.base?.id ?? reference;
  }

  #contentOf({ annotation, fields }: Merged): string {
    const { base, ours, theirs } = annotation;
    const id = this.#ids.get(annotation) ?? '';
    const isSaid = (side: SideName): boolean => annotation[side] !== undefined && sameFields(fields, this.#match.fieldsOf(side, annotation[side]));
    const line = (side: SideName): string => (annotation[side] ? this.#documents[side].contentOf(annotation[side]) : '');
    const isUntouched = base !== undefined && ours !== undefined && line('base') === line('ours');
    if (ours && isSaid('ours') && !(isUntouched && isSaid('theirs'))) return line('ours');
    if (theirs && isSaid('theirs')) return withId(withRenamedReferences(line('theirs'), theirs, (old) => this.#renamed(old)), id);
    return ours ? mergedContentOf(line('ours'), ours, id, fields, (reference) => this.#idOf(reference)) : '';
  }

  /** An id of the other side as the merged file has it. */
  #renamed(id: string): string {
    const annotation = this.#match.find('theirs', id);
    return (annotation && this.#ids.get(annotation)) ?? id;
  }

  #equivalenceContent({ ours, theirs, members, label }: MergedEquivalence): string | undefined {
    if (members.length < 2) return undefined;
    const wanted = members.map((member) => this.#idOf(member));
    const line = ours ?? theirs;
    const present = new Set(line === ours ? line?.members : line?.members.map((id) => this.#renamed(id)));
    const isSame = present.size === wanted.length && wanted.every((id) => present.has(id));
    if (ours && isSame) return this.#documents.ours.contentOf(ours);
    return `*\t${label} ${wanted.join(' ')}`;
  }

  #conflicts(): readonly MergeConflict[] {
    const line = (annotation: MatchedAnnotation | undefined, side: SideName): string | undefined =>
      annotation?.[side] && this.#documents[side].contentOf(annotation[side]);
    const conflicts = this.#merged.flatMap(({ annotation, conflict }): MergeConflict[] => (conflict
      ? [{ kind: conflict, id: this.#idOf(`@${annotation.number}`), base: line(annotation, 'base'), ours: line(annotation, 'ours'), theirs: line(annotation, 'theirs') }]
      : []));
    const added = new Map<string, { ours?: MatchedAnnotation; theirs?: MatchedAnnotation }>();
    for (const { annotation, fields } of this.#merged) {
      const side = annotation.base || annotation.kind !== 'attribute' || (annotation.ours && annotation.theirs) ? undefined : annotation.ours ? 'ours' : 'theirs';
      if (!side) continue;
      const key = JSON.stringify([fields.get('name'), fields.get('target')]);
      added.set(key, { ...added.get(key), [side]: annotation });
    }
    for (const { ours, theirs } of added.values()) {
      if (ours && theirs) conflicts.push({ kind: 'two-values', id: this.#idOf(`@${theirs.number}`), base: undefined, ours: line(ours, 'ours'), theirs: line(theirs, 'theirs') });
    }
    return conflicts;
  }
}

/** Lines without meaning go to the end, as nothing tells where they belong. */
function withLines(text: string, lines: readonly string[], { text: model }: StandoffDocument): string {
  if (lines.length === 0) return text;
  const ending = /\r\n|\n/.exec(text)?.[0] ?? /\r\n|\n/.exec(model)?.[0] ?? '\n';
  const isOpen = text !== '' && !/[\r\n]$/.test(text);
  return isOpen ? text + lines.map((line) => ending + line).join('') : text + lines.map((line) => line + ending).join('');
}

function prefixOf(line: AnnotationLine): IdPrefix {
  switch (line.kind) {
    case 'entity': return 'T';
    case 'event': return 'E';
    case 'relation': return 'R';
    case 'attribute': return 'A';
    case 'normalization': return 'N';
    case 'note': return '#';
  }
}
