import * as z from 'zod/mini';
import { message } from '../message';
import { decodeUtf8, linesOfFile } from './decoding';
import { FormatError, type InputFile, type ReadProblem } from './format';
import { readMessages } from './readMessages';

/** A value of a file with its place, or what is wrong with it. */
export type JsonItem<Value> = { readonly value: Value; readonly line: number } | ReadProblem;

/** Reads one JSON value a line. Blank lines are passed over; a broken line does not stop the others. */
export async function* jsonLines<Value>(file: InputFile, schema: z.ZodMiniType<Value>): AsyncIterable<JsonItem<Value>> {
  for await (const { text, line } of linesOfFile(file)) {
    if (text.trim() === '') continue;
    const parsed = parseJson(text);
    yield 'problem' in parsed ? { ...parsed, line } : checked(parsed.value, schema, line);
  }
}

/** Where formats with one article a line keep their tags. */
const tagKeys = ['spans', 'ents', 'entities', 'label', 'labels', 'annotations', 'ner_tags', 'tags'] as const;

/**
 * Texts stand under the same key in many formats, and would be read without their tags where the wrong one is chosen. One complaint a file.
 * @param own the keys of the format that is read
 */
export class TagsOfOthers {
  readonly #own: ReadonlySet<string>;
  #isReported = false;

  constructor(...own: readonly (typeof tagKeys)[number][]) {
    this.#own = new Set(own);
  }

  /** What is wrong with a line: none of the format's own keys, and a list under one of another. */
  in(value: object, line: number): readonly ReadProblem[] {
    const found = tagKeys.filter((key) => {
      const under = (value as Readonly<Record<string, unknown>>)[key];
      return Array.isArray(under) && (under.length > 0 || this.#own.has(key));
    });
    const [key] = found;
    if (this.#isReported || key === undefined || found.some((each) => this.#own.has(each))) return [];
    this.#isReported = true;
    return [{ problem: message(readMessages.otherFormat, { key }), line }];
  }
}

/** Reads a whole file as one JSON value. @throws FormatError */
export async function jsonFile(file: InputFile): Promise<unknown> {
  const parsed = parseJson(decodeUtf8(await file.bytes(), 'dropMark'));
  if ('problem' in parsed) throw new FormatError(parsed.problem);
  return parsed.value;
}

/** A value in the form of a schema, or where it is not of that form. */
export function checked<Value>(value: unknown, schema: z.ZodMiniType<Value>, line?: number): JsonItem<Value> {
  const result = z.safeParse(schema, value);
  if (result.success) return { value: result.data, line: line ?? 0 };
  const [issue] = result.error.issues;
  const place = issue && issue.path.length > 0 ? issue.path.map(String).join('.') : 'the value';
  return { problem: message(readMessages.notOfForm, { place, reason: issue ? reasonOf(issue) : '' }), line };
}

function parseJson(text: string): { readonly value: unknown } | ReadProblem {
  if (text.trim() === '') return { problem: message(readMessages.empty) };
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // What the engine says of a value that is cut off differs between engines and versions.
    const place = Number(/position (\d+)/.exec(reason)?.[1] ?? 0);
    if (/unexpected end|unterminated/i.test(reason) || place >= text.trimEnd().length) return { problem: message(readMessages.truncated) };
    return { problem: message(readMessages.noJson, { reason }) };
  }
}

function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `${issue.expected} expected`;
  if (issue.code === 'too_small') return 'too small or too short';
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')} expected`;
  return issue.message === '' ? issue.code : issue.message;
}

/** A value as one line of JSON. */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

/** A text, or a number written where a text belongs. */
export const textLike = z.pipe(z.union([z.string(), z.number()]), z.transform(String));

/** What is not set may be left out or be null. */
export function optional<Schema extends z.ZodMiniType>(schema: Schema): z.ZodMiniType<z.infer<Schema> | undefined> {
  return z.pipe(z.nullish(schema), z.transform((value): z.infer<Schema> | undefined => value ?? undefined));
}
