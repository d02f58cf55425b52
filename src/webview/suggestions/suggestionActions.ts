import type { Translate } from '../../core/message';
import { acceptedWith } from '../../core/suggestions/openSuggestions';
import type { Label } from '../../protocol/article';
import type { PanelReading } from '../../protocol/suggestions';
import type { Annotator } from '../annotating';
import type { TextNavigator } from '../navigation';
import type { PanelModel } from '../state/panelModel';
import { strings } from '../strings';
import type { Announcer } from '../view/announcer';
import type { LabelStyles } from '../view/labelStyles';
import type { ShownSuggestion, SuggestionList } from './suggestionList';

/** What the user does with suggestions. A decision about one holds for the same string in the rest of the article, and is one step. */
export class SuggestionActions {
  readonly #model: PanelModel;
  readonly #list: SuggestionList;
  readonly #annotator: Annotator;
  readonly #navigator: TextNavigator;
  readonly #labels: LabelStyles;
  readonly #announcer: Announcer;
  readonly #redraw: () => void;
  readonly #translate: () => Translate;

  /** @param redraw shows in the text what the list has by now. */
  constructor(
    model: PanelModel, list: SuggestionList, annotator: Annotator, navigator: TextNavigator, labels: LabelStyles, announcer: Announcer, redraw: () => void, translate: () => Translate,
  ) {
    this.#model = model;
    this.#list = list;
    this.#annotator = annotator;
    this.#navigator = navigator;
    this.#labels = labels;
    this.#announcer = announcer;
    this.#redraw = redraw;
    this.#translate = translate;
  }

  /** Accepts the selected suggestion in the reading that is shown, and goes on. */
  accept(): void {
    const chosen = this.#list.selected;
    if (!chosen) return this.#say(strings.noSuggestionSelected);
    this.#acceptAs(chosen, chosen.label, false);
    this.#goOn(chosen.isSure);
  }

  /** Accepts the selected suggestion with another label; its tag is selected, as after the key of a label elsewhere. @returns whether one is selected. */
  relabel({ name }: Label): boolean {
    const chosen = this.#list.selected;
    if (!chosen) return false;
    this.#model.chooseLabel({ last: name });
    this.#acceptAs(chosen, name, true);
    if (this.#model.settings.advance) this.#goOn(chosen.isSure);
    return true;
  }

  /** Another reading of the place of the selected suggestion. */
  nextReading(): void {
    const chosen = this.#list.selected;
    const turned = chosen && this.#list.turn(chosen);
    if (!turned) return this.#say(strings.noOtherReading);
    this.#redraw();
    this.#navigator.selectText(turned);
  }

  /** The string is not to be tagged so; other ends of it, where they are likely, are another question. */
  reject(): void {
    const chosen = this.#list.selected;
    if (!chosen) return this.#say(strings.noSuggestionSelected);
    const { start, end, suggestion, isSure } = chosen;
    const labels = [...new Set([suggestion, ...suggestion.others].filter((reading) => reading.start === start && reading.end === end).map(({ label }) => label))];
    const answered = this.#list.reject((this.#model.article?.text ?? '').slice(start, end), labels);
    this.#redraw();
    const settled = (): void => {
      answered();
      this.#redraw();
    };
    this.#annotator.ask({ type: 'rejectSuggestion', range: { start, end }, labels }, { failed: settled, settled });
    this.#goOn(isSure);
  }

  /** @param all whether the unsure ones are accepted, too. */
  acceptAll(all: boolean): void {
    const { drawn } = this.#list;
    const chosen = all ? drawn : drawn.filter(({ isSure }) => isSure);
    if (chosen.length > 0) return this.#annotator.acceptSuggestions(chosen, strings.acceptedAll, { count: chosen.length });
    this.#say(drawn.length === 0 ? strings.noSuggestions : strings.noSureSuggestions, { count: drawn.length });
  }

  go(step: 1 | -1): void {
    const range = this.#model.selectedRange ?? { start: 0, end: 0 };
    const found = this.#list.next(step === 1 ? range.end : range.start, step, ({ isWeak }) => !isWeak)
      ?? this.#list.next(step === 1 ? 0 : Infinity, step, ({ isWeak }) => !isWeak);
    if (found) this.#navigator.selectText(found);
    else this.#say(strings.noSuggestions);
  }

  #acceptAs({ start, end, probability, suggestion }: ShownSuggestion, label: string, selects: boolean): void {
    const text = this.#model.article?.text ?? '';
    const reading: PanelReading = { start, end, label, probability };
    const accepted = acceptedWith(text, this.#list.drawn, suggestion, reading, this.#list.isTagged);
    this.#annotator.acceptSuggestions(accepted, strings.acceptedHere, { count: accepted.length - 1, text: text.slice(start, end), label: this.#labels.display(label) }, selects);
  }

  /** To what is doubtful; after a sure suggestion, to the next of any kind, for that is how they are being read. */
  #goOn(isSure: boolean): void {
    const next = isSure ? this.#list.next(this.#model.selectedRange?.end ?? 0, 1, ({ isWeak }) => !isWeak) : undefined;
    if (next) this.#navigator.selectText(next);
    else this.#navigator.name(1);
  }

  #say(template: string, args: Readonly<Record<string, string | number>> = {}): void {
    this.#announcer.notify(this.#translate()(template, args), 'information');
  }
}
