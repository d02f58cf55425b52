import { html, nothing, render } from 'lit/html.js';
import type { Translate } from '../../core/message';
import { subjectsLine, writtenSubject } from '../../core/record/subjectLine';
import type { MetadataRow } from '../../protocol/article';
import { strings } from '../strings';
import { icon } from './icon';

export interface SubjectActions {
  /** Writes the whole line. */
  editSubjects(line: string): void;
  /** The whole line as it would be with what is being typed; undefined where it was entered or taken back. */
  draftSubjects(line: string | undefined): void;
  /** Subjects that the corpus uses, for completion; asked for when the user begins to write. */
  askSubjects(): void;
}

/**
 * The subjects of an article as chips: arrows walk them, Enter edits, Delete removes, Alt and an arrow or the mouse moves one, and what
 * stands behind them adds one. A comma within a subject is written as the file has it, as two spaces.
 */
export class SubjectChips {
  readonly #element: HTMLElement;
  readonly #actions: SubjectActions;
  readonly #translate: () => Translate;
  #chips: NonNullable<MetadataRow['chips']> = [];
  #known: readonly string[] = [];
  /** Which chip is written again; as many as there are: a new one. */
  #editing: number | undefined;
  /** Which chip is dragged. */
  #dragged: number | undefined;
  /** Which chip gets the keyboard once the line has come back. */
  #focusNext: number | undefined;

  constructor(element: HTMLElement, actions: SubjectActions, translate: () => Translate) {
    this.#element = element;
    this.#actions = actions;
    this.#translate = translate;
  }

