import { concordanceCells, concordanceHead } from '../../core/search/concordanceTable';
import { ContextCutter, type KeywordInContext } from '../../core/search/keywordInContext';
import type { TextUse } from '../../core/search/sameTexts';
import type { ArticleText } from '../../core/reanchoring/articleText';
import { spreadsheetRow } from '../../core/text/csvCells';
import type { TextRange } from '../../core/text/range';
import { RegionIndex } from '../check/positions';
import { printable, printableJson } from '../messages';
import type { ArticleTag } from './articleTags';

export const hitFormats = ['text', 'json', 'csv'] as const;

export type HitFormat = (typeof hitFormats)[number];

/** A tag that was found, or a place without one. */
export interface FoundHit {
  readonly tag?: ArticleTag | undefined;
  /** UTF-16, half-open; empty for a tag whose text is lost. */
  readonly fragments: readonly TextRange[];
  /** How the text is tagged in all articles, where that was asked for. */
  readonly use?: TextUse | undefined;
}

/** Whose hits are written: the article, and the names of both files as users see them. */
export interface HitSource {
  readonly text: ArticleText;
  readonly article: string;
  readonly sidecar: string;
}

/** SGR codes of ECMA-48: on, off. */
const styles = { hit: ['\u001B[1m', '\u001B[22m'], faint: ['\u001B[2m', '\u001B[22m'] } as const;

/** Hits are aligned within this many, so that a file with a million of them is not held back. */
const alignedTogether = 1000;

/** What stands before all hits. */
export function headOf(format: HitFormat): readonly string[] {
  return format === 'csv' ? [concordanceHead] : [];
}

/** Writes hits as a concordance for people, as a table for spreadsheets or as one JSON object a line for programs. */
export class HitWriter {
  readonly #format: HitFormat;
  readonly #context: number;
  readonly #color: boolean;
  readonly #cutter: ContextCutter;

  /** @param context characters on either side of a hit */
  constructor({ format, context, color }: { readonly format: HitFormat; readonly context: number; readonly color: boolean }) {
    this.#format = format;
    this.#context = context;
    this.#color = color;
    this.#cutter = new ContextCutter(context);
  }

  /** Pieces of output, each of whole lines. */
  write(hits: readonly FoundHit[], source: HitSource): string[] {
    const regions = new RegionIndex(source.text.text);
    if (this.#format === 'json') return hits.map((hit) => `${printableJson(this.#asJson(hit, source, regions))}\n`);
    if (this.#format === 'csv') return hits.map((hit) => this.#asRow(hit, source, regions));
    const pieces: string[] = [];
    for (let first = 0; first < hits.length; first += alignedTogether) pieces.push(this.#lines(hits.slice(first, first + alignedTogether), source, regions));
    return pieces;
  }

  /** The members are described in docs/command-line.md. */
  #asJson({ tag, fragments, use }: FoundHit, { text: { text, codePoints }, article, sidecar }: HitSource, regions: RegionIndex): object {
    const whole = wholeOf(fragments);
    const place = whole === undefined
      ? { file: sidecar, ...lineOf(tag), isLost: true }
      : {
        file: article, ...regions.regionOf(whole), offset: whole.start, length: whole.end - whole.start,
        codePoints: fragments.map((fragment) => codePoints.toCodePointRange(fragment)).map(({ start, end }) => [start, end]),
      };
    const cut = this.#contextOf(tag, fragments, text);
    const context = { text: tag?.text ?? cut.hit, before: cut.before, after: cut.after };
    if (!tag) return { ...place, ...context, labels: use?.labels ?? [], links: use?.links ?? [] };
    const { id, label, attributes, links, notes } = tag;
    const own = { id, label, attributes: attributes.map(({ name, value }) => (value === undefined ? { name } : { name, value })), links, notes };
    return { ...place, ...context, ...own, ...(use && { textLabels: use.labels, textLinks: use.links }) };
  }

  #asRow({ tag, fragments, use }: FoundHit, { text: { text }, article, sidecar }: HitSource, regions: RegionIndex): string {
    const whole = wholeOf(fragments);
    const { line, column } = whole === undefined ? lineOf(tag) : regions.regionOf(whole);
    const { before, hit, after } = this.#contextOf(tag, fragments, text);
    return spreadsheetRow(concordanceCells({ file: whole === undefined ? sidecar : article, line, column, before, text: tag?.text ?? hit, after, tag, use }).map(printable));
  }

  #contextOf(tag: ArticleTag | undefined, fragments: readonly TextRange[], text: string): KeywordInContext {
    return fragments.length === 0 ? { before: '', hit: tag?.text ?? '', after: '' } : this.#cutter.cut(text, fragments);
  }

  #lines(hits: readonly FoundHit[], { text: { text }, article, sidecar }: HitSource, regions: RegionIndex): string {
    const rows = hits.map(({ tag, fragments, use }) => {
      const whole = wholeOf(fragments);
      const { line, column } = whole === undefined ? lineOf(tag) : regions.regionOf(whole);
      const cut = this.#contextOf(tag, fragments, text);
      return {
        place: `${printable(whole === undefined ? sidecar : article)}:${line}:${column}`,
        label: printable(tag ? tag.label : use?.labels.join('|') ?? ''),
        before: printable(cut.before.trim()), hit: printable(cut.hit), after: printable(cut.after.trim()),
        details: printable([...detailsOf(tag, use), ...(whole === undefined ? ['text lost'] : [])].join('; ')),
      };
    });
    const places = Math.max(...rows.map(({ place }) => place.length));
    const labels = Math.max(...rows.map(({ label }) => label.length));
    return rows.map(({ place, label, before, hit, after, details }) => {
      const row = `${place.padEnd(places)}  ${label.padEnd(labels)}  ${' '.repeat(Math.max(0, this.#context - [...before].length))}${before}  ${this.#paint('hit', hit)}  ${after}`;
      return `${row.trimEnd()}${details === '' ? '' : `  ${this.#paint('faint', `[${details}]`)}`}\n`;
    }).join('');
  }

  #paint(style: keyof typeof styles, text: string): string {
    const [on, off] = styles[style];
    return this.#color && text !== '' ? `${on}${text}${off}` : text;
  }
}

/** From the first fragment to the last; undefined where there is none. */
function wholeOf(fragments: readonly TextRange[]): TextRange | undefined {
  const [first] = fragments;
  return first && fragments.reduce((whole, { start, end }) => ({ start: Math.min(whole.start, start), end: Math.max(whole.end, end) }), first);
}

/** The line of a tag in its annotation file, from 1. */
function lineOf(tag: ArticleTag | undefined): { line: number; column: number } {
  return { line: (tag?.line ?? 0) + 1, column: 1 };
}

function detailsOf(tag: ArticleTag | undefined, use: TextUse | undefined): string[] {
  const attributes = tag?.attributes.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)) ?? [];
  const elsewhere = use ? [...(tag && use.labels.length > 1 ? [`in all: ${use.labels.join(', ')}`] : []), ...(use.links.length > (tag ? 1 : 0) ? [`linked in all: ${use.links.join(', ')}`] : [])] : [];
  return [...tag?.links ?? [], ...attributes, ...tag?.notes.map((note) => `“${note}”`) ?? [], ...elsewhere];
}
