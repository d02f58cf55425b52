import * as z from 'zod/mini';
import { message, type Message } from '../message';
import { daysInMonth, type CalendarDate } from './calendarDate';
import { readCalendarDate, readDate } from './readDate';
import { addressIn, isArticleUrl, isIntegerText } from './grammar';
import { fieldNames, type ArticleRecord, type FieldName } from './record';
import { restoreSubject } from './subjects';

/** The fields that stand above the body. */
export type HeaderFieldName = Exclude<FieldName, 'body'>;

export const headerFieldNames: readonly HeaderFieldName[] = fieldNames.filter((name) => name !== 'body');

/**
 * Every sentence the schema can say of a field, by the id of the rule that reports it: the rules take their
 * messages from here, and the input boxes of a form say the same.
 */
export const metadataMessages = {
  'record.missing-line': {
    url: 'The URL line is missing',
    title: 'The title line is missing',
    subjects: 'The subjects line is missing',
    date: 'The date line is missing',
    number: 'The number line is missing',
    body: 'The body is missing',
    expected: 'six lines: URL, title, subjects, date, number, body',
  },
  'record.empty-field': {
    url: 'The URL is empty',
    title: 'The title is empty',
    subjects: 'No subjects',
    date: 'The date is empty',
    number: 'The number is empty',
    body: 'The body is empty',
  },
  'url.invalid': {
    problem: 'Not a web address',
    expected: 'an address that begins with https:// or http://',
    repair: 'Replace with “{url}”',
  },
  'url.white-space': {
    around: 'White space around the URL',
    inside: 'White space in the URL',
    trim: 'Trim the URL',
    remove: 'Remove the white space',
    encode: 'Encode the white space as %20',
  },
  'date.invalid': {
    problem: 'Invalid date',
    expected: 'a date as in “Nov. 18, 2014”',
  },
  'date.impossible': {
    problem: 'No such day',
    expectedDay: 'a day from 1 to {last}',
    expectedMonth: 'a month from 1 to 12',
  },
  'date.style': {
    problem: 'Date in another style',
    spaces: 'No-break or other unusual space in the date',
    ambiguous: 'Ambiguous date',
    expected: 'a date as in “Nov. 18, 2014”',
    rewrite: 'Rewrite as “{date}”',
  },
  'number.invalid': {
    problem: 'Not an integer',
    expected: 'up to nine digits and nothing else',
    trim: 'Trim the number',
    replace: 'Replace with “{number}”',
  },
} as const;

/** Rules that look at one field's value and nothing else, and so are part of the schema. */
export type MetadataRule = keyof typeof metadataMessages;

/** What is wrong with a field's value: the data of a finding that has no place yet. */
export interface FieldProblem {
  readonly rule: MetadataRule;
  readonly problem: Message;
  readonly expected: Message | undefined;
}

export interface MetadataIssue extends FieldProblem {
  readonly field: HeaderFieldName;
}

/** The header's values, or what is wrong with them; never both. */
export type MetadataResult =
  | { readonly metadata: ArticleMetadata; readonly issues: readonly [] }
  | { readonly metadata: undefined; readonly issues: readonly MetadataIssue[] };

/** What each field's text has to be, beside not being empty. */
const checks: Readonly<Record<Exclude<HeaderFieldName, 'subjects'>, (text: string) => readonly FieldProblem[]>> = {
  url: checkUrl, title: () => [], date: checkDate, number: checkNumber,
};

const urlSchema = fieldSchema('url');
const titleSchema = fieldSchema('title');
const subjectsSchema = z.pipe(
  z.string(),
  z.transform((text): readonly string[] => text.split(',').map(restoreSubject).filter((subject) => subject !== '')),
);
const dateSchema = z.pipe(
  fieldSchema('date'),
  // The check before has let nothing through but a text with one date.
  z.transform((text): CalendarDate => readCalendarDate(text) ?? z.NEVER),
);
const numberSchema = z.pipe(fieldSchema('number'), z.transform(Number));

/**
 * The header of an article record as typed values: the one schema behind checks, forms and exchange formats.
 * Subjects come restored, and may be none.
 */
const articleMetadataSchema = z.object({
  url: urlSchema,
  title: titleSchema,
  subjects: subjectsSchema,
  date: dateSchema,
  number: numberSchema,
});

type ArticleMetadata = z.infer<typeof articleMetadataSchema>;

