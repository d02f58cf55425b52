import type { TextRange } from '../../text/range';
import { wordsOf } from '../../text/wordSegments';
import { namesAmong } from '../names';
import { laterOfSameString, suggestionThresholds, weakestReading } from '../policy';
import type { ReadText } from '../readText';
import { articleWords, sentenceRanges } from '../ruleMarker';
import type { Suggestion, TaggedSpan } from '../suggester';

/**
 * What a key press costs in the measure: one for accepting, rejecting, another label, the next reading, the next unsure suggestion or
 * untagged name, and accepting all sure ones; two for moving an end, and for going to a place with the arrows or the mouse.
 */
const costs = { key: 1, end: 2, going: 2 } as const;

/** How an annotator works through suggestions. */
export interface ReviewStyle {
  /** All suggestions from here on are accepted by one key. */
  readonly acceptedFrom: number;
  /** Keys for going to a tag that was wrongly accepted. */
  readonly toWrongTag: number;
}

/** Accepts all that is shown and repairs what is wrong. */
export const quickReview: ReviewStyle = { acceptedFrom: suggestionThresholds.shown, toWrongTag: 0 };
/** Accepts the sure ones, steps through the others, and pays for going to what is wrong among the sure ones. */
export const harshReview: ReviewStyle = { acceptedFrom: suggestionThresholds.sure, toWrongTag: costs.going };

interface Mark extends TaggedSpan {
  readonly suggestion: Suggestion | undefined;
}

/**
 * The keys an annotator needs to come from suggestions to the right tags, by the panel's policy: a decision about a string holds for
 * the same string in the rest of the article, a key shows the next reading, another goes to the next unsure suggestion or untagged name.
 */
export function reviewKeys(read: ReadText, suggestions: readonly Suggestion[], gold: readonly TaggedSpan[], style: ReviewStyle): number {
  const review = new Review(read, suggestions, gold, style);
  return review.run();
}

class Review {
  readonly #read: ReadText;
  readonly #style: ReviewStyle;
  readonly #gold: readonly TaggedSpan[];
  /** Suggestions that nothing has decided yet. */
  #open: Suggestion[];
  /** Tags so far, and the suggestions that became tags by the first key. */
  #marks: Mark[] = [];
  readonly #weak: readonly Suggestion[];
  readonly #namesAmongFree: ReturnType<typeof untaggedNames>;
  #keys = 0;
  #at = 0;

  constructor(read: ReadText, suggestions: readonly Suggestion[], gold: readonly TaggedSpan[], style: ReviewStyle) {
    this.#read = read;
    this.#style = style;
    this.#gold = [...gold].sort((a, b) => a.start - b.start || b.end - a.end);
    const shown = suggestions.filter(({ probability }) => probability >= suggestionThresholds.shown);
    this.#marks = shown.filter(({ probability }) => probability >= style.acceptedFrom).map((suggestion) => ({ ...suggestion, suggestion }));
    this.#open = shown.filter(({ probability }) => probability < style.acceptedFrom);
    this.#weak = suggestions.filter(({ probability }) => probability < suggestionThresholds.shown && probability >= weakestReading);
    this.#namesAmongFree = untaggedNames(read);
    if (this.#marks.length > 0) this.#keys += costs.key;
  }

  run(): number {
    for (;;) {
      const next = this.#nextPlace();
      if (next === undefined) return this.#keys;
      if (next.kind === 'wrong') this.#repair(next.mark);
      else if (next.kind === 'open') this.#decide(next.suggestion);
      else this.#add(next.tag);
    }
  }

  /** What has to be looked at first, in the order of the text. */
  #nextPlace(): { kind: 'wrong'; mark: Mark } | { kind: 'open'; suggestion: Suggestion } | { kind: 'missing'; tag: TaggedSpan } | undefined {
    const mark = this.#marks.find((tagged) => !this.#gold.some((tag) => isSame(tag, tagged)));
    const suggestion = this.#open[0];
    const tag = this.#gold.find((right) => !this.#marks.some((tagged) => isSame(tagged, right)) && !this.#open.some((open) => overlaps(open, right))
      && !this.#marks.some((tagged) => overlaps(tagged, right) && !this.#gold.some((other) => isSame(other, tagged))));
    const starts = [mark?.start ?? Infinity, suggestion?.start ?? Infinity, tag?.start ?? Infinity];
    const first = Math.min(...starts);
    if (mark && mark.start === first) return { kind: 'wrong', mark };
    if (suggestion && suggestion.start === first) return { kind: 'open', suggestion };
    return tag && { kind: 'missing', tag };
  }

  #repair(mark: Mark): void {
    this.#keys += this.#style.toWrongTag;
    this.#at = mark.end;
    const right = this.#rightFor(mark);
    const later = laterOfSameString(this.#read.text, this.#marks, mark).filter(({ label }) => label === mark.label);
    this.#marks = this.#marks.filter((other) => other !== mark && !later.includes(other));
    if (!right) {
      this.#keys += costs.key;
      return;
    }
    this.#keys += changeCost(mark, mark.suggestion, right);
    this.#tag(right, later.map((other) => moved(other, mark, right)));
  }

