import type { ArticleSession } from '../annotating/articleSession';
import { knownDetailsOf } from '../core/standoff/knownDetails';
import { taggableRanges, wholeRange } from '../core/suggestions/annotatedText';
import { repeatedStrings, stringsOf, type FindString } from '../core/suggestions/repeatedStrings';
import type { Suggestion, TaggedSpan } from '../core/suggestions/suggester';

/** Milliseconds of work after which others have their turn: a long article holds thousands of strings. */
const longestSlice = 10;

interface Repeated {
  readonly text: string;
  readonly find: FindString;
  suggestions: readonly Suggestion[];
}

/** Suggestions for what is tagged in an open article and stands untagged further on in it. */
export class RepeatedTags {
  readonly #repeated = new WeakMap<ArticleSession, Repeated>();

  /** Those found last; empty where the text is another by now. */
  of(session: ArticleSession): readonly Suggestion[] {
    const known = this.#repeated.get(session);
    return known?.text === session.model.articleText ? known.suggestions : [];
  }

  /** Looks for them by the tags that are there now. @param probability that such a place is the same */
  async find(session: ArticleSession, probability: number): Promise<void> {
    // Where nothing is tagged nothing is repeated, and to find the ranges of a long article takes its time.
    if (session.entities.length === 0) {
      this.#repeated.delete(session);
      return;
    }
    const { model: { articleText: text } } = session;
    const known = this.#repeated.get(session);
    const repeated = known?.text === text ? known : { text, find: stringsOf({ text, ranges: taggableRanges(text) }), suggestions: [] };
    this.#repeated.set(session, repeated);
    let until = Date.now() + longestSlice;
    for (const { start, end } of tagsOf(session)) {
      repeated.find(text.slice(start, end));
      if (Date.now() < until) continue;
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      if (session.model.articleText !== text) return;
      until = Date.now() + longestSlice;
    }
    repeated.suggestions = repeatedStrings(text, tagsOf(session), probability, repeated.find);
  }
}

function tagsOf({ entities, model: { articleText, document } }: ArticleSession): TaggedSpan[] {
  return entities.flatMap(({ id, label, fragments }) => {
    const range = wholeRange(articleText, fragments);
    // Few are asked for their details.
    return range ? [{ ...range, label, get details() { return knownDetailsOf(document, id); } }] : [];
  });
}
