import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import type { Translate } from '../../core/message';
import type { FieldName } from '../../core/record/record';
import type { MetadataRow } from '../../protocol/article';
import type { PanelModel } from '../state/panelModel';
import { strings } from '../strings';
import { datePicker } from './dateField';
import { focusField } from './fields';
import { findingLine, worstSeverity, type FindingActions } from './findingView';
import { SubjectChips } from './subjectChips';

export interface MetadataActions extends FindingActions {
  /** @param failed is called where the field was not changed. */
  editField(field: FieldName, value: string, failed?: () => void): void;
  /** What is being typed into a field; undefined where it was entered or taken back. */
  draftField(field: FieldName, value: string | undefined): void;
  askSubjects(): void;
}

/** The header of the article as a form: a line a field, what was found in it with its fixes under it, subjects as chips. */
export class MetadataForm {
  readonly #element: HTMLElement;
  readonly #model: PanelModel;
  readonly #actions: MetadataActions;
  readonly #translate: () => Translate;
  readonly #chipsElement: HTMLElement;
  readonly #chips: SubjectChips;
  /** What is being written into a field: an answer that comes in between must not take it back. */
  readonly #writing = new Map<FieldName, string>();
  /** What the host was asked last to make of a field: its answer may come after the next word. */
  readonly #asked = new Map<FieldName, string>();

  constructor(element: HTMLElement, model: PanelModel, actions: MetadataActions, translate: () => Translate) {
    this.#element = element;
    this.#model = model;
    this.#actions = actions;
    this.#translate = translate;
    this.#chipsElement = element.ownerDocument.createElement('div');
    this.#chips = new SubjectChips(this.#chipsElement, {
      editSubjects: (line) => actions.editField('subjects', line),
      draftSubjects: (line) => actions.draftField('subjects', line),
      askSubjects: () => actions.askSubjects(),
    }, translate);
    model.on('subjects', (subjects) => this.#chips.complete(subjects));
    let { article } = model;
    model.on('article', (shown) => {
      if (shown?.uri !== article?.uri) for (const words of [this.#writing, this.#asked]) words.clear();
      article = shown;
    });
    element.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** Gives the keyboard to the first field. */
  focusFirst(): void {
    focusField(stopIn(this.#element.querySelector('.field')));
  }

  render(): void {
    const { metadata } = this.#model.checks;
    render(metadata.map((row) => this.#renderRow(row)), this.#element);
    const subjects = metadata.find(({ field }) => field === 'subjects');
    if (subjects) this.#chips.show(subjects.chips ?? []);
  }

  #renderRow(row: MetadataRow): TemplateResult {
    const translate = this.#translate();
    const findings = this.#model.checks.findings.filter(({ field }) => field === row.field);
    const worst = worstSeverity(findings);
    return html`<div class="field ${worst === undefined ? '' : `field-${worst}`}">
      <div class="field-title" aria-hidden="true"><bdi>${row.title}</bdi></div>
      <div class="field-value">${row.field === 'subjects' ? this.#chipsElement : this.#renderValue(row, worst === 'error')}
        ${row.value === undefined ? html`<div class="detail">${translate(strings.missingField, {})}</div>` : nothing}
        ${findings.map((finding) => findingLine(finding, this.#actions, translate))}</div>
    </div>`;
  }

  #renderValue(row: MetadataRow, invalid: boolean): TemplateResult {
    const { field, title, value = '' } = row;
    if (this.#asked.get(field) === value) this.#asked.delete(field);
    const input = html`<input class="input" aria-label=${title} .value=${live(this.#writing.get(field) ?? value)} aria-invalid=${invalid ? 'true' : nothing} title=${value}
      data-field=${field} @input=${(event: Event) => this.#write(field, (event.currentTarget as HTMLInputElement).value)}
      @change=${(event: Event) => this.#commit(field, (event.currentTarget as HTMLInputElement).value, value)}
      @keydown=${(event: KeyboardEvent) => {
        // Enter is a change to the browser; Escape takes the writing back on the way to the text.
        if (event.key !== 'Escape') return;
        this.#writing.delete(field);
        this.#actions.draftField(field, undefined);
        (event.currentTarget as HTMLInputElement).value = this.#asked.get(field) ?? value;
      }}>`;
    if (field !== 'date') return input;
    return html`<div class="with-button">${input}${datePicker(row.day, (date) => this.#actions.editField(field, date), this.#translate())}</div>`;
  }

  #write(field: FieldName, written: string): void {
    this.#writing.set(field, written);
    this.#actions.draftField(field, written);
  }

  #commit(field: FieldName, written: string, value: string): void {
    this.#writing.delete(field);
    this.#actions.draftField(field, undefined);
    if (written === (this.#asked.get(field) ?? value)) return;
    this.#asked.set(field, written);
    this.#actions.editField(field, written, () => this.#asked.delete(field));
  }

  /** Up and down go from field to field; Tab goes to their fixes, too. In the field of a chip the arrows choose from what is offered. */
  #onKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const target = event.target as Element;
    if (step === 0 || event.altKey || target.matches('.chip-input')) return;
    const fields = [...this.#element.querySelectorAll('.field')];
    event.preventDefault();
    focusField(stopIn(fields[fields.findIndex((field) => field.contains(target)) + step]));
  }
}

/** What gets the keyboard in a field. */
function stopIn(field: Element | null | undefined): HTMLElement | null {
  return field?.querySelector<HTMLElement>('.input, .chip-text, .chip-add') ?? null;
}
