import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import type { Translate } from '../../core/message';
import type { Label } from '../../protocol/article';
import type { PanelCommand } from '../../protocol/panelCommands';
import type { PanelModel } from '../state/panelModel';
import { strings } from '../strings';
import { icon } from './icon';
import { keyText } from './keyNames';
import type { LabelStyles } from './labelStyles';
import type { Rest } from './later';
import { labelsByNeed, neededLabels } from './neededLabels';
import { moveInRow, roveTabindex } from './roving';

/** Labels that are tried for a place in the row; no screen is wide enough for more. */
const mostTried = 48;
/** Pixels between two labels. */
const labelGap = 2;

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
  /** What the row was measured with: measuring lays the page out, so it is done when something of that is another. */
  #measured = '';
  /** What stands beside the labels takes room from them when it grows, as icons do whose font has come. */
  readonly #size = new ResizeObserver(() => this.#fit());
  #isObserved = false;
  /** Whether some labels have no place in the row. */
  #isTight = false;
  readonly #element: HTMLElement;
  readonly #model: PanelModel;
  readonly #labels: LabelStyles;
  readonly #actions: LabelBarActions;
  readonly #translate: () => Translate;

  constructor(element: HTMLElement, model: PanelModel, labels: LabelStyles, actions: LabelBarActions, translate: () => Translate, rest: Rest) {
    this.#element = element;
    this.#model = model;
    this.#labels = labels;
    this.#actions = actions;
    this.#translate = translate;
    element.addEventListener('keydown', (event) => {
      const row = (event.target as Element).closest<HTMLElement>('[role=toolbar]');
      if (row) moveInRow(event, row, 'button:not(.beyond)');
    });
    const schedule = rest.gathered(() => this.#write());
    for (const event of ['labels', 'article', 'progress'] as const) model.on(event, schedule);
    let undoable = '';
    model.on('annotations', () => {
      const { canUndo, canRedo } = model.store;
      const before = undoable;
      undoable = `${String(canUndo)} ${String(canRedo)}`;
      // Which labels have a place depends on those in use only where some have none.
      if (undoable !== before || this.#isTight) schedule();
    });
    model.on('labels', () => { this.#measured = ''; });
    // What the user just pressed looks so at once.
    model.on('settings', () => this.render());
    let sticky = model.stickyLabel;
    model.on('labelChoice', () => {
      if (sticky !== model.stickyLabel) this.render();
      sticky = model.stickyLabel;
    });
  }

  render(): void {
    this.#write()();
  }

  /** @returns what makes room, where that is needed: it lays the page out. */
  #write(): () => void {
    const translate = this.#translate();
    const { article, store, settings: { place, locked, advance }, stickyLabel } = this.#model;
    const lockName = locked ? strings.unlock : strings.lock;
    const { taggable } = this.#labels;
    const tried = neededLabels(taggable, this.#model, mostTried);
    render(html`
      ${article && taggable.length === 0 ? html`<div class="no-labels" role="note">${icon('warning')}<bdi>${translate(strings.noLabels)}</bdi></div>` : nothing}
      <div class="labels" role="toolbar" aria-label=${translate(strings.labels, {})}>
        ${tried.map((label) => html`<button class="label ${this.#labels.classOf(label.name)}" data-label=${label.name}
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
    const { position, total } = this.#model.progress ?? {};
    const measured = [this.#isTight ? labelsByNeed(tried, this.#model).map(({ name }) => name).join(' ') : '', `${position ?? ''} ${total ?? ''}`.length, stickyLabel, place].join('\n');
    return () => {
      const isOther = measured !== this.#measured;
      this.#measured = measured;
      if (!this.#isObserved) this.#observe();
      else if (isOther) this.#fit();
      else this.#rove();
    };
  }

  #fit(): void {
    this.#hideWhatDoesNotFit();
    this.#rove();
  }

  #rove(): void {
    for (const row of this.#element.querySelectorAll<HTMLElement>('[role=toolbar]')) roveTabindex(row, 'button:not(.beyond)');
  }

  /** The observer tells of what it begins to see: that fits the row when the page is laid out for its paint, not before. */
  #observe(): void {
    this.#isObserved = true;
    for (const part of [this.#element, ...this.#element.querySelectorAll('.search-labels, .actions')]) this.#size.observe(part, { box: 'border-box' });
  }

  /** The row has one line: it holds the labels that are needed most; the others are found with the search. */
  #hideWhatDoesNotFit(): void {
    const buttons = new Map([...this.#element.querySelectorAll<HTMLElement>('.labels > .label')].map((button) => [button.dataset['label'] ?? '', button]));
    for (const button of buttons.values()) button.classList.remove('beyond');
    const row = this.#element.querySelector<HTMLElement>('.labels');
    let left = row?.clientWidth ?? 0;
    if (!row || row.scrollWidth <= left) {
      this.#isTight = this.#labels.taggable.length > buttons.size;
      return;
    }
    this.#isTight = true;
    const widths = new Map([...buttons].map(([name, { offsetWidth }]) => [name, offsetWidth + labelGap]));
    let isFull = false;
    for (const { name } of labelsByNeed(this.#labels.taggable.filter((label) => buttons.has(label.name)), this.#model)) {
      left -= widths.get(name) ?? 0;
      isFull ||= left < -labelGap;
      buttons.get(name)?.classList.toggle('beyond', isFull);
    }
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
