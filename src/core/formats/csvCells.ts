/** What spreadsheets take for a formula, or for the start of one once they have removed a blank. */
const formulaStart = /^\s*[=+\-@]|^[\t\r\n]/;
const number = /^-?\d+(?:[.,]\d+)?$/;

/** One row of CSV (RFC 4180), its line ending included. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n;\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}

/**
 * A cell for people who paste it into a spreadsheet: what would be run as a formula begins with an apostrophe. Not for files that programs
 * read: there it would be part of the text.
 */
export function withoutFormula(cell: string): string {
  return formulaStart.test(cell) && !number.test(cell) ? `'${cell}` : cell;
}
