import * as z from 'zod/mini';
import { message, type Message } from '../../message';

/** A mention as a model names it. */
export interface QuotedMention {
  readonly label: string;
  readonly quote: string;
  /** Some words before it; empty where none were given. */
  readonly before: string;
}

/** What a model answered, or why its answer cannot be used. */
export type Answer = { readonly quotes: readonly QuotedMention[] } | { readonly refused: Message };

const answerSchema = z.array(z.object({
  label: z.string().check(z.minLength(1)),
  quote: z.string().check(z.minLength(1)),
  before: z.optional(z.nullable(z.string())),
}));

/** Where an array of objects, or an empty one, may begin. */
const arrayStart = /\[(?=\s*[{\]])/g;

/**
 * Reads the answer to a prompt: the JSON array in it, with or without a code fence or words around it. Of several arrays the longest
 * counts. Anything else is refused as a whole, for half an answer looks like a whole one. Never throws; linear.
 */
export function readAnswer(text: string): Answer {
  let best: Answer = { refused: message('The answer is not a list of tags.') };
  arrayStart.lastIndex = 0;
  for (let found = arrayStart.exec(text); found; found = arrayStart.exec(text)) {
    const end = endOfArray(text, found.index);
    if (end === undefined) return { refused: message('The answer was cut off before its end.') };
    const answer = readArray(text.slice(found.index, end));
    if ('refused' in answer ? !('quotes' in best) : !('quotes' in best) || answer.quotes.length > best.quotes.length) best = answer;
    arrayStart.lastIndex = end;
  }
  return best;
}

function readArray(json: string): Answer {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { refused: message('The answer is not valid JSON.') };
  }
  const parsed = answerSchema.safeParse(value);
  if (parsed.success) return { quotes: parsed.data.map(({ label, quote, before }) => ({ label, quote, before: before ?? '' })) };
  const [index, field] = parsed.error.issues[0]?.path ?? [];
  return { refused: message('Item {number} of the answer has no valid “{field}”.', { number: Number(index) + 1, field: String(field ?? 'label') }) };
}

/** Behind the bracket that closes the one at `start`; undefined where none does. Brackets inside strings do not count. */
function endOfArray(text: string, start: number): number | undefined {
  const sign = /["\\[\]{}]/g;
  sign.lastIndex = start;
  let depth = 0;
  let isInString = false;
  for (let found = sign.exec(text); found; found = sign.exec(text)) {
    const [character] = found;
    if (character === '\\') sign.lastIndex = found.index + 2;
    else if (character === '"') isInString = !isInString;
    else if (!isInString) {
      depth += character === '[' || character === '{' ? 1 : -1;
      if (depth === 0) return found.index + 1;
    }
  }
  return undefined;
}
