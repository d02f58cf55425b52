import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import type { Translate } from '../../core/message';
import type { GuidelineBlock } from '../../core/labels/guidelines';
import type { Label } from '../../protocol/article';
import { strings } from '../strings';
import type { LabelStyles } from './labelStyles';
import { labelKey } from './labelBar';
import { Popup } from './popup';

/** Milliseconds that the mouse rests on a label before its guidelines are shown. */
const hoverTime = 500;

/** What the guidelines say about a label: text and links. */
export function guidelineView(blocks: readonly GuidelineBlock[], openExternal: (href: string) => void): TemplateResult {
  return html`<div class="guideline">${blocks.map(({ kind, content }) => html`<div class="guideline-${kind}">${content.map(({ text, href }) => (href === undefined ? html`<bdi>${text}</bdi>`
    : html`<a href=${href} @click=${(event: Event) => {
      event.preventDefault();
      openExternal(href);
    }}><bdi>${text}</bdi></a>`))}</div>`)}</div>`;
}

/** The guidelines of a label in a box: by key, and under the mouse on a label. */
export class GuidelinePopup {
  readonly popup: Popup;
  readonly #labels: LabelStyles;
  readonly #openExternal: (href: string) => void;
  readonly #translate: () => Translate;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: HTMLElement, labels: LabelStyles, openExternal: (href: string) => void, translate: () => Translate, focusText: () => void) {
    this.popup = new Popup(host, 'guidelines', 'dialog', focusText);
    this.popup.element.tabIndex = -1;
    this.#labels = labels;
    this.#openExternal = openExternal;
    this.#translate = translate;
    this.popup.element.addEventListener('keydown', (event) => {
      if (event.key === 'g') this.popup.close();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  /** @param focus whether the keyboard goes into the box. */
  open(label: Label, beside: DOMRect | undefined, focus: boolean): void {
    clearTimeout(this.#timer);
    this.popup.element.setAttribute('role', focus ? 'dialog' : 'group');
    this.popup.element.setAttribute('aria-label', this.#translate()(strings.guidelinesOf, { label: label.display }));
    render(html`<div class="popup-title"><span class="label ${this.#labels.classOf(label.name)}">${labelKey(label)}<bdi>${label.display}</bdi></span></div>
      ${label.guideline ? guidelineView(label.guideline, this.#openExternal) : nothing}`, this.popup.element);
    this.popup.open(beside);
    if (focus) this.popup.element.focus();
  }

  /** Shows the guidelines of the labels in a bar while the mouse rests on one. */
  watch(bar: HTMLElement): void {
    bar.addEventListener('pointerover', (event) => {
      clearTimeout(this.#timer);
      const button = (event.target as Element).closest<HTMLElement>('button.label');
      const label = button && this.#labels.find(button.dataset['label'] ?? '');
      if (label?.guideline) this.#timer = setTimeout(() => this.open(label, button?.getBoundingClientRect(), false), hoverTime);
    });
    const leave = (): void => {
      clearTimeout(this.#timer);
      if (this.popup.element.getAttribute('role') === 'group') this.#timer = setTimeout(() => this.popup.close(false), hoverTime / 2);
    };
    bar.addEventListener('pointerleave', leave);
    this.popup.element.addEventListener('pointerenter', () => clearTimeout(this.#timer));
    this.popup.element.addEventListener('pointerleave', leave);
  }
}
