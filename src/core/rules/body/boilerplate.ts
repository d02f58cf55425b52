import { message } from '../../message';
import { isSentenceStarter } from '../../record/sentenceStarters';
import type { TextRange } from '../../text/range';
import { wordEndFrom } from '../../text/words';
import type { RecordViews } from '../../record/views';
import type { Finding, Rule } from '../rule';

const messages = {
  problem: 'A phrase of the page around the article stands in the text',
  remove: 'Remove the phrase',
} as const;

/**
 * Phrases that nobody writes in an article: found wherever a sentence begins, whatever follows.
 * Collected from what newspapers and news agencies put between paragraphs.
 */
const wholePhrases = sticky(
  String.raw`continue reading the main story|story continues below(?: this)? advertisement|` +
  String.raw`article continues (?:below|after)(?: this)? advertisement|` +
    String.raw`advertisement[ \u00A0]*[-–—][ \u00A0]*continue reading below|skip advertisement|scroll down for (?:more|video)|` +
    String.raw`please verify you[’']re not a robot by clicking the box\.|invalid email address\. please re-enter\.|` +
    String.raw`you must select a newsletter to subscribe to\.|view all new york times newsletters\.|` +
    String.raw`you will receive emails containing news content[^.]{0,80}\.|` +
    String.raw`sorry, your browser does(?: not|n[’']t) support[^.]{0,80}\.|your browser does not support[^.]{0,80}\.|` +
    String.raw`please enable (?:javascript|cookies)[^.]{0,80}\.|media playback is (?:not supported|unsupported) on (?:this|your) device|` +
    String.raw`(?:share this with|copy this link|these are external links and will open in a new window)`,
);

/** Phrases that are ordinary words too: only where they stand alone, between a break or a glued sentence on both sides. */
const ownPhrases = sticky(
  String.raw`advertisements?|supported by|sponsored(?: content)?|read more|read next|` +
  String.raw`related (?:articles?|stories|coverage|content)|share this (?:article|story|page)|` +
    String.raw`share on (?:facebook|twitter|linkedin|whatsapp|x)|(?:tweet|email|print) this(?: article| story)?|view all comments|` +
    String.raw`leave a comment|comments are closed|` +
    String.raw`newsletter sign ?up|sign up for (?:our|the|a) [^.!?\r\n]{0,80}(?:newsletters?|alerts?|updates)(?: here)?|` +
    String.raw`subscribe (?:now|today)|` +
    String.raw`subscribe to (?:our|the) [^.!?\r\n]{0,60}newsletters?|click here to (?:subscribe|sign up|read|view|watch)[^.!?\r\n]{0,60}|` +
    String.raw`follow (?:us|him|her|them|@\w{1,30}|[^.!?\r\n]{1,60}) on (?:twitter|facebook|instagram)` +
    String.raw`(?:[ :,][ ]?(?:and (?:twitter|facebook|instagram)|at )?@?\w{0,30})?|` +
    String.raw`like us on facebook|all rights reserved|` +
    String.raw`image copyright(?:getty images|reuters|afp|pa|ap|epa)?|image caption|watch (?:the )?video`,
);

/** A line that points elsewhere or names who took a picture, to the end of its paragraph. */
const wholeLines = sticky(
  String.raw`(?:read more|also read|read also|related|see also|watch)[ ]?:[ ]?[^\r\n]{1,160}|` +
    String.raw`(?:photo|image|picture)s?[ ]?(?:credits?|by|courtesy of|source)\b[: ][^\r\n]{1,80}`,
);

/** Longest phrase there is; what is farther from a paragraph's end cannot be a line of its own. */
const longestLine = 180;

/** How all phrases begin, four characters each: tells nearly all sentences apart before a pattern is tried. */
const heads: ReadonlySet<string> = new Set([
  'adve', 'all ', 'also', 'arti', 'clic', 'comm', 'cont', 'copy', 'emai', 'foll', 'imag', 'inva', 'leav', 'like', 'medi', 'news', 'phot',
  'pict', 'plea', 'prin', 'read', 'rela', 'scro', 'see ', 'shar', 'sign', 'skip', 'sorr', 'spon', 'stor', 'subs', 'supp', 'thes', 'twee',
  'view', 'watc', 'you ', 'your',
]);

/** 1 at the code unit of each small letter that a phrase begins with. */
const firstLetters: Readonly<Uint8Array> = (() => {
  const table = new Uint8Array(128);
  for (const head of heads) table[head.charCodeAt(0)] = 1;
  return table;
})();

