import * as z from 'zod/mini';
import { isoDate } from '../record/calendarDate';
import type { InterchangeArticle } from './interchange';
import { optional, textLike } from './json';
import { metadataOf } from './recordText';

/** What formats without fields for a header keep beside the text, for people and for finding an article again. */
export interface JsonMetadata {
  readonly name: string;
  readonly url?: string;
  readonly title?: string;
  readonly subjects?: readonly string[];
  readonly date?: string;
  readonly number?: string;
}

/** The header of an article as values of JSON; what is not set is left out. The date is ISO 8601 where the header's is one. */
export function jsonMetadataOf({ name, text }: InterchangeArticle): JsonMetadata {
  const { url, title, subjects, date, dateline, number } = metadataOf(text);
  const printed = date ? isoDate(date) : dateline;
  return {
    name, ...(url !== '' && { url }), ...(title !== '' && { title }), ...(subjects.length > 0 && { subjects }),
    ...(printed !== '' && { date: printed }), ...(number !== '' && { number }),
  };
}

/** The same as it is read: only the name is needed again, the rest stands in the text. */
export const jsonNameSchema = z.object({ name: optional(textLike) });
