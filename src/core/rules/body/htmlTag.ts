import { message } from '../../message';
import { lineEndingOf } from '../../text/lineEnding';
import type { Finding, Rule } from '../rule';

const messages = {
  problem: 'HTML mark-up is left over in the text',
  remove: 'Remove the mark-up',
  breakLine: 'Replace the mark-up by a line break',
} as const;

const blockTags = words(`address article aside blockquote body br button caption center dd div dl dt embed fieldset figcaption figure
  footer form h1 h2 h3
  h4 h5 h6 head header hr html iframe legend li link main meta nav noscript object ol option p picture pre script section select source
  style
  table tbody td tfoot th thead title tr ul video`);
const inlineTags = words(`a abbr audio b bdi bdo big cite code del em font i img input ins kbd label mark path q s samp small span strike
  strong sub
  sup svg time tt u wbr`);

/** An opening or closing tag; attributes need a value, so that `a<b and c>d` is none. No part can match at two lengths: linear. */
const tagForm = /<\/?([A-Za-z][A-Za-z0-9]{0,10})(?:\s+[\w:.-]{1,40}\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+))*\s*\/?>/y;

/** Tags and comments of HTML left over in the body. */
export const bodyHtmlTagRule: Rule = {
  id: 'body.html-tag',
  subject: 'body',
  defaultSeverity: 'warning',
  description: 'HTML tags and comments left over in the text (`<br>`, `</p>`, `<a href=…>`).',
  messages,
  *check(record, { views }): Iterable<Finding> {
    const { text } = record;
    const { angleBrackets, range: body } = views.bodyScan;
    const commentEnds = new CommentEnds(text);
    let run: { start: number; end: number; parts: boolean } | undefined;
    for (const offset of angleBrackets) {
      if (run && offset < run.end) continue;
      const tag = readTag(text, offset, commentEnds);
      if (!tag || tag.end > body.end) continue;
      if (run?.end === offset) {
        run.end = tag.end;
        run.parts ||= tag.parts;
        continue;
      }
      if (run) yield finding(text, run);
      run = { start: offset, ...tag };
    }
    if (run) yield finding(text, run);
  },
};

export const bodyHtmlTagRationale =
  'Mark-up that was not taken out is read as text. Tags that stand end to end are one finding. Only names that the [HTML ' +
  'standard](https://html.spec.whatwg.org/multipage/indices.html#elements-3) has or had are found, with attributes of the form ' +
  '`name=value`: comparisons (`a < b`), addresses in angle brackets and placeholders (`<name>`) are left alone. What stood ' +
  'between the tags stays. Mark-up that parted paragraphs becomes a line break. It is not done unseen, because an article may ' +
  'write about mark-up.';

function finding(text: string, run: { start: number; end: number; parts: boolean }): Finding {
  const range = { start: run.start, end: run.end };
  const breaksLine = run.parts && /[^\r\n]/.test(text.charAt(run.start - 1)) && /[^\r\n]/.test(text.charAt(run.end));
  return {
    rule: 'body.html-tag',
    range,
    problem: message(messages.problem),
    found: text.slice(range.start, range.end),
    fixes: [{
      title: message(breaksLine ? messages.breakLine : messages.remove),
      edits: [{ range, newText: breaksLine ? lineEndingOf(text) : '' }],
      safe: false,
    }],
  };
}

function readTag(text: string, offset: number, commentEnds: CommentEnds): { end: number; parts: boolean } | undefined {
  if (text.startsWith('<!--', offset)) {
    const end = commentEnds.after(offset + 4);
    return end === undefined ? undefined : { end, parts: false };
  }
  tagForm.lastIndex = offset;
  const name = tagForm.exec(text)?.[1]?.toLowerCase();
  if (name === undefined || !(blockTags.has(name) || inlineTags.has(name))) return undefined;
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

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
