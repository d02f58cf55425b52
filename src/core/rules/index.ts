import type { Rule } from './rule';

/** Every check of a record, in the order of the record's lines: the list that editor, command line, settings and docs are made from. */
export const rules: readonly Rule[] = [
  // record, url, title, subjects, date, number
  // body
];
