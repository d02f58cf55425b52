import { html, type TemplateResult } from 'lit/html.js';
import { live } from 'lit/directives/live.js';

/** Gives the keyboard to a field; what stands in a line is selected, as by Tab, and seen from its beginning. */
export function focusField(field: HTMLElement | null | undefined): void {
  field?.focus();
  if (!(field instanceof HTMLInputElement)) return;
  field.select();
  field.scrollLeft = 0;
}

/** A box with its words, both to be clicked. */
export function checkbox(words: string, checked: boolean, changed: (checked: boolean) => void): TemplateResult {
  return html`<label class="checkbox"><input type="checkbox" .checked=${live(checked)}
    @change=${(event: Event) => changed((event.currentTarget as HTMLInputElement).checked)}><span>${words}</span></label>`;
}

/** Changes the selection of the page. It has only one: a field that is typed in would keep the focus without a caret, and keys would go nowhere. */
export function keepingCaretOfField(document: Document, change: () => void): void {
  const field = document.activeElement;
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  const { selectionStart = null, selectionEnd = null, selectionDirection } = isField ? field : {};
  change();
  // A check box and a date have none.
  if (isField && selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd, selectionDirection ?? undefined);
}
