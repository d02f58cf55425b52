import { html, render } from 'lit';
import type { Translate } from '../../core/message';
import { bindingsInOrder, keyGroups, type KeyGroup } from '../../protocol/panelCommands';
import { strings } from '../strings';
import { icon } from './icon';
import { Popup } from './popup';

/** All keys, made from the table that the handler uses. */
export class HelpPopup {
  readonly popup: Popup;
  readonly #translate: () => Translate;
  readonly #isMac: boolean;

  constructor(host: HTMLElement, translate: () => Translate, focusText: () => void) {
    this.popup = new Popup(host, 'help', 'dialog', focusText);
    this.#translate = translate;
    this.#isMac = navigator.userAgent.includes('Macintosh');
  }

  open(): void {
    const translate = this.#translate();
    const title = translate(strings.helpTitle, {});
    this.popup.element.setAttribute('aria-label', title);
    const groups = Object.keys(keyGroups) as KeyGroup[];
    render(html`
      <div class="popup-title"><span>${title}</span>
        <button class="icon-button" title=${translate(strings.close, {})} aria-label=${translate(strings.close, {})}
          @click=${() => this.popup.close()}>${icon('close')}</button></div>
      <div class="help-groups" tabindex="0" role="region" aria-label=${title}>${groups.map((group) => html`
        <section><h2>${translate(keyGroups[group], {})}</h2>
        <dl>${bindingsInOrder.filter((binding) => binding.group === group).map(({ chords, description: template }) => html`<div>
          <dt>${chords.map((chord) => this.#chord(chord))}</dt><dd>${translate(template, {})}</dd></div>`)}</dl></section>`)}</div>`,
    this.popup.element);
    this.popup.open(undefined);
    this.popup.element.querySelector<HTMLElement>('.help-groups')?.focus();
  }

  #chord(chord: string) {
    const keys = chord === '+' ? ['+'] : chord.split('+');
    return html`<span class="chord">${keys.map((key) => html`<kbd>${this.#keyName(key)}</kbd>`)}</span>`;
  }

  #keyName(key: string): string {
    const arrows: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓',
      '<label>': '1–9, a–z', Escape: 'Esc' };
    if (key === 'Mod') return this.#isMac ? '⌘' : 'Ctrl';
    if (key === 'Alt' && this.#isMac) return '⌥';
    return arrows[key] ?? (/^\p{Ll}$/u.test(key) ? key.toUpperCase() : key);
  }
}
