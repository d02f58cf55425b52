import { html, nothing, render } from 'lit/html.js';
import type { Translate } from '../../core/message';
import type { AttributeDefinition, Label } from '../../protocol/article';
import type { Entity } from '../../protocol/entity';
import type { DraftBody, RequestBody } from '../../protocol/panelVerbs';
import type { PanelModel } from '../state/panelModel';
import { shownAttributes } from '../state/shownAttributes';
import { strings } from '../strings';
import { connectionList } from './connectionList';
import { checkbox, focusField } from './fields';
import { icon } from './icon';
import { labelKey } from './labelBar';
import type { LabelStyles } from './labelStyles';
import { neededLabels } from './neededLabels';
import { Popup } from './popup';
import { focusInRow, moveInRow, roveTabindex } from './roving';

/** Labels offered in the box; the others are found with the search. */
const mostOffered = 12;

export interface DetailsActions {
  searchLabels(): void;
  /** Selects another tag and shows its details. */
  goTo(id: string): void;
  relabel(entity: Entity, label: string): void;
  setLink(entity: Entity, link: string): void;
  setNote(entity: Entity, note: string): void;
  /** Asks the host for a verb. */
  ask(request: RequestBody): void;
  /** What is being typed into a field; undefined where it was entered. */
  draft(body: DraftBody | undefined): void;
  openExternal(href: string): void;
}

/** The box beside a tag: its label, link, note and attributes. Every change counts at once. */
export class DetailsPopup {
  readonly popup: Popup;
  readonly #model: PanelModel;
  readonly #labels: LabelStyles;
  readonly #actions: DetailsActions;
  readonly #translate: () => Translate;

  constructor(host: HTMLElement, model: PanelModel, labels: LabelStyles, actions: DetailsActions, translate: () => Translate,
    focusText: () => void) {
    this.popup = new Popup(host, 'details', 'dialog', () => {
      this.#commit();
      focusText();
    });
    this.#model = model;
    this.#labels = labels;
    this.#actions = actions;
    this.#translate = translate;
    this.popup.element.addEventListener('keydown', (event) => {
      const row = (event.target as Element).closest<HTMLElement>('.label-choice, .connections');
      if (row) moveInRow(event, row, 'button');
    });
    model.on('annotations', () => {
      if (!this.popup.isOpen) return;
      if (model.selectedEntity) this.#render();
      else this.popup.close();
    });
    model.on('article', () => this.popup.close(false));
  }

  open(beside: DOMRect | undefined, focus: 'label' | 'link' | 'note'): void {
    if (!this.#model.selectedEntity) return;
    this.#render();
    this.popup.open(beside);
    if (focus === 'label') this.#focusLabel();
    else focusField(this.popup.element.querySelector<HTMLElement>(`[data-part=${focus}]`));
  }

  /** The label the tag has: arrows go on from there. */
  #focusLabel(): void {
    const row = this.popup.element.querySelector<HTMLElement>('.label-choice');
    const label = row?.querySelector<HTMLElement>('[aria-pressed=true]') ?? row?.querySelector('button');
    if (row && label) focusInRow(label, row, 'button');
  }

