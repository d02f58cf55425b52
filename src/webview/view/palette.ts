import { html, nothing, render } from 'lit';
import type { Translate } from '../../core/message';
import type { Label } from '../../protocol/article';
import { strings } from '../strings';
import { labelKey } from './labelBar';
import type { LabelStyles } from './labelStyles';
import { Popup } from './popup';
import { moveInRow, roveTabindex } from './roving';

/** Labels shown before "more": those with digits. */
const shortLength = 9;

/** The labels under a selection made with the mouse, always in the same order. It never takes the focus. */
export class Palette {
  readonly popup: Popup;
  readonly #labels: LabelStyles;
  readonly #choose: (label: Label) => void;
  readonly #translate: () => Translate;
  #beside: DOMRect | undefined;
  #expanded = false;

  constructor(host: HTMLElement, labels: LabelStyles, choose: (label: Label) => void, translate: () => Translate,
    focusText: () => void) {
    this.popup = new Popup(host, 'palette', 'toolbar', focusText);
    this.#labels = labels;
    this.#choose = choose;
    this.#translate = translate;
    this.popup.element.addEventListener('keydown', (event) => moveInRow(event, this.popup.element, 'button'));
    // The text keeps its selection and its focus while the mouse is on the palette.
    this.popup.element.addEventListener('pointerdown', (event) => event.preventDefault());
    this.popup.element.addEventListener('mousedown', (event) => event.preventDefault());
  }

  open(beside: DOMRect | undefined): void {
    this.#expanded = false;
    this.#beside = beside;
    this.#render();
    this.popup.open(beside);
  }

  #render(): void {
    const translate = this.#translate();
    const { taggable } = this.#labels;
    const shown = this.#expanded ? taggable : taggable.slice(0, shortLength);
    this.popup.element.setAttribute('aria-label', translate(strings.palette, {}));
    render(html`${shown.map((label) => html`<button class="label ${this.#labels.classOf(label.name)}" @click=${() => this.#take(label)}>
      ${labelKey(label)}<bdi>${label.display}</bdi></button>`)}
      ${this.#expanded || taggable.length <= shortLength ? nothing : html`<button class="link-button more"
        @click=${() => this.#expand()}>${translate(strings.moreLabels, {})}</button>`}`,
    this.popup.element);
    roveTabindex(this.popup.element, 'button');
  }

  #expand(): void {
    this.#expanded = true;
    this.#render();
    this.popup.open(this.#beside);
  }

  #take(label: Label): void {
    this.popup.close();
    this.#choose(label);
  }
}
