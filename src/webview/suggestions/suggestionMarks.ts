import type { Translate } from '../../core/message';
import type { ArticleView } from '../text/articleView';
import { firstBlockEndingAfter } from '../text/blocks';
import type { MarkSpan } from '../text/markLayout';
import type { LabelStyles } from '../view/labelStyles';
import type { ShownSuggestion, SuggestionList } from './suggestionList';
import { describeSuggestion } from './suggestionPopup';

/** Draws suggestions as frames around text, which no tag has: solid where they are sure, dashed where not. */
export class SuggestionMarks {
  readonly #view: ArticleView;
  readonly #list: SuggestionList;
  readonly #labels: LabelStyles;
  readonly #translate: () => Translate;
  /** What was drawn from which list. */
  #drawn: readonly ShownSuggestion[] = [];
  #byBlock = new Map<number, MarkSpan[]>();

  constructor(view: ArticleView, list: SuggestionList, labels: LabelStyles, translate: () => Translate) {
    this.#view = view;
    this.#list = list;
    this.#labels = labels;
    this.#translate = translate;
    view.suggestionsIn = (block) => this.#in(block);
  }

  /** Paints the blocks in which suggestions were, or are. */
  redraw(): void {
    const before = this.#byBlock;
    this.#index();
    this.#view.repaint(new Set([...before.keys(), ...this.#byBlock.keys()]));
  }

  #in(block: number): readonly MarkSpan[] {
    if (this.#drawn !== this.#list.all) this.#index();
    return this.#byBlock.get(block) ?? [];
  }

  #index(): void {
    const { blocks } = this.#view;
    this.#drawn = this.#list.all;
    this.#byBlock = new Map();
    for (const shown of this.#list.drawn) {
      const { id, start, end, label, isSure } = shown;
      const display = this.#labels.find(label);
      const suggestion = {
        className: `suggestion ${isSure ? 'sure' : 'unsure'} ${this.#labels.classOf(label)}`,
        name: `${display?.abbreviation ?? label.slice(0, 8)}?`,
        description: describeSuggestion(shown, this.#labels, this.#translate()),
      };
      for (let block = firstBlockEndingAfter(blocks, start); (blocks[block]?.start ?? Infinity) < end; block++) {
        const spans = this.#byBlock.get(block);
        const span = { id, start, end, fragment: 0, suggestion };
        if (spans) spans.push(span);
        else this.#byBlock.set(block, [span]);
      }
    }
  }
}
