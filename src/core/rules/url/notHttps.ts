import { message } from '../../message';
import type { Rule } from '../rule';

const messages = {
  problem: 'The URL does not use https',
  fix: 'Use https',
} as const;

/** An address whose scheme is http. */
export const urlNotHttpsRule: Rule = {
  id: 'url.not-https',
  needs: 'record',
  subject: 'url',
  defaultSeverity: 'information',
  description: 'An http address; publishers have moved to https.',
  messages,
  check(_record, context) {
    const url = context.views.url;
    if (!url?.schemeRange || url.secure) return [];
    return [{
      rule: 'url.not-https',
      range: url.schemeRange,
      problem: message(messages.problem),
      found: 'http',
      expected: 'https',
      fixes: [{ title: message(messages.fix), edits: [{ range: url.schemeRange, newText: 'https' }], safe: false }],
    }];
  },
};

export const urlNotHttpsRationale =
  'Old articles have the http address that was valid when they were made. Nearly all publishers answer at https today, ' +
  'and an address that is written in two ways in one corpus hides duplicates. The fix changes the scheme and is only applied when you choose to, because nothing here uses the network.';
