import { html, render, type TemplateResult } from 'lit/html.js';
import type { Translate } from '../../core/message';
import { bindingsInOrder, keyGroups, type PanelKeyBinding, type KeyGroup } from '../../protocol/panelCommands';
import { strings } from '../strings';
import { icon } from './icon';
import { keysOf } from './keyNames';
import type { LabelStyles } from './labelStyles';
import { Popup } from './popup';

/** All keys, made from the table that the handler uses: those that matter first, then those of the labels, then the rest. */
export class HelpPopup {
  readonly popup: Popup;
  readonly #labels: LabelStyles;
  readonly #translate: () => Translate;

  constructor(host: HTMLElement, labels: LabelStyles, translate: () => Translate, focusText: () => void) {
    this.popup = new Popup(host, 'help', 'dialog', focusText);
    this.#labels = labels;
    this.#translate = translate;
  }

  open(): void {
    const translate = this.#translate();
    const title = translate(strings.helpTitle, {});
    this.popup.element.setAttribute('aria-label', title);
    const essential = bindingsInOrder.filter((binding) => binding.essential !== undefined).sort((a, b) => (a.essential ?? 0) - (b.essential ?? 0));
    const groups = Object.keys(keyGroups) as KeyGroup[];
    render(html`
      <div class="popup-title"><span>${title}</span>
        <button class="icon-button" title=${translate(strings.close, {})} aria-label=${translate(strings.close, {})}
          @click=${() => this.popup.close()}>${icon('close')}</button></div>
      <div class="help-groups" tabindex="0" role="region" aria-label=${title}>
        <section class="essential"><h2>${translate(strings.essentialKeys)}</h2>${keyList(essential, translate)}</section>
        <section><h2>${translate(strings.labels)}</h2><dl>${this.#labels.taggable.map(({ name, display, digit, letter }) => html`<div class=${this.#labels.classOf(name)}>
          <dt>${[digit, letter].flatMap((key) => (key === undefined ? [] : [chord(key)]))}</dt><dd><span class="dot"></span> <bdi>${display}</bdi></dd></div>`)}</dl></section>
        ${groups.map((group) => html`<section><h2>${translate(keyGroups[group], {})}</h2>
        ${keyList(bindingsInOrder.filter((binding) => binding.group === group && binding.chords.length > 0), translate)}</section>`)}</div>`,
    this.popup.element);
    this.popup.open(undefined);
    this.popup.element.querySelector<HTMLElement>('.help-groups')?.focus();
  }
}

function keyList(bindings: readonly PanelKeyBinding[], translate: Translate): TemplateResult {
  return html`<dl>${bindings.map(({ chords, description: template }) => html`<div>
    <dt>${chords.map(chord)}</dt><dd>${translate(template, {})}</dd></div>`)}</dl>`;
}

function chord(keys: string): TemplateResult {
  return html`<span class="chord">${keysOf(keys).map((key) => html`<kbd>${key}</kbd>`)}</span>`;
}
