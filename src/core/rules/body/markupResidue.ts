import { message } from '../../message';
import type { TextRange } from '../../text/range';
import type { Finding, Rule } from '../rule';

const messages = {
  markdown: 'Markdown left in the text',
  shortcode: 'Shortcode left in the text',
  template: 'Template placeholder left in the text',
  code: 'Code of the page left in the text',
  remove: 'Remove it',
  keepText: 'Keep the text only',
} as const;

/** What was found at a mark: its whole range, and what stays of it. */
interface Residue {
  readonly end: number;
  /** Where it begins, if before the mark: a selector stands before its brace. */
  readonly start?: number;
  readonly problem: 'markdown' | 'shortcode' | 'template' | 'code';
  readonly keeps?: string;
}

/** Names of WordPress and its page builders that nobody writes in brackets otherwise. */
const shortcodeNames =
  /^(?:caption|gallery|embed|playlist|youtube|vimeo|soundcloud|instagram|tweet|contact-form-7|wp_caption|wpv-\w+|vc_\w+|et_pb_\w+|fusion_\w+|su_\w+|ad_\w+|adsense|newsletter_\w+|mc4wp_form|pullquote|googleapps|iframe|columns?|one_(?:half|third|fourth)|dropcap|highlight|button)$/i;

const shortcodeForm = /\[\/?([a-z][\w-]{1,30})((?:\s+[\w-]{1,40}\s*=\s*(?:"[^"\r\n]{0,400}"|'[^'\r\n]{0,400}'|[^\s\]"']{1,200})){0,20})\s*\/?\]/iy;
const linkForm = /\[([^\][\r\n]{1,300})\]\((?:https?:\/\/|\/|mailto:)[^\s()]{1,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,200})?(?: "[^"\r\n]{0,200}")?\)/iy;
const wikiLinkForm = /\[\[(?:[^\][|\r\n]{1,200}\|)?([^\][|\r\n]{1,200})\]\]/y;
const templateForm = /\{\{[^{}\r\n]{1,300}\}\}|\{%[^%\r\n]{1,300}%\}/y;
const jsonStart = /\{\s{0,20}"[@\w:-]{1,60}"\s{0,5}:\s{0,5}["[{\dtfn-]/y;
const declarations = /\{(?:\s{0,40}(?:--)?[a-z-]{2,40}\s{0,5}:[^{};\r\n]{1,200};){1,60}(?:\s{0,40}[a-z-]{2,40}\s{0,5}:[^{};\r\n]{1,200})?\s{0,40}\}/iy;
const selectorBefore = /(?:^|[\s>},;.])((?:[.#@]|body|html|div|span|img|table|ul|li|p|a|h[1-6])[\w.#:>,\s()@*="'[\]-]{0,120})$/i;
/** `window.ads = window.ads || [];`, before and from its empty list or object. */
const defaultBefore = /(?:^|[\s;})])(\(?(?:(?:var|let|const) )?[\w$.]{1,60} ?= ?[\w$.]{1,60} ?\|\| ?)$/;
const defaultForm = /(?:\[\]|\{\})\)?(?:\.push\((?:\{[^{}\r\n]{0,400}\}|[^()\r\n]{0,200})\))?;?/y;
/** What a script calls or sets, and the head of a function, before its brace. */
const functionBefore =
  /(?:^|[\s;}])((?:(?:var|let|const) )?(?:[\w$.]{1,60} ?= ?)?[!(]{0,3}(?:[$\w][\w$.]{0,60}(?:\([\w$.,'" #-]{0,60}\)\.\w{1,20})?\((?:[\w$."']{1,40}, ?)?)?(?:(?:async )?function ?[\w$]{0,40} ?\([\w$, ]{0,120}\)|\([\w$, ]{0,80}\) ?=>) ?)$/;
const callEnd = /\)?(?:\([^()\r\n]{0,300}\))?(?:, ?[\w$."']{1,40})?\)?;?/y;
const boldForm = /(?<![\p{L}\p{N}*])\*\*(?=[^\s*.,;:?!])([^*\r\n]{1,300})(?<=[^\s*])\*\*(?![\p{L}\p{N}*])/uy;
const headingForm = /#{2,6} /y;

/** What stands before the brace of a function is not longer. */
const longestHead = 300;

/** An object of a script is not read further; what is longer is a file of its own. */
const longestObject = 20_000;

/** Mark-up of writing systems and code of pages. */
export const bodyMarkupResidueRule: Rule = {
  id: 'body.markup-residue',
  needs: 'record',
  subject: 'body',
  defaultSeverity: 'warning',
  description: 'Markdown, shortcodes, template placeholders, style sheets, scripts or data left in the text.',
  messages,
  concerns: ['markupMarks'],
  *check({ text }, { views: { bodyScan } }): Iterable<Finding> {
    let done = bodyScan.range.start;
    const objects = new ObjectEnds(text, bodyScan.range.end);
    for (const mark of bodyScan.markupMarks) {
      if (mark < done) continue;
      const residue = readResidue(text, mark, bodyScan.range, objects);
      if (!residue || residue.end > bodyScan.range.end) continue;
      const range = { start: Math.max(done, residue.start ?? mark), end: residue.end };
      done = residue.end;
      yield {
        rule: 'body.markup-residue',
        range,
        problem: message(messages[residue.problem]),
        found: text.slice(range.start, range.end),
        ...(residue.keeps !== undefined && { expected: residue.keeps }),
        fixes: [{
          title: message(residue.keeps === undefined ? messages.remove : messages.keepText),
          edits: [{ range, newText: residue.keeps ?? '' }],
          safe: false,
        }],
      };
    }
  },
};

export const bodyMarkupResidueRationale =
  'Text that was taken before a program turned it into a page keeps what the program would have read: links and bold words of Markdown, ' +
  'shortcodes of WordPress (`[caption …]`), placeholders of templates (`{{ads}}`), and pages leave their style sheets, scripts (`function gtag(){…}`) and data (`{"@context": …}`) ' +
  'among the paragraphs. Only forms that prose does not have are found: a note in brackets, a footnote or a smiley is left alone. An article may be about such marks, so it is only removed when you choose to.';

function readResidue(text: string, mark: number, body: TextRange, objects: ObjectEnds): Residue | undefined {
  switch (text.charAt(mark)) {
    case '[':
      return readBracket(text, mark, body);
    case '{':
      return readBrace(text, mark, body, objects);
    case '*': {
      const bold = matchAt(boldForm, text, mark);
      return bold ? { end: boldForm.lastIndex, problem: 'markdown', keeps: bold[1] ?? '' } : undefined;
    }
    case '#':
      return (mark === body.start || /[\r\n]/.test(text.charAt(mark - 1))) && matchAt(headingForm, text, mark) ? { end: headingForm.lastIndex, problem: 'markdown' } : undefined;
    default:
      return undefined;
  }
}

function readBracket(text: string, mark: number, body: TextRange): Residue | undefined {
  const statement = readDefault(text, mark, body);
  if (statement) return statement;
  const link = matchAt(linkForm, text, mark);
  if (link) {
    const isImage = mark > body.start && text.charAt(mark - 1) === '!';
    return { end: linkForm.lastIndex, problem: 'markdown', ...(isImage ? { start: mark - 1 } : { keeps: link[1] ?? '' }) };
  }
  const wikiLink = matchAt(wikiLinkForm, text, mark);
  if (wikiLink) return { end: wikiLinkForm.lastIndex, problem: 'markdown', keeps: wikiLink[1] ?? '' };
  const [, name = '', attributes = ''] = matchAt(shortcodeForm, text, mark) ?? [];
  return attributes !== '' || shortcodeNames.test(name) ? { end: shortcodeForm.lastIndex, problem: 'shortcode' } : undefined;
}

function readBrace(text: string, mark: number, body: TextRange, objects: ObjectEnds): Residue | undefined {
  if (matchAt(templateForm, text, mark)) return { end: templateForm.lastIndex, problem: 'template' };
  const statement = readDefault(text, mark, body) ?? readFunction(text, mark, body, objects);
  if (statement) return statement;
  if (matchAt(jsonStart, text, mark)) {
    const end = objects.endOf(mark);
    return end === undefined ? undefined : { end, problem: 'code' };
  }
  if (!matchAt(declarations, text, mark)) return undefined;
  const end = declarations.lastIndex;
  const before = text.slice(Math.max(body.start, mark - 130), mark);
  const selector = selectorBefore.exec(before)?.[1];
  return { end, start: mark - (selector?.length ?? 0), problem: 'code' };
}

/** A variable that is made where a page does not have it yet. */
function readDefault(text: string, mark: number, body: TextRange): Residue | undefined {
  if (!matchAt(defaultForm, text, mark)) return undefined;
  const end = defaultForm.lastIndex;
  const before = defaultBefore.exec(text.slice(Math.max(body.start, mark - longestHead), mark))?.[1];
  return before === undefined ? undefined : { end, start: mark - before.length, problem: 'code' };
}

function readFunction(text: string, mark: number, body: TextRange, objects: ObjectEnds): Residue | undefined {
  const before = functionBefore.exec(text.slice(Math.max(body.start, mark - longestHead), mark))?.[1];
  const end = before === undefined ? undefined : objects.endOf(mark);
  if (before === undefined || end === undefined) return undefined;
  return { end: matchAt(callEnd, text, end) ? callEnd.lastIndex : end, start: mark - before.length, problem: 'code' };
}

/**
 * Where objects and functions end whose braces and strings close soon enough. Asked in ascending order: what was read for an object that does not
 * close tells of all inside it, so that each character is read once.
 */
class ObjectEnds {
  readonly #text: string;
  readonly #limit: number;
  readonly #ends = new Map<number, number>();
  #readTo = 0;

  constructor(text: string, limit: number) {
    this.#text = text;
    this.#limit = limit;
  }

  endOf(start: number): number | undefined {
    if (start >= this.#readTo) this.#read(start);
    return this.#ends.get(start);
  }

  #read(start: number): void {
    const text = this.#text;
    const limit = Math.min(this.#limit, start + longestObject);
    const open: number[] = [];
    let offset = start;
    for (; offset < limit; offset++) {
      const character = text.charAt(offset);
      if (character === '"') {
        for (offset++; offset < limit && text.charAt(offset) !== '"'; offset++) if (text.charAt(offset) === '\\') offset++;
      } else if (character === '{' || character === '[') open.push(offset);
      else if (character === '}' || character === ']') {
        const opening = open.pop();
        if (opening !== undefined) this.#ends.set(opening, offset + 1);
        if (open.length === 0) break;
      }
    }
    this.#readTo = offset;
  }
}

function matchAt(form: RegExp, text: string, offset: number): RegExpExecArray | null {
  form.lastIndex = offset;
  return form.exec(text);
}
