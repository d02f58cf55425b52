import { followedSuggestions } from '../core/suggestions/languageModel/modelSuggestions';
import type { Suggestion } from '../core/suggestions/suggester';

/** Suggestions for a text. */
interface Suggested {
  readonly text: string;
  readonly suggestions: readonly Suggestion[];
}

/**
 * What language models suggested, by article, as long as the window is open: an article that is closed and opened again has it still.
 * It is kept for the text that was sent and follows to what became of that, so that undone edits bring it back.
 */
export class ModelSuggestions {
  readonly #suggested = new Map<string, Suggested>();
  readonly #followed = new Map<string, Suggested>();

  /** Takes what a model suggested for the text of an article, instead of what it had before. */
  take(article: string, text: string, suggestions: readonly Suggestion[]): void {
    this.#suggested.set(article, { text, suggestions });
    this.#followed.delete(article);
  }

  /** The suggestions at their places in an article's text. */
  of(article: string, text: string): readonly Suggestion[] {
    const suggested = this.#suggested.get(article);
    if (!suggested) return [];
    const known = this.#followed.get(article);
    if (known?.text === text) return known.suggestions;
    const suggestions = followedSuggestions(suggested.text, text, suggested.suggestions);
    this.#followed.set(article, { text, suggestions });
    return suggestions;
  }
}
