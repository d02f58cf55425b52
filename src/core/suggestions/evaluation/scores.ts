import { rangesOverlap } from '../../text/range';
import { suggestionThresholds } from '../policy';
import type { Suggestion, TaggedSpan } from '../suggester';

/** A suggestion counts as made from here on; the middle between what is shown and what is sure proved a little worse everywhere. */
export const scoredFrom = 0.3;

/** How well suggestions meet tags. */
export interface Score {
  readonly tags: number;
  readonly suggested: number;
  /** Of the suggestions the share that is right: ends and label. */
  readonly precision: number;
  /** Of the tags the share that was suggested. */
  readonly recall: number;
  readonly f1: number;
  /** The same where it is enough that the label is right and the places overlap. */
  readonly overlapF1: number;
}

/** Of the suggestions whose probability lies in `[from, to)`, how many were right. */
export interface CalibrationStep {
  readonly from: number;
  readonly to: number;
  readonly suggested: number;
  readonly right: number;
}

interface Counts {
  tags: number;
  suggested: number;
  right: number;
  overlapping: number;
  found: number;
}

const steps = [suggestionThresholds.shown, 0.4, 0.6, suggestionThresholds.sure, 0.9, 1.001];

/** Compares suggestions with tags, article by article. */
export class Scores {
  readonly #all: Counts = emptyCounts();
  readonly #byLabel = new Map<string, Counts>();
  readonly #steps = steps.slice(1).map(() => ({ suggested: 0, right: 0 }));

  add(suggestions: readonly Suggestion[], tags: readonly TaggedSpan[]): void {
    const right = new Set(tags.map(keyOf));
    for (const suggestion of suggestions) {
      const step = this.#steps[steps.findIndex((from, index) => suggestion.probability >= from && suggestion.probability < (steps[index + 1] ?? 0))];
      if (!step) continue;
      step.suggested++;
      if (right.has(keyOf(suggestion))) step.right++;
    }
    const made = suggestions.filter(({ probability }) => probability >= scoredFrom);
    const suggested = new Set(made.map(keyOf));
    for (const suggestion of made) {
      const meets = tags.some((tag) => tag.label === suggestion.label && rangesOverlap(tag, suggestion));
      for (const counts of this.#countsOf(suggestion.label)) {
        counts.suggested++;
        if (right.has(keyOf(suggestion))) counts.right++;
        if (meets) counts.overlapping++;
      }
    }
    for (const tag of tags) {
      const isFound = suggested.has(keyOf(tag)) || made.some((suggestion) => tag.label === suggestion.label && rangesOverlap(tag, suggestion));
      for (const counts of this.#countsOf(tag.label)) {
        counts.tags++;
        if (isFound) counts.found++;
      }
    }
  }

  get total(): Score {
    return scoreOf(this.#all);
  }

  /** By label, the most frequent first. */
  get labels(): { readonly label: string; readonly score: Score }[] {
    return [...this.#byLabel].map(([label, counts]) => ({ label, score: scoreOf(counts) }))
      .sort((a, b) => b.score.tags - a.score.tags || (a.label < b.label ? -1 : 1));
  }

  get calibration(): CalibrationStep[] {
    return this.#steps.map(({ suggested, right }, index) => ({ from: steps[index] ?? 0, to: Math.min(1, steps[index + 1] ?? 1), suggested, right }));
  }

  #countsOf(label: string): readonly Counts[] {
    let counts = this.#byLabel.get(label);
    if (!counts) this.#byLabel.set(label, counts = emptyCounts());
    return [this.#all, counts];
  }
}

function emptyCounts(): Counts {
  return { tags: 0, suggested: 0, right: 0, overlapping: 0, found: 0 };
}

function scoreOf({ tags, suggested, right, overlapping, found }: Counts): Score {
  return {
    tags, suggested,
    precision: share(right, suggested),
    recall: share(right, tags),
    f1: share(2 * right, tags + suggested),
    overlapF1: harmonicMean(share(overlapping, suggested), share(found, tags)),
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function harmonicMean(a: number, b: number): number {
  return a + b === 0 ? 0 : 2 * a * b / (a + b);
}

function keyOf({ start, end, label }: TaggedSpan): string {
  return `${start} ${end} ${label}`;
}
