import { hasCapital, Shape, type ReadText } from './readText';
import { typeOf, type SequenceModel } from './sequenceModel';

/**
 * How much the other places of a word count beside its own, where there are very many and much is learned; one counts for half of that.
 * What rules say is alike at all places of a word, right or wrong: before anything is learned, places tell each other nothing. Measured.
 */
const weight = 1.5;
const articlesForHalf = 5;
/** However sure the other places are, the word may be something else here. */
const leastShare = 0.05;

/** What the features of a sentence say for each token and state, end to end. */
export interface ScoredSentence {
  /** The first token. */
  readonly from: number;
  readonly scores: Float64Array;
}

/** All places of a word, with the sums of what it is likely a part of there. */
interface Places {
  count: number;
  readonly sums: Float64Array;
}

/**
 * Heeds what an article says of the same word elsewhere: to the scores of each upper-case word that stands more than once is added how
 * likely it is outside, or a part of each label, at its other places, less half of how likely that is at its own (after Krishnan and
 * Manning 2006). So the place that says what a name is helps where nothing does, and `Hale` becomes what it is in `Maren Hale`.
 * @param sentences all of the article; their scores are changed
 * @param articles how many the model has learned
 */
export function heedOtherPlaces({ formHashes, shapes }: ReadText, sentences: readonly ScoredSentence[], model: SequenceModel, articles: number): void {
  const width = model.types;
  const states = 2 * width - 1;
  const trust = weight * articles / (articles + articlesForHalf);
  const places = new Map<number, Places>();
  const byToken = Array.from(formHashes, (form, token) => {
    if (!hasCapital(shapes[token] ?? Shape.Sign)) return undefined;
    const place = places.get(form) ?? { count: 0, sums: new Float64Array(width) };
    place.count++;
    places.set(form, place);
    return place;
  });
  const repeated = sentences.map(({ from, scores }) => {
    const found: { readonly token: number; readonly place: Places }[] = [];
    for (let token = 0; token * states < scores.length; token++) {
      const place = byToken[from + token];
      if (place && place.count > 1) found.push({ token, place });
    }
    const shares: ArrayLike<number> = found.length > 0 ? model.sharesOf(scores) : [];
    for (const { token, place: { sums } } of found) sums.forEach((sum, type) => { sums[type] = sum + (shares[token * width + type] ?? 0); });
    return { found, shares, scores };
  });
  for (const { found, shares, scores } of repeated) {
    for (const { token, place: { count, sums } } of found) {
      for (let state = 0; state < states; state++) {
        const type = typeOf(state);
        const own = shares[token * width + type] ?? 0;
        const elsewhere = ((sums[type] ?? 0) - own) / (count - 1);
        const index = token * states + state;
        scores[index] = (scores[index] ?? 0) + trust * (1 - 1 / count) * Math.log((elsewhere + leastShare) / Math.sqrt(own + leastShare));
      }
    }
  }
}
