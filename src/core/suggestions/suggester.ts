import type { KnownDetails } from '../standoff/knownDetails';
import type { TextRange } from '../text/range';
import { Calibration, usualSlope } from './calibration';
import { usualReliability } from './english/evidence';
import { RuleMarker } from './ruleMarker';
import { RowTable } from './hash';
import { labelsOfRoles } from './labelRoles';
import { randomNumbers, type RandomNumbers } from './randomNumbers';
import { heedOtherPlaces } from './otherPlaces';
import { readText, Shape, type ReadText } from './readText';
import { roles, type Role } from './ruleMarks';
import type { LabelledSpan, SpanProbability } from './lattice';
import { SequenceModel, type FeatureSentence } from './sequenceModel';
import { keyOf, TaggedStrings, type ArticleUses, type KnownString } from './taggedStrings';
import { evidenceFeature, featuresOf, knownFeature, knownNeighbourFeature, mostCountedTokens, ruleFeature } from './tokenFeatures';
import { WordCases } from './wordCases';

/** A tag as the model learns it; UTF-16 of the article's text, half-open. */
export interface TaggedSpan extends TextRange {
  readonly label: string;
  /** Link and attributes of the tag, or those that the string has elsewhere. */
  readonly details?: KnownDetails | undefined;
}

/** A text with the ranges in which tags are expected, ascending. */
export interface SuggestionText {
  readonly text: string;
  readonly ranges: readonly TextRange[];
}

export interface TaggedText extends SuggestionText {
  readonly tags: readonly TaggedSpan[];
}

/** Why a suggestion is made, where that can be said. */
export type SuggestionReason =
  | { readonly kind: 'tagged'; readonly count: number; readonly articles: number; readonly label: string }
  /** Times that the same string is tagged so in the article. */
  | { readonly kind: 'repeated'; readonly count: number; readonly label: string }
  | { readonly kind: 'rule'; readonly role: Role }
  | { readonly kind: 'context' }
  /** `isLearned`: the tags of the corpus suggest the same. */
  | { readonly kind: 'languageModel'; readonly model: string; readonly isLearned: boolean };

/** One reading of a place: ends and label. */
export interface Reading extends TaggedSpan {
  /** Calibrated: of readings with .8, eight in ten are right. */
  readonly probability: number;
  /** Whether the probability says nothing: a language model gives none. */
  readonly isUnrated?: boolean | undefined;
  /** Why it is suggested, where that is not the reason of the place's likeliest reading. */
  readonly reason?: SuggestionReason | undefined;
}

/** The likeliest reading of a place, and the others that overlap it, the likeliest first. */
export interface Suggestion extends Reading {
  readonly others: readonly Reading[];
  readonly reason: SuggestionReason;
}

/** A span with the layer that found it. */
interface LayeredSpan extends SpanProbability {
  readonly layer: number;
}

interface LearnedArticle {
  readonly read: ReadText;
  readonly rows: Int32Array;
  readonly starts: Int32Array;
  /** Of each layer. */
  readonly spans: readonly (readonly LabelledSpan[])[];
  readonly uses: ArticleUses;
}

const passes = 5;
const replayed = 8;
/** Until so many tokens are learned, steps are shorter, as the square root of the share: what one sentence happens to hold must not outweigh the rules. */
const tokensForWholeSteps = 300;
const outsideStartWeight = 4;
/** For what rules mark though no label says so: a number in a corpus of proteins. Soon unlearned where it is tagged. */
const unnamedStartWeight = 2;
/** Behind the first token, rules that are often wrong hold less against the outside: most of what they know is said where they begin. */
const insideDoubt = 3;
const mostOtherReadings = 4;
const mostLayers = 2;
/** Of the sentences without a tag that holds another, one in so many is learned by the layer of those. */
const plainSentencesForOuter = 3;

/**
 * Learns tags article by article and suggests them for another text. Any labels, any script; what English rules and lists find
 * is a feature, with a weight at the start for labels whose names say what they are. Deterministic: the same labels and articles
 * in the same order give the same suggestions. Learning costs time by the size of the article and of a few old ones.
 */
export class Suggester {
  readonly #labels: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #strings = new TaggedStrings();
  readonly #learned: LearnedArticle[] = [];
  #tokens = 0;
  readonly #calibration = new Calibration();
  readonly #random: RandomNumbers;
  /** For tags that hold no other, and for those that do: a place inside a longer name may be a name too. */
  readonly #features = new RowTable();
  readonly #layers = [new SequenceModel(this.#features), new SequenceModel(this.#features)] as const;
  #hasNested = false;
  readonly #rules = new RuleMarker();
  readonly #cases = new WordCases();

