import { dsvFormat } from 'd3-dsv';
import { message } from '../message';
import { countWords } from '../text/wordCount';
import { isoDate } from '../record/calendarDate';
import { csvRow } from '../text/csvCells';
import { decodeUtf8 } from './decoding';
import { FormatError, type FormatCodec, type FormatWriter, type InputFile, type OutputPiece, type ReadResult } from './format';
import { articleOf, type InterchangeArticle } from './interchange';
import { numberedName, safeName } from './names';
import { linesOf, metadataOf, textOfLines } from './recordText';
import { readMessages } from './readMessages';

const tableFile = 'articles.csv';

/** The lines of the record as they stand, and what can be read out of them; then the number of tags of each label. */
const columns = ['name', 'url', 'title', 'subjects', 'date', 'number', 'headline', 'publisher', 'day', 'words', 'tags'] as const;

/** A table of the corpus: one row an article (RFC 4180). */
export const csv: FormatCodec = { writer: ({ labels }) => new CsvWriter(labels), read: readTable };

class CsvWriter implements FormatWriter {
  readonly #labels: readonly string[];
  #isBegun = false;

  constructor(labels: readonly string[]) {
    this.#labels = labels;
  }

  write(article: InterchangeArticle): OutputPiece[] {
    const head = this.#isBegun ? '' : csvRow([...columns, ...this.#labels.map((label) => `tags: ${label}`), 'body']);
    this.#isBegun = true;
    return [{ file: tableFile, content: head + csvRow(this.#cells(article)) }];
  }

  end(): OutputPiece[] {
    return [];
  }

  #cells(article: InterchangeArticle): string[] {
    const { url, title, subjects, date, number, body } = linesOf(article.text);
    const { headline, publisher, date: day } = metadataOf(article.text);
    const counts = new Map<string, number>();
    for (const { label } of article.annotations.entities) counts.set(label, (counts.get(label) ?? 0) + 1);
    return [
      article.name, url, title, subjects, date, number, headline, publisher ?? '', day ? isoDate(day) : '', String(countWords(body, { start: 0, end: body.length })), String(article.annotations.entities.length),
      ...this.#labels.map((label) => String(counts.get(label) ?? 0)), body,
    ];
  }
}

/** Names that other programs give to our columns. */
const aliases: Readonly<Record<string, string>> = { file: 'name', id: 'name', link: 'url', address: 'url', headline: 'title', keywords: 'subjects', tags: 'subjects', published: 'date', text: 'body', content: 'body' };

async function* readTable(file: InputFile): AsyncIterable<ReadResult> {
  const text = decodeUtf8(await file.bytes(), 'dropMark');
  if (text.trim() === '') throw new FormatError(message(readMessages.empty));
  const separator = separatorOf(text);
  if (endsInQuotes(text, separator)) throw new FormatError(message(readMessages.quoting));
  const [head = [], ...rows] = dsvFormat(separator).parseRows(text).filter((cells) => cells.some((cell) => cell !== ''));
  const names = head.map((name) => name.trim().toLowerCase());
  const place = (name: string): number => {
    const own = names.indexOf(name);
    return own >= 0 ? own : names.findIndex((given) => aliases[given] === name);
  };
  const places = { name: place('name'), url: place('url'), title: place('title'), subjects: place('subjects'), date: place('date'), number: place('number'), body: place('body') };
  if (places.body < 0) throw new FormatError(message(readMessages.noColumn, { column: 'body', found: head.slice(0, 8).join(', ') }), 1);
  for (const [index, cells] of rows.entries()) {
    if (cells.length <= places.body) {
      yield { problem: message(readMessages.noBody, { column: head[places.body] ?? '' }) };
      continue;
    }
    const cell = (at: number): string => cells[at] ?? '';
    const line = (at: number): string => cell(at).replace(/[\r\n]+/g, ' ');
    const record = textOfLines({ url: line(places.url), title: cell(places.title), subjects: line(places.subjects), date: line(places.date), number: line(places.number), body: cell(places.body) });
    yield { article: articleOf(safeName(cell(places.name), numberedName(file.name, index + 1)), record) };
  }
}

/** The separator that stands most often in the first line. */
function separatorOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const count = (separator: string): number => first.split(separator).length;
  return [',', ';', '\t', '|'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

/** Whether the last cell is quoted and never ends, as in a file that was cut off. A quote counts where a cell begins. */
function endsInQuotes(text: string, separator: string): boolean {
  for (let at = 0; at < text.length; ) {
    if (text.charAt(at) === '"') {
      for (at++; at < text.length && !(text.charAt(at) === '"' && text.charAt(at + 1) !== '"'); at++) if (text.charAt(at) === '"') at++;
      if (at >= text.length) return true;
    }
    while (at < text.length && text.charAt(at) !== separator && text.charAt(at) !== '\n' && text.charAt(at) !== '\r') at++;
    at++;
  }
  return false;
}
