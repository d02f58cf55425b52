import { randomNumbers } from '../randomNumbers';
import { RepetitionCounts } from '../repeatedStrings';
import { Suggester, type TaggedText } from '../suggester';
import { harshReview, quickReview, reviewKeys } from './reviewKeys';
import { Scores, type CalibrationStep, type Score } from './scores';

/** What suggestions are worth after so many tagged articles. */
export interface CurvePoint {
  readonly articles: number;
  /** Articles that suggestions were made for, in all runs. */
  readonly tested: number;
  readonly score: Score;
  readonly labels: readonly { readonly label: string; readonly score: Score }[];
  readonly calibration: readonly CalibrationStep[];
  readonly keysPerMention: number;
  readonly keysPerMentionHarsh: number;
  /** Processor time of learning one article, the mean of those before the point. */
  readonly learnMilliseconds: number;
  /** Processor time of suggesting for 5,000 characters. */
  readonly suggestMilliseconds: number;
}

export interface CurveOptions {
  /** Numbers of tagged articles at which to measure, ascending. */
  readonly articles: readonly number[];
  readonly seed: number;
  /** Labels that the corpus declares; those in use are learned as they are met. */
  readonly labels: readonly string[];
  /** Milliseconds of the processor so far. */
  readonly processorTime: () => number;
}

/** More are not needed for a steady figure. */
const mostTested = 40;
/** So few articles tell much by chance: the curve up to here is the mean of several runs with others. */
const fewArticles = 10;
const runsForFew = 4;
const measuredCharacters = 5000;

/**
 * The learning curve of a tagged corpus: articles in an order that the seed decides, some held back for measuring and never learned.
 * A point that needs more articles than there are is left out. Yields after each piece of work, so that a caller can stop.
 * @param articles at least two; otherwise nothing is measured
 */
export function* learningCurve(articles: readonly TaggedText[], options: CurveOptions): Generator<CurvePoint | undefined, void> {
  const order = randomNumbers(options.seed).shuffle(articles);
  const most = Math.max(0, ...options.articles);
  const held = Math.min(mostTested, Math.max(Math.ceil(order.length / 5), order.length - most));
  const tested = order.slice(0, held);
  const others = order.slice(held);
  if (order.length < 2 || (others.length === 0 && most > 0)) return;
  const warm = new Suggester(options.labels);
  for (const article of tested.slice(0, 3)) warm.suggest(article);
  const measures = new Map<number, Measure>(options.articles.filter((count) => count <= others.length).map((count) => [count, new Measure()]));
  // The run that goes on comes last, so that points come in their order.
  for (let run = runsForFew - 1; run >= 0; run--) {
    const suggester = new Suggester(options.labels, options.seed + run);
    const repetitions = new RepetitionCounts();
    // Runs after the first begin with other articles and end early.
    const offset = Math.floor(others.length * run / runsForFew);
    let learnTime = 0;
    for (let count = 0; count <= (run === 0 ? most : fewArticles) && count <= others.length; count++) {
      const measure = measures.get(count);
      if (measure) {
        yield* measure.add(suggester, repetitions.probability, tested, options.processorTime, count === 0 ? 0 : learnTime / count);
        if (run === 0) yield measure.point(count);
      }
      const next = others[(count + offset) % others.length];
      if (!next || count === others.length) break;
      const start = options.processorTime();
      suggester.learn(next);
      repetitions.add(next);
      learnTime += options.processorTime() - start;
      yield undefined;
    }
  }
}

class Measure {
  readonly #scores = new Scores();
  readonly #learnTimes: number[] = [];
  #suggestTime = 0;
  #characters = 0;
  #keys = 0;
  #harshKeys = 0;
  #mentions = 0;
  #tested = 0;

  *add(suggester: Suggester, repetition: number, tested: readonly TaggedText[], processorTime: () => number, learnTime: number): Generator<undefined, void> {
    this.#learnTimes.push(learnTime);
    for (const article of tested) {
      const start = processorTime();
      const suggestions = suggester.suggest(article);
      this.#suggestTime += processorTime() - start;
      this.#characters += article.text.length;
      this.#scores.add(suggestions, article.tags);
      this.#keys += reviewKeys(article, suggestions, repetition, quickReview);
      this.#harshKeys += reviewKeys(article, suggestions, repetition, harshReview);
      this.#mentions += article.tags.length;
      this.#tested++;
      yield undefined;
    }
  }

  point(articles: number): CurvePoint {
    const mentions = Math.max(1, this.#mentions);
    return {
      articles,
      tested: this.#tested,
      score: this.#scores.total,
      labels: this.#scores.labels,
      calibration: this.#scores.calibration,
      keysPerMention: this.#keys / mentions,
      keysPerMentionHarsh: this.#harshKeys / mentions,
      learnMilliseconds: this.#learnTimes.reduce((sum, time) => sum + time, 0) / this.#learnTimes.length,
      suggestMilliseconds: this.#characters === 0 ? 0 : this.#suggestTime / this.#characters * measuredCharacters,
    };
  }
}
