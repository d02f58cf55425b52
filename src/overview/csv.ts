import { csvRow, withoutFormula } from '../core/formats/csvCells';
import type { Plot } from './plots';

/** The table behind a plot, for spreadsheets. */
export function csvOf({ columns, rows }: Plot): string {
  return [columns, ...rows.map(({ cells }) => cells.map(String))].map((cells) => csvRow(cells.map(withoutFormula))).join('');
}
