import { message } from '../../message';
import type { UrlView } from '../../record/url';
import { applyEdits, type TextRange } from '../../text/range';
import { excerpt } from '../describe';
import type { Rule } from '../rule';

const messages = {
  problem: 'Tracking parameters in the URL',
  expected: 'the address of the article only',
  strip: 'Remove “{extra}”',
} as const;

/** Parameters that tell how a reader came to the page; widely used by publishers, mailings and social networks. */
const trackingParameter =
  /^(?:utm_\w{1,40}|(?:fb|g|gb|wb|dc|y|ms|tw|li_fat_|igsh|ttcl)(?:clid|aid|raid|id)|fbclid|mc_[ce]id|mkt_tok|_hs\w{2,8}|smid|smtyp|smprod|smvar|ref(?:errer|_src|_url|id)?|rref|emc|cmpid|ncid|cmp|icid|ito|ns_\w{2,20}|at_\w{2,20}|xtor|_r|hpw?|src|source|amp|outputtype|output|partner|share|shared|via|campaign|trk|spm|feature|si|tid|mod|link_source|taid|guccounter|guce_\w{2,20}|rss|platform|__twitter_impression|region|action|module|pgtype|clickSource|WT\.\w{1,12})$/i;

/** Parameters that name the article: without them the address is another. */
const namingParameter =
  /^(?:p|n|v|t|q|no|num|nr|seq|key|code|doc|guid|uuid|item|post|story|article|art|news|topic|thread|node|wr_id|bo_table|arcid|\w{0,12}id|\w{0,8}id_?\w{0,4}|\w{0,8}idx(?:no)?|\w{0,10}(?:no|num|seq|code|key|number))$/i;

/** Scripts and other places of which a query tells the article apart. */
const scriptPath = /(?:\.(?:php\d?|aspx?|jsp|cgi|cfm|dll|pl|do|nsf)|\/|\/(?:article|story|item|watch|node|view))$/i;

/** A query or a fragment behind the address of an article. */
export const urlTrackingParametersRule: Rule = {
  id: 'url.tracking-parameters',
  needs: 'record',
  subject: 'url',
  defaultSeverity: 'information',
  description: 'Tracking parameters, or a fragment, after the address of an article.',
  messages,
  check(record, context) {
    const url = context.views.url;
    if (!url?.extraRange) return [];
    const edits = needlessParts(url, record.text.slice(url.extraRange.start, url.extraRange.end), url.extraRange.start);
    const [first] = edits;
    const last = edits[edits.length - 1];
    if (!first || !last) return [];
    const range = edits.length === 1 ? first : { start: first.start, end: last.end };
    const found = edits.map(({ start, end }) => record.text.slice(start, end)).join('');
    return [{
      rule: 'url.tracking-parameters',
      range,
      problem: message(messages.problem),
      found,
      expected: message(messages.expected),
      fixes: [{ title: message(messages.strip, { extra: excerpt(found) }), edits: edits.map((place) => ({ range: place, newText: '' })), safe: false }],
    }];
  },
};

export const urlTrackingParametersRationale =
  'What follows `?` or `#` in the address of an article mostly shows how a reader got there (`?smid=tw-share`, `#h2-top`), and makes ' +
  'two addresses of one article. Parameters that name the article (`id`, `idxno`, `p`, `story` …) are never removed, and next to them only known tracking parameters. Addresses of scripts (`story.php?…`) without a known tracking parameter are left alone, and fragments that hold a ' +
  'path (`#!/…`). Removing them may still lose something, so it is only done when you choose to.';

/** Query and fragment of an address without what says nothing about the article. */
export function neededExtra(url: UrlView): string {
  if (!url.extraRange) return '';
  const extra = url.text.slice(url.extraRange.start - url.range.start);
  return applyEdits(extra, needlessParts(url, extra, 0).map((range) => ({ range, newText: '' })));
}

/** The parts of a query and fragment that say nothing about the article, with the sign before (or, for the first, after) them. */
function needlessParts(url: UrlView, extra: string, start: number): TextRange[] {
  const hash = extra.indexOf('#');
  const query = hash === -1 ? extra : extra.slice(0, hash);
  const fragment = hash === -1 ? undefined : { start: start + hash, end: start + extra.length };
  const keepsFragment = fragment === undefined || /^#!?\//.test(extra.slice(hash));
  const parameters = query.length > 1 ? query.slice(1).split('&') : [];
  const names = parameters.map((parameter) => /^[^=]*/.exec(parameter)?.[0] ?? '');
  const isScript = url.slug === undefined || scriptPath.test(url.path);
  const hasName = names.some((name) => namingParameter.test(name) && !trackingParameter.test(name));
  const goes = names.map((name) => trackingParameter.test(name) || (!isScript && !hasName));
  const places: TextRange[] = [];
  if (query !== '' && goes.every(Boolean)) places.push({ start, end: start + query.length });
  else {
    let offset = start + 1;
    const firstKept = goes.indexOf(false);
    parameters.forEach((parameter, index) => {
      const end = offset + parameter.length;
      // Before the first that stays the sign behind goes, elsewhere the sign before.
      if (goes[index]) places.push(index < firstKept ? { start: offset, end: end + 1 } : { start: offset - 1, end });
      offset = end + 1;
    });
  }
  if (fragment && !keepsFragment) {
    const last = places[places.length - 1];
    if (last?.end === fragment.start) places[places.length - 1] = { start: last.start, end: fragment.end };
    else places.push(fragment);
  }
  return places;
}
