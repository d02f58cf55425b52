import { html, nothing, render, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js';
import type { Translate } from '../../core/message';
import type { FieldName } from '../../core/record/record';
import type { MetadataRow } from '../../protocol/article';
import type { PanelModel } from '../state/panelModel';
import { strings } from '../strings';
import { datePicker } from './dateField';
import { findingLine, worstSeverity, type FindingActions } from './findingView';
import { SubjectChips } from './subjectChips';

export interface MetadataActions extends FindingActions {
  editField(field: FieldName, value: string): void;
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

  constructor(element: HTMLElement, model: PanelModel, actions: MetadataActions, translate: () => Translate) {
    this.#element = element;
    this.#model = model;
    this.#actions = actions;
    this.#translate = translate;
    this.#chipsElement = element.ownerDocument.createElement('div');
    this.#chips = new SubjectChips(this.#chipsElement, {
      editSubjects: (line) => actions.editField('subjects', line),
      askSubjects: () => actions.askSubjects(),
    }, translate);
    model.on('subjects', (subjects) => this.#chips.complete(subjects));
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
    const commit = (event: Event): void => {
      const { value: written } = event.currentTarget as VscodeTextfield;
      if (written !== value) this.#actions.editField(field, written);
    };
    // Enter is a change to the browser; Escape takes the writing back on the way to the text.
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') (event.currentTarget as VscodeTextfield).value = value;
    };
    const input = html`<vscode-textfield .label=${title} .value=${live(value)} ?invalid=${invalid} title=${value}
      data-field=${field} @change=${commit} @keydown=${onKey}></vscode-textfield>`;
    if (field !== 'date') return input;
    return html`<div class="with-button">${input}${datePicker(row.day, (date) => this.#actions.editField(field, date), this.#translate())}</div>`;
  }
}
