import type { Message } from '../message';
import type { CodePointIndex } from '../text/codePoints';
import { applyEdits, type TextEdit, type TextRange } from '../text/range';
import { AnnotatedArticle } from './annotatedArticle';
import { ArticleText } from '../reanchoring/articleText';
import { rawOf, sameSpan, withIdAndLabelOf, type Anchor, type AnchoredLine, type EntityState } from './anchoredLine';
import { entityBodyOf, finderOf, type FileLine } from './fileLines';
import { anchorEntities, isInPlace } from '../reanchoring/anchoring';
import { isBlank, withoutOverlaps, writtenSpan } from '../standoff/coveredText';
import type { ContentChange } from '../spans/followChanges';
import type { LostReason } from '../reanchoring/foundPlace';
import { IdAllocator } from '../standoff/idAllocator';
import { reanchor, type Reanchored } from '../reanchoring/reanchor';
import { SpanTracker, type TrackedSpan } from '../spans/spanTracker';
import { parseStandoff, type StandoffDocument } from '../standoff/standoffDocument';
import { StandoffEdit } from '../standoff/standoffEdit';
import type { EntityLine, StandoffLine } from '../standoff/standoffLine';
import type { WholeFileCause } from '../reanchoring/wholeFileCause';
import { StepHistory } from './stepHistory';

/** An entity of the sidecar at its place in the article as it is now. */
export interface ModelEntity {
  readonly id: string;
  readonly label: string;
  /** UTF-16 offsets of the article's text, half-open, in the order of the line; empty where the entity is lost. */
  readonly fragments: readonly TextRange[];
  readonly state: EntityState;
  /** Its line in {@link AnnotationModel.document}. */
  readonly line: EntityLine;
}

/** Where an entity was found when the sidecar was read. */
interface Place {
  readonly state: EntityState;
  readonly fragments: readonly TextRange[];
  readonly reason: LostReason | undefined;
}

/** One undoable step: these lines were replaced by those. Edits of the article never change which line is the how-manieth. */
interface Step {
  readonly name: Message;
  readonly first: number;
  readonly removed: readonly AnchoredLine[];
  readonly added: readonly AnchoredLine[];
  readonly beside?: StepBeside | undefined;
}

/** What a step did beside the sidecar, and how that is taken back and made again. */
export interface StepBeside {
  undo(): void;
  redo(): void;
}

export interface ModelOptions {
  /** Whether the file begins with a U+FEFF that the article's text, as an editor gives it, does not hold. */
  readonly byteOrderMark: boolean;
  /** The article's text that the sidecar was last known to fit, where the text was changed outside. */
  readonly oldText?: string | undefined;
}

/**
 * The annotations of one article while it is edited: its text, its sidecar, the spans that tie one to the other, undo.
 * It knows nothing of files and editors; the session hands changes in and writes the sidecar's text out.
 */
export class AnnotationModel {
  readonly #ids = new IdAllocator();
  readonly #tracker: SpanTracker;
  readonly #steps = new StepHistory<Step>();
  #lines: AnchoredLine[] = [];
  #document: StandoffDocument = parseStandoff('');
  #article: ArticleText;
  #cause: WholeFileCause | undefined;
  #entities: readonly ModelEntity[] | undefined;
  #keysGiven = 0;
  /** The line of the file that an entity's line stands for as long as only the text moved it; without its id. */
  #inFile = new WeakMap<Anchor, string>();
  /** Set while spans have moved and the sidecar has not been told. */
  #behind = false;

  constructor(articleText: string, sidecarText: string, options: ModelOptions) {
    this.#tracker = new SpanTracker(articleText);
    this.#article = new ArticleText(articleText, options.byteOrderMark);
    this.#load(sidecarText, options.oldText);
  }

  get articleText(): string {
    return this.#tracker.text;
  }

  /** Conversion between offsets of the article's text and code points of its file. */
  get codePoints(): CodePointIndex {
    return this.#article.codePoints;
  }

  /** Whether the file begins with a U+FEFF, which offsets of the sidecar count. */
  get byteOrderMark(): boolean {
    return this.#article.byteOrderMark;
  }

  /** The sidecar as last brought up to date by {@link sync}. */
  get document(): StandoffDocument {
    return this.#document;
  }

