import { scaleBand, scaleLinear } from 'd3-scale';
import { svg } from 'lit/html.js';
import { fitting, mark, type Drawing, type Picture } from './marks';
import type { MatrixShape } from './plots';

const rowHeight = 26;
const nameShare = 0.46;
const gap = 8;

/** A cell for two names, with the number in it: rows have names, and columns the numbers of the rows. */
export function drawMatrix(drawing: Drawing, { names, rowAt }: MatrixShape): Picture {
  const { plot, width, measure, format } = drawing;
  const numbered = names.map((name, index) => `${index + 1}. ${name}`);
  const left = Math.min(nameShare * width, Math.max(...numbered.map(measure)));
  const indexes = names.map((_, index) => index);
  const across = scaleBand(indexes, [left + gap, Math.min(width, left + gap + names.length * 2 * rowHeight)]).padding(0.06);
  const down = scaleBand(indexes, [rowHeight, rowHeight * (names.length + 1)]).padding(0.06);
  const strength = scaleLinear([0, Math.max(...plot.rows.map(({ value }) => value))], [0.1, 0.55]);
  const rows: number[] = [];
  const lines = numbered.map((name, first) => {
    const y = (down(first) ?? 0) + down.bandwidth() / 2;
    const cells = indexes.filter((second) => second > first).map((second) => {
      const index = rowAt(first, second);
      const x = across(second) ?? 0;
      const place = { x, y: down(first) ?? 0, width: across.bandwidth(), height: down.bandwidth() };
      const row = index === undefined ? undefined : plot.rows[index];
      if (index === undefined || !row) return svg`<rect class="no-cell" x=${place.x} y=${place.y} width=${place.width} height=${place.height}></rect>`;
      rows.push(index);
      return mark(drawing, index, svg`<rect class="cell" x=${place.x} y=${place.y} width=${place.width} height=${place.height} fill-opacity=${strength(row.value)}></rect>
        <text class="value center" x=${x + across.bandwidth() / 2} y=${y}>${format(row.value)}</text>`);
    });
    return svg`<text class="name" x=${left} y=${y}>${fitting(name, left, measure)}</text>
      <text class="tick center" x=${(across(first) ?? 0) + across.bandwidth() / 2} y=${rowHeight / 2}>${first + 1}</text>${cells}`;
  });
  return { height: rowHeight * (names.length + 1), content: lines, rows };
}
