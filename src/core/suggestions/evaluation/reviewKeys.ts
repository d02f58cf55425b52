import type { TextRange } from '../../text/range';
import { wordsOf } from '../../text/wordSegments';
import { decidedLater, isSameReading, suggestionThresholds, weakestReading } from '../policy';
import { readText, type ReadText } from '../readText';
import { repeatedStrings, stringsOf, type FindString } from '../repeatedStrings';
import { articleWords, sentenceRanges } from '../ruleMarker';
import type { Suggestion, TaggedSpan, TaggedText } from '../suggester';
import { untaggedNamesAmong } from '../untaggedNames';

/**
 * What a key press costs in the measure: one for accepting, rejecting, another label, the next reading, the next unsure suggestion or
 * untagged name, and accepting all sure ones; two for moving an end, and for going to a place with the arrows or the mouse.
 */
const costs = { key: 1, end: 2, going: 2 } as const;

/** How an annotator works through suggestions. */
export interface ReviewStyle {
  /** What is left of the suggestions from here on is accepted by one key, the others one by one. */
  readonly acceptedFrom: number;
  /** Keys for going to one that is accepted by that key, and wrong. */
  readonly toWrongOne: number;
  /** Keys for accepting another reading, once it is shown: whoever accepts all that is shown need not do that. */
  readonly toAcceptReading: number;
}

/** Decides what is wrong, and accepts all that is shown. */
export const quickReview: ReviewStyle = { acceptedFrom: suggestionThresholds.shown, toWrongOne: 0, toAcceptReading: 0 };
/** Accepts the sure ones, steps through the others, and pays for going to what is wrong among the sure ones. */
export const harshReview: ReviewStyle = { acceptedFrom: suggestionThresholds.sure, toWrongOne: costs.going, toAcceptReading: costs.key };

/** What a decision about one string does at another place of it. */
interface Held extends TextRange {
  /** The suggestion that stands there. */
  readonly place?: Suggestion;
}

/**
 * The keys an annotator needs to come from suggestions to the right tags, by the panel's policy: a decision about a string holds for
 * the same string in the rest of the article, a key shows the next reading, another goes to the next unsure suggestion or untagged name.
 * What is tagged becomes a suggestion where the same string stands untagged further on.
 * Where a decision would do more harm than good in the rest of the article, it is made last, for its place alone: of a tag, not of a suggestion.
 * @param article with the tags that are right
 * @param repetition the probability of suggestions for repeated strings
 */
export function reviewKeys(article: TaggedText, suggestions: readonly Suggestion[], repetition: number, style: ReviewStyle): number {
  const review = new Review(article, suggestions, repetition, style);
  return review.run();
}

class Review {
  readonly #read: ReadText;
  readonly #style: ReviewStyle;
  readonly #gold: readonly TaggedSpan[];
  /** Suggestions that nothing has decided yet. */
  #open: Suggestion[];
  readonly #tags: TaggedSpan[] = [];
  readonly #find: FindString;
  readonly #repetition: number;
  /** Decided: not to be tagged so. */
  readonly #settled: TaggedSpan[] = [];
  readonly #weak: readonly Suggestion[];
  readonly #namesAmongFree: ReturnType<typeof untaggedNames>;
  #keys = 0;
  #at = 0;

  constructor(article: TaggedText, suggestions: readonly Suggestion[], repetition: number, style: ReviewStyle) {
    this.#read = readText(article.text, article.ranges);
    this.#find = stringsOf(article);
    this.#repetition = repetition;
    this.#style = style;
    this.#gold = [...article.tags].sort((a, b) => a.start - b.start || b.end - a.end);
    this.#open = suggestions.filter(({ probability }) => probability >= suggestionThresholds.shown);
    this.#weak = suggestions.filter(({ probability }) => probability < suggestionThresholds.shown && probability >= weakestReading);
    this.#namesAmongFree = untaggedNames(this.#read);
  }

  run(): number {
    for (let next = this.#nextPlace(); next; next = this.#nextPlace()) {
      if (next.kind === 'wrong') this.#repair(next.tag);
      else if (next.kind === 'open') this.#decide(next.suggestion);
      else this.#add(next.tag);
    }
    return this.#keys + (this.#open.length > 0 ? costs.key : 0);
  }

