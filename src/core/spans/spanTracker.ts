import { applyEdits, type TextEdit, type TextRange } from '../text/range';
import { followOffset, followTransition, transitionOf, type ContentChange, type TextTransition } from './followChanges';
import { insertionsOf, LostSpans, restoredRange, spansPastedWhole, wentAlone, type LostSpan } from './lostSpan';
import { OpenSpans } from './openSpans';
import { TextHistory } from './textHistory';

/** A range that follows its text: one for each fragment of an entity. */
export interface TrackedSpan extends TextRange {
  /** Unique; chosen by whoever tracks. */
  readonly key: string;
}

export interface TrackingResult {
  /** Whether any span is not where it was, or lost, or back. */
  readonly changed: boolean;
  readonly lost: readonly LostSpan[];
  /** Keys of the spans that were lost and are there again. */
  readonly restored: readonly string[];
}

/** Where a span was: a place, or lost, or not tracked. */
type SpanState = TextRange | LostSpan | undefined;

interface SpanMemory {
  readonly sequence: number;
  readonly before: ReadonlyMap<string, SpanState>;
  readonly after: ReadonlyMap<string, SpanState>;
}

interface ReplayStep {
  readonly transition: TextTransition;
  readonly states: ReadonlyMap<string, SpanState>;
  readonly sequence: number;
}

/**
 * Spans of one text that follow every edit of it, are lost with their text, and come back with it.
 * Undo and redo restore exactly what was, also what plain following cannot know, by recognizing the text they lead to.
 * Offsets are UTF-16 units of the current text, half-open.
 */
export class SpanTracker {
  #text: string;
  #keys: string[] = [];
  #places = new Map<string, number>();
  #starts: Int32Array = new Int32Array(0);
  #ends: Int32Array = new Int32Array(0);
  readonly #lost = new Map<string, LostSpan>();
  readonly #history = new TextHistory<SpanMemory>();
  /** When a span was last set by hand: history older than that no longer speaks for it. */
  readonly #setAt = new Map<string, number>();
  #sequence = 0;
  readonly #open = new OpenSpans();
  /** The last event that took text out and put nothing there: a clipboard may hold it. */
  #lastDeletion = 0;

  constructor(text: string, spans: Iterable<TrackedSpan> = []) {
    this.#text = text;
    this.#fill(spans);
  }

  get text(): string {
    return this.#text;
  }

  /** Spans whose text is deleted, by key. */
  get lost(): ReadonlyMap<string, LostSpan> {
    return this.#lost;
  }

