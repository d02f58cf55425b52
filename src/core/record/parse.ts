import type { TextRange } from '../text/range';
import { readDate } from './readDate';
import { addressIn, isArticleUrl, isIntegerText, shortestBodyLine, startsLikeUrl } from './grammar';
import { fieldNames, type ArticleRecord, type FieldName, type RecordField, type RecordSegment } from './record';
import { endsWithPublisher } from './title';

/** A title has been seen broken over three lines; further down a date above an integer is the text's own. Counted from 0. */
const lastHeaderLine = 12;

interface HeaderLine {
  /** Without the line ending. */
  readonly range: TextRange;
  readonly text: string;
}

/** Which lines a field takes: `first..last`, closed, counted from 0. A body runs to the end of the text from its first line. */
type HeaderLayout = Partial<Record<FieldName, readonly [first: number, last: number]>>;

/** More lines than these above the URL are no slip. */
const mostLeadingLines = 4;

/**
 * Reads an article record. Never throws; whatever the text holds is kept in the segments.
 * Where the header is whole this costs the header's length: the body is not looked into.
 */
export function parseRecord(text: string): ArticleRecord {
  const lines = new HeaderLines(text);
  const layout = layOutHeader(lines);
  const fields: Partial<Record<FieldName, RecordField>> = {};
  const segments: RecordSegment[] = [];
  let covered = 0;
  if (text.startsWith('\uFEFF')) {
    segments.push({ kind: 'byte-order-mark', range: { start: 0, end: 1 } });
    covered = 1;
  }
  let nextLine = 0;
  const ordered = layout === plain ? fieldNames : [...fieldNames].sort((a, b) => (layout[a]?.[0] ?? 0) - (layout[b]?.[0] ?? 0));
  for (const name of ordered) {
    const [firstLine, lastLine] = layout[name] ?? [];
    const start = firstLine === undefined ? undefined : lines.startOf(firstLine);
    const end = name === 'body' ? endWithoutLineEnding(text) : lines.at(lastLine)?.range.end;
    if (start === undefined || end === undefined) continue;
    const range = { start, end };
    const extraStart = (firstLine ?? 0) > nextLine ? (lines.startOf(nextLine) ?? range.start) : range.start;
    if (extraStart > covered) segments.push({ kind: 'line-ending', range: { start: covered, end: extraStart } });
    if (range.start > extraStart) segments.push({ kind: 'extra-lines', range: { start: extraStart, end: range.start } });
    nextLine = (lastLine ?? 0) + 1;
    segments.push({ kind: 'field', range });
    fields[name] = { name, range, text: text.slice(range.start, range.end) };
    covered = range.end;
  }
  if (covered < text.length) segments.push({ kind: 'line-ending', range: { start: covered, end: text.length } });
  return { text, segments, fields, missing: fieldNames.filter((name) => !fields[name]) };
}

/** The text a record was read from, put together from its segments. */
export function serializeRecord(record: Pick<ArticleRecord, 'text' | 'segments'>): string {
  return record.segments.map(({ range }) => record.text.slice(range.start, range.end)).join('');
}

/** A final line ending closes the last line; it opens no empty one behind it. */
function endWithoutLineEnding(text: string): number {
  if (text.endsWith('\r\n')) return text.length - 2;
  return text.endsWith('\n') || text.endsWith('\r') ? text.length - 1 : text.length;
}

/** The lines of a text as far as they are asked for: a body of megabytes is not searched for line endings nobody needs. */
class HeaderLines {
  readonly #text: string;
  readonly #lines: HeaderLine[] = [];
  /** Where the line behind those begins; the text's length where there is none. */
  #next: number;
  /** The first LF at or behind the last line's start; kept, because in a text without any each search would go to its end. */
  #lineFeed = -1;

  constructor(text: string) {
    this.#text = text;
    this.#next = text.startsWith('\uFEFF') ? 1 : 0;
  }