  show(chips: NonNullable<MetadataRow['chips']>): void {
    this.#chips = chips;
    this.#render();
    if (this.#focusNext === undefined) return;
    const buttons = this.#element.querySelectorAll<HTMLElement>('.chip-text, .chip-add');
    buttons[Math.max(0, Math.min(this.#focusNext, buttons.length - 1))]?.focus();
    this.#focusNext = undefined;
  }

  complete(known: readonly string[]): void {
    this.#known = known;
    this.#render();
  }

  #render(): void {
    const translate = this.#translate();
    const { length } = this.#chips;
    const remaining = this.#known.filter((subject) => !this.#chips.some(({ text }) => text === subject));
    render(html`<ul class="chips" aria-label=${translate(strings.subjects)}>
      ${this.#chips.map((chip, index) => html`<li class="chip ${chip.restored ? 'restored' : ''}" draggable=${String(this.#editing === undefined)}
        @dragstart=${(event: DragEvent) => this.#onDragStart(event, index)} @dragend=${() => this.#showDrop(undefined)}
        @dragover=${(event: DragEvent) => this.#onDragOver(event)} @drop=${(event: DragEvent) => this.#onDrop(event, index)}>${this.#editing === index ? this.#renderInput(index, chip.text, translate) : html`
        <button class="chip-text" title=${translate(strings.editSubject)} @click=${() => this.#edit(index)}
          @keydown=${(event: KeyboardEvent) => this.#onKey(event, index)}><bdi>${chip.text}</bdi></button>
        <button class="chip-remove" tabindex="-1" aria-label=${translate(strings.removeSubject, { subject: chip.text })}
          @click=${() => this.#write(this.#chips.filter((_, other) => other !== index).map(({ written }) => written), index)}>${icon('close')}</button>`}</li>`)}
      <li class="chip add">${this.#editing === length ? this.#renderInput(length, '', translate)
        : html`<button class="chip-add" aria-label=${translate(strings.addSubject)} title=${translate(strings.addSubject)} @click=${() => this.#edit(length)}>${icon('add')}</button>`}</li></ul>
      ${this.#editing === undefined ? nothing : html`<datalist id="known-subjects">${remaining.map((subject) => html`<option value=${subject}></option>`)}</datalist>`}`, this.#element);
  }

  #renderInput(index: number, text: string, translate: Translate) {
    return html`<input class="chip-input" list="known-subjects" .value=${text} aria-label=${translate(index < this.#chips.length ? strings.editSubject : strings.addSubject)}
      @input=${(event: InputEvent) => this.#actions.draftSubjects(subjectsLine(this.#writtenWith((event.currentTarget as HTMLInputElement).value.trim(), index)))}
      @keydown=${(event: KeyboardEvent) => this.#onInputKey(event, index)} @blur=${(event: FocusEvent) => this.#commit(event.currentTarget as HTMLInputElement, index)}>`;
  }

  #edit(index: number): void {
    this.#editing = index;
    this.#actions.askSubjects();
    this.#render();
    const input = this.#element.querySelector<HTMLInputElement>('.chip-input');
    input?.focus();
    input?.select();
  }

  #onKey(event: KeyboardEvent, index: number): void {
    if (event.defaultPrevented) return;
    const written = this.#chips.map((chip) => chip.written);
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (event.key === 'Delete' || event.key === 'Backspace') this.#write(written.filter((_, other) => other !== index), index);
    else if (event.key === 'F2') this.#edit(index);
    else if (step !== 0 && event.altKey) {
      const other = index + step;
      const [here, there] = [written[index], written[other]];
      if (here === undefined || there === undefined) return;
      written[index] = there;
      written[other] = here;
      this.#write(written, other);
    } else if (step !== 0) this.#element.querySelectorAll<HTMLElement>('.chip-text, .chip-add')[index + step]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #onDragStart(event: DragEvent, index: number): void {
    this.#dragged = index;
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
  }

  #onDragOver(event: DragEvent): void {
    if (this.#dragged === undefined) return;
    event.preventDefault();
    this.#showDrop(event);
  }

  #onDrop(event: DragEvent, index: number): void {
    const from = this.#dragged;
    const place = index + (isBehindMiddle(event) ? 1 : 0);
    this.#showDrop(undefined);
    if (from === undefined) return;
    event.preventDefault();
    const written = this.#chips.map((chip) => chip.written);
    const [moved] = written.splice(from, 1);
    const to = place > from ? place - 1 : place;
    if (moved === undefined || to === from) return;
    written.splice(to, 0, moved);
    this.#write(written, to);
  }

  /** Shows where the dragged chip would go: before or behind the one under the mouse. */
  #showDrop(event: DragEvent | undefined): void {
    if (!event) this.#dragged = undefined;
    for (const chip of this.#element.querySelectorAll('.drop-before, .drop-behind')) chip.classList.remove('drop-before', 'drop-behind');
    if (event) (event.currentTarget as Element).classList.add(isBehindMiddle(event) ? 'drop-behind' : 'drop-before');
  }

  #onInputKey(event: KeyboardEvent, index: number): void {
    if (event.defaultPrevented) return;
    if (event.key === 'Escape') {
      // Back to the text, with the writing taken back: so the blur that follows finds nothing to commit.
      this.#editing = undefined;
      this.#actions.draftSubjects(undefined);
      return;
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    this.#focusNext = index + 1;
    this.#commit(event.currentTarget as HTMLInputElement, index);
  }

  #commit(input: HTMLInputElement, index: number): void {
    if (this.#editing !== index) {
      // The field loses the keyboard because it goes, perhaps in the middle of a rendering.
      queueMicrotask(() => this.#render());
      return;
    }
    const value = input.value.trim();
    this.#editing = undefined;
    this.#actions.draftSubjects(undefined);
    if (value !== (this.#chips[index]?.text ?? '')) this.#write(this.#writtenWith(value, index), this.#focusNext);
    else {
      this.#render();
      this.#focusNext = undefined;
    }
  }

  /** All subjects with another one at a place; an empty one is none. */
  #writtenWith(subject: string, index: number): string[] {
    const written = this.#chips.map((chip) => chip.written);
    written[index] = writtenSubject(subject);
    return written.filter((text) => text !== '');
  }

  #write(written: readonly string[], focusNext: number | undefined): void {
    this.#focusNext = focusNext;
    this.#actions.editSubjects(subjectsLine(written));
    this.#render();
  }
}

/** Whether a drag is over the half of a chip where reading goes on. */
function isBehindMiddle(event: DragEvent): boolean {
  const chip = event.currentTarget as Element;
  const { left, width } = chip.getBoundingClientRect();
  return (event.clientX > left + width / 2) === (getComputedStyle(chip).direction === 'ltr');
}