  #decide(suggestion: Suggestion): void {
    this.#at = suggestion.end;
    const later = laterOfSameString(this.#read.text, this.#open, suggestion);
    this.#open = this.#open.filter((other) => other !== suggestion && !later.includes(other));
    const right = this.#rightFor(suggestion);
    if (!right) this.#keys += costs.key;
    else {
      this.#keys += isSame(suggestion, right) ? costs.key : Math.max(costs.key, changeCost(suggestion, suggestion, right));
      this.#tag(right, later.map((other) => moved(other, suggestion, right)));
    }
  }

  #add(tag: TaggedSpan): void {
    const { steps, place } = this.#stepsTo(tag);
    const bySteps = place ? costs.key * steps + endsCost(place, tag) : Infinity;
    this.#keys += Math.min(costs.going, bySteps) + costs.key;
    this.#at = tag.end;
    const form = this.#read.text.slice(tag.start, tag.end);
    this.#tag(tag, this.#read.tokens.filter(({ start }) => start >= tag.end && this.#read.text.startsWith(form, start))
      .map(({ start }) => ({ start, end: start + form.length, label: tag.label }))
      .filter(({ end }) => this.#read.tokens.some((token) => token.end === end)));
  }

  /** How often `.` is pressed to come to a tag, by way of readings too weak to be shown and untagged names, and where it comes to. */
  #stepsTo(tag: TaggedSpan): { readonly steps: number; readonly place: TextRange | undefined } {
    const isTagged = (range: TextRange): boolean => this.#marks.some((mark) => overlaps(mark, range));
    const names = this.#namesAmongFree((word) => !isTagged(word) && !this.#open.some((open) => overlaps(open, word)));
    // Of a reading and a name that begin together the reading is the stop.
    const stops = [...this.#weak.filter((weak) => !isTagged(weak)), ...names].sort((a, b) => a.start - b.start);
    let steps = 0;
    for (let at = this.#at; ; steps++) {
      const place = stops.find(({ start }) => start >= at && start < tag.end);
      if (!place) return { steps, place };
      if (overlaps(place, tag)) return { steps: steps + 1, place };
      at = place.end;
    }
  }

  /** Tags a place, and the same string behind it wherever nothing is tagged or suggested yet. */
  #tag(tag: TaggedSpan, later: readonly TaggedSpan[]): void {
    this.#put(tag, true);
    for (const same of later) this.#put(same, false);
  }

  #put(tag: TaggedSpan, isDecided: boolean): void {
    const meets = (other: TaggedSpan): boolean => overlaps(other, tag);
    if (isDecided) this.#open = this.#open.filter((other) => !meets(other) || this.#gold.some((right) => isSame(right, other)));
    else if (this.#marks.some(meets) || this.#open.some(meets)) return;
    if (!this.#marks.some((mark) => isSame(mark, tag))) this.#marks.push({ ...tag, suggestion: undefined });
    this.#marks.sort((a, b) => a.start - b.start);
  }

  /** The tag that should stand where something else was suggested, if none is right there yet. */
  #rightFor(mark: TaggedSpan): TaggedSpan | undefined {
    const candidates = this.#gold.filter((tag) => overlaps(tag, mark) && !this.#marks.some((other) => isSame(other, tag)));
    return candidates.find((tag) => isSame(tag, mark)) ?? candidates.find(({ start, end }) => start === mark.start && end === mark.end)
      ?? candidates.sort((a, b) => endsCost(a, mark) - endsCost(b, mark) || a.start - b.start)[0];
  }
}

/** Showing the next reading until it is right, or changing label and ends by hand, whichever takes fewer keys. */
function changeCost(from: TaggedSpan, suggestion: Suggestion | undefined, to: TaggedSpan): number {
  const turn = suggestion && isSame(suggestion, from) ? suggestion.others.findIndex((other) => isSame(other, to)) : -1;
  const byHand = (from.label === to.label ? 0 : costs.key) + endsCost(from, to);
  return turn < 0 ? byHand : Math.min(byHand, costs.key * (turn + 1) + (suggestion && from === suggestion ? costs.key : 0));
}

function endsCost(from: TextRange, to: TextRange): number {
  return (from.start === to.start ? 0 : costs.end) + (from.end === to.end ? 0 : costs.end);
}

/** The change that was made of one place, made of another with the same string. */
function moved(other: TaggedSpan, from: TextRange, to: TaggedSpan): TaggedSpan {
  return { start: other.start + to.start - from.start, end: other.end + to.end - from.end, label: to.label };
}

function isSame(a: TaggedSpan, b: TaggedSpan): boolean {
  return a.start === b.start && a.end === b.end && a.label === b.label;
}

function overlaps(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Finds names, numbers and days among the words that bear neither tag nor suggestion, as `.` in the panel looks for them. */
export function untaggedNames(read: ReadText): (isFree: (word: TextRange) => boolean) => TextRange[] {
  const article = { ...articleWords(read, [], { places: new Set() }), everyWordIsUpperCase: false };
  const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
  const sentences = [...sentenceRanges(read)].map((sentence) => ({ start: sentence.start, words: wordsOf(read.text, sentence, segmenter) }));
  return (isFree) => sentences.flatMap(({ start, words }) => namesAmong(words.filter(isFree), read.text, start, article));
}
