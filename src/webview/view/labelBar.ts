import { html, nothing, render, type TemplateResult } from 'lit';
import type { Translate } from '../../core/message';
import type { Label } from '../../protocol/article';
import type { PanelCommand } from '../../protocol/panelCommands';
import type { PanelModel } from '../state/panelModel';
import { strings } from '../strings';
import { icon } from './icon';
import { keyText } from './keyNames';
import type { LabelStyles } from './labelStyles';
import { gathered } from './later';
import { moveInRow, roveTabindex } from './roving';

export interface LabelBarActions {
  chooseLabel(label: Label): void;
  undo(): void;
  redo(): void;
  setLocked(locked: boolean): void;
  toggleAdvance(): void;
  nextArticle(direction: 'next' | 'previous'): void;
  searchLabels(): void;
  toggleSide(): void;
  help(): void;
}

/** The row above the text: labels with their keys, progress, undo and redo, lock, help. */
export class LabelBar {
  readonly #schedule = gathered(() => this.render());
  /** Measuring lays the page out: it is done when labels or the width are others. */
  #isMeasured = false;
  readonly #element: HTMLElement;
  readonly #model: PanelModel;
  readonly #labels: LabelStyles;
  readonly #actions: LabelBarActions;
  readonly #translate: () => Translate;

  constructor(element: HTMLElement, model: PanelModel, labels: LabelStyles, actions: LabelBarActions, translate: () => Translate) {
    this.#element = element;
    this.#model = model;
    this.#labels = labels;
    this.#actions = actions;
    this.#translate = translate;
    element.addEventListener('keydown', (event) => {
      const row = (event.target as Element).closest<HTMLElement>('[role=toolbar]');
      if (row) moveInRow(event, row, 'button:not(.beyond)');
    });
    for (const event of ['labels', 'article', 'annotations', 'progress'] as const) model.on(event, this.#schedule);
    model.on('labels', () => { this.#isMeasured = false; });
    new ResizeObserver(() => this.#hideWhatDoesNotFit()).observe(element);
    // What the user just pressed looks so at once.
    model.on('settings', () => this.render());
    let sticky = model.stickyLabel;
    model.on('labelChoice', () => {
      if (sticky !== model.stickyLabel) this.render();
      sticky = model.stickyLabel;
    });
  }

  render(): void {
    const translate = this.#translate();
    const { article, store, settings: { place, locked, advance }, stickyLabel } = this.#model;
    const lockName = locked ? strings.unlock : strings.lock;
    render(html`
      <div class="labels" role="toolbar" aria-label=${translate(strings.labels, {})}>
        ${this.#labels.taggable.map((label) => html`<button class="label ${this.#labels.classOf(label.name)}" data-label=${label.name}
          aria-pressed=${String(stickyLabel === label.name)} title=${this.#labelTitle(label)}
          @click=${() => this.#actions.chooseLabel(label)}>${labelKey(label)}<bdi>${label.display}</bdi></button>`)}
      </div>
      <button class="search-labels" title=${withKey(translate(strings.searchLabel), 'searchLabels')}
        @click=${() => this.#actions.searchLabels()}>${translate(strings.labels)}…<kbd aria-hidden="true">/</kbd></button>
      ${this.#renderProgress(translate)}
      <div class="actions" role="toolbar" aria-label=${translate(strings.actions)}>
        ${iconButton('discard', withKey(translate(strings.undo), 'undo'), () => this.#actions.undo(), !article || !store.canUndo)}
        ${iconButton('redo', withKey(translate(strings.redo), 'redo'), () => this.#actions.redo(), !article || !store.canRedo)}
        ${iconButton('run-all', withKey(translate(strings.advance), 'toggleAdvance'), () => this.#actions.toggleAdvance(), false, advance)}
        ${place === 'editor' ? nothing : iconButton(locked ? 'lock' : 'unlock', translate(lockName, {}), () => this.#actions.setLocked(!locked), false, locked)}
        ${iconButton('layout-sidebar-right', withKey(translate(strings.side), 'toggleSide'), () => this.#actions.toggleSide(), false)}
        ${iconButton('question', withKey(translate(strings.help), 'help'), () => this.#actions.help(), false)}
      </div>`, this.#element);
    if (!this.#isMeasured) this.#hideWhatDoesNotFit();
    for (const row of this.#element.querySelectorAll<HTMLElement>('[role=toolbar]')) roveTabindex(row, 'button:not(.beyond)');
  }

  /** The row has one line: labels that would stand on a second one are found with the search. */
  #hideWhatDoesNotFit(): void {
    this.#isMeasured = true;
    const buttons = [...this.#element.querySelectorAll<HTMLElement>('.labels > .label')];
    const top = buttons[0]?.offsetTop ?? 0;
    const beyond = buttons.map((button) => button.offsetTop > top);
    buttons.forEach((button, index) => button.classList.toggle('beyond', beyond[index]));
  }

  #labelTitle(label: Label): string {
    const key = label.digit ?? label.letter;
    return key === undefined ? label.display : this.#translate()(strings.labelKey, { label: label.display, key });
  }

  #renderProgress(translate: Translate) {
    const { progress } = this.#model;
    if (!progress || progress.total < 2) return nothing;
    const words = translate(strings.progress, { ...progress });
    return html`<div class="progress" role="group" aria-label=${words}>
      ${iconButton('chevron-left', withKey(translate(strings.previousArticle), 'previousArticle'), () => this.#actions.nextArticle('previous'),
        progress.position <= 1)}
      <span title=${words}>${translate(strings.progressShort, { position: progress.position, total: progress.total })}</span>
      ${iconButton('chevron-right', withKey(translate(strings.nextArticle), 'nextArticle'), () => this.#actions.nextArticle('next'),
        progress.position >= progress.total)}
    </div>`;
  }
}

/** The key of a label as a small key cap in its color. */
export function labelKey(label: Label): TemplateResult {
  const key = label.digit ?? label.letter;
  return key === undefined ? html`<span class="dot"></span>` : html`<kbd aria-hidden="true">${key}</kbd>`;
}

/** A title with its key, as tooltips have it. */
function withKey(title: string, command: PanelCommand): string {
  return `${title} (${keyText(command)})`;
}

function iconButton(name: string, title: string, act: () => void, disabled: boolean, pressed?: boolean) {
  return html`<button class="icon-button" data-action=${name} title=${title} aria-label=${title}
    aria-pressed=${pressed === undefined ? nothing : String(pressed)}
    aria-disabled=${String(disabled)} @click=${() => { if (!disabled) act(); }}>${icon(name)}</button>`;
}
