import * as z from 'zod/mini';
import { isRange } from './entity';

/** One reading of a place of the text: ends, in UTF-16 code units, half-open, and label. */
export interface PanelReading {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  /** From 0 to 1. */
  readonly probability: number;
  /** Whether the probability says nothing: a language model gives none. */
  readonly isUnrated?: boolean | undefined;
  /** Why it is suggested, in the user's language, where that is not the reason of the place's likeliest reading. */
  readonly reason?: string | undefined;
  /** The link and attributes that its tag gets, as a text. */
  readonly details?: string | undefined;
}

/** The likeliest reading of a place, with the others. */
export interface PanelSuggestion extends PanelReading {
  readonly others: readonly PanelReading[];
  /** Why it is suggested, in the user's language. */
  readonly reason: string;
}

/** What is offered in an article, tagged by now or not, in the order of the text. */
export interface PanelOffer {
  readonly suggestions: readonly PanelSuggestion[];
  /** From which probability on a suggestion is shown; weaker ones are only gone to. */
  readonly shown: number;
  /** From which probability on it counts as sure. */
  readonly sure: number;
}

export const noOffer: PanelOffer = { suggestions: [], shown: 1, sure: 1 };

/** Written out, as for entities: an article has hundreds, and composed schemas cost more than painting them. */
function isSuggestion(value: unknown): value is PanelSuggestion {
  if (!isReading(value)) return false;
  const { others, reason } = value as Partial<PanelSuggestion>;
  return reason !== undefined && Array.isArray(others) && others.every(isReading);
}

function isReading(value: unknown): value is PanelReading {
  if (!isRange(value) || value.start === value.end) return false;
  const { label, probability, details, isUnrated, reason } = value as Partial<PanelReading>;
  return isTextOrNothing(details) && isTextOrNothing(reason) && (isUnrated === undefined || typeof isUnrated === 'boolean') && typeof label === 'string' && label !== '' && typeof probability === 'number' && probability >= 0 && probability <= 1;
}

function isTextOrNothing(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

const probabilitySchema = z.number().check(z.minimum(0), z.maximum(1));

export const offerFields = {
  suggestions: z.custom<readonly PanelSuggestion[]>((value) => Array.isArray(value) && value.every(isSuggestion)),
  shown: probabilitySchema,
  sure: probabilitySchema,
};
