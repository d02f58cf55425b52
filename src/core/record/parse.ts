import type { TextRange } from '../text/range';
import { readCalendarDate } from './calendarDate';
import { isArticleUrl, isIntegerText } from './grammar';
import { fieldNames, type ArticleRecord, type FieldName, type RecordField, type RecordSegment } from './record';

/** A title has been seen broken over three lines; farther down a date above an integer is the text's own. */
const lastHeaderLine = 12;

interface HeaderLine {
  /** Without the line ending. */
  readonly range: TextRange;
  readonly text: string;
  /** Offset behind the line ending; equals `range.end` at the end of the text. */
  readonly next: number;
}

/** Which lines a field takes: `first..last`, closed, counted from 0. */
type HeaderLayout = Partial<Record<FieldName, readonly [first: number, last: number]>>;

/**
 * Reads an article record. Never throws; whatever the text holds is kept in the segments.
 * Costs the header's length: the body is not looked into.
 */
export function parseRecord(text: string): ArticleRecord {
  const bodyEnd = endWithoutLineEnding(text);
  const lines = readHeaderLines(text);
  const layout = layOutHeader(lines);
  const fields: Partial<Record<FieldName, RecordField>> = {};
  const segments: RecordSegment[] = [];
  let covered = 0;
  if (text.startsWith('\uFEFF')) {
    segments.push({ kind: 'byte-order-mark', range: { start: 0, end: 1 } });
    covered = 1;
  }
  for (const name of fieldNames) {
    const place = layout[name];
    if (!place) continue;
    const first = lines[place[0]];
    const last = lines[place[1]];
    if (!first || !last) continue;
    const range = { start: first.range.start, end: name === 'body' ? Math.max(first.range.start, bodyEnd) : last.range.end };
    if (range.start > covered) segments.push({ kind: 'line-ending', range: { start: covered, end: range.start } });
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

function endWithoutLineEnding(text: string): number {
  if (text.endsWith('\r\n')) return text.length - 2;
  return text.endsWith('\n') || text.endsWith('\r') ? text.length - 1 : text.length;
}

function readHeaderLines(text: string): HeaderLine[] {
  const lines: HeaderLine[] = [];
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  const lineEnding = /\r\n|\n|\r/g;
  while (lines.length <= lastHeaderLine + 1 && start < text.length) {
    lineEnding.lastIndex = start;
    const ending = lineEnding.exec(text);
    const end = ending ? ending.index : text.length;
    const next = ending ? lineEnding.lastIndex : text.length;
    lines.push({ range: { start, end }, text: text.slice(start, end), next });
    start = next;
  }
  return lines;
}

/**
 * Which line is which field. Where the date and the integer stand on lines 4 and 5 nothing is guessed.
 * Elsewhere the pair of a date above an integer marks where the header ends: lines too many above it
 * belong to a broken title, lines too few are missing fields.
 */
function layOutHeader(lines: readonly HeaderLine[]): HeaderLayout {
  const isDate = (index: number): boolean => readCalendarDate(lines[index]?.text ?? '') !== undefined;
  const isInteger = (index: number): boolean => isIntegerText(lines[index]?.text ?? '');
  if (!(isDate(3) && isInteger(4))) {
    for (let dateLine = 0; dateLine <= lastHeaderLine; dateLine++) {
      if (dateLine !== 3 && isDate(dateLine) && isInteger(dateLine + 1)) return layOutAroundPair(lines, dateLine);
    }
    // One half of the pair is enough where the other half has no line of its own.
    if (isDate(3) && looksLikeBody(lines[4])) return layOutInOrder(lines, ['url', 'title', 'subjects', 'date', 'body']);
    if (!isDate(3) && isInteger(3) && !isInteger(4)) return layOutInOrder(lines, ['url', 'title', 'subjects', 'number', 'body']);
  }
  return layOutInOrder(lines, fieldNames);
}

function layOutAroundPair(lines: readonly HeaderLine[], dateLine: number): HeaderLayout {
  const layout: HeaderLayout = { date: [dateLine, dateLine], number: [dateLine + 1, dateLine + 1] };
  if (dateLine + 2 < lines.length) layout.body = [dateLine + 2, lines.length - 1];
  if (dateLine > 3) {
    layout.url = [0, 0];
    layout.title = [1, dateLine - 2];
    layout.subjects = [dateLine - 1, dateLine - 1];
    return layout;
  }
  const above: FieldName[] = isArticleUrl(lines[0]?.text ?? '') || dateLine === 3 ? ['url', 'title', 'subjects'] : ['title', 'subjects'];
  for (let line = 0; line < dateLine; line++) {
    const name = above[line];
    if (name) layout[name] = [line, line];
  }
  return layout;
}

function layOutInOrder(lines: readonly HeaderLine[], names: readonly FieldName[]): HeaderLayout {
  const layout: HeaderLayout = {};
  names.forEach((name, line) => {
    if (line < lines.length) layout[name] = [line, name === 'body' ? lines.length - 1 : line];
  });
  return layout;
}

/** Body lines run to thousands of characters; no header field does. */
function looksLikeBody(line: HeaderLine | undefined): boolean {
  return line !== undefined && line.text.length >= 200;
}
