import type { Translate } from '../../core/message';
import type { ArticleView } from '../text/articleView';
import { firstBlockEndingAfter } from '../text/blocks';
import type { MarkSpan } from '../text/markLayout';
import type { LabelStyles } from '../view/labelStyles';
import type { ShownSuggestion, SuggestionList } from './suggestionList';
import { describeSuggestion } from './suggestionPopup';

interface Drawn {
  readonly shown: ShownSuggestion;
  /** How it is drawn: made when its block is, for most are off the screen. */
  span?: MarkSpan;
}

const nothingDrawn: readonly MarkSpan[] = [];

/** Draws suggestions as frames around text, which no tag has: solid where they are sure, dashed where not. */
export class SuggestionMarks {
  readonly #view: ArticleView;
  readonly #list: SuggestionList;
  readonly #labels: LabelStyles;
  readonly #translate: () => Translate;
  /** The list that the others are made from. */
  #candidates: readonly ShownSuggestion[] = [];
  #byBlock = new Map<number, Drawn[]>();

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
    if (this.#candidates !== this.#list.candidates) this.#index();
    const here = this.#byBlock.get(block);
    return here ? here.filter(({ shown }) => this.#list.isOpen(shown)).map((drawn) => (drawn.span ??= this.#spanOf(drawn.shown))) : nothingDrawn;
  }

  #index(): void {
    const { blocks } = this.#view;
    this.#candidates = this.#list.candidates;
    this.#byBlock = new Map();
    for (const shown of this.#candidates) {
      if (shown.isWeak) continue;
      const drawn: Drawn = { shown };
      for (let block = firstBlockEndingAfter(blocks, shown.start); (blocks[block]?.start ?? Infinity) < shown.end; block++) {
        const here = this.#byBlock.get(block);
        if (here) here.push(drawn);
        else this.#byBlock.set(block, [drawn]);
      }
    }
  }

  #spanOf(shown: ShownSuggestion): MarkSpan {
    const { id, start, end, label, isSure } = shown;
    const suggestion = {
      className: `suggestion ${isSure ? 'sure' : 'unsure'} ${this.#labels.classOf(label)}`,
      name: `${this.#labels.find(label)?.abbreviation ?? label.slice(0, 8)}?`,
      description: describeSuggestion(shown, this.#labels, this.#translate()),
    };
    return { id, start, end, fragment: 0, suggestion };
  }
}
