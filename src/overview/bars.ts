import { scaleBand, scaleLinear } from 'd3-scale';
import { svg } from 'lit/html.js';
import { fitting, mark, type Drawing, type Picture } from './marks';

/** More bars than this are not looked at; the table has them all. */
export const mostBars = 15;
const rowHeight = 22;
/** The names take no more of the width than this. */
const nameShare = 0.46;
const gap = 8;

/** A bar a row, from the left, with its name before it and its value after it. */
export function drawBars(drawing: Drawing): Picture {
  const { plot, width, measure, format } = drawing;
  const rows = plot.rows.slice(0, mostBars);
  const names = Math.min(nameShare * width, Math.max(...rows.map(({ name }) => measure(name))));
  const values = Math.max(...rows.map(({ value }) => measure(format(value))));
  const height = rows.length * rowHeight;
  const across = scaleLinear([0, Math.max(...rows.map(({ value }) => value))], [names + gap, Math.max(names + 2 * gap, width - values - gap)]);
  const down = scaleBand(rows.map((_, index) => index), [0, height]).padding(0.25);
  const bars = rows.map(({ name, value }, index) => {
    const y = down(index) ?? 0;
    const middle = y + down.bandwidth() / 2;
    return mark(drawing, index, svg`<rect class="reach" x="0" y=${index * rowHeight} width=${width} height=${rowHeight}></rect>
      <text class="name" x=${names} y=${middle}>${fitting(name, names, measure)}</text>
      <rect class="bar" x=${across(0)} y=${y} width=${Math.max(1, across(value) - across(0))} height=${down.bandwidth()}></rect>
      <text class="value" x=${across(value) + gap / 2} y=${middle}>${format(value)}</text>`);
  });
  return { height, content: bars, rows: rows.map((_, index) => index) };
}
