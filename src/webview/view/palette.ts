import { html, nothing, render } from 'lit/html.js';
import type { Translate } from '../../core/message';
import type { Label } from '../../protocol/article';
import type { PanelModel } from '../state/panelModel';
import { strings } from '../strings';
import { labelKey } from './labelBar';
import type { LabelStyles } from './labelStyles';
import { neededLabels } from './neededLabels';
import { Popup } from './popup';
import { moveInRow, roveTabindex } from './roving';

/** Labels shown; the others are found with the search. */
const shortLength = 9;

/** The labels that are needed most under a selection made with the mouse, always in the same order. It never takes the focus. */
export class Palette {
  readonly popup: Popup;
  readonly #model: PanelModel;
  readonly #labels: LabelStyles;
  readonly #choose: (label: Label) => void;
  readonly #search: () => void;
  readonly #translate: () => Translate;

  constructor(host: HTMLElement, model: PanelModel, labels: LabelStyles, choose: (label: Label) => void, search: () => void, translate: () => Translate,
    focusText: () => void) {
    this.popup = new Popup(host, 'palette', 'toolbar', focusText);
    this.#model = model;
    this.#labels = labels;
    this.#search = search;
    this.#choose = choose;
    this.#translate = translate;
    this.popup.element.addEventListener('keydown', (event) => moveInRow(event, this.popup.element, 'button'));
    // The text keeps its selection and its focus while the mouse is on the palette.
    this.popup.element.addEventListener('pointerdown', (event) => event.preventDefault());
    this.popup.element.addEventListener('mousedown', (event) => event.preventDefault());
  }

  open(beside: DOMRect | undefined): void {
    this.#render();
    this.popup.open(beside);
  }

  #render(): void {
    const translate = this.#translate();
    const { taggable } = this.#labels;
    const shown = neededLabels(taggable, this.#model, shortLength);
    this.popup.element.setAttribute('aria-label', translate(strings.palette, {}));
    render(html`${shown.map((label) => html`<button class="label ${this.#labels.classOf(label.name)}" @click=${() => this.#take(label)}>
      ${labelKey(label)}<bdi>${label.display}</bdi></button>`)}
      ${taggable.length <= shortLength ? nothing : html`<button class="link-button more" @click=${() => this.#find()}>${translate(strings.moreLabels, {})}</button>`}`,
    this.popup.element);
    roveTabindex(this.popup.element, 'button');
  }

  #find(): void {
    this.popup.close(false);
    this.#search();
  }

  #take(label: Label): void {
    this.popup.close();
    this.#choose(label);
  }
}
