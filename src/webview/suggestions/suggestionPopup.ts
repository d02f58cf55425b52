import { html, nothing, render } from 'lit/html.js';
import type { Translate } from '../../core/message';
import { strings } from '../strings';
import { keyText } from '../view/keyNames';
import type { LabelStyles } from '../view/labelStyles';
import { Popup } from '../view/popup';
import { moveInRow, roveTabindex } from '../view/roving';
import type { ShownSuggestion } from './suggestionList';

/** What the buttons do. */
export interface SuggestionChoices {
  accept(): void;
  reject(): void;
  nextReading(): void;
}

/** What is suggested at a place that was clicked, why, and what can be done with it. It never takes the focus. */
export class SuggestionPopup {
  readonly popup: Popup;
  readonly #labels: LabelStyles;
  readonly #choices: SuggestionChoices;
  readonly #translate: () => Translate;

  constructor(host: HTMLElement, labels: LabelStyles, choices: SuggestionChoices, translate: () => Translate, focusText: () => void) {
    this.popup = new Popup(host, 'suggestion-here', 'toolbar', focusText);
    this.#labels = labels;
    this.#choices = choices;
    this.#translate = translate;
    const { element } = this.popup;
    // It has words besides its buttons.
    element.setAttribute('role', 'region');
    element.addEventListener('keydown', (event) => moveInRow(event, element, 'button'));
    // The text keeps its selection and its focus.
    element.addEventListener('pointerdown', (event) => event.preventDefault());
    element.addEventListener('mousedown', (event) => event.preventDefault());
  }

  open(shown: ShownSuggestion, beside: DOMRect | undefined): void {
    const translate = this.#translate();
    const { element } = this.popup;
    element.setAttribute('aria-label', describeSuggestion(shown, this.#labels, translate));
    const button = (command: 'acceptSuggestion' | 'rejectSuggestion' | 'nextReading', words: string, act: () => void): unknown =>
      html`<button class="action" @click=${() => this.#closed(act)}>${words} <kbd>${keyText(command)}</kbd></button>`;
    render(html`<div class="suggestion-words"><span class="dot ${this.#labels.classOf(shown.label)}"></span>
        <bdi>${describeSuggestion(shown, this.#labels, translate)}</bdi></div>
      ${button('acceptSuggestion', translate(strings.acceptSuggestion), () => this.#choices.accept())}
      ${button('rejectSuggestion', translate(strings.rejectSuggestion), () => this.#choices.reject())}
      ${shown.suggestion.others.length === 0 ? nothing : button('nextReading', translate(strings.nextReading), () => this.#choices.nextReading())}`, element);
    roveTabindex(element, 'button');
    this.popup.open(beside);
  }

  #closed(act: () => void): void {
    this.popup.close();
    act();
  }
}

/** Label, how sure where that is known, and why: the reason belongs to the likeliest reading, unless another has its own. */
export function describeSuggestion({ label, probability, details, isUnrated, reason, suggestion }: ShownSuggestion, labels: LabelStyles, translate: Translate): string {
  const why = reason ?? (label === suggestion.label && probability === suggestion.probability || details !== undefined ? suggestion.reason : undefined);
  const args = { label: labels.display(label), percent: Math.round(probability * 100), ...(why !== undefined && { reason: why }), ...(details !== undefined && { details }) };
  if (isUnrated) return translate(details === undefined ? strings.unratedSuggestion : strings.unratedSuggestionWithDetails, { reason: suggestion.reason, ...args });
  if (details !== undefined) return translate(strings.suggestionWithDetails, args);
  return translate(why === undefined ? strings.suggestionWithoutReason : strings.suggestionWithReason, args);
}