/** Phrases that belong to the page and not to the article. */
export const bodyBoilerplateRule: Rule = {
  id: 'body.boilerplate',
  subject: 'body',
  defaultSeverity: 'warning',
  description: 'Phrases of the page around the article (“Continue reading the main story”, “Advertisement”, “Read more”).',
  messages,
  *check(record, { views }): Iterable<Finding> {
    const { text } = record;
    let done = -1;
    for (const { start, limit } of phraseStarts(text, views)) {
      if (start < done) continue;
      const end = phraseEnd(text, start, limit);
      if (end === undefined) continue;
      const range = { start, end };
      done = end;
      yield {
        rule: 'body.boilerplate',
        range,
        problem: message(messages.problem),
        found: text.slice(start, end),
        fixes: [{
          title: message(messages.remove),
          edits: [{ range: withSpace(text, range, views.bodyScan.range), newText: '' }],
          safe: false,
        }],
      };
    }
  },
};

export const bodyBoilerplateRationale =
  'What a page puts between the paragraphs (advertisements, calls to subscribe, share or follow, picture credits) was taken along ' +
  'with the text. A table of phrases of newspapers and agencies is looked for where a sentence begins. Phrases that are ordinary ' +
  'words too (“Advertisement”, “Read more”) count only alone: a paragraph of their own, or glued to a sentence without a space. ' +
  '“The advertisement was printed twice” and “Advertisement revenue fell” are left alone. The phrase is removed only when asked, ' +
  'because a table cannot know every text.';

/** Where a sentence begins as phrases begin, each with the end of its paragraph. */
function* phraseStarts(text: string, { paragraphs, bodyScan }: RecordViews): Iterable<{ start: number; limit: number }> {
  const { sentenceStarts } = bodyScan;
  let next = 0;
  for (const paragraph of paragraphs) {
    if (mayBegin(text, paragraph.start)) yield { start: paragraph.start, limit: paragraph.end };
    for (; next < sentenceStarts.length; next++) {
      const start = sentenceStarts[next] ?? paragraph.end;
      if (start >= paragraph.end) break;
      if (start > paragraph.start && mayBegin(text, start)) yield { start, limit: paragraph.end };
    }
  }
}

/** End of the phrases that begin at `start`, one behind the other. */
function phraseEnd(text: string, start: number, limit: number): number | undefined {
  let end: number | undefined;
  for (let offset = start; offset < limit;) {
    const next = onePhraseEnd(text, offset, limit);
    if (next === undefined) break;
    end = offset = next;
    while (offset < limit && /\s/.test(text.charAt(offset))) offset++;
  }
  return end;
}

function onePhraseEnd(text: string, start: number, limit: number): number | undefined {
  const whole = matchEnd(wholePhrases, text, start, limit);
  if (whole !== undefined) return whole;
  if (limit - start <= longestLine) {
    const line = matchEnd(wholeLines, text, start, limit);
    if (line === limit) return line;
  }
  const own = matchEnd(ownPhrases, text, start, limit);
  return own === undefined ? undefined : standsAlone(text, own, limit);
}

/** The end of a phrase with its full stop, where nothing of the same sentence follows. */
function standsAlone(text: string, end: number, limit: number): number | undefined {
  const stop = end < limit && /[.!»›→:]/.test(text.charAt(end)) ? end + 1 : end;
  if (stop === limit) return stop;
  const next = text.charAt(stop);
  if (stop > end && /\s/.test(next)) return stop;
  if (/\p{Lu}/u.test(next)) return stop;
  if (!/\s/.test(next)) return undefined;
  let word = stop;
  while (word < limit && /\s/.test(text.charAt(word))) word++;
  if (onePhraseEnd(text, word, limit) !== undefined) return stop;
  const wordEnd = wordEndFrom(text, word, limit);
  const startsSentence = isSentenceStarter(text.slice(word, wordEnd), text.slice(wordEnd, wordEnd + 4));
  return /\p{Lu}/u.test(text.charAt(word)) && startsSentence ? stop : undefined;
}

function mayBegin(text: string, offset: number): boolean {
  return firstLetters[text.charCodeAt(offset) | 0x20] === 1 && heads.has(text.slice(offset, offset + 4).toLowerCase());
}

function matchEnd(form: RegExp, text: string, start: number, limit: number): number | undefined {
  form.lastIndex = start;
  return form.test(text) && form.lastIndex <= limit ? form.lastIndex : undefined;
}

/** The phrase and the space that would be doubled without it. */
function withSpace(text: string, range: TextRange, body: TextRange): TextRange {
  const spaceBefore = range.start === body.start || /\s/.test(text.charAt(range.start - 1));
  return spaceBefore && text.charAt(range.end) === ' ' && range.end < body.end ? { start: range.start, end: range.end + 1 } : range;
}

function sticky(alternatives: string): RegExp {
  return new RegExp(`(?:${alternatives})`, 'iy');
}
