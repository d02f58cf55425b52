import { html, nothing, render } from 'lit/html.js';
import { findOccurrences } from '../../core/spans/occurrences';
import type { TextRange } from '../../core/text/range';
import type { Translate } from '../../core/message';
import type { Label } from '../../protocol/article';
import type { PanelModel } from '../state/panelModel';
import { strings } from '../strings';
import type { ArticleView } from '../text/articleView';
import { blockAt, firstBlockEndingAfter } from '../text/blocks';
import { checkbox } from './fields';
import { icon } from './icon';
import { Popup } from './popup';

/** Places listed in the preview, to be looked at one by one; the number tells the rest. */
const mostListed = 200;
/** UTF-16 units of context on each side of a place. */
const contextLength = 28;

/** Tags all occurrences of a text: shows how many and where before it does. Enter does it. */
export class TagAllPopup {
  readonly popup: Popup;
  readonly #model: PanelModel;
  readonly #view: ArticleView;
  readonly #translate: () => Translate;
  readonly #tagAll: (ranges: readonly TextRange[], label: string) => void;
  readonly #options = { wholeWord: true, matchCase: true, skipTagged: true };
  #quote = '';
  #label: Label | undefined;
  /** Starts of the places that the user left out. */
  readonly #leftOut = new Set<number>();
  /** Which of the listed places the keyboard stands on. */
  #active = 0;

  constructor(
    host: HTMLElement, model: PanelModel, view: ArticleView, tagAll: (ranges: readonly TextRange[], label: string) => void,
    translate: () => Translate, focusText: () => void,
  ) {
    this.popup = new Popup(host, 'tag-all', 'dialog', focusText);
    this.#model = model;
    this.#view = view;
    this.#tagAll = tagAll;
    this.#translate = translate;
    this.popup.element.addEventListener('keydown', (event) => {
      if (event.defaultPrevented) return;
      if (event.key === 'Enter' && !(event.target as Element).closest('.cancel')) {
        event.preventDefault();
        this.#accept();
      } else if (!(event.target as Element).closest('.toggles')) this.#onKey(event);
    });
    model.on('article', () => this.popup.close(false));
    model.on('annotations', () => {
      if (this.popup.isOpen) this.#render();
    });
  }

