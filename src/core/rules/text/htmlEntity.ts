import { message } from '../../message';
import { findHtmlEntities, type HtmlEntity } from '../../text/htmlEntities';
import type { ArticleRecord } from '../../record/record';
import type { RecordViews } from '../../record/views';
import { isProvenDamage, isQuoted } from '../proof';
import type { Finding, Rule } from '../rule';
import { textFieldNames, type TextFieldName } from './textFields';

const messages = {
  problem: 'HTML character reference left in the text',
  decode: 'Decode as “{character}”',
} as const;

/** Character references of HTML left over in the text. */
export const textHtmlEntityRule: Rule = {
  id: 'text.html-entity',
  needs: 'record',
  formerIds: ['body.html-entity', 'title.html-entity'],
  subject: 'text',
  defaultSeverity: 'warning',
  description: 'HTML character references (`&amp;`, `&#8217;`) left in the text.',
  messages,
  concerns: ['ampersands'],
  *check(record, { views }): Iterable<Finding> {
    const entities = entitiesOf(record, views);
    const proven = isProvenDamage(record.text, entities.map(({ range }) => range), record.fields.body?.text ?? '');
    for (const { field, range, decoded } of entities) {
      yield {
        rule: 'text.html-entity',
        range,
        problem: message(messages.problem),
        found: record.text.slice(range.start, range.end),
        expected: decoded,
        fixes: [{
          title: message(messages.decode, { character: decoded }),
          edits: [{ range, newText: decoded }],
          safe: proven || (field !== 'body' && isPartOfName(record.text, range.start, range.end, decoded)),
        }],
      };
    }
  },
};

export const textHtmlEntityRationale =
  'Text taken from the source of a page, or escaped twice by a publishing system, keeps `&amp;`, `&nbsp;` or `&#8217;` where a ' +
  'character should be. The names are those of the [HTML standard](https://html.spec.whatwg.org/multipage/named-characters.html), numbers ' +
  'are read as browsers read them; the old names are found without a semicolon too (`&nbsp`, `&quot`), unless a letter or `=` follows. ' +
  '`AT&T`, `R&B;` and the parameters of an address (`?a=1&copy=2`) are left alone, and so is what would decode to a control character. An article may be about markup, so decoding is only safe where several references are left over and none of them is quoted, in an address ' +
  '(`&amp;`), and inside a name of title and subjects (`Arts &amp; Culture`, `Osei&#39;s`); else it is offered.';

const bodyOnly: readonly TextFieldName[] = ['body'];

function entitiesOf(record: ArticleRecord, views: RecordViews): (HtmlEntity & { field: TextFieldName })[] {
  const fields = views.headerScan.ampersands.length === 0 ? bodyOnly : textFieldNames;
  return fields.flatMap((field) => {
    const range = record.fields[field]?.range;
    if (!range) return [];
    const entities = [...findHtmlEntities(record.text, range, field === 'body' ? views.bodyScan.ampersands : undefined, field !== 'url')];
    // In an address `&` parts parameters; only the sign itself is ever escaped there.
    return entities.filter(({ decoded }) => field !== 'url' || decoded === '&').map((entity) => ({ ...entity, field }));
  });
}

/** A reference that letters touch, or an ampersand between two capitalized words: no text about references has it so. */
function isPartOfName(text: string, start: number, end: number, decoded: string): boolean {
  if (isQuoted(text, { start, end })) return false;
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(end, end + 40);
  if (/[\p{L}\p{N}]$/u.test(before) || /^[\p{L}\p{N}]/u.test(after)) return true;
  return decoded === '&' && /(?:^|[\s,.:;–—-])[\p{Lu}\p{N}][\p{L}\p{N}.’'-]* $/u.test(before) && /^ [\p{Lu}\p{N}]/u.test(after)
    && !/(?:^|\s)(?:The|Use|Using|Write|Why|What|When|How|Is|Or|And|Of|In|For|Between|With) $/.test(before);
}
