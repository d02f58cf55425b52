import type { AnnotatedArticle } from '../../annotations/annotatedArticle';
import { isIntegerText } from '../../record/grammar';
import type { ArticleRecord } from '../../record/record';
import type { RecordViews } from '../../record/views';
import { isInPlace } from '../../reanchoring/anchoring';
import { quoteOf } from '../../standoff/coveredText';
import { LineIndex } from '../../text/lineIndex';
import { MinHash } from '../../text/minHash';
import type { TextRange } from '../../text/range';
import { shinglesOf } from '../../text/shingles';
import type { CheckOptions } from '../check';
import type { RuleSummary, Severity } from '../rule';
import { articleAddress } from './articleAddress';
import { duplicateNumber, meansId } from './duplicateNumber';
import { duplicateUrl } from './duplicateUrl';
import { linkedDifferently } from './linkedDifferently';
import { leastShingles, nearDuplicate } from './nearDuplicate';
import type { ArticleTrace, TracedLink, TracedPart } from './traces';

/** Texts of an article that is traced. */
export interface TracedTexts {
  readonly text: string;
  /** Undefined where the text is no record, but body as a whole. */
  readonly record: { readonly record: ArticleRecord; readonly views: RecordViews } | undefined;
  /** With its annotation file, where there is one that can be read. */
  readonly annotated: AnnotatedArticle | undefined;
}

/** This many words at the beginning of a body stand for it where a problem of the whole body is shown. */
const shownWords = /^\s*(?:\S{1,40}[^\S\r\n]+){0,7}\S{1,40}/;

/** What is kept of one article. */
export function traceOf({ text, record, annotated }: TracedTexts, options: CheckOptions): ArticleTrace {
  const trace: { -readonly [Part in keyof ArticleTrace]: ArticleTrace[Part] } = {};
  const body = bodyOf(text, record?.record);
  const place = placesIn(text, body?.start ?? text.length);
  const isOn = (rule: RuleSummary): boolean => severityOf(rule, options) !== undefined;
  const part = (rule: RuleSummary, range: TextRange): TracedPart =>
    place(range, options.isAccepted?.(text, rule.id, range, 'article') ? undefined : severityOf(rule, options));

  const url = record && isOn(duplicateUrl) ? record.views.url : undefined;
  const address = url && articleAddress(url);
  // Each part is written out: spreading one into another takes longer than finding what is in it.
  if (url && address !== undefined) {
    const { offset, length, line, column, severity } = part(duplicateUrl, url.range);
    trace.url = { offset, length, line, column, severity, address };
  }

  const words = body && isOn(nearDuplicate) ? minHashOf(text, body) : undefined;
  if (body && words && words.count >= leastShingles) {
    const { offset, length, line, column, severity } = part(nearDuplicate, beginningOf(text, body));
    trace.body = { offset, length, line, column, severity, signature: words.signature, shingles: words.count, digest: words.digest };
  }

  const number = record && isOn(duplicateNumber) ? record.record.fields.number : undefined;
  const isId = number && meansId(options.numberMeaning ?? '');
  const digits = number?.text.trim() ?? '';
  if (number && isId !== false && isIntegerText(digits)) {
    const { offset, length, line, column, severity } = part(duplicateNumber, number.range);
    trace.number = { offset, length, line, column, severity, value: Number(digits), isId: isId === true };
  }

  if (annotated && annotated.document.normalizations.length > 0 && isOn(linkedDifferently)) trace.links = linksOf(annotated, (range) => part(linkedDifferently, range));
  if (text.startsWith('\uFEFF')) trace.hasMark = true;
  return trace;
}

/** Where the text lies that is compared. */
export function bodyOf(text: string, record: ArticleRecord | undefined): TextRange | undefined {
  return record ? record.fields.body?.range : { start: 0, end: text.length };
}

/** What tells whether a text is another: its shingles are counted and mixed. */
export function minHashOf(text: string, range: TextRange): MinHash {
  const words = new MinHash();
  words.add(shinglesOf(text, range));
  return words;
}

/** Undefined where the rule is off. */
function severityOf({ id, defaultSeverity }: RuleSummary, { only, severities }: CheckOptions): Severity | undefined {
  const chosen = only && !only.includes(id) ? 'off' : severities?.[id] ?? defaultSeverity;
  return chosen === 'off' ? undefined : chosen;
}

function beginningOf(text: string, { start, end }: TextRange): TextRange {
  const [words = ''] = shownWords.exec(text.slice(start, Math.min(end, start + 400))) ?? [];
  const blank = words.length - words.trimStart().length;
  return { start: start + blank, end: start + words.length };
}

/**
 * Turns ranges into places; of a range over several lines the first.
 * @param headerEnd up to where lines are counted; further on they are where somebody asks for a place there
 */
function placesIn(text: string, headerEnd: number): (range: TextRange, severity: Severity | undefined) => TracedPart {
  let lines: LineIndex | undefined;
  let counted = 0;
  return ({ start, end }, severity) => {
    if (!lines || start > counted) {
      counted = start > headerEnd ? text.length : headerEnd;
      lines = new LineIndex(text.slice(0, counted));
    }
    const { line, character } = lines.positionAt(start);
    const ending = text.slice(start, end).search(/[\r\n]/);
    return { offset: start, length: ending === -1 ? end - start : ending, line, column: Math.max(0, character - Number(line === 0 && text.startsWith('\uFEFF'))), severity };
  };
}

/** Of the same text linked in the same way only the first. */
function linksOf({ document, anchored, text }: AnnotatedArticle, part: (range: TextRange) => TracedPart): TracedLink[] {
  const tags = new Map(anchored.filter(({ fit }) => isInPlace(fit)).map((tag) => [tag.entity.id, tag]));
  const known = new Set<string>();
  return document.normalizations.flatMap(({ target, database, entry }) => {
    const tag = tags.get(target);
    const [range] = tag?.fragments ?? [];
    if (!tag || !range) return [];
    const link = { label: tag.entity.label, text: quoteOf(text, tag.fragments), database, entry };
    const key = JSON.stringify(link);
    if (known.has(key)) return [];
    known.add(key);
    return [{ ...part(range), ...link }];
  });
}
