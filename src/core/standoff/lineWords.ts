import type { TextRange } from '../text/range';
import { statusNote, type StandoffLine } from './standoffLine';

/**
 * The words between a line's first and second TAB, parted as `parseStandoffLine` parts them for its kind. The first word of an
 * entity, a relation or an event is empty where the line has no label. None of a line that cannot be read.
 * @param content the line without its ending
 * @returns UTF-16, half-open, in `content`
 */
export function wordsOfLine(line: StandoffLine, content: string): TextRange[] {
  const start = content.indexOf('\t') + 1;
  const tab = content.indexOf('\t', start);
  const end = tab < 0 ? content.length : tab;
  switch (line.kind) {
    case 'unread':
      return [];
    case 'entity':
    case 'relation':
    case 'event': {
      const space = content.indexOf(' ', start);
      const headEnd = space < 0 || space > end ? end : space;
      return [{ start, end: headEnd }, ...wordsBetween(content, headEnd, end, line.kind === 'entity' ? /[^ ](?:[\s\S]*[^ ])?/g : /\S+/g)];
    }
    case 'attribute':
    case 'normalization':
      return wordsBetween(content, start, end, line.id.startsWith('M') ? /\S+/g : /[^ ]+/g);
    case 'note':
    case 'equivalence':
      return wordsBetween(content, start, end, /\S+/g);
  }
}

function wordsBetween(content: string, from: number, to: number, word: RegExp): TextRange[] {
  return [...content.slice(from, to).matchAll(word)].map(({ 0: found, index }) => ({ start: from + index, end: from + index + found.length }));
}

/**
 * The part of a word that names an annotation: what stands behind the colon of an argument, or the whole word. Undefined where it names none.
 * @param word one of {@link wordsOfLine}, with its `index` there, from 0
 * @returns UTF-16, half-open, in `content`
 */
export function referenceIn(line: StandoffLine, content: string, word: TextRange, index: number): TextRange | undefined {
  switch (line.kind) {
    case 'relation':
    case 'event':
      return line.kind === 'relation' && index === 0 ? undefined : { start: content.indexOf(':', word.start) + 1, end: word.end };
    case 'equivalence':
      return index > 0 ? word : undefined;
    case 'note':
      return index === 1 && line.label !== statusNote ? word : undefined;
    case 'attribute':
    case 'normalization':
      return index === 1 ? word : undefined;
    default:
      return undefined;
  }
}
