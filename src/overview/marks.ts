import { svg, type SVGTemplateResult } from 'lit/html.js';
import type { Plot } from './plots';
import { strings } from './strings';
import type { Translate } from '../core/message';

/** What drawing a plot needs to know beside it. */
export interface Drawing {
  readonly plot: Plot;
  /** In pixels. */
  readonly width: number;
  /** Index of the row whose mark the Tab key goes to. */
  readonly current: number;
  readonly translate: Translate;
  readonly format: (value: number) => string;
  /** How wide a text is, in pixels. */
  readonly measure: (text: string) => number;
}

/** A picture: the marks of a plot, and around them what nobody can act on. */
export interface Picture {
  readonly height: number;
  readonly content: unknown;
  /** Rows that have a mark, in the order of the arrow keys. */
  readonly rows: readonly number[];
}

/** A mark that stands for a row: a button, of which one is in the order of the Tab key. */
export function mark({ plot, current, translate, format }: Drawing, index: number, content: SVGTemplateResult): SVGTemplateResult {
  const row = plot.rows[index];
  const name = row ? translate(strings.leads, { name: row.name, value: format(row.value) }) : '';
  return svg`<g class="mark ${row?.look ?? ''}" role="button" data-row=${index} tabindex=${index === current ? 0 : -1}><title>${name}</title><g aria-hidden="true">${content}</g></g>`;
}

/** As much of a text as is so many pixels wide, with an ellipsis where some is left out. */
export function fitting(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  const characters = [...text];
  let low = 0;
  for (let high = characters.length; low < high;) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${characters.slice(0, middle).join('')}…`) <= width) low = middle;
    else high = middle - 1;
  }
  return `${characters.slice(0, low).join('').trimEnd()}…`;
}
