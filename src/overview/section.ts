import { html, nothing, svg, type TemplateResult } from 'lit/html.js';
import type { Translate } from '../core/message';
import type { ShownFilter } from '../protocol/overviewMessages';
import { drawBars, mostBars } from './bars';
import { drawColumns } from './columns';
import { csvOf } from './csv';
import { drawMatrix } from './matrix';
import type { Drawing, Picture } from './marks';
import { pictureOf } from './picture';
import type { Plot } from './plots';
import { strings } from './strings';

/** What a section asks of the page. */
export interface SectionActions {
  showArticles(filter: ShownFilter): void;
  copy(text: string): void;
  toggleTable(id: string): void;
  /** The mark that the Tab key goes to from now on. */
  setCurrent(id: string, row: number): void;
}

export interface SectionView {
  readonly plot: Plot;
  readonly width: number;
  /** Whether the table is shown instead of the picture. */
  readonly isTable: boolean;
  readonly current: number;
  readonly translate: Translate;
  readonly format: (value: number) => string;
  readonly measure: (text: string) => number;
}

/** A plot with its title and actions, or the table behind it. Both are there, so that either can be copied. */
export function section(view: SectionView, actions: SectionActions): TemplateResult {
  const { plot, isTable, translate } = view;
  const { id, title, rows, note, noteFilter } = plot;
  const isEmpty = rows.length === 0;
  return html`<section class="plot" data-plot=${id} aria-labelledby="title-${id}">
    <header>
      <h2 id="title-${id}">${title}</h2>
      ${isEmpty ? nothing : html`<div class="tools" role="group" aria-label=${translate(strings.toolsOf, { title })}>
        <button class="table-toggle" aria-pressed=${isTable ? 'true' : 'false'} @click=${() => actions.toggleTable(id)}>${translate(strings.showTable)}</button>
        <button class="copy-csv" @click=${() => actions.copy(csvOf(plot))}>${translate(strings.copyTable)}</button>
        <button class="copy-svg" @click=${(event: Event) => actions.copy(shownPicture(event, title))}>${translate(strings.copyPicture)}</button>
      </div>`}
    </header>
    ${isEmpty ? html`<p class="nothing">${translate(strings.nothing)}</p>` : html`${picture(view, actions)}${table(view, actions)}${isTable ? nothing : shortened(view)}`}
    ${note === undefined ? nothing : html`<p class="note">${noteFilter ? html`<button class="link" @click=${() => actions.showArticles(noteFilter)}>${note}</button>` : note}</p>`}
  </section>`;
}

function picture(view: SectionView, actions: SectionActions): TemplateResult {
  const { plot, width, isTable, translate } = view;
  const drawing: Drawing = view;
  const { shape } = plot;
  const { height, content, rows }: Picture = shape === 'bars' ? drawBars(drawing) : shape === 'columns' ? drawColumns(drawing) : drawMatrix(drawing, shape);
  const leave = (event: Event): void => {
    const row = rowOf(event);
    if (row !== undefined) actions.showArticles(plot.rows[row]?.filter ?? {});
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rowOf(event);
    const at = row === undefined ? -1 : rows.indexOf(row);
    if (at < 0) return;
    const step = ({ ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -at, End: rows.length - 1 - at } as Readonly<Record<string, number>>)[event.key];
    if (event.key === 'Enter' || event.key === ' ') leave(event);
    else if (step === undefined) return;
    else {
      const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))] ?? 0;
      actions.setCurrent(plot.id, next);
      (event.currentTarget as Element).querySelector<SVGElement>(`[data-row="${next}"]`)?.focus();
    }
    event.preventDefault();
  };
  const onFocus = (event: Event): void => {
    const row = rowOf(event);
    if (row !== undefined && row !== view.current) actions.setCurrent(plot.id, row);
  };
  // Not on the picture itself: Chromium lets the Tab key stop at an SVG element that listens to focus.
  return html`<div class="frame" ?hidden=${isTable} @click=${leave} @keydown=${onKey} @focusin=${onFocus}>
    <svg class="picture" role="group" aria-label=${translate(strings.marks, { title: plot.title })} width=${width} height=${height} viewBox="0 0 ${width} ${height}">${svg`${content}`}</svg>
  </div>`;
}

function rowOf(event: Event): number | undefined {
  const mark = (event.target as Element).closest<SVGElement>('.mark');
  return mark ? Number(mark.dataset['row']) : undefined;
}

function table({ plot, isTable, format }: SectionView, actions: SectionActions): TemplateResult {
  const isNumber = plot.columns.map((_, column) => typeof plot.rows[0]?.cells[column] === 'number');
  return html`<div class="table" ?hidden=${!isTable} tabindex="0" role="group" aria-labelledby="title-${plot.id}"><table>
    <thead><tr>${plot.columns.map((column, index) => html`<th scope="col" class=${isNumber[index] ? 'number' : ''}>${column}</th>`)}</tr></thead>
    <tbody>${plot.rows.map(({ cells, filter }) => html`<tr>${cells.map((cell, index) => (index === 0
      ? html`<th scope="row"><button class="link" @click=${() => actions.showArticles(filter)}><bdi>${cell}</bdi></button></th>`
      : html`<td class=${isNumber[index] ? 'number' : ''}>${typeof cell === 'number' ? format(cell) : html`<bdi>${cell}</bdi>`}</td>`))}</tr>`)}</tbody>
  </table></div>`;
}

/** That there is more than the picture shows. */
function shortened({ plot, translate, format }: SectionView): TemplateResult | typeof nothing {
  const { length } = plot.rows;
  return plot.shape !== 'bars' || length <= mostBars ? nothing
    : html`<p class="note">${translate(strings.firstOf, { shown: format(mostBars), listed: format(length) })}</p>`;
}

function shownPicture(event: Event, title: string): string {
  const shown = (event.currentTarget as Element).closest('.plot')?.querySelector<SVGSVGElement>('.picture');
  return shown ? pictureOf(shown, title) : '';
}
