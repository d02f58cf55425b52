import { message } from '../../message';
import { isArticleUrl } from '../../record/grammar';
import { metadataMessages } from '../../record/metadata';
import { excerpt } from '../describe';
import { problemsOf } from '../metadataFindings';
import type { Finding, Rule } from '../rule';

const messages = metadataMessages['url.invalid'];

/** A line that is longer was never one address. UTF-16. */
const longestRepaired = 4000;

/** A URL field that is not an absolute http(s) address. */
export const urlInvalidRule: Rule = {
  id: 'url.invalid',
  needs: 'record',
  subject: 'url',
  defaultSeverity: 'error',
  description: 'A URL that is not an absolute http or https address.',
  messages,
  check: (record, context) =>
    problemsOf('url.invalid', record, context).map(({ field, problem }): Finding => {
      const repaired = repairedUrl(field.text);
      return {
        rule: 'url.invalid',
        range: field.range,
        problem: problem.problem,
        found: field.text,
        expected: repaired ?? message(messages.expected),
        fixes: repaired === undefined ? []
          : [{ title: message(messages.repair, { url: excerpt(repaired) }), edits: [{ range: field.range, newText: repaired }], safe: false }],
      };
    }),
};

export const urlInvalidRationale =
  'The URL identifies the article: it shows the publisher and, at The New York Times, the day of the print edition. Other schemes, a ' +
  'missing or doubled scheme, a missing host and control characters are errors; what counts as valid is decided by the [URL ' +
  'standard](https://url.spec.whatwg.org/), but nothing is repaired silently. Where brackets around the address, a character after it or the scheme are the problem, the corrected address is offered. If only white space is the problem, `url.white-space` reports it alone.';

/** The address that a damaged one was, where taking off what stands around it or writing its scheme once makes it valid. */
function repairedUrl(text: string): string | undefined {
  if (text.length > longestRepaired) return undefined;
  let address = text.trim().replace(/^[<([{"'“‘«]+|[>)\]}"'”’»,;.]+$/g, '');
  address = address.replace(/^(?:https?:?\/{0,2}){1,3}(?=https?:)/i, '').replace(/^(h?t?tps?|https?)(?:;|:)?\/{1,2}(?=[^/])/i, (_, scheme: string) =>
    (/s$/i.test(scheme) ? 'https://' : 'http://'));
  if (/^www\./i.test(address)) address = `https://${address}`;
  return address !== text && isArticleUrl(address) ? address : undefined;
}
