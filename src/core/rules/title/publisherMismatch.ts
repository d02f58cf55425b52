import { message } from '../../message';
import { publisherOfHost, publisherOfName, usesName } from '../../record/publishers';
import type { Rule } from '../rule';

const messages = {
  problem: 'Title names another publisher than the URL',
  expected: '“{name}”, as the host is {host}',
} as const;

/** A title that ends in the name of another publisher than the one whose host the URL has. */
export const titlePublisherMismatchRule: Rule = {
  id: 'title.publisher-mismatch',
  subject: 'title',
  defaultSeverity: 'warning',
  description: 'A title that ends in the name of another publisher than the URL’s.',
  messages,
  check(_record, context) {
    const { url, title } = context.views;
    if (!url?.valid || !title?.suffix || !title.suffixRange) return [];
    const publisher = publisherOfHost(url.host, context.publishers);
    if (!publisher || usesName(publisher, title.suffix) || !publisherOfName(title.suffix, context.publishers)) return [];
    return [{
      rule: 'title.publisher-mismatch',
      range: title.suffixRange,
      problem: message(messages.problem),
      found: title.suffix,
      expected: message(messages.expected, { name: publisher.name, host: url.host }),
      fixes: [],
    }];
  },
};

export const titlePublisherMismatchRationale =
  'A title from one publisher above an address of another means that two records were mixed up. Host and name are looked ' +
  'up in a table of well-known publishers, which the setting `articleAnnotator.publishers` extends; each may have several ' +
  'hosts, subdomains included, and several names (`The New York Times`, `NYTimes.com`). Where host or name is in no table ' +
  'nothing is found: many headlines hold a dash.';
