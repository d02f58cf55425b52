import { promptFor, type Prompt, type PromptLabel } from './prompt';
import { partText, textParts, type CountTokens, type TextPart } from './textParts';

/** One request to a model: a part of the text, what is sent for it, and how many tokens that is. */
export interface ModelRequest {
  readonly part: TextPart;
  readonly prompt: Prompt;
  readonly tokens: number;
}

export interface PlannedRequests {
  readonly requests: readonly ModelRequest[];
  /** Whether the guidelines of the labels are sent; false where they leave too little room for the text. */
  readonly hasGuidelines: boolean;
}

/** An answer has about as many tokens as its text, and many models answer with no more than 4,096. */
const mostTextTokens = 3000;
/** A part smaller than this has too little context. */
const leastTextTokens = 100;
/** What a model adds around messages, and what a longer fence takes. */
const marginTokens = 40;

/**
 * The requests that ask for the mentions in a text: one where it fits, else one for each part.
 * @param ranges where mentions are looked for, ascending; UTF-16, half-open
 * @param mostTokens what the model takes at once
 * @returns undefined where the model takes too little, whatever is left out
 */
export async function requestsFor(text: string, ranges: TextPart, labels: readonly PromptLabel[], mostTokens: number, count: CountTokens): Promise<PlannedRequests | undefined> {
  const withoutGuidelines: readonly PromptLabel[] = labels.map(({ name, displayName }) => ({ name, displayName }));
  for (const described of [labels, withoutGuidelines]) {
    const room = Math.min(mostTextTokens, mostTokens - await tokensOf(promptFor('', described), count) - marginTokens);
    if (room < leastTextTokens) continue;
    const parts = await textParts(text, ranges, room, count);
    const requests = await Promise.all(parts.map(async (part) => {
      const prompt = promptFor(partText(text, part), described);
      return { part, prompt, tokens: await tokensOf(prompt, count) };
    }));
    return { requests, hasGuidelines: described.some(({ guideline }) => guideline !== undefined) };
  }
  return undefined;
}

/** The same requests with the tokens that another way of counting finds. */
export function recounted(requests: readonly ModelRequest[], count: CountTokens): Promise<ModelRequest[]> {
  return Promise.all(requests.map(async (request) => ({ ...request, tokens: await tokensOf(request.prompt, count) })));
}

/** The tokens of all requests. */
export function totalTokens(requests: readonly ModelRequest[]): number {
  return requests.reduce((sum, { tokens }) => sum + tokens, 0);
}

async function tokensOf({ instructions, text }: Prompt, count: CountTokens): Promise<number> {
  return await count(instructions) + await count(text);
}
