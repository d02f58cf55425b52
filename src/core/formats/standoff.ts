import { message } from '../message';
import { quoteOf, writtenSpan } from '../standoff/coveredText';
import { parseStandoff } from '../standoff/standoffDocument';
import { attribute, entity, event, normalization, note, relation } from '../standoff/writtenLine';
import { CodePointIndex } from '../text/codePoints';
import type { TextRange } from '../text/range';
import type { OffsetUnit } from './assembly';
import { decodeUtf8 } from './decoding';
import { FormatError, type FormatCodec, type InputFile, type ReadResult } from './format';
import type { InterchangeArticle } from './interchange';
import { articleOfStandoff } from './standoffArticle';
import { withStandoffIds } from './standoffIds';
import { readMessages } from './readMessages';

export const standoff: FormatCodec = {
  writer: () => ({
    write: (article) => filesOf(article, article.standoff ?? standoffOf(article, 'code points')),
    end: () => [],
  }),
  read: (file) => readStandoff(file, 'code points'),
};

/**
 * As INCEpTION reads it: offsets in UTF-16, because Java's strings count so (inception-io-brat, BratReader), parts of a tag in
 * ascending order, and tags before what names them. It fails on lines of the kinds `N` and `*`, which the declaration leaves out.
 */
export const inceptionStandoff: FormatCodec = {
  writer: () => ({ write: (article) => filesOf(article, standoffOf(article, 'UTF-16')), end: () => [] }),
  read: (file) => readStandoff(file, 'UTF-16'),
};

async function* readStandoff(file: InputFile, unit: OffsetUnit): AsyncIterable<ReadResult> {
  const text = decodeUtf8(await file.bytes(), 'keepMark');
  const sidecar = await file.companion('.ann');
  const document = parseStandoff(sidecar ? decodeUtf8(sidecar, 'keepMark') : '');
  if (document.refused) throw new FormatError(message(document.refused === 'binary' ? readMessages.binary : readMessages.mergeConflict));
  yield { article: articleOfStandoff(file, text, document, unit) };
}

function filesOf({ name, extension, text }: InterchangeArticle, annotations: string): { file: string; content: string }[] {
  return [{ file: `${name}${extension}`, content: text }, { file: `${name}.ann`, content: annotations }];
}

/**
 * The annotation file that says what the article's annotations say; one line each, tags first, ids in the form that brat demands.
 * @param unit what offsets count: code points as brat does, or UTF-16
 */
export function standoffOf(article: InterchangeArticle, unit: OffsetUnit): string {
  const { entities, events, relations, attributes, links, notes, equivalences } = withStandoffIds(article.annotations);
  const codePoints = unit === 'code points' ? new CodePointIndex(article.text) : undefined;
  const lines = [
    ...entities.map(({ id, label, fragments }) => {
      const ascending = [...fragments].sort((a, b) => a.start - b.start);
      const { written, quote } = place(article.text, unit === 'code points' ? fragments : ascending, codePoints);
      return entity(id, label, written, quote);
    }),
    ...events.map(({ id, label, trigger, arguments: roles }) => event(id, label, trigger, roles)),
    ...relations.map(({ id, label, arguments: roles }) => relation(id, label, roles)),
    ...attributes.map(({ id, name, target, value }) => attribute(id, name, target, value)),
    ...links.map(({ id, target, database, entry, text }) => normalization(id, target, database, entry, text)),
    ...notes.map(({ id, label, target, text }) => note(id, label, target, text)),
    ...equivalences.map(({ label, members }) => `*\t${label} ${members.join(' ')}`),
    ...article.unread,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** Where a tag is written, cut at line breaks as brat does. A tag of nothing but line breaks keeps its place. */
function place(text: string, fragments: readonly TextRange[], codePoints: CodePointIndex | undefined): { written: readonly TextRange[]; quote: string } {
  const unconverted = { toCodePointRange: (range: TextRange): TextRange => range };
  const span = writtenSpan(text, fragments, codePoints ?? unconverted);
  if (span) return { written: span.fragments, quote: span.quote };
  return { written: fragments.map((fragment) => codePoints?.toCodePointRange(fragment) ?? fragment), quote: quoteOf(text, fragments) };
}
