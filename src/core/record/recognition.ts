import { readCalendarDate } from './calendarDate';
import { isArticleUrl, isIntegerText } from './grammar';

/** How many of the four signs of an article record a text shows. */
export type RecognitionScore = 0 | 1 | 2 | 3 | 4;

/** Signs needed to switch a document's language by itself, to offer the switch, and to be checked by the command line. */
export const recognitionThresholds = { switchLanguage: 4, offer: 3, check: 2 } as const;

const shortestBody = 200;

/**
 * Counts the signs of an article record: line 1 a URL, line 4 a date, line 5 an integer, line 6 at least
 * 200 characters. Only the first six lines are looked at, so the start of a file is enough.
 */
export function scoreRecord(text: string): RecognitionScore {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/, 6);
  let score = 0;
  if (isArticleUrl(lines[0] ?? '')) score++;
  if (readCalendarDate(lines[3] ?? '')) score++;
  if (isIntegerText(lines[4] ?? '')) score++;
  if ((lines[5] ?? '').length >= shortestBody) score++;
  return score as RecognitionScore;
}
