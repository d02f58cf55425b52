import { scaleBand, scaleLinear } from 'd3-scale';
import { svg } from 'lit/html.js';
import { mark, type Drawing, type Picture } from './marks';
import { periodsBetween } from './plots';

const height = 190;
const bottom = 24;
const top = 8;
const gap = 6;
const ticks = 4;

/** A column a month or a year, those without articles left free. */
export function drawColumns(drawing: Drawing): Picture {
  const { plot, width, measure, format } = drawing;
  const { rows } = plot;
  const periods = periodsBetween(rows[0]?.name ?? '', rows.at(-1)?.name ?? '');
  const most = Math.max(...rows.map(({ value }) => value));
  const up = scaleLinear([0, most], [height - bottom, top]).nice(ticks);
  const steps = up.ticks(ticks).filter((step) => Number.isInteger(step));
  const left = Math.max(...steps.map((step) => measure(format(step)))) + gap;
  const across = scaleBand(periods, [left, width]).padding(0.15);
  const every = Math.ceil((measure(periods[0] ?? '') + 2 * gap) / across.step());
  const grid = steps.map((step) => svg`<line class="grid" x1=${left} x2=${width} y1=${up(step)} y2=${up(step)}></line>
    <text class="tick right" x=${left - gap} y=${up(step)}>${format(step)}</text>`);
  const names = periods.map((period, index) => (index % every === 0
    ? svg`<text class="tick center" x=${(across(period) ?? 0) + across.bandwidth() / 2} y=${height - bottom / 2}>${period}</text>` : ''));
  const columns = rows.map(({ name, value }, index) => {
    const x = across(name) ?? 0;
    return mark(drawing, index, svg`<rect class="reach" x=${x} y=${top} width=${across.bandwidth()} height=${height - bottom - top}></rect>
      <rect class="bar" x=${x} y=${up(value)} width=${across.bandwidth()} height=${Math.max(1, up(0) - up(value))}></rect>`);
  });
  return { height, content: [grid, names, columns], rows: rows.map((_, index) => index) };
}
