import type { Suggestion } from '../core/suggestions/suggester';

/** What is offered in an article, whether or not it is tagged by now. */
export interface Offered {
  readonly text: string;
  /** From which probability on a suggestion is shown, and counts as sure. */
  readonly shown: number;
  readonly sure: number;
  /** Without what was rejected; also those too weak to be shown. */
  readonly suggestions: readonly Suggestion[];
}

/** Whether two offers are the same suggestions at the same places: what costs nothing to find out tells most of it. */
export function isSameOffer(before: Offered | undefined, after: Offered): boolean {
  if (!before) return after.suggestions.length === 0;
  return before.text === after.text && before.shown === after.shown && before.sure === after.sure && before.suggestions.length === after.suggestions.length
    && before.suggestions.every((suggestion, index) => {
      const other = after.suggestions[index];
      return other && suggestion.start === other.start && suggestion.end === other.end && suggestion.label === other.label
        && suggestion.probability === other.probability && suggestion.others.length === other.others.length
        && originOf(suggestion) === originOf(other);
    });
}

/** What is said of where a suggestion comes from, as far as that changes without its reading. */
function originOf({ reason }: Suggestion): string {
  if (reason.kind === 'repeated') return `repeated ${reason.count}`;
  return reason.kind === 'languageModel' ? `${reason.model} ${reason.isLearned}` : reason.kind;
}
