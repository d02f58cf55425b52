import { IdMap } from './idMap';
import { InsertionPlaces } from './insertionPlaces';
import { lineSeparators, parseStandoffLine } from './parseStandoffLine';
import {
  referencesOf,
  type AnnotationLine,
  type AttributeLine,
  type EntityLine,
  type EquivalenceLine,
  type EventLine,
  type NormalizationLine,
  type NoteLine,
  type RelationLine,
  type StandoffLine,
} from './standoffLine';

/** Why a whole file is not read as standoff: it is no text, or a merge of two versions waits for somebody. */
export type RefusedDocument = 'binary' | 'merge-conflict';

/** Fewer lines that cannot be read are damage, and so are more among lines that can. */
const fewestForeignLines = 5;
const mostForeignShare = 10;

/**
 * A standoff file as read: nothing repaired, nothing lost. Typed views leave out what cannot be read,
 * and of two annotations with one id the later, as brat does.
 */
export class StandoffDocument {
  readonly text: string;
  readonly lines: readonly StandoffLine[];
  /** Set where the file must be shown but never written; its lines are then all `unread`. */
  readonly refused: RefusedDocument | undefined;
  readonly entities: readonly EntityLine[];
  readonly relations: readonly RelationLine[];
  readonly events: readonly EventLine[];
  readonly attributes: readonly AttributeLine[];
  readonly normalizations: readonly NormalizationLine[];
  readonly notes: readonly NoteLine[];
  readonly equivalences: readonly EquivalenceLine[];
  /** Annotations whose id stands on an earlier line. */
  readonly duplicates: readonly AnnotationLine[];
  readonly #byId = new IdMap<AnnotationLine>();
  #references: Map<string, StandoffLine[]> | undefined;
  #insertionPlaces: InsertionPlaces | undefined;

  constructor(text: string, lines: readonly StandoffLine[], refused: RefusedDocument | undefined) {
    this.text = text;
    this.lines = lines;
    this.refused = refused;
    const entities: EntityLine[] = [];
    const relations: RelationLine[] = [];
    const events: EventLine[] = [];
    const attributes: AttributeLine[] = [];
    const normalizations: NormalizationLine[] = [];
    const notes: NoteLine[] = [];
    const equivalences: EquivalenceLine[] = [];
    const duplicates: AnnotationLine[] = [];
    for (const line of lines) {
      if (line.kind === 'unread') continue;
      if (line.kind === 'equivalence') {
        equivalences.push(line);
        continue;
      }
      if (!this.#byId.add(line.id, line)) {
        duplicates.push(line);
        continue;
      }
      switch (line.kind) {
        case 'entity': entities.push(line); break;
        case 'relation': relations.push(line); break;
        case 'event': events.push(line); break;
        case 'attribute': attributes.push(line); break;
        case 'normalization': normalizations.push(line); break;
        case 'note': notes.push(line); break;
      }
    }
    this.entities = entities;
    this.relations = relations;
    this.events = events;
    this.attributes = attributes;
    this.normalizations = normalizations;
    this.notes = notes;
    this.equivalences = equivalences;
    this.duplicates = duplicates;
  }

  /** Whether hardly a line is one of standoff: a file of another format whose name ends alike. */
  get isForeign(): boolean {
    const strange = this.lines.filter(({ kind, problem }) => kind === 'unread' && problem !== 'blank').length;
    return strange >= fewestForeignLines && (this.lines.length - strange) * mostForeignShare < strange;
  }

  /** The annotation with this id; the first where several have it. */
  annotation(id: string): AnnotationLine | undefined {
    return this.#byId.get(id);
  }

  entity(id: string): EntityLine | undefined {
    const line = this.#byId.get(id);
    return line?.kind === 'entity' ? line : undefined;
  }

  /** The line as written, without its ending. */
  contentOf(line: StandoffLine): string {
    return this.text.slice(line.range.start, line.range.end);
  }

  /** Lines that name this id as target, argument, trigger or member, in the order of the file. */
  referencesTo(id: string): readonly StandoffLine[] {
    return this.#referenceIndex().get(id) ?? [];
  }

