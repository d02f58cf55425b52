import { html, nothing, render } from 'lit';
import { live } from 'lit/directives/live.js';
import type { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js';
import type { Translate } from '../../core/message';
import type { FieldName } from '../../core/record/record';
import type { MetadataRow } from '../../protocol/article';
import type { Session } from '../state/session';
import { strings } from '../strings';
import { findingView, worstSeverity, type FindingActions } from './findingView';

export interface MetadataActions extends FindingActions {
  editField(field: FieldName, value: string): void;
}

/** The header of the record as a form: a row a field, its findings and fixes under it, subjects also as chips. */
export class MetadataForm {
  readonly #element: HTMLElement;
  readonly #session: Session;
  readonly #actions: MetadataActions;
  readonly #translate: () => Translate;

  constructor(element: HTMLElement, session: Session, actions: MetadataActions, translate: () => Translate) {
    this.#element = element;
    this.#session = session;
    this.#actions = actions;
    this.#translate = translate;
  }

  render(): void {
    render(this.#session.checks.metadata.map((row) => this.#renderRow(row)), this.#element);
  }

  #renderRow(row: MetadataRow) {
    const translate = this.#translate();
    const findings = this.#session.checks.findings.filter(({ field }) => field === row.field);
    const worst = worstSeverity(findings);
    return html`<div class="field ${worst === undefined ? '' : `field-${worst}`}">
      <div class="field-title" aria-hidden="true"><bdi>${row.title}</bdi></div>
      ${row.value === undefined
        ? html`<div class="detail">${translate(strings.missingField, {})}</div>`
        : this.#renderValue(row, row.value, worst === 'error')}
      ${row.chips === undefined || row.chips.length === 0 ? nothing : html`<ul class="chips"
        aria-label=${translate(strings.subjectsRestored, {})}>
        ${row.chips.map((chip) => html`<li class="chip ${chip.restored ? 'restored' : ''}"><bdi>${chip.text}</bdi></li>`)}</ul>`}
      ${findings.map((finding) => findingView(finding, this.#actions, translate, false))}
    </div>`;
  }

  #renderValue(row: MetadataRow, value: string, invalid: boolean) {
    const commit = (event: Event): void => {
      const { value: written } = event.currentTarget as VscodeTextfield;
      if (written !== value) this.#actions.editField(row.field, written);
    };
    // Enter is a change to the browser; Escape takes the writing back on the way to the text.
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') (event.currentTarget as VscodeTextfield).value = value;
    };
    return html`<vscode-textfield .label=${row.title} .value=${live(value)} ?readonly=${!row.editable} ?invalid=${invalid}
      data-field=${row.field} @change=${commit} @keydown=${onKey}></vscode-textfield>`;
  }
}
