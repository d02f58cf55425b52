/** What spreadsheets take for a formula, or for the start of one once they have removed a blank; some take the wide forms, too. */
const formulaStart = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
const number = /^-?\d+(?:[.,]\d+)?$/;

/** One row of CSV (RFC 4180), its line ending included. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n;\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}

/** A row for people who open it in a spreadsheet: nothing in it is run as a formula; see {@link withoutFormula}. */
export function spreadsheetRow(cells: readonly (string | number)[]): string {
  return csvRow(cells.map((cell) => withoutFormula(String(cell))));
}

/**
 * A cell for people who open it in a spreadsheet: what would be run as a formula begins with an apostrophe. Not for files that programs
 * read: there it would be part of the text.
 */
export function withoutFormula(cell: string): string {
  return formulaStart.test(cell) && !number.test(cell) ? `'${cell}` : cell;
}