  /** Where a span is now; undefined where it is lost or unknown. */
  spanOf(key: string): TextRange | undefined {
    const place = this.#places.get(key);
    return place === undefined ? undefined : { start: this.#starts[place] ?? 0, end: this.#ends[place] ?? 0 };
  }

  /** Puts a span somewhere by hand: a new one, or one moved, resized or placed after it was lost. */
  set(key: string, range: TextRange): void {
    this.#setAt.set(key, ++this.#sequence);
    this.#open.clear();
    this.#lost.delete(key);
    this.#put(key, range);
  }

  /** Starts again with a text that came from elsewhere; nothing before it can be undone into. */
  reset(text: string, spans: Iterable<TrackedSpan>): void {
    this.#text = text;
    this.#lost.clear();
    this.#setAt.clear();
    this.#open.clear();
    this.#history.clear();
    this.#fill(spans);
  }

  /**
   * Follows one event of the editor.
   * @param changes in any order, all counting in the text before the event, not overlapping.
   * @param reason whether the editor says that it undid or redid something.
   * @param known the text after the event, where the caller has it: of a long article, putting it together costs most of the time.
   */
  apply(changes: readonly ContentChange[], reason?: 'undo' | 'redo', known?: string): TrackingResult {
    const oldText = this.#text;
    const newText = known ?? applyEdits(oldText, changes.map(editOf));
    this.#text = newText;
    if (oldText === newText) return { changed: false, lost: [], restored: [] };
    const lostBefore = new Set(this.#lost.keys());
    if (reason) this.#open.clear();
    if (!reason || !this.#travel(reason, oldText, newText)) this.#follow(oldText, newText, changes);
    const lost = [...this.#lost.values()].filter(({ key }) => !lostBefore.has(key));
    const restored = [...lostBefore].filter((key) => this.#places.has(key));
    return { changed: true, lost, restored };
  }

  /** The carets are here now, in UTF-16 offsets of the present text: what is typed from now on belongs to no span that they left. */
  caretsAt(offsets: readonly number[]): void {
    if (this.#open.size > 0) this.#open.caretsAt(offsets, (key) => this.spanOf(key)?.start);
  }

  #follow(oldText: string, newText: string, changes: readonly ContentChange[]): void {
    const transition = transitionOf(oldText, changes);
    const before = new Map<string, SpanState>(this.#lost);
    for (const key of this.#open.keys) before.set(key, this.#stateOf(key));
    const lostBefore = new Set(this.#lost.keys());
    const touched = this.#move(oldText, transition);
    if (changes.some(({ rangeLength, text }) => rangeLength > 0 && text === '')) this.#lastDeletion = this.#sequence;
    for (const { key, ...range } of touched) before.set(key, range);
    if (this.#lost.size > 0) this.#restore(newText, transition);
    this.#followTyping(touched, changes, transition, lostBefore);
    const after = new Map([...before.keys()].map((key): [string, SpanState] => [key, this.#stateOf(key)]));
    this.#history.record(oldText, newText, transition, { sequence: ++this.#sequence, before, after });
  }

  /** Spans that are typed over: what is typed belongs to them as long as the caret stays. */
  #followTyping(touched: readonly TrackedSpan[], changes: readonly ContentChange[], { replacements }: TextTransition, lostBefore: ReadonlySet<string>): void {
    const replaced = new Map(replacements.map((replacement) => [`${replacement.from.start} ${replacement.from.end}`, replacement.to]));
    const opened = touched.flatMap(({ key, start, end }): [string, number][] => {
      const to = replaced.get(`${start} ${end}`);
      if (to && end > start && this.#open.isTyped(key, this.#text.slice(to.start, to.end))) return [[key, to.end]];
      const lost = this.#lost.get(key);
      return lost && !lostBefore.has(key) && wentAlone(lost) ? [[key, lost.offset]] : [];
    });
    if (this.#open.size > 0) {
      const ordered = [...changes].sort((a, b) => a.rangeOffset - b.rangeOffset || a.rangeLength - b.rangeLength);
      for (const { key, range } of this.#open.follow(ordered, (key) => this.spanOf(key))) {
        this.#lost.delete(key);
        this.#put(key, range);
      }
    }
    for (const [key, end] of opened) this.#open.open(key, end);
  }

  /** Moves everything through a transition. @returns the spans that more than a shift happened to, as they were before. */
  #move(oldText: string, transition: TextTransition): TrackedSpan[] {
    const count = this.#keys.length;
    const followed = followTransition({ starts: this.#starts.subarray(0, count), ends: this.#ends.subarray(0, count) }, transition);
    const asBefore = (place: number): TrackedSpan => this.#spanAt(place);
    const touched = followed.touched.map(asBefore);
    const lost = new LostSpans(oldText, transition.edits, this.#sequence);
    const newlyLost = followed.lost.map((place) => {
      const { key, ...range } = asBefore(place);
      return lost.of(key, range, followed.starts[place] ?? 0);
    });
    this.#starts = followed.starts;
    this.#ends = followed.ends;
    for (const [key, state] of this.#lost) this.#lost.set(key, { ...state, offset: followOffset(state.offset, transition) });
    for (const state of newlyLost) {
      this.#take(state.key);
      this.#lost.set(state.key, state);
    }
    return touched;
  }

  /** Gives lost spans back whose text an ordinary edit brings: pasted again, or moved with its line. */
  #restore(newText: string, transition: TextTransition): void {
    const insertions = insertionsOf(transition.edits).filter(({ start, end }) => end > start);
    if (insertions.length === 0) return;
    for (const [{ key }, range] of spansPastedWhole(this.#lost.values(), this.#lastDeletion, newText, insertions)) {
      this.#lost.delete(key);
      this.#put(key, range);
    }
    for (const state of [...this.#lost.values()]) {
      const ranges = insertions.flatMap((insertion) => {
        const offset = insertion.end === state.offset ? insertion.start : state.offset;
        return restoredRange(state, newText, insertion, offset) ?? [];
      });
      const [only] = ranges;
      if (!only || ranges.length > 1) continue;
      this.#lost.delete(state.key);
      this.#put(state.key, only);
    }
  }

  /** Undo or redo: goes to the state of the text as it was, where it is known. */
  #travel(reason: 'undo' | 'redo', oldText: string, newText: string): boolean {
    const back = (): boolean => {
      const steps = this.#history.stepBack(oldText, newText);
      if (steps) this.#replay(oldText, steps.map(({ backward, memory }) => ({ ...memory, transition: backward, states: memory.before })));
      return steps !== undefined;
    };
    const forth = (): boolean => {
      const steps = this.#history.stepForth(oldText, newText);
      if (steps) this.#replay(oldText, steps.map(({ forward, memory }) => ({ ...memory, transition: forward, states: memory.after })));
      return steps !== undefined;
    };
    return reason === 'undo' ? back() || forth() : forth() || back();
  }

  #replay(oldText: string, steps: readonly ReplayStep[]): void {
    let text = oldText;
    for (const { transition, states, sequence } of steps) {
      this.#move(text, transition);
      text = applyEdits(text, transition.edits);
      for (const [key, state] of states) {
        const known = this.#places.has(key) || this.#lost.has(key);
        if (known && (this.#setAt.get(key) ?? 0) <= sequence) this.#setState(key, state);
      }
    }
  }

  #spanAt(place: number): TrackedSpan {
    return { key: this.#keys[place] ?? '', start: this.#starts[place] ?? 0, end: this.#ends[place] ?? 0 };
  }

  #stateOf(key: string): SpanState {
    return this.#lost.get(key) ?? this.spanOf(key);
  }

  #setState(key: string, state: SpanState): void {
    if (!state) return;
    if ('offset' in state) {
      this.#take(key);
      this.#lost.set(key, state);
    } else {
      this.#lost.delete(key);
      this.#put(key, state);
    }
  }

  #fill(spans: Iterable<TrackedSpan>): void {
    const all = [...spans];
    this.#keys = all.map(({ key }) => key);
    this.#places = new Map(this.#keys.map((key, place) => [key, place]));
    this.#starts = Int32Array.from(all, ({ start }) => start);
    this.#ends = Int32Array.from(all, ({ end }) => end);
  }

  #put(key: string, range: TextRange): void {
    let place = this.#places.get(key);
    if (place === undefined) {
      place = this.#keys.length;
      this.#keys.push(key);
      this.#places.set(key, place);
      if (place >= this.#starts.length) {
        this.#starts = grown(this.#starts, place);
        this.#ends = grown(this.#ends, place);
      }
    }
    this.#starts[place] = range.start;
    this.#ends[place] = range.end;
  }

  /** The last span takes the place of the one that goes. */
  #take(key: string): void {
    const place = this.#places.get(key);
    if (place === undefined) return;
    const last = this.#keys.length - 1;
    const lastKey = this.#keys.pop();
    this.#places.delete(key);
    if (lastKey === undefined || place === last) return;
    this.#keys[place] = lastKey;
    this.#places.set(lastKey, place);
    this.#starts[place] = this.#starts[last] ?? 0;
    this.#ends[place] = this.#ends[last] ?? 0;
  }
}

function editOf({ rangeOffset: start, rangeLength, text }: ContentChange): TextEdit {
  return { range: { start, end: start + rangeLength }, newText: text };
}

function grown(values: Int32Array, used: number): Int32Array {
  const larger = new Int32Array(Math.max(16, used * 2));
  larger.set(values);
  return larger;
}
