import type { AnnotatedArticle } from '../../annotations/annotatedArticle';
import { isIntegerText } from '../../record/grammar';
import type { ArticleRecord } from '../../record/record';
import type { RecordViews } from '../../record/views';
import { isInPlace } from '../../reanchoring/anchoring';
import { lengthOnFirstLine, quoteOf, textOnOneLine } from '../../standoff/coveredText';
import { linksByTarget } from '../../standoff/entityDetails';
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
import type { ArticleFacts, ArticleTrace, TracedLink, TracedPart, TracedPlace } from './traces';

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

type Writable<Data> = { -readonly [Part in keyof Data]: Data[Part] };

/** What is kept of one article. */
export function traceOf({ text, record, annotated }: TracedTexts, options: CheckOptions): ArticleTrace {
  const place = placesIn(text, bodyOf(text, record?.record)?.start ?? text.length);
  const isOn = (rule: RuleSummary): boolean => severityOf(rule, options) !== undefined;
  const severityAt = (rule: RuleSummary, { offset, length }: TracedPlace): Severity | undefined =>
    (options.isAccepted?.(text, rule.id, { start: offset, end: offset + length }, 'article') ? undefined : severityOf(rule, options));
  const trace: Writable<ArticleTrace> = judged(factsIn(text, record, place, isOn), options, severityAt);
  if (annotated && annotated.document.normalizations.length > 0 && isOn(linkedDifferently)) {
    trace.links = linksOf(annotated, (range) => {
      const at = place(range);
      return { ...at, severity: severityAt(linkedDifferently, at) };
    });
  }
  if (text.startsWith('\uFEFF')) trace.hasMark = true;
  return trace;
}

/** What an article is compared by, whatever the settings say. */
export function factsOf({ text, record }: Pick<TracedTexts, 'text' | 'record'>): ArticleFacts {
  return factsIn(text, record, placesIn(text, bodyOf(text, record?.record)?.start ?? text.length), () => true);
}

/** The trace of an article that others are compared with: what a person accepted of its own problems is not asked for. */
export function traceOfFacts(facts: ArticleFacts, options: Pick<CheckOptions, 'only' | 'severities' | 'numberMeaning'>): ArticleTrace {
  return judged(facts, options, (rule) => severityOf(rule, options));
}

/** Each part is written out, here and below: spreading one into another takes longer than finding what is in it. */
function factsIn(text: string, record: TracedTexts['record'], place: (range: TextRange) => TracedPlace, isWanted: (rule: RuleSummary) => boolean): ArticleFacts {
  const facts: Writable<ArticleFacts> = { isRecord: record !== undefined };
  const url = record && isWanted(duplicateUrl) ? record.views.url : undefined;
  const address = url && articleAddress(url);
  if (url && address !== undefined) {
    const { offset, length, line, column } = place(url.range);
    facts.url = { offset, length, line, column, address };
  }

  const body = isWanted(nearDuplicate) ? bodyOf(text, record?.record) : undefined;
  const words = body && minHashOf(text, body);
  if (words && words.count >= leastShingles) {
    const { offset, length, line, column } = place(beginningOf(text, body));
    facts.body = { offset, length, line, column, signature: words.signature, shingles: words.count, digest: words.digest };
  }

  const number = record && isWanted(duplicateNumber) ? record.record.fields.number : undefined;
  const digits = number?.text.trim() ?? '';
  if (number && isIntegerText(digits)) {
    const { offset, length, line, column } = place(number.range);
    facts.number = { offset, length, line, column, value: Number(digits) };
  }
  return facts;
}

function judged(
  { url, body, number }: ArticleFacts, options: Pick<CheckOptions, 'only' | 'severities' | 'numberMeaning'>, severityAt: (rule: RuleSummary, place: TracedPlace) => Severity | undefined,
): ArticleTrace {
  const trace: Writable<ArticleTrace> = {};
  const isOn = (rule: RuleSummary): boolean => severityOf(rule, options) !== undefined;
  if (url && isOn(duplicateUrl)) {
    const { offset, length, line, column, address } = url;
    trace.url = { offset, length, line, column, severity: severityAt(duplicateUrl, url), address };
  }
  if (body && isOn(nearDuplicate)) {
    const { offset, length, line, column, signature, shingles, digest } = body;
    trace.body = { offset, length, line, column, severity: severityAt(nearDuplicate, body), signature, shingles, digest };
  }
  const isId = number && meansId(options.numberMeaning ?? '');
  if (number && isId !== false && isOn(duplicateNumber)) {
    const { offset, length, line, column, value } = number;
    trace.number = { offset, length, line, column, severity: severityAt(duplicateNumber, number), value, isId: isId === true };
  }
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

/** Whether an article takes part where links are compared. */
export function comparesLinks(options: Pick<CheckOptions, 'only' | 'severities'>): boolean {
  return severityOf(linkedDifferently, options) !== undefined;
}

/** Undefined where the rule is off. */
function severityOf({ id, defaultSeverity }: RuleSummary, { only, severities }: Pick<CheckOptions, 'only' | 'severities'>): Severity | undefined {
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
function placesIn(text: string, headerEnd: number): (range: TextRange) => TracedPlace {
  let lines: LineIndex | undefined;
  let counted = 0;
  return ({ start, end }) => {
    if (!lines || start > counted) {
      counted = start > headerEnd ? text.length : headerEnd;
      lines = new LineIndex(text.slice(0, counted));
    }
    const { line, character } = lines.positionAt(start);
    return { offset: start, length: lengthOnFirstLine(text, { start, end }), line, column: Math.max(0, character - Number(line === 0 && text.startsWith('\uFEFF'))) };
  };
}

/** Of the same text linked in the same way only the first, in the order of the tags. The index of a workspace keeps the same of each. */
function linksOf({ document, anchored, text }: AnnotatedArticle, part: (range: TextRange) => TracedPart): TracedLink[] {
  const ofTarget = linksByTarget(document.normalizations);
  const known = new Set<string>();
  return anchored.flatMap(({ entity, fragments, fit }) => {
    const [range] = fragments;
    const links = ofTarget.get(entity.id);
    const covered = links && range && isInPlace(fit) ? textOnOneLine(quoteOf(text, fragments)) : '';
    if (!links || !range || covered === '') return [];
    return links.flatMap(({ database, entry }) => {
      const link = { label: entity.label, text: covered, database, entry };
      const key = JSON.stringify(link);
      if (known.has(key)) return [];
      known.add(key);
      return [{ ...part(range), ...link }];
    });
  });
}
