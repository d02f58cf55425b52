import type { RowTable } from './hash';

/** A sentence as the model sees it: for each token the rows of its features. */
export interface FeatureSentence {
  readonly length: number;
  /** Rows of all tokens, end to end; -1 is passed over. */
  readonly rows: Int32Array;
  /** Where the rows of each token start; one more than tokens. */
  readonly starts: Int32Array;
}

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

const learningRate = 0.2;
/** What AdaGrad's sums of squares begin with: the first article moves no weight by more than about a tenth. */
const firstSquare = 3;
const regularization = 1e-4;
/** Gradients below this change nothing that can be seen; passing over them makes most of the speed. */
const smallestGradient = 2e-3;
/** Spans less likely than this are not looked for. */
const smallestProbability = 0.02;
const longestSpan = 40;
/** What is less likely than this does not count in sums: most places have only one or two readings at all. */
const negligible = 1e-5;

/**
 * A linear-chain conditional random field over outside, and beginning and inside of every label, learned by AdaGrad from one
 * sentence at a time, with exact marginal probabilities of whole spans by forward and backward sums (Lafferty, McCallum and
 * Pereira 2001; Duchi, Hazan and Singer 2011). State 0 is outside, 1 + 2·label begins, 2 + 2·label goes on. An inside state
 * follows only its own label; other transitions have one weight for each pair of labels.
 * The same sentences in the same order give the same model.
 */
export class SequenceModel {
  readonly #features: RowTable;
  #labels = 0;
  #states = 1;
  #weights = new Float32Array(1024);
  #squares = new Float32Array(1024);
  /** From outside (0) or label + 1 to outside (0) or the beginning of label + 1. */
  #transitions = new Float64Array(1);
  #transitionSquares = new Float64Array(1);
  /** From the beginning, and from the inside, of a label to its inside. */
  #inner = new Float64Array(0);
  #innerSquares = new Float64Array(0);
  #lattice = new Lattice(0, 0);

  /** @param features numbers the features; models of the same texts share one table. */
  constructor(features: RowTable) {
    this.#features = features;
  }

