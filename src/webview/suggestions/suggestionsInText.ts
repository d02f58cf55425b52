import type { Translate } from '../../core/message';
import type { PanelCommand, TextState } from '../../protocol/panelCommands';
import type { PanelOffer } from '../../protocol/suggestions';
import type { Annotator } from '../annotating';
import type { TextNavigator } from '../navigation';
import type { PanelModel } from '../state/panelModel';
import type { ArticleDisplay } from '../text/articleDisplay';
import type { Announcer } from '../view/announcer';
import type { LabelStyles } from '../view/labelStyles';
import type { IdleMoments } from '../view/later';
import { SuggestionActions } from './suggestionActions';
import { SuggestionList } from './suggestionList';
import { SuggestionMarks } from './suggestionMarks';
import { describeSuggestion, SuggestionPopup } from './suggestionPopup';

/** Suggestions where they are: what is offered, its frames in the text, the box beside one that was clicked, and what keys do with them. */
export class SuggestionsInText {
  readonly list: SuggestionList;
  readonly box: SuggestionPopup;
  readonly #model: PanelModel;
  readonly #display: () => ArticleDisplay;
  readonly #labels: LabelStyles;
  readonly #announcer: Announcer;
  readonly #translate: () => Translate;
  /** The text is read first. */
  readonly #drawLater: () => void;
  /** Whether any was drawn the last time. */
  #draws = false;
  #marks: SuggestionMarks | undefined;
  #actions: SuggestionActions | undefined;
  #navigator: TextNavigator | undefined;

  /** To be made before the display, and begun when that is there. */
  constructor(host: HTMLElement, model: PanelModel, display: () => ArticleDisplay, labels: LabelStyles, announcer: Announcer, translate: () => Translate, focusText: () => void, moments: IdleMoments) {
    this.#model = model;
    this.#display = display;
    this.#labels = labels;
    this.#announcer = announcer;
    this.#translate = translate;
    this.list = new SuggestionList(model, (range) => display().view.spans.isTagged(range));
    this.#drawLater = moments.afterPaint(() => {
      display().surface.keepingEnd(() => this.#marks?.redraw());
      const draws = this.list.drawn.length > 0;
      // Where nothing is drawn, or was, no text moves; to look where the caret is would put off the first paint.
      if (draws || this.#draws) display().redrawCaretInFrame();
      this.#draws = draws;
    });
    this.box = new SuggestionPopup(host, labels, {
      accept: () => this.#actions?.accept(),
      reject: () => this.#actions?.reject(),
      nextReading: () => this.#actions?.nextReading(),
    }, translate, focusText);
    model.on('selection', () => this.box.popup.close(false));
  }

  begin(annotator: Annotator, navigator: TextNavigator): SuggestionActions {
    const marks = new SuggestionMarks(this.#display().view, this.list, this.#labels, this.#translate);
    this.#marks = marks;
    this.#navigator = navigator;
    return (this.#actions = new SuggestionActions(this.#model, this.list, annotator, navigator, this.#labels, this.#announcer, () => marks.redraw(), this.#translate));
  }

  offer(offer: PanelOffer): void {
    this.list.offer(offer);
    this.#drawLater();
  }

  /** How many are accepted together. */
  get sureCount(): number {
    return this.list.drawn.filter(({ isSure }) => isSure).length;
  }

  /** What is selected, for keys. */
  get textState(): TextState {
    if (this.#model.selection.kind === 'entity') return 'tag';
    return this.list.selected ? 'suggestion' : 'text';
  }

  /** Tab goes through the page where a suggestion has no other reading. */
  leaves(command: PanelCommand): boolean {
    return command === 'nextReading' && this.list.selected?.suggestion.others.length === 0;
  }

  /** What is suggested for the selection and why; undefined where nothing is. */
  get description(): string | undefined {
    const { selected } = this.list;
    return selected && describeSuggestion(selected, this.#labels, this.#translate());
  }

  /** Selects the suggestion at a place that was clicked, and shows what can be done with it. @returns whether there is one. */
  select(offset: number): boolean {
    const found = this.list.at(offset);
    if (!found) return false;
    this.#navigator?.selectText(found);
    this.box.open(found, this.#display().surface.rectangleOf(found));
    return true;
  }
}