  /** @param labels the labels of the corpus; others are added as they are met. */
  constructor(labels: readonly string[], seed = 1) {
    this.#random = randomNumbers(seed);
    for (const layer of this.#layers) layer.setStartWeight(ruleFeature(0), 0, outsideStartWeight);
    for (const [evidence, reliability] of usualReliability) {
      const against = Math.log((1 - reliability) / reliability) / usualSlope;
      for (let tokens = 1; tokens <= mostCountedTokens; tokens++) {
        this.#layers[0].setStartWeight(evidenceFeature(evidence, tokens), 0, tokens * ruleStartWeight(labels.length) - (tokens - 1) * insideDoubt + against);
      }
      this.#layers[0].setStartWeight(evidenceFeature(evidence, 0), 0, insideDoubt);
    }
    const named = labelsOfRoles(labels);
    roles.forEach((role, index) => {
      if (named.has(role)) return;
      this.#layers[0].setStartWeight(ruleFeature(1 + 2 * index), 0, unnamedStartWeight);
      this.#layers[0].setStartWeight(ruleFeature(2 + 2 * index), 0, unnamedStartWeight);
    });
    this.#addLabels(labels);
  }

  get labels(): readonly string[] {
    return this.#labels;
  }

  /** Learns the tags of one more article, and a few old articles again. */
  learn({ text, ranges, tags }: TaggedText): void {
    this.#addLabels(tags.map(({ label }) => label));
    const read = readText(text, ranges);
    const spans = layersOf(spansOf(read, tags, this.#numbers));
    this.#hasNested ||= (spans[1]?.length ?? 0) > 0;
    const { hashes, starts } = featuresOf(read, this.#rules.marksOf(read), this.#cases);
    if (this.#learned.length > 0) this.#calibration.add(this.#likelySpans(read, this.#rowsOf(hashes), starts), spans.flat());
    const rows = hashes.map((hash) => this.#features.add(hash));
    this.#cases.add(read);
    const uses = this.#strings.add(read, spans.flat());
    const article = { read, rows, starts, spans, uses };
    const again = this.#random.choose(this.#learned, replayed);
    this.#learned.push(article);
    const share = Math.min(1, Math.sqrt((this.#tokens += read.tokens.length) / tokensForWholeSteps));
    const sentences = [article, ...again].flatMap((learned) => this.#sentencesToLearn(learned));
    for (let pass = 0; pass < passes; pass++) {
      for (const { features, layers } of this.#random.shuffle(sentences)) {
        layers.forEach((tagged, index) => {
          if (index > 0 && (!this.#hasNested || (tagged.length === 0 && this.#random.below(plainSentencesForOuter) > 0))) return;
          this.#layers[index]?.learn(features, tagged, share);
        });
      }
    }
  }

  /** What may be tagged in a text, in its order and without overlap; the likeliest readings first of all. */
  suggest({ text, ranges }: SuggestionText): Suggestion[] {
    const read = readText(text, ranges);
    const marks = this.#rules.marksOf(read);
    const { hashes, starts } = featuresOf(read, marks, this.#cases);
    const spans = this.#likelySpans(read, this.#rowsOf(hashes), starts);
    const known = new Map<number, KnownString>();
    for (let sentence = 0; sentence + 1 < read.sentences.length; sentence++) {
      for (const found of this.#strings.find(read, read.sentences[sentence] ?? 0, read.sentences[sentence + 1] ?? 0)) known.set(found.start, found);
    }
    // `Non-Academic` is tagged as a whole or not at all.
    const whole = spans.filter(({ start }) => read.shapes[start] !== Shape.Hyphen || read.spaced[start]);
    return withoutOverlap(whole).map(({ best, others }) => ({
      ...this.#reading(read, best),
      others: others.slice(0, mostOtherReadings).map((other) => this.#reading(read, other)),
      reason: this.#reasonOf(best, known.get(best.start), marks.rules),
    }));
  }

  #reading({ tokens }: ReadText, { start, end, label, probability }: SpanProbability): Reading {
    return {
      start: tokens[start]?.start ?? 0,
      end: tokens[end - 1]?.end ?? 0,
      label: this.#labels[label] ?? '',
      probability: this.#calibration.apply(probability),
    };
  }

  #reasonOf({ start, end, label }: SpanProbability, known: KnownString | undefined, rules: Uint8Array): SuggestionReason {
    if (known?.end === end) {
      const count = known.use.tagged.get(label) ?? 0;
      if (count > 0) return { kind: 'tagged', count, articles: known.use.articles.get(label) ?? 0, label: this.#labels[label] ?? '' };
    }
    const mark = rules[start] ?? 0;
    const role = roles[(mark - 1) >> 1];
    return mark % 2 === 1 && role ? { kind: 'rule', role } : { kind: 'context' };
  }

  #addLabels(labels: readonly string[]): void {
    const before = this.#labels.length;
    for (const label of labels) {
      if (this.#numbers.has(label)) continue;
      this.#numbers.set(label, this.#labels.length);
      this.#labels.push(label);
    }
    if (this.#labels.length === before) return;
    for (const layer of this.#layers) layer.addLabels(this.#labels.length);
    const startWeight = ruleStartWeight(this.#labels.length);
    for (const [role, label] of labelsOfRoles(this.#labels)) {
      const number = this.#numbers.get(label) ?? 0;
      if (number < before) continue;
      const mark = 1 + 2 * roles.indexOf(role);
      this.#layers[0].setStartWeight(ruleFeature(mark), 1 + 2 * number, startWeight);
      this.#layers[0].setStartWeight(ruleFeature(mark + 1), 2 + 2 * number, startWeight);
    }
  }

  #rowsOf(hashes: Int32Array): Int32Array {
    return hashes.map((hash) => this.#features.find(hash));
  }

  #likelySpans(read: ReadText, rows: Int32Array, starts: Int32Array): LayeredSpan[] {
    const layers = this.#hasNested ? this.#layers : [this.#layers[0]];
    const sentences: { readonly from: number; readonly features: FeatureSentence }[] = [];
    for (let sentence = 0; sentence + 1 < read.sentences.length; sentence++) {
      const from = read.sentences[sentence] ?? 0;
      sentences.push({ from, features: this.#withKnownStrings(read, rows, starts, from, read.sentences[sentence + 1] ?? 0, (feature) => this.#features.find(feature)) });
    }
    return layers.flatMap((model, layer) => {
      const scored = sentences.map(({ from, features }) => ({ from, scores: model.scoresOf(features) }));
      heedOtherPlaces(read, scored, model, this.#learned.length);
      return scored.flatMap(({ from, scores }) => model.spans(scores).map((span) => ({ ...span, layer, start: span.start + from, end: span.end + from })));
    });
  }

  #sentencesToLearn({ read, rows, starts, spans, uses }: LearnedArticle): { features: FeatureSentence; layers: LabelledSpan[][] }[] {
    const sentences: { features: FeatureSentence; layers: LabelledSpan[][] }[] = [];
    const next = spans.map(() => 0);
    for (let sentence = 0; sentence + 1 < read.sentences.length; sentence++) {
      const from = read.sentences[sentence] ?? 0;
      const to = read.sentences[sentence + 1] ?? 0;
      const features = this.#withKnownStrings(read, rows, starts, from, to, (feature) => this.#features.add(feature), uses);
      const layers = spans.map((layer, index) => {
        const tagged: LabelledSpan[] = [];
        let at = next[index] ?? 0;
        for (let span = layer[at]; span && span.start < to; span = layer[++at]) {
          if (span.end <= to) tagged.push({ start: span.start - from, end: span.end - from, label: span.label });
        }
        next[index] = at;
        return tagged;
      });
      sentences.push({ features, layers });
    }
    return sentences;
  }

  /** The rows of a sentence with those of the tagged strings in it, which change as more is tagged. */
  #withKnownStrings(
    read: ReadText, rows: Int32Array, starts: Int32Array, from: number, to: number, rowOf: (feature: number) => number, without?: ArticleUses,
  ): FeatureSentence {
    const found = this.#strings.find(read, from, to, without);
    const first = starts[from] ?? 0;
    const all = new Int32Array((starts[to] ?? 0) - first + found.reduce((sum, { start, end }) => sum + (end - start) + 2, 0));
    const ends = new Int32Array(to - from + 1);
    const extra = new Map<number, number[]>();
    const add = (token: number, feature: number): void => {
      if (token >= from && token < to) extra.set(token, [...extra.get(token) ?? [], rowOf(feature)]);
    };
    for (const known of found) {
      const { label, purity, count } = this.#strings.purityOf(known, keyOf(read, known.start, known.end), without);
      const sureness = Math.min(9, Math.floor(purity * 10)) * 2 + (count > 2 ? 1 : 0);
      for (let token = known.start; token < known.end; token++) add(token, knownFeature(label, token === known.start ? 0 : 1, sureness));
      add(known.start - 1, knownNeighbourFeature(label, true));
      add(known.end, knownNeighbourFeature(label, false));
    }
    let size = 0;
    for (let token = from; token < to; token++) {
      ends[token - from] = size;
      const own = rows.subarray(starts[token] ?? 0, starts[token + 1] ?? 0);
      all.set(own, size);
      size += own.length;
      for (const row of extra.get(token) ?? []) all[size++] = row;
    }
    ends[to - from] = size;
    return { length: to - from, rows: all, starts: ends };
  }
}

/** What a rule that is seldom wrong counts for: nine in ten are right, among however many labels. */
function ruleStartWeight(labels: number): number {
  return Math.log(9 * (1 + 2 * labels));
}

/** The tags as spans of tokens; those that begin or end within a token are left out. */
function spansOf(read: ReadText, tags: readonly TaggedSpan[], numbers: ReadonlyMap<string, number>): LabelledSpan[] {
  const byStart = new Map<number, number>();
  const byEnd = new Map<number, number>();
  read.tokens.forEach(({ start, end }, token) => {
    byStart.set(start, token);
    byEnd.set(end, token + 1);
  });
  const spans: LabelledSpan[] = [];
  for (const { start, end, label } of tags) {
    const first = byStart.get(start);
    // An acronym that ends a sentence is often tagged without its last full stop.
    const last = byEnd.get(end) ?? (read.text.charAt(end) === '.' ? byEnd.get(end + 1) : undefined);
    const number = numbers.get(label);
    if (first !== undefined && last !== undefined && first < last && number !== undefined) spans.push({ start: first, end: last, label: number });
  }
  return spans;
}

/** Parts spans in layers, each ascending and without overlap: the shortest come first, those that hold others follow. */
function layersOf(spans: readonly LabelledSpan[]): LabelledSpan[][] {
  let left = [...spans].sort((a, b) => (a.end - a.start) - (b.end - b.start) || a.start - b.start);
  return Array.from({ length: mostLayers }, () => {
    const layer: LabelledSpan[] = [];
    const taken = new Set<number>();
    left = left.filter((span) => {
      for (let token = span.start; token < span.end; token++) if (taken.has(token)) return true;
      for (let token = span.start; token < span.end; token++) taken.add(token);
      layer.push(span);
      return false;
    });
    return layer.sort((a, b) => a.start - b.start);
  });
}

interface Place {
  readonly best: LayeredSpan;
  readonly others: SpanProbability[];
}

/**
 * The best spans, the likeliest first, then in the order of the text; each with those it stands over. A span of another layer may
 * hold or be held, but not cross it or be the same.
 */
function withoutOverlap(spans: readonly LayeredSpan[]): Place[] {
  const ordered = [...spans].sort((a, b) => b.probability - a.probability || a.start - b.start || b.end - a.end || a.layer - b.layer);
  const chosen: Place[] = [];
  const owners = new Map<number, Place[]>();
  for (const span of ordered) {
    let over: Place | undefined;
    for (let token = span.start; token < span.end && !over; token++) over = owners.get(token)?.find(({ best }) => isRival(best, span));
    if (over) {
      over.others.push(span);
      continue;
    }
    const place: Place = { best: span, others: [] };
    chosen.push(place);
    for (let token = span.start; token < span.end; token++) {
      const places = owners.get(token);
      if (places) places.push(place);
      else owners.set(token, [place]);
    }
  }
  return chosen.sort((a, b) => a.best.start - b.best.start || b.best.end - a.best.end);
}

/** Whether of two spans that meet only one can be right. */
function isRival(a: LayeredSpan, b: LayeredSpan): boolean {
  if (a.layer === b.layer) return true;
  const [inner, outer] = a.layer < b.layer ? [a, b] : [b, a];
  return outer.start > inner.start || outer.end < inner.end || (outer.start === inner.start && outer.end === inner.end);
}
