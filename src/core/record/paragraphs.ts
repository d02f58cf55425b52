import type { TextRange } from '../text/range';
import type { SentenceJoin } from './sentenceJoins';

/**
 * The paragraphs of a body: what lies between line endings and lost breaks. Paragraphs of nothing but white space are left out,
 * line endings belong to none.
 * @param body where the body stands in `text`
 * @param joins lost breaks of that body, ascending; lost spaces among them are passed over
 * @returns half-open ranges of `text` in order
 */
export function splitParagraphs(text: string, body: TextRange, joins: readonly SentenceJoin[]): readonly TextRange[] {
  const paragraphs: TextRange[] = [];
  const breaks = joins.filter(({ kind }) => kind === 'break');
  let nextBreak = 0;
  const lineEnding = /\r\n|\n|\r/g;
  lineEnding.lastIndex = body.start;
  for (let start = body.start; start < body.end;) {
    const ending = lineEnding.exec(text);
    const lineEnd = ending && ending.index < body.end ? ending.index : body.end;
    for (; nextBreak < breaks.length; nextBreak++) {
      const offset = breaks[nextBreak]?.offset ?? lineEnd;
      if (offset >= lineEnd) break;
      addParagraph(paragraphs, text, start, offset);
      start = offset;
    }
    addParagraph(paragraphs, text, start, lineEnd);
    start = lineEnd === body.end ? body.end : lineEnd + (ending?.[0].length ?? 1);
  }
  return paragraphs;
}

function addParagraph(paragraphs: TextRange[], text: string, start: number, end: number): void {
  for (let offset = start; offset < end; offset++) {
    if (/\S/.test(text.charAt(offset))) {
      paragraphs.push({ start, end });
      return;
    }
  }
}