  /** Entities in the order of the sidecar, with their places in the article as it is now. */
  get entities(): readonly ModelEntity[] {
    return (this.#entities ??= this.#placeEntities());
  }

  /** The ids of this session, for what is only offered: to be forked, never taken from. */
  get ids(): IdAllocator {
    return this.#ids;
  }

  /**
   * Article and sidecar as the checks see them, with the entities where they were followed to.
   * To be asked for when the sidecar is up to date: see {@link sync}.
   */
  annotated(): AnnotatedArticle {
    const results = this.#document.lines.flatMap((line, index): Reanchored[] => {
      const anchor = this.#lines[index]?.anchor;
      if (line.kind !== 'entity' || !anchor) return [];
      const to = this.#fragmentsOf(anchor);
      const outcome = to ? anchor.state : 'lost';
      const reason = to ? undefined : (anchor.reason ?? 'not-found');
      const lostAt = to ? undefined : this.#lostAt(anchor);
      return [{ entity: line, outcome, from: line.fragments, to, score: to ? 1 : 0, reason, lostAt }];
    });
    // Once every place it explains is accepted, the cause is no more.
    const cause = results.some(({ outcome }) => outcome === 'moved') ? this.#cause : undefined;
    return new AnnotatedArticle(this.#article, this.#document, { cause, results });
  }

  entity(id: string): ModelEntity | undefined {
    return this.entities.find((entity) => entity.id === id);
  }

  get undoName(): Message | undefined {
    return this.#steps.undoable?.name;
  }

  get redoName(): Message | undefined {
    return this.#steps.redoable?.name;
  }

  /** Follows an event of the article's editor; the sidecar is told by the next {@link sync}. `text` is the text after it, where the caller has it. */
  articleChanged(changes: readonly ContentChange[], reason?: 'undo' | 'redo', text?: string): void {
    if (!this.#tracker.apply(changes, reason, text).changed) return;
    this.#article = new ArticleText(this.#tracker.text, this.#article.byteOrderMark);
    this.#entities = undefined;
    this.#behind = true;
  }

  /** The carets of the article's editors are here now, in UTF-16 offsets: a tag that none of them touches is no longer being typed over. */
  caretsAt(offsets: readonly number[]): void {
    this.#tracker.caretsAt(offsets);
  }

  /** The lines of {@link document} whose entities only followed the text since they were in the file. */
  get fileLines(): FileLine[] {
    return this.#document.lines.flatMap((line, index) => {
      const anchor = this.#lines[index]?.anchor;
      const file = anchor && this.#inFile.get(anchor);
      const present = entityBodyOf(this.#document.contentOf(line));
      return line.kind !== 'entity' || file === undefined || present === undefined ? [] : [{ id: line.id, present, file }];
    });
  }

  /** Says which lines of {@link document} stand for lines of the file: from now on that is known of them, whatever moves them. */
  standFor(lines: readonly FileLine[]): void {
    const find = finderOf(lines, 'present');
    this.#document.lines.forEach((line, index) => {
      const anchor = this.#lines[index]?.anchor;
      const known = line.kind === 'entity' ? find(line.id, entityBodyOf(this.#document.contentOf(line))) : undefined;
      if (anchor && known) this.#inFile.set(anchor, known.file);
    });
  }

  /**
   * Takes a sidecar that somebody else wrote; what it says replaces everything, and steps before it cannot be undone.
   * @param lines those of it that stand for lines of the file
   */
  sidecarReplaced(text: string, lines: readonly FileLine[] = this.fileLines): void {
    this.#steps.clear();
    this.#inFile = new WeakMap();
    this.#load(text, undefined);
    this.standFor(lines);
  }

