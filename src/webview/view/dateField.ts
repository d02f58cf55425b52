import { html, type TemplateResult } from 'lit/html.js';
import { formatHouseStyle } from '../../core/record/calendarDate';
import type { Translate } from '../../core/message';
import { strings } from '../strings';
import { icon } from './icon';

/** The button that opens the calendar of the browser; what is chosen is written in house style. @param day `YYYY-MM-DD`, where the field names one. */
export function datePicker(day: string | undefined, write: (date: string) => void, translate: Translate): TemplateResult {
  const open = (event: Event): void => {
    const input = (event.currentTarget as HTMLElement).parentElement?.querySelector('input');
    input?.showPicker();
  };
  const choose = (event: Event): void => {
    const [year, month, chosen] = (event.currentTarget as HTMLInputElement).value.split('-').map(Number);
    if (year !== undefined && month !== undefined && chosen !== undefined && year > 0) write(formatHouseStyle({ year, month, day: chosen }));
  };
  return html`<span class="date-picker"><input type="date" tabindex="-1" aria-hidden="true" .value=${day ?? ''} @change=${choose}>
    <button class="icon-button" title=${translate(strings.pickDate)} aria-label=${translate(strings.pickDate)} @click=${open}>${icon('calendar')}</button></span>`;
}
