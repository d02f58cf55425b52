import type { LabelledSpan, SpanProbability } from './sequenceModel';

/** What the model says is too sure by about this much before anything is known of a corpus; measured on several. */
export const usualSlope = 0.8;
/** How many readings the usual slope is worth against those of the corpus. */
const trustInUsual = 200;
const mostKept = 4000;

/**
 * Makes probabilities of the model true for the corpus: of all readings that are shown as .8, eight in ten shall be right. A curve
 * of two numbers over log-odds (Platt 1999), fitted to what the model said of each article before it learned it.
 */
export class Calibration {
  readonly #said: { readonly logOdds: number; readonly isRight: boolean }[] = [];
  #slope = usualSlope;
  #offset = 0;

  /** Compares readings with the tags of an article that the model has not learned yet. */
  add(readings: readonly SpanProbability[], tags: readonly LabelledSpan[]): void {
    const right = new Set(tags.map(({ start, end, label }) => `${start} ${end} ${label}`));
    for (const { start, end, label, probability } of readings) {
      if (probability >= 0.05) this.#said.push({ logOdds: logOddsOf(probability), isRight: right.has(`${start} ${end} ${label}`) });
    }
    if (this.#said.length > mostKept) this.#said.splice(0, this.#said.length - mostKept);
    this.#fit();
  }

  apply(probability: number): number {
    return 1 / (1 + Math.exp(-(this.#slope * logOddsOf(probability) + this.#offset)));
  }

  /** A few steps of Newton's method, held to the usual curve. */
  #fit(): void {
    for (let round = 0; round < 8; round++) {
      let bySlope = trustInUsual * 0.1 * (this.#slope - usualSlope);
      let byOffset = trustInUsual * 0.1 * this.#offset;
      let slopeSlope = trustInUsual * 0.1;
      let slopeOffset = 0;
      let offsetOffset = trustInUsual * 0.1;
      for (const { logOdds, isRight } of this.#said) {
        const expected = 1 / (1 + Math.exp(-(this.#slope * logOdds + this.#offset)));
        const error = expected - (isRight ? 1 : 0);
        const weight = expected * (1 - expected);
        bySlope += error * logOdds;
        byOffset += error;
        slopeSlope += weight * logOdds * logOdds;
        slopeOffset += weight * logOdds;
        offsetOffset += weight;
      }
      const determinant = slopeSlope * offsetOffset - slopeOffset * slopeOffset;
      this.#slope = Math.max(0.1, this.#slope - (offsetOffset * bySlope - slopeOffset * byOffset) / determinant);
      this.#offset -= (slopeSlope * byOffset - slopeOffset * bySlope) / determinant;
    }
  }
}

function logOddsOf(probability: number): number {
  const bounded = Math.min(0.9999, Math.max(0.0001, probability));
  return Math.log(bounded / (1 - bounded));
}