  /** What has to be looked at first, in the order of the text. */
  #nextPlace(): { kind: 'wrong'; tag: TaggedSpan } | { kind: 'open'; suggestion: Suggestion } | { kind: 'missing'; tag: TaggedSpan } | undefined {
    const wrong = this.#tags.find((tag) => !this.#isRight(tag));
    const suggestion = this.#open.find((open) => !this.#isAcceptedTogether(open) || !this.#isRight(open));
    const missing = this.#gold.find((right) => !this.#isTagged(right) && ![...this.#open, ...this.#tags].some((other) => overlaps(other, right) && (isSameReading(other, right) || !this.#isRight(other))));
    const first = Math.min(...[wrong, suggestion, missing].map((place) => place?.start ?? Infinity));
    if (wrong?.start === first) return { kind: 'wrong', tag: wrong };
    if (suggestion?.start === first) return { kind: 'open', suggestion };
    return missing && { kind: 'missing', tag: missing };
  }

  #decide(suggestion: Suggestion): void {
    if (this.#isAcceptedTogether(suggestion)) this.#keys += this.#style.toWrongOne;
    const right = this.#rightFor(suggestion);
    const alike = this.#open.filter((open) => open !== suggestion && (right !== undefined || open.label === suggestion.label));
    const later = decidedLater(this.#read.text, alike, suggestion, right ?? suggestion);
    this.#open = this.#open.filter((open) => open !== suggestion);
    if (!right) {
      this.#keys += costs.key;
      this.#at = suggestion.end;
      this.#settled.push(suggestion);
      const places = later.map(({ place }) => place);
      if (gain(places.map((place) => (this.#isRight(place) ? -1 : 1))) > 0) {
        this.#open = this.#open.filter((open) => !places.includes(open));
        this.#settled.push(...places);
      }
    } else if (isSameReading(suggestion, right)) {
      this.#keys += costs.key;
      this.#tag(right, later);
    } else {
      const { keys, holds } = changeCost(suggestion, suggestion, right, this.#style.toAcceptReading);
      this.#keys += keys;
      this.#tag(right, this.#held(later, right.label, holds));
    }
  }

  /** A decision that held for its place, too, was wrong there. */
  #repair(tag: TaggedSpan): void {
    this.#tags.splice(this.#tags.indexOf(tag), 1);
    const right = this.#rightFor(tag);
    this.#keys += this.#style.toWrongOne + (right ? changeCost(tag, undefined, right, 0).keys : costs.key);
    this.#at = tag.end;
    if (right) this.#tag(right, []);
    else this.#settled.push(tag);
  }

  #add(tag: TaggedSpan): void {
    const { steps, place } = this.#stepsTo(tag);
    const bySteps = place ? costs.key * steps + endsCost(place, tag) : Infinity;
    this.#keys += Math.min(costs.going, bySteps) + costs.key;
    this.#tag(tag, []);
    // Where such places are seldom the same, none is suggested: all occurrences can still be tagged.
    const later = this.#find(this.#read.text.slice(tag.start, tag.end)).filter((place) => place.start >= tag.end && !this.#meets(place));
    this.#tag(tag, this.#held(later, tag.label, false));
  }

  /** How often `.` is pressed to come to a tag, by way of readings too weak to be shown and untagged names, and where it comes to. */
  #stepsTo(tag: TaggedSpan): { readonly steps: number; readonly place: TextRange | undefined } {
    const isFree = (range: TextRange): boolean => !this.#tags.some((other) => overlaps(other, range));
    const names = this.#namesAmongFree((word) => !this.#meets(word));
    // Of a reading and a name that begin together the reading is the stop.
    const stops = [...this.#weak.filter(isFree), ...names].sort((a, b) => a.start - b.start);
    let steps = 0;
    for (let at = this.#at; ; steps++) {
      const place = stops.find(({ start }) => start >= at && start < tag.end);
      if (!place) return { steps, place };
      if (overlaps(place, tag)) return { steps: steps + 1, place };
      at = place.end;
    }
  }

  /** Tags a place, and others where nothing else is tagged or suggested; suggestions that stand where something is tagged are open no more. */
  #tag(tag: TaggedSpan, later: readonly Held[]): void {
    this.#at = tag.end;
    if (!this.#isTagged(tag)) this.#tags.push(tag);
    this.#open = this.#open.filter((open) => !overlaps(open, tag) || (this.#isRight(open) && !isSameReading(open, tag)));
    for (const { start, end, place } of later) {
      this.#open = this.#open.filter((open) => open !== place);
      if (!this.#meets({ start, end })) this.#tags.push({ start, end, label: tag.label });
    }
    this.#tags.sort((a, b) => a.start - b.start);
    if (this.#repetition >= suggestionThresholds.shown) this.#repeat();
  }

  /** Suggests what is tagged by now where it stands again, and nothing else stands. */
  #repeat(): void {
    const repeated = repeatedStrings(this.#read.text, this.#tags, this.#repetition, this.#find)
      .filter((place) => !this.#open.some((open) => overlaps(open, place)) && !this.#settled.some((settled) => isSameReading(settled, place)));
    this.#open = [...this.#open, ...repeated].sort((a, b) => a.start - b.start);
  }

  /** The places where a label is to stand, too, if more of them come right by it than get wrong. @param holds whether that takes no key more */
  #held(places: readonly Held[], label: string, holds: boolean): readonly Held[] {
    const wasRight = ({ place, ...range }: Held): boolean => (place ? this.#isRight(place) : !this.#gold.some((tag) => overlaps(tag, range)));
    if (gain(places.map((held) => Number(this.#isRight({ ...held, label })) - Number(wasRight(held)))) <= 0) return [];
    // All occurrences are shown before they are tagged.
    if (!holds) this.#keys += costs.key;
    return places;
  }

  /** The tag that should stand where something else was suggested, if it does not yet. */
  #rightFor(wrong: TaggedSpan): TaggedSpan | undefined {
    const candidates = this.#gold.filter((tag) => overlaps(tag, wrong) && !this.#isTagged(tag));
    return candidates.find((tag) => isSameReading(tag, wrong)) ?? candidates.find(({ start, end }) => start === wrong.start && end === wrong.end)
      ?? candidates.sort((a, b) => endsCost(a, wrong) - endsCost(b, wrong) || a.start - b.start)[0];
  }

  #isAcceptedTogether({ probability }: Suggestion): boolean {
    return probability >= this.#style.acceptedFrom;
  }

  #isRight(span: TaggedSpan): boolean {
    return this.#gold.some((tag) => isSameReading(tag, span));
  }

  #isTagged(span: TaggedSpan): boolean {
    return this.#tags.some((tag) => isSameReading(tag, span));
  }

  #meets(range: TextRange): boolean {
    return this.#tags.some((tag) => overlaps(tag, range)) || this.#open.some((open) => overlaps(open, range));
  }
}

function gain(changes: readonly number[]): number {
  return changes.reduce((sum, change) => sum + change, 0);
}

/**
 * Showing the next reading until it is right, or changing label and ends by hand, whichever takes fewer keys; and whether that holds for the
 * same string in the rest of the article: other ends do where their reading is accepted by itself.
 */
function changeCost(from: TaggedSpan, suggestion: Suggestion | undefined, to: TaggedSpan, toAccept: number): { readonly keys: number; readonly holds: boolean } {
  const turn = suggestion?.others.findIndex((other) => isSameReading(other, to)) ?? -1;
  const ends = endsCost(from, to);
  const byHand = (from.label === to.label ? 0 : costs.key) + ends;
  const byReading = turn < 0 ? Infinity : costs.key * (turn + 1) + toAccept;
  return { keys: Math.min(byHand, byReading), holds: ends === 0 || (toAccept > 0 && byReading <= byHand) };
}

function endsCost(from: TextRange, to: TextRange): number {
  return (from.start === to.start ? 0 : costs.end) + (from.end === to.end ? 0 : costs.end);
}

function overlaps(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Finds names, numbers and days among the words that bear neither tag nor suggestion, as `.` in the panel looks for them. */
export function untaggedNames(read: ReadText): (isFree: (word: TextRange) => boolean) => TextRange[] {
  const article = { ...articleWords(read, [], { places: new Set() }), everyWordIsUpperCase: false };
  const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
  const sentences = [...sentenceRanges(read)].map((sentence) => ({ sentence, words: wordsOf(read.text, sentence, segmenter) }));
  return (isFree) => sentences.flatMap(({ sentence, words }) => untaggedNamesAmong(words, read.text, sentence, article, isFree));
}
