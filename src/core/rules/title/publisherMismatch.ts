import { message } from '../../message';
import { publisherOfHost, publisherOfName, usesName } from '../../record/publishers';
import { titlePieces } from '../../record/title';
import type { Rule } from '../rule';

const messages = {
  problem: 'Title names a different publisher than the URL',
  expected: '“{name}”, as the host is {host}',
} as const;

/** Longer titles are text that went astray. UTF-16. */
const longestTitle = 1000;

/** A title that ends in the name of another publisher than the one whose host the URL has. */
export const titlePublisherMismatchRule: Rule = {
  id: 'title.publisher-mismatch',
  needs: 'record',
  subject: 'title',
  defaultSeverity: 'warning',
  description: 'A title that names a different publisher than the URL.',
  messages,
  check({ fields: { title } }, { views: { url }, publishers }) {
    if (!url?.valid || !title || title.text.length > longestTitle) return [];
    const publisher = publisherOfHost(url.host, publishers);
    if (!publisher) return [];
    // Two suffixes, or a name before the headline: one that fits is enough.
    const pieces = titlePieces(title.text);
    if (pieces.length < 2 || pieces.some(({ text }) => usesName(publisher, text))) return [];
    const [last, beforeLast] = pieces;
    const other = [last, beforeLast, pieces[pieces.length - 1]].find((piece) => piece && publisherOfName(piece.text, publishers));
    if (!other) return [];
    return [{
      rule: 'title.publisher-mismatch',
      range: { start: title.range.start + other.range.start, end: title.range.start + other.range.end },
      problem: message(messages.problem),
      found: other.text,
      expected: message(messages.expected, { name: publisher.name, host: url.host }),
      fixes: [],
    }];
  },
};

export const titlePublisherMismatchRationale =
  'A title from one publisher above an address of another means that two articles were mixed up. Host and name are looked ' +
  'up in a table of well-known publishers, which the setting `articleAnnotator.publishers` extends; each may have several ' +
  'hosts, subdomains included, and several names (`The New York Times`, `NYTimes.com`). Before the name may be any of the usual separators ' +
  '(`| - – — · • « » : ｜ ：`), and a title may name two. If neither table has the host or the name, nothing is reported: many headlines contain a dash.';
