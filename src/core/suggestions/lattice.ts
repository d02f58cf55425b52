/** A span of tokens with a label; half-open. */
export interface LabelledSpan {
  readonly start: number;
  readonly end: number;
  /** Number of the label. */
  readonly label: number;
}

export interface SpanProbability extends LabelledSpan {
  readonly probability: number;
}

/** Gradients below this change nothing that can be seen; passing over them makes most of the speed. */
export const smallestGradient = 2e-3;
/** Spans less likely than this are not looked for. */
const smallestProbability = 0.02;
const longestSpan = 40;
/** What is less likely than this does not count in sums: most places have only one or two readings at all. */
const negligible = 1e-5;

/** Sums over all labellings of one sentence; its memory is used again for the next. */
export class Lattice {
  readonly labels: number;
  readonly capacity: number;
  readonly #states: number;
  #length = 0;
  /** Scores of tokens and states, raised to powers of e and scaled so that the largest of a token is 1. */
  readonly #potentials: Float64Array;
  /** Forward and backward sums, scaled so that their products are marginal probabilities. */
  readonly #forward: Float64Array;
  readonly #backward: Float64Array;
  /** What follows a span that ends at a token, by outside or label + 1. */
  readonly #behind: Float64Array;
  readonly #scales: Float64Array;
  readonly #steps: Float64Array;
  readonly #innerSteps: Float64Array;

  constructor(labels: number, capacity: number) {
    this.labels = labels;
    this.capacity = capacity;
    this.#states = 1 + 2 * labels;
    this.#potentials = new Float64Array(capacity * this.#states);
    this.#forward = new Float64Array(capacity * this.#states);
    this.#backward = new Float64Array(capacity * this.#states);
    this.#behind = new Float64Array(capacity * (labels + 1));
    this.#scales = new Float64Array(capacity);
    this.#steps = new Float64Array((labels + 1) ** 2);
    this.#innerSteps = new Float64Array(2 * labels);
  }

  /** @param scores of tokens and states, end to end */
  run(scores: Float64Array, transitions: Float64Array, inner: Float64Array): void {
    const states = this.#states;
    this.#length = scores.length / states;
    for (let base = 0; base < scores.length; base += states) {
      let largest = -Infinity;
      for (let state = 0; state < states; state++) largest = Math.max(largest, scores[base + state] ?? 0);
      for (let state = 0; state < states; state++) this.#potentials[base + state] = Math.exp((scores[base + state] ?? 0) - largest);
    }
    for (let index = 0; index < transitions.length; index++) this.#steps[index] = Math.exp(transitions[index] ?? 0);
    for (let index = 0; index < inner.length; index++) this.#innerSteps[index] = Math.exp(inner[index] ?? 0);
    this.#runForward();
    this.#runBackward();
  }