  /** Makes room for labels that were not known before; what was learned stays. */
  addLabels(labels: number): void {
    if (labels <= this.#labels) return;
    const known = this.#labels;
    const states = 1 + 2 * labels;
    const rows = Math.min(this.#features.size, Math.floor(this.#weights.length / this.#states));
    this.#weights = widened(this.#weights, this.#states, new Float32Array(states * (rows + 1024)), states, rows);
    this.#squares = widened(this.#squares, this.#states, new Float32Array(states * (rows + 1024)), states, rows);
    const pairs = (labels + 1) ** 2;
    this.#transitions = widened(this.#transitions, known + 1, new Float64Array(pairs), labels + 1, known + 1);
    this.#transitionSquares = widened(this.#transitionSquares, known + 1, new Float64Array(pairs), labels + 1, known + 1);
    this.#inner = widened(this.#inner, 2, new Float64Array(2 * labels), 2, known);
    this.#innerSquares = widened(this.#innerSquares, 2, new Float64Array(2 * labels), 2, known);
    this.#labels = labels;
    this.#states = states;
  }

  /** Raises what a feature says for a state before anything is learned. */
  setStartWeight(feature: number, state: number, weight: number): void {
    const row = this.#features.add(feature);
    this.#makeRoom();
    this.#weights[row * this.#states + state] = weight;
  }

  /** One step of learning from a sentence and its spans, which must not overlap. */
  learn(sentence: FeatureSentence, spans: readonly LabelledSpan[]): void {
    if (sentence.length === 0) return;
    this.#makeRoom();
    const lattice = this.#sum(sentence);
    const gold = new Int32Array(sentence.length);
    for (const { start, end, label } of spans) {
      gold[start] = 1 + 2 * label;
      for (let token = start + 1; token < end; token++) gold[token] = 2 + 2 * label;
    }
    const states = this.#states;
    const weights = this.#weights;
    const squares = this.#squares;
    for (let token = 0; token < sentence.length; token++) {
      for (let state = 0; state < states; state++) {
        const gradient = (lattice.marginal(token, state)) - (gold[token] === state ? 1 : 0);
        if (gradient < smallestGradient && gradient > -smallestGradient) continue;
        for (let at = sentence.starts[token] ?? 0, end = sentence.starts[token + 1] ?? 0; at < end; at++) {
          const row = sentence.rows[at] ?? -1;
          if (row < 0) continue;
          const index = row * states + state;
          const weight = weights[index] ?? 0;
          const slope = gradient + regularization * weight;
          const square = (squares[index] || firstSquare) + slope * slope;
          squares[index] = square;
          weights[index] = weight - learningRate * slope / Math.sqrt(square);
        }
      }
    }
    this.#learnTransitions(lattice, gold);
  }

  /** The likeliest spans, which may overlap, each with the exact probability that it is there with just these ends and label. */
  spans(sentence: FeatureSentence): SpanProbability[] {
    if (sentence.length === 0 || this.#labels === 0) return [];
    return this.#sum(sentence).spans();
  }

  /** Features may have been added since: their weights are 0, and so is what lies beyond the end of a shorter table. */
  #makeRoom(): void {
    const needed = this.#features.size * this.#states;
    if (needed <= this.#weights.length) return;
    this.#weights = lengthened(this.#weights, needed * 2);
    this.#squares = lengthened(this.#squares, needed * 2);
  }

  #learnTransitions(lattice: Lattice, gold: Int32Array): void {
    const width = this.#labels + 1;
    const expected = lattice.expectedTransitions();
    const inner = lattice.expectedInner();
    for (let token = 1; token < gold.length; token++) {
      const before = gold[token - 1] ?? 0;
      const state = gold[token] ?? 0;
      if (state > 0 && state % 2 === 0) inner[before - 1] = (inner[before - 1] ?? 0) - 1;
      else {
        const index = typeOf(before) * width + typeOf(state);
        expected[index] = (expected[index] ?? 0) - 1;
      }
    }
    step(this.#transitions, this.#transitionSquares, expected);
    step(this.#inner, this.#innerSquares, inner);
  }

  #sum(sentence: FeatureSentence): Lattice {
    if (this.#lattice.capacity < sentence.length || this.#lattice.labels !== this.#labels) {
      this.#lattice = new Lattice(this.#labels, Math.max(64, sentence.length * 2));
    }
    const lattice = this.#lattice;
    const states = this.#states;
    const scores = new Float64Array(states);
    for (let token = 0; token < sentence.length; token++) {
      scores.fill(0);
      for (let at = sentence.starts[token] ?? 0, end = sentence.starts[token + 1] ?? 0; at < end; at++) {
        const row = sentence.rows[at] ?? -1;
        if (row < 0) continue;
        const base = row * states;
        for (let state = 0; state < states; state++) scores[state] = (scores[state] ?? 0) + (this.#weights[base + state] ?? 0);
      }
      lattice.setScores(token, scores);
    }
    lattice.run(sentence.length, this.#transitions, this.#inner);
    return lattice;
  }
}

/** Outside, or the label + 1, of a state. */
function typeOf(state: number): number {
  return (state + 1) >> 1;
}

function step(weights: Float64Array, squares: Float64Array, gradient: Float64Array): void {
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index] ?? 0;
    const slope = (gradient[index] ?? 0) + regularization * weight;
    if (slope < smallestGradient && slope > -smallestGradient) continue;
    const square = (squares[index] || firstSquare) + slope * slope;
    squares[index] = square;
    weights[index] = weight - learningRate * slope / Math.sqrt(square);
  }
}

/** Sums over all labellings of one sentence; its memory is used again for the next. */
class Lattice {
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

  setScores(token: number, scores: Float64Array): void {
    let largest = -Infinity;
    for (const score of scores) if (score > largest) largest = score;
    const base = token * this.#states;
    for (let state = 0; state < scores.length; state++) this.#potentials[base + state] = Math.exp((scores[state] ?? 0) - largest);
  }

  run(length: number, transitions: Float64Array, inner: Float64Array): void {
    this.#length = length;
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

function lengthened(values: Float32Array, length: number): Float32Array<ArrayBuffer> {
  const longer = new Float32Array(length);
  longer.set(values);
  return longer;
}

/** Copies the rows of a table into another whose rows are wider. */
function widened<Table extends Float32Array | Float64Array>(from: Table, width: number, to: Table, toWidth: number, rows: number): Table {
  for (let row = 0; row < rows; row++) for (let column = 0; column < width; column++) to[row * toWidth + column] = from[row * width + column] ?? 0;
  return to;
}
