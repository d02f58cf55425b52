import type { RowTable } from './hash';
import { Lattice, smallestGradient, type LabelledSpan, type SpanProbability } from './lattice';

/** A sentence as the model sees it: for each token the rows of its features. */
export interface FeatureSentence {
  readonly length: number;
  /** Rows of all tokens, end to end; -1 is passed over. */
  readonly rows: Int32Array;
  /** Where the rows of each token start; one more than tokens. */
  readonly starts: Int32Array;
}

const learningRate = 0.2;
/** What AdaGrad's sums of squares begin with: the first article moves no weight by more than about a tenth. */
const firstSquare = 3;
const regularization = 1e-4;

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
  /** A bit of each row for every state that it says something of: most features meet few. */
  #touched = new Uint32Array(1024);
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
    this.#touched = new Uint32Array(this.#bitsFor(this.#weights.length / states));
    for (let index = 0; index < rows * states; index++) if (this.#weights[index] !== 0) this.#touch(Math.floor(index / states), index % states);
  }

  /** Raises what a feature says for a state before anything is learned. */
  setStartWeight(feature: number, state: number, weight: number): void {
    const row = this.#features.add(feature);
    this.#makeRoom();
    this.#weights[row * this.#states + state] = weight;
    this.#touch(row, state);
  }

  #bitsFor(rows: number): number {
    return Math.ceil(rows) * ((this.#states + 31) >> 5);
  }

  #touch(row: number, state: number): void {
    const index = this.#bitsFor(row) + (state >> 5);
    this.#touched[index] = (this.#touched[index] ?? 0) | (1 << (state & 31));
  }

  /**
   * One step of learning from a sentence and its spans, which must not overlap.
   * @param share how long the step is, of a whole one
   */
  learn(sentence: FeatureSentence, spans: readonly LabelledSpan[], share = 1): void {
    this.#makeRoom();
    const lattice = this.#sum(this.scoresOf(sentence));
    const gold = new Int32Array(sentence.length);
    for (const { start, end, label } of spans) {
      gold[start] = 1 + 2 * label;
      for (let token = start + 1; token < end; token++) gold[token] = 2 + 2 * label;
    }
    const rate = learningRate * share;
    const states = this.#states;
    const weights = this.#weights;
    const squares = this.#squares;
    for (let token = 0; token < sentence.length; token++) {
      for (let state = 0; state < states; state++) {
        const gradient = lattice.marginal(token, state) - (gold[token] === state ? 1 : 0);
        if (Math.abs(gradient) < smallestGradient) continue;
        for (let at = sentence.starts[token] ?? 0, end = sentence.starts[token + 1] ?? 0; at < end; at++) {
          const row = sentence.rows[at] ?? -1;
          if (row < 0) continue;
          const index = row * states + state;
          const weight = weights[index] ?? 0;
          const slope = gradient + regularization * weight;
          const square = (squares[index] || firstSquare) + slope * slope;
          squares[index] = square;
          weights[index] = weight - rate * slope / Math.sqrt(square);
          this.#touch(row, state);
        }
      }
    }
    this.#learnTransitions(lattice, gold, rate);
  }

  /** What the features of a sentence say for each token and state, end to end. */
  scoresOf(sentence: FeatureSentence): Float64Array {
    const states = this.#states;
    const words = this.#bitsFor(1);
    const scores = new Float64Array(sentence.length * states);
    for (let token = 0; token < sentence.length; token++) {
      const base = token * states;
      for (let at = sentence.starts[token] ?? 0, end = sentence.starts[token + 1] ?? 0; at < end; at++) {
        const row = sentence.rows[at] ?? -1;
        if (row < 0) continue;
        for (let word = 0; word << 5 < states; word++) {
          for (let bits = this.#touched[row * words + word] ?? 0; bits !== 0; bits &= bits - 1) {
            const state = (word << 5) + 31 - Math.clz32(bits & -bits);
            scores[base + state] = (scores[base + state] ?? 0) + (this.#weights[row * states + state] ?? 0);
          }
        }
      }
    }
    return scores;
  }

  /** Outside and the labels: what a token may be part of. */
  get types(): number {
    return this.#labels + 1;
  }

  /** How likely each token of a sentence is outside, and a part of each label; end to end. */
  sharesOf(scores: Float64Array): Float64Array {
    const lattice = this.#sum(scores);
    const shares = new Float64Array(scores.length);
    let size = 0;
    for (let token = 0; token * this.#states < scores.length; token++) {
      shares[size++] = lattice.marginal(token, 0);
      for (let state = 1; state < this.#states; state += 2) shares[size++] = lattice.marginal(token, state) + lattice.marginal(token, state + 1);
    }
    return shares;
  }

  /** The likeliest spans, which may overlap, each with the exact probability that it is there with just these ends and label. */
  spans(scores: Float64Array): SpanProbability[] {
    return this.#sum(scores).spans();
  }

  /** Features may have been added since: their weights are 0, and so is what lies beyond the end of a shorter table. */
  #makeRoom(): void {
    const needed = this.#features.size * this.#states;
    if (needed <= this.#weights.length) return;
    this.#weights = lengthened(this.#weights, needed * 2);
    this.#squares = lengthened(this.#squares, needed * 2);
    const touched = new Uint32Array(this.#bitsFor(this.#features.size * 2));
    touched.set(this.#touched);
    this.#touched = touched;
  }

  #learnTransitions(lattice: Lattice, gold: Int32Array, rate: number): void {
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
    step(this.#transitions, this.#transitionSquares, expected, rate);
    step(this.#inner, this.#innerSquares, inner, rate);
  }

  #sum(scores: Float64Array): Lattice {
    const length = scores.length / this.#states;
    if (this.#lattice.capacity < length || this.#lattice.labels !== this.#labels) this.#lattice = new Lattice(this.#labels, length * 2);
    this.#lattice.run(scores, this.#transitions, this.#inner);
    return this.#lattice;
  }
}

/** Outside, or the label + 1, of a state. */
export function typeOf(state: number): number {
  return (state + 1) >> 1;
}

function step(weights: Float64Array, squares: Float64Array, gradient: Float64Array, rate: number): void {
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index] ?? 0;
    const slope = (gradient[index] ?? 0) + regularization * weight;
    if (Math.abs(slope) < smallestGradient) continue;
    const square = (squares[index] || firstSquare) + slope * slope;
    squares[index] = square;
    weights[index] = weight - rate * slope / Math.sqrt(square);
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