  marginal(token: number, state: number): number {
    const index = token * this.#states + state;
    return (this.#forward[index] ?? 0) * (this.#backward[index] ?? 0);
  }

  #runForward(): void {
    const { labels } = this;
    const states = this.#states;
    const forward = this.#forward;
    const width = labels + 1;
    const endings = new Float64Array(width);
    const sums = new Float64Array(width);
    for (let token = 0; token < this.#length; token++) {
      const base = token * states;
      const before = base - states;
      if (token === 0) {
        for (let state = 0; state < states; state++) forward[base + state] = state === 0 || state % 2 === 1 ? this.#potentials[base + state] ?? 0 : 0;
      } else {
        endings[0] = forward[before] ?? 0;
        for (let label = 0; label < labels; label++) {
          endings[label + 1] = (forward[before + 1 + 2 * label] ?? 0) + (forward[before + 2 + 2 * label] ?? 0);
        }
        sums.fill(0);
        for (let type = 0; type < width; type++) {
          const ending = endings[type] ?? 0;
          if (ending < negligible) continue;
          for (let next = 0; next < width; next++) sums[next] = (sums[next] ?? 0) + ending * (this.#steps[type * width + next] ?? 0);
        }
        for (let next = 0; next < width; next++) {
          const state = next === 0 ? 0 : 2 * next - 1;
          forward[base + state] = (sums[next] ?? 0) * (this.#potentials[base + state] ?? 0);
        }
        for (let label = 0; label < labels; label++) {
          const begin = 1 + 2 * label;
          forward[base + begin + 1] = ((forward[before + begin] ?? 0) * (this.#innerSteps[2 * label] ?? 0)
            + (forward[before + begin + 1] ?? 0) * (this.#innerSteps[2 * label + 1] ?? 0)) * (this.#potentials[base + begin + 1] ?? 0);
        }
      }
      let total = 0;
      for (let state = 0; state < states; state++) total += forward[base + state] ?? 0;
      const scale = total > 0 ? 1 / total : 1;
      this.#scales[token] = scale;
      for (let state = 0; state < states; state++) forward[base + state] = (forward[base + state] ?? 0) * scale;
    }
  }

  #runBackward(): void {
    const { labels } = this;
    const states = this.#states;
    const backward = this.#backward;
    const width = labels + 1;
    const beginnings = new Float64Array(width);
    for (let token = this.#length - 1; token >= 0; token--) {
      const base = token * states;
      const behind = token * width;
      if (token === this.#length - 1) {
        backward.fill(1, base, base + states);
        this.#behind.fill(1, behind, behind + width);
        continue;
      }
      const next = base + states;
      const scale = this.#scales[token + 1] ?? 1;
      for (let type = 0; type < width; type++) {
        const state = type === 0 ? 0 : 2 * type - 1;
        beginnings[type] = (this.#potentials[next + state] ?? 0) * (backward[next + state] ?? 0) * scale;
      }
      this.#behind.fill(0, behind, behind + width);
      for (let begin = 0; begin < width; begin++) {
        const beginning = beginnings[begin] ?? 0;
        if (beginning < negligible) continue;
        for (let type = 0; type < width; type++) {
          this.#behind[behind + type] = (this.#behind[behind + type] ?? 0) + (this.#steps[type * width + begin] ?? 0) * beginning;
        }
      }
      backward[base] = this.#behind[behind] ?? 0;
      for (let label = 0; label < labels; label++) {
        const begin = 1 + 2 * label;
        const goesOn = (this.#potentials[next + begin + 1] ?? 0) * (backward[next + begin + 1] ?? 0) * scale;
        const ends = this.#behind[behind + label + 1] ?? 0;
        backward[base + begin] = ends + (this.#innerSteps[2 * label] ?? 0) * goesOn;
        backward[base + begin + 1] = ends + (this.#innerSteps[2 * label + 1] ?? 0) * goesOn;
      }
    }
  }

  /** How often each transition between outside and labels is expected in the sentence. */
  expectedTransitions(): Float64Array {
    const { labels } = this;
    const states = this.#states;
    const width = labels + 1;
    const expected = new Float64Array(width * width);
    for (let token = 1; token < this.#length; token++) {
      const before = (token - 1) * states;
      const base = token * states;
      const scale = this.#scales[token] ?? 1;
      for (let type = 0; type < width; type++) {
        const ending = type === 0 ? this.#forward[before] ?? 0
          : (this.#forward[before + 2 * type - 1] ?? 0) + (this.#forward[before + 2 * type] ?? 0);
        if (ending < smallestGradient / 10) continue;
        for (let next = 0; next < width; next++) {
          const state = next === 0 ? 0 : 2 * next - 1;
          const index = type * width + next;
          expected[index] = (expected[index] ?? 0)
            + ending * (this.#steps[index] ?? 0) * (this.#potentials[base + state] ?? 0) * (this.#backward[base + state] ?? 0) * scale;
        }
      }
    }
    return expected;
  }

  expectedInner(): Float64Array {
    const states = this.#states;
    const expected = new Float64Array(2 * this.labels);
    for (let token = 1; token < this.#length; token++) {
      const before = (token - 1) * states;
      const base = token * states;
      const scale = this.#scales[token] ?? 1;
      for (let label = 0; label < this.labels; label++) {
        const inside = 2 + 2 * label;
        const behind = (this.#potentials[base + inside] ?? 0) * (this.#backward[base + inside] ?? 0) * scale;
        for (let from = 0; from < 2; from++) {
          const index = 2 * label + from;
          expected[index] = (expected[index] ?? 0) + (this.#forward[before + inside - 1 + from] ?? 0) * (this.#innerSteps[index] ?? 0) * behind;
        }
      }
    }
    return expected;
  }

  spans(): SpanProbability[] {
    const found: SpanProbability[] = [];
    const states = this.#states;
    const width = this.labels + 1;
    for (let start = 0; start < this.#length; start++) {
      for (let label = 0; label < this.labels; label++) {
        if (this.marginal(start, 1 + 2 * label) < smallestProbability) continue;
        let sum = this.#forward[start * states + 1 + 2 * label] ?? 0;
        for (let last = start; last < this.#length && last < start + longestSpan; last++) {
          if (last > start) {
            const inside = last * states + 2 + 2 * label;
            sum *= (this.#innerSteps[2 * label + (last === start + 1 ? 0 : 1)] ?? 0) * (this.#potentials[inside] ?? 0) * (this.#scales[last] ?? 1);
          }
          const probability = sum * (this.#behind[last * width + label + 1] ?? 0);
          if (probability >= smallestProbability) found.push({ start, end: last + 1, label, probability: Math.min(1, probability) });
          if (sum * (this.#backward[last * states + (last === start ? 1 : 2) + 2 * label] ?? 0) < smallestProbability) break;
        }
      }
    }
    return found;
  }
}
