import { metadataMessages } from '../../record/metadata';
import { findingsOf } from '../metadataFindings';
import type { Rule } from '../rule';

/** A URL field that is no absolute http(s) address. */
export const urlInvalidRule: Rule = {
  id: 'url.invalid',
  subject: 'url',
  defaultSeverity: 'error',
  description: 'A URL that is no absolute http or https address.',
  messages: metadataMessages['url.invalid'],
  check: (record, context) => findingsOf('url.invalid', record, context),
};

export const urlInvalidRationale =
  'The URL names the article for good: it tells the publisher and, at The New York Times, the day of the print edition. ' +
  'Other schemes, a missing scheme, a missing host and control characters are errors; what counts as valid is decided by ' +
  'the [URL standard](https://url.spec.whatwg.org/), but nothing is mended on the way. Where only white space is the ' +
  'trouble, `url.white-space` tells it alone.';
