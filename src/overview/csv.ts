import { spreadsheetRow } from '../core/text/csvCells';
import type { Plot } from './plots';

/** The table behind a plot, for spreadsheets. */
export function csvOf({ columns, rows }: Plot): string {
  return [columns, ...rows.map(({ cells }) => cells)].map(spreadsheetRow).join('');
}
