import { html, nothing, render } from 'lit/html.js';
import type { Translate } from '../../core/message';
import type { Label } from '../../protocol/article';
import { strings } from '../strings';
import { focusField } from './fields';
import { guidelineView } from './guideline';
import { labelKey } from './labelBar';
import type { LabelStyles } from './labelStyles';
import { Popup } from './popup';

/** Labels listed at once; whoever has more types. */
const mostListed = 200;

/** Finds a label by a part of its name: type, choose with the arrows, Enter. */
export class LabelSearch {
  readonly popup: Popup;
  readonly #labels: LabelStyles;
  readonly #openExternal: (href: string) => void;
  readonly #translate: () => Translate;
  #choose: (label: Label) => void = () => undefined;
  #query = '';
  #active = 0;

  constructor(host: HTMLElement, labels: LabelStyles, openExternal: (href: string) => void, translate: () => Translate, focusText: () => void) {
    this.popup = new Popup(host, 'label-search', 'dialog', focusText);
    this.#labels = labels;
    this.#openExternal = openExternal;
    this.#translate = translate;
    this.popup.element.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** @param title what the chosen label is for. @param choose gets the label once the box has closed. */
  open(title: string, beside: DOMRect | undefined, choose: (label: Label) => void): void {
    this.#choose = choose;
    this.#query = '';
    this.#active = 0;
    this.popup.element.setAttribute('aria-label', title);
    this.#render();
    this.popup.open(beside);
    focusField(this.popup.element.querySelector('input'));
  }

  /** Labels whose name holds what was typed: those that begin with it come first, those under a label that holds it last. */
  get #found(): readonly Label[] {
    const query = this.#query.trim().toLocaleLowerCase();
    const place = ({ display, name }: Label): number => {
      const places = [display, name].map((text) => text.toLocaleLowerCase().indexOf(query)).filter((at) => at >= 0);
      if (places.length > 0) return Math.min(1, ...places);
      return this.#labels.pathOf(name).some((above) => above.toLocaleLowerCase().includes(query)) ? 2 : Infinity;
    };
    const ranked = this.#labels.taggable.map((label) => ({ label, rank: place(label) })).filter(({ rank }) => rank < Infinity);
    return ranked.sort((a, b) => a.rank - b.rank).map(({ label }) => label);
  }

  #render(): void {
    const translate = this.#translate();
    const found = this.#found;
    this.#active = Math.max(0, Math.min(this.#active, found.length - 1, mostListed - 1));
    const title = this.popup.element.getAttribute('aria-label') ?? '';
    const guideline = found[this.#active]?.guideline;
    render(html`<input class="input" aria-label=${title} placeholder=${title} .value=${this.#query}
        @input=${(event: Event) => this.#search((event.currentTarget as HTMLInputElement).value)}>
      ${found.length === 0 ? html`<div class="empty" role="status">${translate(strings.noSuchLabel, {})}</div>` : nothing}
      <ul class="plain label-list" role="listbox" aria-label=${translate(strings.labels, {})}>${found.slice(0, mostListed).map((label, index) => this.#renderLabel(label, index))}</ul>
      ${found.length > mostListed ? html`<div class="more">${translate(strings.moreLabelsFound, { count: found.length - mostListed })}</div>` : nothing}
      ${guideline ? guidelineView(guideline, this.#openExternal) : nothing}`, this.popup.element);
  }

  /** All of them stand as in the hierarchy; of those that were searched each tells what is above it. */
  #renderLabel(label: Label, index: number) {
    const path = this.#labels.pathOf(label.name);
    const isSearched = this.#query.trim() !== '';
    return html`<li role="option" aria-selected=${String(index === this.#active)} class="label ${this.#labels.classOf(label.name)} ${index === this.#active ? 'active' : ''}"
      @click=${() => this.#take(label)}>${isSearched ? nothing : path.map(() => html`<span class="indent"></span>`)}${labelKey(label)}<bdi>${label.display}</bdi>
      ${isSearched && path.length > 0 ? html`<span class="path" title=${path.join(' › ')}><bdi>${path.join(' › ')}</bdi></span>` : nothing}</li>`;
  }

  #search(query: string): void {
    this.#query = query;
    this.#active = 0;
    this.#render();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const found = this.#found;
    if (event.key === 'Enter') {
      const label = found[this.#active];
      if (label) this.#take(label);
    } else if (step !== 0 && found.length > 0) {
      const count = Math.min(found.length, mostListed);
      this.#active = (this.#active + step + count) % count;
      this.#render();
      this.popup.element.querySelector('.label-list .active')?.scrollIntoView({ block: 'nearest' });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #take(label: Label): void {
    this.popup.close();
    this.#choose(label);
  }
}
