import { foldText } from '../../text/foldedText';
import type { AnnotatedArticle } from '../../annotations/annotatedArticle';
import { message } from '../../message';
import { readableFields } from '../../record/readableFields';
import { wholeWordsOf } from '../../spans/occurrences';
import { Coverage } from '../../text/coverage';
import { isCaseless } from '../../text/scripts';
import type { AnnotationRule } from '../annotationRule';
import { deferredFix } from './sidecarFix';

const id = 'annotation.untagged-twin';

const messages = {
  twin: 'The same text has the label “{label}” elsewhere in this article',
  tag: 'Tag as “{label}”',
} as const;

/** Shorter texts, and texts without a capital letter or a digit, are words of the language as often as names. */
const shortestTwin = 3;
/** So many texts are looked for one by one before it pays to read the article word by word: mostly each place is tagged. */
const fewTwins = 64;
/** In scripts without capital letters: there a character says more, and nothing else tells a name. */
const shortestCaselessTwin = 2;

export const untaggedTwin: AnnotationRule = {
  id,
  needs: 'annotations',
  defaultSeverity: 'hint',
  description: 'Text that is tagged elsewhere in the article but not here.',
  messages,
  * check(annotated, context) {
    const twins = twinTexts(annotated);
    if (twins.size === 0) return;
    const { text, codePoints } = annotated;
    const tagged = new Coverage(annotated.anchored.flatMap(({ fragments, fit }) => (fit === 'exact' ? fragments : [])));
    const left = twins.size > fewTwins ? [...twins] : [...twins].filter(([quote]) => standsUntagged(quote, text, tagged));
    if (left.length === 0) return;
    const fields = readableFields(text);
    const isWhole = wholeWordsOf(text);
    for (const [quote, label] of left) {
      for (const { start } of annotated.quotes.rangesOf(foldText(quote).text)) {
        const range = { start, end: start + quote.length };
        if (!text.startsWith(quote, start) || tagged.meets(range) || !isWhole(range)) continue;
        if (!fields.some((field) => field.start <= start && range.end <= field.end)) continue;
        const entity = { label, fragments: [codePoints.toCodePointRange(range)], quote };
        yield {
          rule: id,
          file: 'article',
          range,
          problem: message(messages.twin, { label }),
          found: quote,
          fixes: [deferredFix(annotated, context, message(messages.tag, { label }), (edit) => {
            edit.addEntity(entity);
          })],
        };
      }
    }
  },
};

export const untaggedTwinRationale = `Whole words in the headline and the body only, letter by letter the same, with a capital letter or a digit in them or in a script
without capital letters, and tagged with one label only: where a name is tagged in two ways, only a reader can decide. Parts of longer tags are
left alone.`;

/** Whether a text stands anywhere, be it within a word, where no tag meets it. */
function standsUntagged(quote: string, text: string, tagged: Coverage): boolean {
  for (let start = text.indexOf(quote); start !== -1; start = text.indexOf(quote, start + 1)) {
    if (!tagged.meets({ start, end: start + quote.length })) return true;
  }
  return false;
}

/** Tagged texts that could be tagged elsewhere, with their one label. */
function twinTexts({ anchored, document }: AnnotatedArticle): Map<string, string> {
  const triggers = new Set(document.events.map(({ trigger }) => trigger));
  const labels = new Map<string, string | undefined>();
  for (const { entity: { id: entityId, label, quote, fragments }, fit } of anchored) {
    if (fit !== 'exact' || quote === undefined || fragments.length > 1 || triggers.has(entityId)) continue;
    if (quote.trim() !== quote || !mayBeTwin(quote)) continue;
    labels.set(quote, labels.has(quote) && labels.get(quote) !== label ? undefined : label);
  }
  return new Map([...labels].filter((pair): pair is [string, string] => pair[1] !== undefined));
}

function mayBeTwin(quote: string): boolean {
  if (isCaseless(quote)) return [...quote].length >= shortestCaselessTwin;
  return quote.length >= shortestTwin && /[\p{Lu}\p{Lt}\p{N}]/u.test(quote);
}
