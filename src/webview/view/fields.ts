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