  /**
   * The annotations with these ids and everything that cannot stand without them: attributes, links, notes and relations that name
   * one, events it is the trigger of, and what depends on these; in the order of the file. An event of which one is an argument only
   * loses the argument, an equivalence only the member. Linear in what is found.
   * @returns undefined where that is more than `most` annotations.
   */
  withDependants(ids: readonly string[], most = Infinity): readonly AnnotationLine[] | undefined {
    const found = new Set<AnnotationLine>();
    const waiting = [...ids];
    for (const id of ids) {
      const line = this.#byId.get(id);
      if (line) found.add(line);
    }
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const line of this.referencesTo(next)) {
        if (line.kind === 'equivalence' || line.kind === 'unread' || found.has(line)) continue;
        if (line.kind === 'event' && line.trigger !== next) continue;
        if (found.size >= most) return undefined;
        found.add(line);
        // A line with the id of another is nobody's target: references mean the first.
        if (this.#byId.get(line.id) === line) waiting.push(line.id);
      }
    }
    return [...found].sort((a, b) => a.index - b.index);
  }

  /** Where new lines go. */
  get insertionPlaces(): InsertionPlaces {
    return (this.#insertionPlaces ??= this.insertionPlacesWithout(new Set()));
  }

  /** The same once some lines are removed. */
  insertionPlacesWithout(removed: ReadonlySet<StandoffLine>): InsertionPlaces {
    return new InsertionPlaces(this.lines.filter((line) => !removed.has(line)), this.text.startsWith('\uFEFF') ? 1 : 0);
  }

  #referenceIndex(): Map<string, StandoffLine[]> {
    if (this.#references) return this.#references;
    const references = new Map<string, StandoffLine[]>();
    for (const line of this.lines) {
      for (const id of new Set(referencesOf(line))) {
        const lines = references.get(id);
        if (lines) lines.push(line);
        else references.set(id, [line]);
      }
    }
    return (this.#references = references);
  }
}

/**
 * Reads a standoff file. Never throws; `serializeStandoff(parseStandoff(text)) === text` for every string.
 * Lines end at LF, CRLF or a lone CR, as in an editor; a line that holds one of the other characters
 * at which brat breaks lines is read but carries that as its problem.
 */
export function parseStandoff(text: string): StandoffDocument {
  const refused = isBinary(text) ? 'binary' : hasConflictMarkers(text) ? 'merge-conflict' : undefined;
  const hasSeparators = lineSeparators.test(text);
  const hasReturns = text.includes('\r');
  const lines: StandoffLine[] = [];
  let lineFeed = -1;
  for (let start = 0; start < text.length; ) {
    // Looked for only when passed: a file of lone CRs would be searched to its end for every line.
    if (lineFeed < start) lineFeed = indexOrEnd(text, '\n', start);
    let end = lineFeed;
    let next = Math.min(end + 1, text.length);
    if (hasReturns) {
      const carriageReturn = text.slice(start, end).indexOf('\r');
      if (carriageReturn >= 0) {
        const at = start + carriageReturn;
        if (at + 1 !== lineFeed) next = at + 1;
        end = at;
      }
    }
    const place = { index: lines.length, range: { start, end }, next };
    const marked = start === 0 && text.charCodeAt(0) === 0xfeff;
    const content = text.slice(marked ? 1 : start, end);
    let line: StandoffLine = refused ? { kind: 'unread', ...place, problem: undefined } : parseStandoffLine(content, place);
    if (!refused && line.problem === undefined) {
      if (marked) line = { ...line, problem: 'byte-order-mark' };
      else if (hasSeparators && lineSeparators.test(content)) line = { ...line, problem: 'line-separator' };
    }
    lines.push(line);
    start = next;
  }
  return new StandoffDocument(text, lines, refused);
}

/** The text a document was read from, put together from its lines. */
export function serializeStandoff(document: Pick<StandoffDocument, 'text' | 'lines'>): string {
  return document.lines.map(({ range, next }) => document.text.slice(range.start, next)).join('');
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const found = text.indexOf(wanted, from);
  return found < 0 ? text.length : found;
}

const sampleLength = 1024;
const fewestOddCharacters = 4;

/**
 * Whether a text is a binary file that was read as text, such as the `._x.ann` files macOS leaves on foreign disks:
 * it starts with NUL, or more than one in twenty of its first characters is a control or a replacement character.
 */
function isBinary(text: string): boolean {
  if (text.charCodeAt(0) === 0) return true;
  const sample = text.slice(0, sampleLength);
  const odd = sample.match(/[\x00-\x08\x0e-\x1b\uFFFD]/g)?.length ?? 0;
  return odd >= fewestOddCharacters && odd * 20 > sample.length;
}

/** Whether git left both sides of a conflict in the file: an opening marker with a closing one behind it. */
function hasConflictMarkers(text: string): boolean {
  const opening = text.startsWith('<<<<<<<') ? 0 : text.indexOf('\n<<<<<<<');
  return opening >= 0 && text.includes('\n>>>>>>>', opening);
}