  /** The places that would be tagged now. */
  get #places(): readonly TextRange[] {
    return this.#offered.filter(({ start }) => !this.#leftOut.has(start));
  }

  get #offered(): readonly TextRange[] {
    return this.#label ? this.placesOf(this.#quote, this.#label.name) : [];
  }

  /** Places of a text that are shown in the article and do not bear that very tag already. */
  placesOf(quote: string, label: string | undefined): readonly TextRange[] {
    const text = this.#model.article?.text ?? '';
    return findOccurrences(text, quote, this.#options).filter((range) => this.#isFree(range, label));
  }

  open(quote: string, label: Label, beside: DOMRect | undefined): void {
    this.#quote = quote;
    this.#label = label;
    this.#leftOut.clear();
    this.#active = 0;
    this.#render();
    this.popup.open(beside);
    this.popup.element.querySelector<HTMLElement>('.accept')?.focus();
  }

  #isFree(range: TextRange, label: string | undefined): boolean {
    const { blocks } = this.#view;
    // What stands in no block, as the address of the article, is not text to be tagged.
    const first = firstBlockEndingAfter(blocks, range.start);
    if (first >= blocks.length || (blocks[first]?.start ?? 0) > range.start) return false;
    const block = blockAt(blocks, range.start);
    for (const span of this.#view.spans.of(block)) {
      if (span.start >= range.end || span.end <= range.start) continue;
      if (this.#options.skipTagged) return false;
      const entity = this.#model.store.entities.get(span.id);
      if (span.start === range.start && span.end === range.end && entity?.label === label) return false;
    }
    return true;
  }

  #render(): void {
    const label = this.#label;
    if (!label) return;
    const translate = this.#translate();
    const offered = this.#offered;
    const places = this.#places;
    this.#active = Math.max(0, Math.min(this.#active, Math.min(offered.length, mostListed) - 1));
    const title = translate(strings.tagAllTitle, { text: this.#quote, label: label.display });
    this.popup.element.setAttribute('aria-label', title);
    const count = translate(strings.occurrences, { count: places.length });
    const toggle = (name: 'wholeWord' | 'matchCase' | 'skipTagged') => checkbox(translate(strings[name], {}), this.#options[name], (checked) => this.#setOption(name, checked));
    render(html`
      <div class="popup-title"><bdi>${title}</bdi></div>
      <div class="toggles">${toggle('wholeWord')}${toggle('matchCase')}${toggle('skipTagged')}</div>
      <div class="count" role="status">${count}</div>
      ${offered.length === 0 ? nothing : html`<ul class="plain places" role="listbox" aria-multiselectable="true" tabindex="0"
        aria-label=${translate(strings.placesToTag, {})} aria-activedescendant="place-${this.#active}">
        ${offered.slice(0, mostListed).map((place, index) => this.#renderPlace(place, index))}</ul>`}
      <div class="popup-actions">
        <button class="action cancel" @click=${() => this.popup.close()}>${translate(strings.cancel, {})}</button>
        <button class="action primary accept" @click=${() => this.#accept()}>${
          places.length === 0 ? translate(strings.tagAllNone, {}) : translate(strings.tagAllButton, { count: places.length })}</button>
      </div>`, this.popup.element);
  }

  #renderPlace({ start, end }: TextRange, index: number) {
    const text = this.#model.article?.text ?? '';
    const block = this.#view.blocks[blockAt(this.#view.blocks, start)];
    const from = Math.max(block?.start ?? 0, start - contextLength);
    const to = Math.min(block?.end ?? text.length, end + contextLength);
    const before = `${from > (block?.start ?? 0) ? '…' : ''}${text.slice(from, start)}`;
    const behind = `${text.slice(end, to)}${to < (block?.end ?? 0) ? '…' : ''}`;
    const chosen = !this.#leftOut.has(start);
    return html`<li role="option" id="place-${index}" class=${index === this.#active ? 'active' : ''} aria-selected=${String(chosen)}
      @click=${() => this.#toggle(index)}>${icon(chosen ? 'check' : 'blank')}<bdi>${before}<b>${text.slice(start, end)}</b>${behind}</bdi></li>`;
  }

  /** The arrows walk the list from wherever the focus is; Space takes a place out or in. */
  #onKey(event: KeyboardEvent): void {
    const list = this.popup.element.querySelector<HTMLElement>('.places');
    if (!list) return;
    const last = list.childElementCount - 1;
    const steps: Readonly<Record<string, number>> = { ArrowDown: this.#active + 1, ArrowUp: this.#active - 1, Home: 0, End: last };
    const wanted = steps[event.key];
    const inList = event.target === list;
    if (event.key === ' ' && inList) this.#toggle(this.#active);
    else if (wanted === undefined) return;
    // The first arrow only brings the keyboard to the list.
    else this.#moveTo(inList ? Math.max(0, Math.min(wanted, last)) : this.#active);
    event.preventDefault();
    event.stopPropagation();
    list.focus();
  }

  #moveTo(index: number): void {
    this.#active = index;
    this.#render();
    this.popup.element.querySelector('.places .active')?.scrollIntoView({ block: 'nearest' });
  }

  #toggle(index: number): void {
    const place = this.#offered[index];
    if (!place) return;
    if (!this.#leftOut.delete(place.start)) this.#leftOut.add(place.start);
    this.#moveTo(index);
  }

  #setOption(name: 'wholeWord' | 'matchCase' | 'skipTagged', value: boolean): void {
    this.#options[name] = value;
    this.#render();
  }

  #accept(): void {
    const places = this.#places;
    const label = this.#label;
    this.popup.close();
    if (label && places.length > 0) this.#tagAll(places, label.name);
  }
}