  /**
   * Writes the places where the entities stand now into their lines.
   * An entity whose text is gone, or that waits for a move to be accepted, keeps its line as it is.
   * @returns whether the sidecar's text is another than before.
   */
  sync(): boolean {
    if (!this.#behind) return false;
    this.#behind = false;
    const edit = new StandoffEdit(this.#document, this.#ids);
    this.#document.lines.forEach((line, index) => {
      const anchor = this.#lines[index]?.anchor;
      if (line.kind === 'entity' && anchor?.state === 'kept') this.#rewrite(edit, line, anchor);
    });
    const edits = edit.edits();
    if (edits.length === 0) return false;
    const document = parseStandoff(applyEdits(this.#document.text, edits));
    this.#lines = document.lines.map((line, index) => ({ raw: rawOf(document, line), anchor: this.#lines[index]?.anchor }));
    this.#document = document;
    this.#entities = undefined;
    return true;
  }

  /**
   * Changes the sidecar as one undoable step.
   * @param change tells the edit what to do; offsets are code points of the file as it is now.
   * @returns whether anything changed; never anything where the sidecar is refused.
   */
  change(name: Message, change: (edit: StandoffEdit, document: StandoffDocument) => void): boolean {
    this.sync();
    if (this.#document.refused) return false;
    const edit = new StandoffEdit(this.#document, this.#ids);
    change(edit, this.#document);
    return this.#takeStep(name, edit.edits());
  }

  /** The same with edits that count in the present sidecar's text, such as those of a finding's fix. */
  applyEdits(name: Message, edits: readonly TextEdit[]): boolean {
    if (this.sync() || this.#document.refused) return false;
    return this.#takeStep(name, edits);
  }

  /** A step that changed something beside the sidecar: it is undone in its order among the others. */
  recordBeside(name: Message, beside: StepBeside): void {
    this.#steps.record({ name, first: 0, removed: [], added: [], beside });
  }

  /** Writes moved entities where they were found. @returns whether there was one. */
  acceptMoved(name: Message, ids?: readonly string[]): boolean {
    return this.change(name, (edit) => {
      for (const entity of this.entities) {
        if (entity.state !== 'moved' || (ids && !ids.includes(entity.id))) continue;
        const span = writtenSpan(this.articleText, entity.fragments, this.codePoints);
        if (span) edit.setFragmentsOfLine(entity.line, span.fragments, span.quote);
      }
    });
  }

  /** @returns what was undone; undefined where there is nothing. */
  undo(): Message | undefined {
    const step = this.#steps.undo();
    if (step?.beside) step.beside.undo();
    else if (step) this.#replaceLines(step.first, step.added.length, step.removed);
    return step?.name;
  }

  /** @returns what was done again; undefined where there is nothing. */
  redo(): Message | undefined {
    const step = this.#steps.redo();
    if (step?.beside) step.beside.redo();
    else if (step) this.#replaceLines(step.first, step.removed.length, step.added);
    return step?.name;
  }

  #load(sidecarText: string, oldText: string | undefined): void {
    const document = parseStandoff(sidecarText);
    this.#ids.observe(document);
    this.#cause = undefined;
    const places = this.#places(document, oldText);
    const spans: TrackedSpan[] = [];
    this.#lines = document.lines.map((line) => {
      const place = line.kind === 'entity' ? places.get(line) : undefined;
      return { raw: rawOf(document, line), anchor: line.kind === 'entity' && place ? this.#anchor(document, line, place, spans) : undefined };
    });
    this.#tracker.reset(this.#tracker.text, spans);
    this.#document = document;
    this.#entities = undefined;
    this.#behind = false;
  }

  /** Where each entity of a document stands in the article: where its line says, or else where its text is found. */
  #places(document: StandoffDocument, oldText: string | undefined): Map<StandoffLine, Place> {
    const text = this.#tracker.text;
    const anchored = anchorEntities(document, text, this.codePoints);
    if (anchored.every(({ fit }) => isInPlace(fit))) {
      return new Map(anchored.map(({ entity, fragments }) => [entity, { state: 'kept', fragments, reason: undefined }]));
    }
    const { cause, results } = reanchor({ oldText, newText: text, entities: anchored.map(({ entity }) => entity), byteOrderMark: this.#article.byteOrderMark });
    this.#cause = cause;
    return new Map(results.map((result: Reanchored) => [result.entity, { state: result.outcome, fragments: result.to ?? [], reason: result.reason }]));
  }

  #anchor(document: StandoffDocument, line: EntityLine, place: Place, spans: TrackedSpan[]): Anchor {
    const keys = place.fragments.map((range) => {
      const key = `${line.id}/${++this.#keysGiven}`;
      spans.push({ key, ...range });
      return key;
    });
    return { keys, state: place.state, reason: place.reason, written: { content: document.contentOf(line), fragments: line.fragments, quote: line.quote } };
  }

  #rewrite(edit: StandoffEdit, line: EntityLine, anchor: Anchor): void {
    const fragments = this.#fragmentsOf(anchor);
    const span = fragments && writtenSpan(this.articleText, fragments, this.codePoints);
    if (!span) return;
    // A line the user wrote oddly is given back as it was when its entity is back where it was.
    if (sameSpan(anchor.written, span)) edit.replaceLine(line, withIdAndLabelOf(anchor.written.content, this.#document.contentOf(line)));
    else if (!sameSpan(line, span)) edit.setFragmentsOfLine(line, span.fragments, span.quote);
  }

  /** Undefined as long as any fragment is lost, or nothing but white space is left of all of them. */
  #fragmentsOf(anchor: Anchor): readonly TextRange[] | undefined {
    const fragments: TextRange[] = [];
    for (const key of anchor.keys) {
      const range = this.#tracker.spanOf(key);
      if (!range) return undefined;
      fragments.push(range);
    }
    return isBlank(this.#tracker.text, fragments) ? undefined : withoutOverlaps(fragments);
  }

  /** Where the text of a lost entity was; undefined where nobody saw it go. */
  #lostAt({ keys }: Anchor): number | undefined {
    for (const key of keys) {
      const offset = this.#tracker.lost.get(key)?.offset ?? this.#tracker.spanOf(key)?.start;
      if (offset !== undefined) return offset;
    }
    return undefined;
  }

  #placeEntities(): readonly ModelEntity[] {
    const entities: ModelEntity[] = [];
    this.#document.lines.forEach((line, index) => {
      const anchor = this.#lines[index]?.anchor;
      if (line.kind !== 'entity' || !anchor) return;
      const fragments = this.#fragmentsOf(anchor);
      entities.push({ id: line.id, label: line.label, line, fragments: fragments ?? [], state: fragments ? anchor.state : 'lost' });
    });
    return entities;
  }

  #takeStep(name: Message, edits: readonly TextEdit[]): boolean {
    const before = this.#document;
    const text = applyEdits(before.text, edits);
    if (text === before.text) return false;
    const after = parseStandoff(text);
    const rawAfter = after.lines.map((line) => rawOf(after, line));
    const shorter = Math.min(rawAfter.length, this.#lines.length);
    let first = 0;
    while (first < shorter && rawAfter[first] === this.#lines[first]?.raw) first++;
    let kept = 0;
    while (kept < shorter - first && rawAfter[rawAfter.length - 1 - kept] === this.#lines[this.#lines.length - 1 - kept]?.raw) kept++;
    const removed = this.#lines.slice(first, this.#lines.length - kept);
    const added = after.lines.slice(first, after.lines.length - kept).map((line) => ({ raw: rawOf(after, line), anchor: this.#anchorNew(after, line, before, removed, first) }));
    this.#steps.record({ name, first, removed, added });
    this.#lines.splice(first, removed.length, ...added);
    this.#document = after;
    this.#entities = undefined;
    return true;
  }

  /** The anchor of a line that a step wrote: the old one where the entity only changed its label, else a new one. */
  #anchorNew(document: StandoffDocument, line: StandoffLine, before: StandoffDocument, removed: readonly AnchoredLine[], first: number): Anchor | undefined {
    if (line.kind !== 'entity') return undefined;
    const old = before.entity(line.id);
    const anchor = old && removed[old.index - first]?.anchor;
    if (old && anchor && sameSpan(old, { fragments: line.fragments, quote: line.quote })) return anchor;
    const spans: TrackedSpan[] = [];
    const fragments = line.fragments.map((fragment) => this.codePoints.toTextRange(fragment));
    const created = this.#anchor(document, line, { state: 'kept', fragments, reason: undefined }, spans);
    for (const { key, start, end } of spans) this.#tracker.set(key, { start, end });
    return created;
  }

  /** Puts lines of a step back and brings them up to where their entities stand by now. */
  #replaceLines(first: number, count: number, lines: readonly AnchoredLine[]): void {
    this.#lines.splice(first, count, ...lines);
    this.#document = parseStandoff(this.#lines.map(({ raw }) => raw).join(''));
    this.#entities = undefined;
    this.#behind = true;
    this.sync();
  }
}