  /** The line of that index from 0; undefined behind the last line. */
  at(index: number | undefined): HeaderLine | undefined {
    if (index === undefined) return undefined;
    while (this.#lines.length <= index && this.#next < this.#text.length) this.#readLine();
    return this.#lines[index];
  }

  /** Where a line begins, without looking into it; undefined behind the last line. */
  startOf(index: number): number | undefined {
    const known = this.#lines[index];
    if (known) return known.range.start;
    if (index > 0 && !this.at(index - 1)) return undefined;
    return this.#lines.length === index && this.#next < this.#text.length ? this.#next : undefined;
  }

  /** The line's text, empty where there is no such line. */
  textOf(index: number): string {
    return this.at(index)?.text ?? '';
  }

  isDate(index: number): boolean {
    return readDate(this.textOf(index)) !== undefined;
  }

  isInteger(index: number): boolean {
    return isIntegerText(this.textOf(index));
  }

  isBodyLike(index: number): boolean {
    return this.textOf(index).length >= shortestBodyLine;
  }

  #readLine(): void {
    const text = this.#text;
    const start = this.#next;
    if (this.#lineFeed < start) this.#lineFeed = indexOrEnd(text, '\n', start);
    const stretch = text.slice(start, this.#lineFeed);
    const end = start + indexOrEnd(stretch, '\r', 0);
    this.#next = Math.min(text.length, text.startsWith('\r\n', end) ? end + 2 : end + 1);
    this.#lines.push({ range: { start, end }, text: text.slice(start, end) });
  }
}

function indexOrEnd(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from);
  return index < 0 ? text.length : index;
}

/**
 * Which line is which field. Where the integer stands on line 5 below a date or above a body nothing is guessed.
 * Elsewhere every reading that a known damage explains is weighed, and the one wins in which most lines
 * look like their fields; the plain reading, line by line, where no other is better.
 */
function layOutHeader(lines: HeaderLines): HeaderLayout {
  const above = linesAboveUrl(lines);
  if (above > 0) return withoutMissingLines(Object.fromEntries(fieldNames.map((name, line) => [name, [line + above, line + above]])), lines);
  if (isSwapped(lines)) return withoutMissingLines({ ...plain, url: [1, 1], title: [0, 0] }, lines);
  if (isNumberAboveDate(lines)) return withoutMissingLines({ ...plain, date: [4, 4], number: [3, 3] }, lines);
  if (lines.isInteger(4) && (lines.isDate(3) || lines.isBodyLike(5))) return lines.startOf(5) === undefined ? withoutMissingLines(plain, lines) : plain;
  let best = plain;
  let bestWeight = weigh(plain, lines);
  for (const layout of damagedLayouts(lines)) {
    const weight = weigh(layout, lines);
    if (weight > bestWeight) {
      best = layout;
      bestWeight = weight;
    }
  }
  return withoutMissingLines(best, lines);
}

/** How many lines stand above the URL where that is all that is wrong: blank ones, or others above a header that is whole. */
function linesAboveUrl(lines: HeaderLines): number {
  if (startsLikeUrl(lines.textOf(0))) return 0;
  for (let count = 1; count <= mostLeadingLines; count++) {
    if (!startsLikeUrl(lines.textOf(count)) || lines.isBodyLike(count)) continue;
    const isWhole = lines.isDate(count + 3) && lines.isInteger(count + 4);
    const areBlank = Array.from({ length: count }, (_, line) => lines.textOf(line)).every((line) => line.trim() === '');
    return isWhole || (areBlank && (lines.isDate(count + 3) || lines.isInteger(count + 4))) ? count : 0;
  }
  return 0;
}

/** The integer where the date belongs, and the date where the integer does, under a header that is whole. */
function isNumberAboveDate(lines: HeaderLines): boolean {
  return lines.isInteger(3) && !lines.isDate(3) && lines.isDate(4) && !lines.isInteger(4) && startsLikeUrl(lines.textOf(0)) && lines.startOf(5) !== undefined;
}

/** A title on the first line and the URL on the second, above a header that is whole. */
function isSwapped(lines: HeaderLines): boolean {
  return !startsLikeUrl(lines.textOf(0)) && startsLikeUrl(lines.textOf(1)) && isArticleUrl(addressIn(lines.textOf(1))) && lines.textOf(0).trim() !== ''
    && (lines.isDate(3) || lines.isInteger(4)) && !lines.isDate(2);
}

/** Readings in which lines are missing, or a title is broken and has pushed date and integer down. */
function* damagedLayouts(lines: HeaderLines): Iterable<HeaderLayout> {
  for (let dateLine = 0; dateLine <= lastHeaderLine; dateLine++) {
    // A line as long as a body is no piece of a title; what comes behind it is text.
    if (dateLine >= 4 && lines.isBodyLike(dateLine - 2)) break;
    // An integer is told at once, a date is not.
    if (dateLine !== 3 && lines.isInteger(dateLine + 1) && lines.isDate(dateLine)) yield aroundPair(lines, dateLine);
  }
  yield inOrder(['url', 'title', 'subjects', 'date', 'body']);
  yield inOrder(['url', 'title', 'subjects', 'number', 'body']);
  yield inOrder(['url', 'title', 'subjects', 'body']);
}

const plain: HeaderLayout = inOrder(fieldNames);

function inOrder(names: readonly FieldName[]): HeaderLayout {
  return Object.fromEntries(names.map((name, line) => [name, [line, line]]));
}

/** The pair of date and integer marks where the header ends: more than three lines above it hold a broken title, fewer lack fields. */
function aroundPair(lines: HeaderLines, dateLine: number): HeaderLayout {
  const layout: HeaderLayout = {
    date: [dateLine, dateLine],
    number: [dateLine + 1, dateLine + 1],
    body: [dateLine + 2, dateLine + 2],
  };
  if (dateLine > 3) {
    const [title, subjects] = aroundBlankLine(lines, dateLine);
    if (title !== undefined && subjects !== undefined) return { url: [0, 0], title: [title, title], subjects: [subjects, subjects], ...layout };
    return { url: [0, 0], title: [1, dateLine - 2], subjects: [dateLine - 1, dateLine - 1], ...layout };
  }
  fieldsAbovePair(lines, dateLine).forEach((name, line) => (layout[name] = [line, line]));
  return layout;
}

/** Title and subjects where one blank line among them is all that pushed the date down; empty subjects below a broken title look alike. */
function aroundBlankLine(lines: HeaderLines, dateLine: number): readonly number[] {
  if (dateLine !== 4) return [];
  const filled = [1, 2, 3].filter((line) => lines.textOf(line).trim() !== '');
  const isLastBlank = !filled.includes(3);
  return filled.length === 2 && !(isLastBlank && !looksLikeSubjects(lines.textOf(2))) ? filled : [];
}

/** Which of url, title and subjects the fewer than three lines above the pair are. */
function fieldsAbovePair(lines: HeaderLines, count: number): FieldName[] {
  const first = lines.textOf(0);
  if (count === 0) return [];
  if (count === 1) return [startsLikeUrl(first) || first === '' ? 'url' : looksLikeSubjects(first) ? 'subjects' : 'title'];
  if (!startsLikeUrl(first) && first !== '') return ['title', 'subjects'];
  return ['url', looksLikeSubjects(lines.textOf(1)) ? 'subjects' : 'title'];
}

/** Subjects are parted by commas without a space; a headline's commas have one, and a publisher's name ends it. */
function looksLikeSubjects(line: string): boolean {
  return /,[\p{L}\d]/u.test(line) && !/\d,\d{3}\b/.test(line) && !endsWithPublisher(line);
}

/** How many lines look like the field they are read as, less those that cannot be it. */
function weigh(layout: HeaderLayout, lines: HeaderLines): number {
  let weight = 0;
  if (layout.url && isArticleUrl(lines.textOf(layout.url[0]))) weight++;
  if (layout.date) weight += lines.isDate(layout.date[0]) ? 1 : lines.isBodyLike(layout.date[0]) ? -1 : 0;
  if (layout.number) weight += lines.isInteger(layout.number[0]) ? 1 : lines.isBodyLike(layout.number[0]) ? -1 : 0;
  if (layout.body && lines.isBodyLike(layout.body[0])) weight++;
  return weight;
}

function withoutMissingLines(layout: HeaderLayout, lines: HeaderLines): HeaderLayout {
  return Object.fromEntries(Object.entries(layout).filter(([, [first]]) => lines.startOf(first) !== undefined));
}

/** A text that is no record, read as if it were the body of one: no header, and nothing of it missing. */
export function plainTextRecord(text: string): ArticleRecord {
  const range = { start: 0, end: text.length };
  return { text, segments: [{ kind: 'field', range }], fields: { body: { name: 'body', range, text } }, missing: [] };
}
