import { readDate } from './readDate';
import { isArticleUrl, isIntegerText, shortestBodyLine } from './grammar';

/** How many of the four signs of an article record a text shows. */
export type RecognitionScore = 0 | 1 | 2 | 3 | 4;

/** Signs needed to switch a document's language by itself, to offer the switch, and to be checked by the command line. */
export const recognitionThresholds = { switchLanguage: 4, offer: 3, check: 2 } as const;

/**
 * Counts the signs of an article record: line 1 a URL, line 4 a date, line 5 an integer, line 6 at least
 * 200 characters. Nothing behind the first six lines is looked at, so the start of a file is enough
 * where it holds them and 200 characters of the sixth.
 */
export function scoreRecord(text: string): RecognitionScore {
  const lines = firstLines(text.slice(leadingBlankLines(text)), 6);
  const signs = [
    isArticleUrl(lines[0] ?? ''),
    readDate(lines[3] ?? '') !== undefined,
    isIntegerText(lines[4] ?? ''),
    (lines[5] ?? '').length >= shortestBodyLine,
  ];
  return signs.filter(Boolean).length as RecognitionScore;
}

/** Length of blank lines at the start, which push every field down and make the text no other. */
function leadingBlankLines(text: string): number {
  return /^\uFEFF?(?:[ \t]{0,8}(?:\r\n|\n|\r)){1,4}(?=https?:)/i.exec(text)?.[0].length ?? 0;
}

/** Splitting the whole text would copy every line of a file that is no record. */
function firstLines(text: string, count: number): string[] {
  const lines: string[] = [];
  const lineEnding = /\r\n|\n|\r/g;
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (lines.length < count) {
    lineEnding.lastIndex = start;
    // The last line counts only until it is long enough to be a body.
    const ending = lines.length === count - 1 ? undefined : lineEnding.exec(text);
    if (!ending) {
      lines.push(firstLine(text.slice(start, start + shortestBodyLine)));
      return lines;
    }
    lines.push(text.slice(start, ending.index));
    start = lineEnding.lastIndex;
  }
  return lines;
}

function firstLine(text: string): string {
  const end = text.search(/[\r\n]/);
  return end === -1 ? text : text.slice(0, end);
}
