/** What programs write for a value that is not there, as they write it: Python, pandas, JavaScript, JSON, SQL. */
const placeholders: ReadonlySet<string> = new Set(['null', 'NULL', 'undefined', 'NaN', 'nan', 'None', '[]', '{}', '""', "''", 'NA', 'N/A', 'n/a', '<NA>', 'NaT', '(null)', '-']);

/** Whether a text is a program's word for nothing, such as `null`. */
export function isPlaceholder(text: string): boolean {
  return placeholders.has(text.trim());
}