  #render(): void {
    const entity = this.#model.selectedEntity;
    if (!entity) return;
    const translate = this.#translate();
    const definitions = shownAttributes(this.#labels.find(entity.label)?.attributes ?? [], entity.attributes ?? {});
    const text = this.#model.textOf(entity);
    this.popup.element.setAttribute('aria-label', translate(strings.tagDetails, { text }));
    render(html`
      <div class="popup-title"><bdi>${text}</bdi>
        <button class="icon-button" title=${translate(strings.close, {})} aria-label=${translate(strings.close, {})}
          @click=${() => this.popup.close()}>${icon('close')}</button></div>
      <div class="label-choice" role="toolbar" aria-label=${translate(strings.label, {})}>
        ${neededLabels(this.#labels.taggable, this.#model, mostOffered, entity.label).map((label) => this.#renderLabel(label, entity))}
        ${this.#labels.taggable.length <= mostOffered ? nothing : html`<button class="link-button more" @click=${() => this.#searchLabels()}>${translate(strings.moreLabels)}</button>`}</div>
      <div class="field"><div class="field-title" aria-hidden="true">${translate(strings.link, {})}</div>
        <div class="with-button"><input class="input" data-part="link" aria-label=${translate(strings.link, {})}
          placeholder=${translate(strings.linkPlaceholder, {})}
          .value=${entity.link?.value ?? ''} @input=${(event: InputEvent) => this.#actions.draft({ type: 'setLink', id: entity.id, link: (event.currentTarget as HTMLInputElement).value.trim() })} @change=${() => this.#commit()}
            @keydown=${(event: KeyboardEvent) => this.#closeOnEnter(event)}>
        ${entity.link?.href === undefined ? nothing : html`<button class="icon-button" title=${translate(strings.openLink, {})}
          aria-label=${translate(strings.openLink, {})}
            @click=${() => this.#openLink(entity)}>${icon('link-external')}</button>`}</div></div>
      <div class="field"><div class="field-title" aria-hidden="true">${translate(strings.note, {})}</div>
        <textarea class="input" data-part="note" rows="2" aria-label=${translate(strings.note, {})} .value=${entity.note ?? ''}
          @input=${(event: InputEvent) => this.#actions.draft({ type: 'setNote', id: entity.id, note: (event.currentTarget as HTMLTextAreaElement).value })}
          @change=${() => this.#commit()} @keydown=${(event: KeyboardEvent) => this.#closeOnEnter(event)}></textarea></div>
      ${definitions.length === 0 ? nothing : html`<div class="field" role="group" aria-label=${translate(strings.attributes, {})}>
        ${definitions.map((definition) => this.#renderAttribute(definition, entity, translate))}</div>`}
      ${entity.connections ? connectionList(entity.connections, this.#model, this.#labels, (id) => this.#goTo(id), translate) : nothing}
      <div class="popup-actions"><button class="action"
        @click=${() => this.#remove(entity.id)}>${icon('trash')} ${translate(strings.remove, {})}</button></div>`,
    this.popup.element);
    for (const row of this.popup.element.querySelectorAll<HTMLElement>('.label-choice, .connections')) roveTabindex(row, 'button');
  }

  #renderLabel(label: Label, entity: Entity) {
    const choose = (): void => this.#actions.relabel(this.#model.selectedEntity ?? entity, label.name);
    return html`<button class="label ${this.#labels.classOf(label.name)}" aria-pressed=${String(label.name === entity.label)}
      @click=${choose}>${labelKey(label)}<bdi>${label.display}</bdi></button>`;
  }

  #renderAttribute(definition: AttributeDefinition, entity: Entity, translate: Translate) {
    const { name, display, values } = definition;
    const value = entity.attributes?.[name];
    const set = (next: string | true | null): void => {
      const { id } = this.#model.selectedEntity ?? entity;
      this.#actions.ask({ type: 'setAttribute', id, name, value: next });
    };
    if (values.length === 0) {
      return checkbox(display, value !== undefined, (checked) => set(checked ? true : null));
    }
    return html`<label class="attribute"><span>${display}</span>
      <select @change=${(event: Event) => set((event.currentTarget as HTMLSelectElement).value || null)}>
        <option value="" ?selected=${value === undefined}>${translate(strings.notSet, {})}</option>
        ${values.map((option) => html`<option value=${option} ?selected=${value === option}>${option}</option>`)}</select></label>`;
  }

  /** Writes what stands in the fields; called too when the box closes with a field still open. */
  #commit(): void {
    this.#actions.draft(undefined);
    const link = this.popup.element.querySelector<HTMLInputElement>('[data-part=link]')?.value;
    const note = this.popup.element.querySelector<HTMLTextAreaElement>('[data-part=note]')?.value;
    const linked = this.#model.selectedEntity;
    if (linked && link !== undefined) this.#actions.setLink(linked, link.trim());
    const noted = this.#model.selectedEntity;
    if (noted && note !== undefined) this.#actions.setNote(noted, note);
  }

  #goTo(id: string): void {
    this.popup.close();
    this.#actions.goTo(id);
  }

  #searchLabels(): void {
    this.popup.close();
    this.#actions.searchLabels();
  }

  #closeOnEnter(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    this.popup.close();
  }

  #openLink(entity: Entity): void {
    if (entity.link?.href !== undefined) this.#actions.openExternal(entity.link.href);
  }

  #remove(id: string): void {
    this.popup.close();
    this.#actions.ask({ type: 'remove', ids: [id] });
  }
}
