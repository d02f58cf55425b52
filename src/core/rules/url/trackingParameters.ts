import { message } from '../../message';
import type { UrlView } from '../../record/url';
import { excerpt } from '../describe';
import type { Rule } from '../rule';

const messages = {
  problem: 'The URL has a query or a fragment',
  expected: 'the address of the article and nothing behind it',
  strip: 'Strip “{extra}”',
} as const;

/** Parameters that tell how a reader came to the page; widely used by publishers, mailings and social networks. */
const trackingParameter =
  /[?&](?:utm_\w{1,40}|fbclid|gclid|mc_[ce]id|smid|smtyp|smprod|smvar|ref|referrer|emc|cmpid|ncid|cmp|_r|hpw?|rref|src)(?=[=&#]|$)/i;

/** Scripts and other places of which a query tells the article apart. */
const scriptPath = /(?:\.(?:php\d?|aspx?|jsp|cgi|cfm|dll|pl)|\/|\/(?:article|story|item|watch|node|view))$/i;

/** A query or a fragment behind the address of an article. */
export const urlTrackingParametersRule: Rule = {
  id: 'url.tracking-parameters',
  subject: 'url',
  defaultSeverity: 'information',
  description: 'A query or a fragment behind the address of an article.',
  messages,
  check(record, context) {
    const url = context.views.url;
    if (!url?.extraRange) return [];
    const extra = record.text.slice(url.extraRange.start, url.extraRange.end);
    if (isPartOfAddress(url, extra)) return [];
    return [{
      rule: 'url.tracking-parameters',
      range: url.extraRange,
      problem: message(messages.problem),
      found: extra,
      expected: message(messages.expected),
      fixes: [{ title: message(messages.strip, { extra: excerpt(extra) }), edits: [{ range: url.extraRange, newText: '' }], safe: false }],
    }];
  },
};

export const urlTrackingParametersRationale =
  'What stands behind `?` or `#` in the address of an article mostly tells how a reader came to it (`?smid=tw-share`, ' +
  '`#h2-top`), and makes two addresses of one article. Addresses in which the query *is* the article are left alone: ' +
  'those of a script (`story.php?id=7`, `/?p=12`) without a known tracking parameter, and fragments that hold a path ' +
  '(`#!/…`). Stripping may still lose something, so it is never done unseen.';

function isPartOfAddress(url: UrlView, extra: string): boolean {
  if (extra.startsWith('#')) return /^#!?\//.test(extra);
  return (url.slug === undefined || scriptPath.test(url.path)) && !trackingParameter.test(extra);
}
