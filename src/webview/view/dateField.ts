import { html, type TemplateResult } from 'lit/html.js';
import { formatHouseStyle } from '../../core/record/calendarDate';
import type { Translate } from '../../core/message';
import { strings } from '../strings';
import { icon } from './icon';

/**
 * The button that opens the calendar of the browser; what is chosen is written in house style.
 * @param day `YYYY-MM-DD`, where the field names one.
 */
export function datePicker(day: string | undefined, write: (date: string) => void, translate: Translate): TemplateResult {
  const open = (event: Event): void => {
    const input = calendarBehind(event.currentTarget as HTMLElement);
    input.value = day ?? '';
    input.onchange = () => {
      const [year, month, chosen] = input.value.split('-').map(Number);
      if (year !== undefined && month !== undefined && chosen !== undefined && year > 0) write(formatHouseStyle({ year, month, day: chosen }));
    };
    input.showPicker();
  };
  return html`<span class="date-picker"><button class="icon-button" title=${translate(strings.pickDate)} aria-label=${translate(strings.pickDate)}
    @click=${open}>${icon('calendar')}</button></span>`;
}

/** The browser's field that has the calendar, made when it is asked for: the first one of a page takes as long as all the rest of the form. */
function calendarBehind(button: HTMLElement): HTMLInputElement {
  const made = button.parentElement?.querySelector('input');
  if (made) return made;
  const input = button.ownerDocument.createElement('input');
  input.type = 'date';
  input.tabIndex = -1;
  input.setAttribute('aria-hidden', 'true');
  button.before(input);
  return input;
}
