import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';

/** A text is not JSON. */
export class JsonError extends Error {
  /** Where reading stopped, in UTF-16 units of the text. */
  readonly offset: number;

  constructor(offset: number) {
    super(`not JSON at ${offset}`);
    this.offset = offset;
  }
}

/**
 * JSON as VS Code writes its settings: with comments and trailing commas, read by the library that VS Code reads them with.
 * An empty file is an empty object.
 * @throws JsonError
 */
export function parseJsonWithComments(text: string): unknown {
  const markLength = text.startsWith('\uFEFF') ? 1 : 0;
  const errors: ParseError[] = [];
  const value: unknown = parse(text.slice(markLength), errors, { allowTrailingComma: true, allowEmptyContent: true });
  const error = errors.find(({ error: code }) => printParseErrorCode(code) !== 'UnexpectedEndOfComment');
  if (error) throw new JsonError(error.offset + markLength);
  return value === undefined ? {} : value;
}
