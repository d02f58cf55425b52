import { message } from '../../message';
import type { ArticleRecord } from '../../record/record';
import type { TextRange } from '../../text/range';
import type { Finding, Rule } from '../rule';
import { lineBreakIn, textFieldAt, type TextFieldName } from './textFields';

const messages = {
  problem: 'HTML tag left in the text',
  remove: 'Remove the HTML tag',
  breakLine: 'Replace the HTML tag with a line break',
  space: 'Replace the HTML tag with a space',
} as const;

const blockTags = words(`address article aside blockquote body br button caption center dd div dl dt embed fieldset figcaption figure
  footer form h1 h2 h3
  h4 h5 h6 head header hr html iframe legend li link main meta nav noscript object ol option p picture pre script section select source
  style
  table tbody td tfoot th thead title tr ul video`);
const inlineTags = words(`a abbr audio b bdi bdo big cite code del em font i img input ins kbd label mark path q s samp small span strike
  strong sub
  sup svg time tt u wbr`);

/**
 * An opening or closing tag; no part can match at two lengths: linear. Attributes of plain names need a value, so that `a<b and c>d` is
 * none, but for those that HTML writes without one.
 */
const tagForm = new RegExp(
  String.raw`<\/?([A-Za-z][A-Za-z0-9]{0,20}(?:[:-][A-Za-z0-9]{1,20}){0,4})` +
  String.raw`(?:\s+(?:[\w:.@-]{1,40}\s*=\s*(?:"[^"]{0,2000}"|'[^']{0,2000}'|[^\s"'<>=]+)|` +
  String.raw`(?:async|autoplay|checked|compact|controls|defer|disabled|download|hidden|ismap|itemscope|loop|multiple|muted|nohref|noshade|nowrap|open|readonly|required|reversed|selected)(?![\w=-])))*` +
  String.raw`\s*\/?>`, 'yi');

/** Tags and comments of HTML left over in the text. */
export const textHtmlTagRule: Rule = {
  id: 'text.html-tag',
  needs: 'record',
  formerIds: ['body.html-tag'],
  subject: 'text',
  defaultSeverity: 'warning',
  description: 'HTML tags and comments left in the text (`<br>`, `</p>`, `<a href=…>`).',
  messages,
  concerns: ['angleBrackets'],
  *check(record, { views }): Iterable<Finding> {
    const { headerScan, bodyScan } = views;
    for (const { field, ...run } of readTagRuns(record, [...headerScan.angleBrackets, ...bodyScan.angleBrackets])) yield finding(record.text, run, field);
  },
};

export const textHtmlTagRationale =
  'Markup that was not removed is read as text. Adjacent HTML tags are one problem. Names that the [HTML ' +
  'standard](https://html.spec.whatwg.org/multipage/indices.html#elements-3) has or had are found, custom elements (`<amp-img>`), and ' +
  'those of word processors (`<o:p>`): comparisons (`a < b`), addresses in angle brackets and placeholders (`<name>`) are left alone. The text between the HTML tags stays. One that separated paragraphs becomes a line break, or a space in a title. It is only done when you choose to, because an article may be about markup.';

interface TagRun extends TextRange {
  /** Whether a tag among them parts paragraphs. */
  readonly parts: boolean;
}

/** Tags that stand end to end, in the text fields. */
function* readTagRuns(record: ArticleRecord, brackets: readonly number[]): Iterable<TagRun & { field: TextFieldName }> {
  const { text } = record;
  const commentEnds = new CommentEnds(text);
  let run: { start: number; end: number; parts: boolean; field: TextFieldName } | undefined;
  for (const offset of brackets) {
    if (run && offset < run.end) continue;
    const field = textFieldAt(record, offset);
    const tag = field && field !== 'url' ? readTag(text, offset, commentEnds) : undefined;
    if (!field || !tag || tag.end > (record.fields[field]?.range.end ?? 0)) continue;
    if (run?.end === offset && run.field === field) {
      run.end = tag.end;
      run.parts ||= tag.parts;
      continue;
    }
    if (run) yield run;
    run = { start: offset, ...tag, field };
  }
  if (run) yield run;
}

function finding(text: string, run: TagRun, field: TextFieldName): Finding {
  const range = { start: run.start, end: run.end };
  const partsText = run.parts && /\S/.test(text.charAt(run.start - 1)) && /\S/.test(text.charAt(run.end));
  const breaksLine = field === 'body' && run.parts && /[^\r\n]/.test(text.charAt(run.start - 1)) && /[^\r\n]/.test(text.charAt(run.end));
  const newText = breaksLine || partsText ? lineBreakIn(field, text) : '';
  return {
    rule: 'text.html-tag',
    range,
    problem: message(messages.problem),
    found: text.slice(range.start, range.end),
    fixes: [{ title: message(newText === '' ? messages.remove : newText === ' ' ? messages.space : messages.breakLine), edits: [{ range, newText }], safe: false }],
  };
}

function readTag(text: string, offset: number, commentEnds: CommentEnds): { end: number; parts: boolean } | undefined {
  if (text.startsWith('<!--', offset)) {
    const end = commentEnds.after(offset + 4);
    return end === undefined ? undefined : { end, parts: false };
  }
  tagForm.lastIndex = offset;
  const name = tagForm.exec(text)?.[1]?.toLowerCase();
  if (name === undefined || !(blockTags.has(name) || inlineTags.has(name) || foreignName.test(name))) return undefined;
  return { end: tagForm.lastIndex, parts: blockTags.has(name) };
}

/** Where the next `-->` ends; asked in ascending order, the text is gone through once. */
class CommentEnds {
  readonly #text: string;
  #next = 0;

  constructor(text: string) {
    this.#text = text;
  }

  after(offset: number): number | undefined {
    if (this.#next !== -1 && this.#next < offset) this.#next = this.#text.indexOf('-->', offset);
    return this.#next === -1 ? undefined : this.#next + 3;
  }
}

/** Custom elements, and names with a prefix as word processors and SVG write them. */
const foreignName = /^(?:[a-z][a-z0-9]*-[a-z0-9-]+|(?:o|w|v|m|st1|fb|g|svg|xml|x|dc):[a-z0-9]+)$/;

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