/** What is wrong with the header's fields: what the schema says of them, at the cost of its checks and not of the schema around them. */
export function metadataIssues(record: Pick<ArticleRecord, 'fields'>): readonly MetadataIssue[] {
  const issues: MetadataIssue[] = [];
  for (const field of headerFieldNames) {
    const text = record.fields[field]?.text;
    if (text === undefined) issues.push({ field, ...missingLine(field) });
    else if (field !== 'subjects') for (const problem of problemsIn(field, text)) issues.push({ field, ...problem });
  }
  return issues;
}

/** Reads the header's fields through the schema; a field without a line is an issue of the rule `record.missing-line`. */
export function validateMetadata(record: Pick<ArticleRecord, 'fields'>): MetadataResult {
  const input = Object.fromEntries(headerFieldNames.map((name) => [name, record.fields[name]?.text]));
  const result = z.safeParse(articleMetadataSchema, input);
  if (result.success) return { metadata: result.data, issues: [] };
  return {
    metadata: undefined,
    issues: result.error.issues.flatMap((issue) => {
      const field = headerFieldNames.find((name) => name === issue.path[0]);
      return field ? [{ field, ...problemOf(field, issue) }] : [];
    }),
  };
}

/** A field's text: not empty, and whatever else its check demands. The issues carry what a rule needs to make findings of them. */
function fieldSchema(name: keyof typeof checks): z.ZodMiniString {
  return z.string().check(
    z.superRefine((text, context) => {
      for (const params of problemsIn(name, text)) context.addIssue({ code: 'custom', input: text, params: { ...params } });
    }),
  );
}

function problemsIn(name: keyof typeof checks, text: string): readonly FieldProblem[] {
  return /\S/.test(text) ? checks[name](text) : [problem('record.empty-field', metadataMessages['record.empty-field'][name])];
}

/** An issue of the schema's own making (no string at all) says that the line is not there. */
function problemOf(field: HeaderFieldName, issue: z.core.$ZodIssue): FieldProblem {
  return issue.code === 'custom' && issue.params ? issue.params as FieldProblem : missingLine(field);
}

function missingLine(field: HeaderFieldName): FieldProblem {
  const { expected, [field]: missing } = metadataMessages['record.missing-line'];
  return problem('record.missing-line', missing, message(expected));
}

function problem(rule: MetadataRule, template: string, expected?: Message): FieldProblem {
  return { rule, problem: message(template), expected };
}

/** A line with white space that is longer was never one address. UTF-16. */
const longestBrokenUrl = 10_000;

function checkUrl(text: string): FieldProblem[] {
  const messages = metadataMessages['url.white-space'];
  const found: FieldProblem[] = [];
  const trimmed = text.trim();
  if (trimmed !== text) found.push(problem('url.white-space', messages.around));
  const address = addressIn(text);
  if (isArticleUrl(address)) return found;
  // White space inside is the cause where the address is sound without it.
  if (address.length <= longestBrokenUrl && /\s/.test(address) && isArticleUrl(withoutWhiteSpace(address))) {
    return [...found, problem('url.white-space', messages.inside)];
  }
  const { problem: invalid, expected } = metadataMessages['url.invalid'];
  return [...found, problem('url.invalid', invalid, message(expected))];
}

/** An address with all white space in it taken out. */
export function withoutWhiteSpace(text: string): string {
  return text.replace(/\s+/g, '');
}

function checkDate(text: string): FieldProblem[] {
  const reading = readDate(text);
  if (reading?.kind === 'date') return [];
  if (reading?.kind === 'ambiguous') {
    const { ambiguous, expected } = metadataMessages['date.style'];
    return [problem('date.style', ambiguous, message(expected))];
  }
  if (reading?.kind === 'impossible') {
    const { problem: impossible, expectedDay, expectedMonth } = metadataMessages['date.impossible'];
    const inYear = reading.month >= 1 && reading.month <= 12;
    const expected = inYear ? message(expectedDay, { last: daysInMonth(reading.year, reading.month) }) : message(expectedMonth);
    return [problem('date.impossible', impossible, expected)];
  }
  const { problem: invalid, expected } = metadataMessages['date.invalid'];
  return [problem('date.invalid', invalid, message(expected))];
}

function checkNumber(text: string): FieldProblem[] {
  const { problem: invalid, expected } = metadataMessages['number.invalid'];
  return isIntegerText(text) ? [] : [problem('number.invalid', invalid, message(expected))];
}
