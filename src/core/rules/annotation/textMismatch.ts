import type { AnnotatedArticle } from '../../annotations/annotatedArticle';
import { quoteOf, writtenSpan } from '../../standoff/coveredText';
import type { StandoffEdit } from '../../standoff/standoffEdit';
import type { EntityLine } from '../../standoff/standoffLine';
import { message, type Message } from '../../message';
import type { AnnotationContext, AnnotationFinding, AnnotationRule } from '../annotationRule';
import { sidecarFix } from './sidecarFix';

const id = 'annotation.text-mismatch';

const messages = {
  lineEndingsOnce: 'The offsets of this file count each line ending CRLF as one character',
  lineEndingsTwice: 'The offsets of this file count each line ending as two characters',
  markLeftOut: 'The offsets of this file do not count the U+FEFF at the start of the article',
  markCounted: 'The offsets of this file count a U+FEFF at the start of the article, where none is',
  utf16: 'The offsets of this file count UTF-16 units instead of code points',
  utf8: 'The offsets of this file count bytes instead of code points',
  several: 'The offsets of this file do not count code points of the article',
  recount: 'Correct all offsets',
  unspaced: 'Fragments joined without a space, as brat did before version 1.3',
  otherForm: 'The covered text differs from the article only in Unicode normalization, quotes, dashes or spaces',
  otherText: 'The covered text does not match the article',
  writeText: 'Use the text of the article',
} as const;

export const textMismatch: AnnotationRule = {
  id,
  needs: 'annotations',
  defaultSeverity: 'warning',
  description: 'The covered text of a line does not match the article at its offsets.',
  messages,
  * check(annotated, context) {
    const { cause } = annotated.reanchoring;
    if (cause) yield causeFinding(annotated, context);
    for (const { entity, fit } of annotated.anchored) {
      if (fit === 'exact') continue;
      if (fit === 'unspaced') {
        yield entityFinding(annotated, context, entity, messages.unspaced, true);
        continue;
      }
      if (fit === 'alike') {
        yield entityFinding(annotated, context, entity, messages.otherForm, true);
        continue;
      }
      const result = annotated.resultOf(entity);
      if (cause || result?.outcome !== 'moved' || !standsStill(annotated, entity)) continue;
      yield entityFinding(annotated, context, entity, messages.otherText, false);
    }
  },
};

export const textMismatchRationale = `Every program that reads standoff trusts the offsets, and brat drops a line whose text differs. Where one way of counting
explains all offsets of a file (line endings, U+FEFF, UTF-16 units, bytes), one problem says so and one fix corrects all of it.
Text that is the same but for its form, such as composed and decomposed accents, can be corrected safely. Tags found elsewhere in the
article are reported by \`annotation.moved\`, tags found nowhere by \`annotation.lost\`.`;

/** Whether an entity was found where its line says, with another text. */
export function standsStill(annotated: AnnotatedArticle, entity: EntityLine): boolean {
  const to = annotated.resultOf(entity)?.to ?? [];
  return to.length === entity.fragments.length && to.every((range, index) => {
    const { start, end } = annotated.codePoints.toCodePointRange(range);
    return start === entity.fragments[index]?.start && end === entity.fragments[index]?.end;
  });
}

/** Writes where an entity was found into its line. */
export function writeFoundPlace(edit: StandoffEdit, annotated: AnnotatedArticle, entity: EntityLine): void {
  const span = writtenSpan(annotated.text, annotated.resultOf(entity)?.to ?? [], annotated.codePoints);
  if (span) edit.setFragmentsOfLine(entity, span.fragments, span.quote);
}

function causeFinding(annotated: AnnotatedArticle, context: AnnotationContext): AnnotationFinding {
  const { results } = annotated.reanchoring;
  const moved = results.filter(({ outcome }) => outcome === 'moved');
  const [first] = moved;
  return {
    rule: id,
    file: 'sidecar',
    range: first?.entity.range ?? { start: 0, end: 0 },
    problem: causeMessage(annotated),
    fixes: sidecarFix(annotated, context, message(messages.recount), (edit) => {
      for (const { entity } of moved) writeFoundPlace(edit, annotated, entity);
    }),
  };
}

function causeMessage({ reanchoring: { cause } }: AnnotatedArticle): Message {
  const told: (typeof messages)[keyof typeof messages][] = [];
  if (cause?.lineEndings === 'counted-one') told.push(messages.lineEndingsOnce);
  if (cause?.lineEndings === 'counted-two') told.push(messages.lineEndingsTwice);
  if (cause?.byteOrderMark === 'not-counted') told.push(messages.markLeftOut);
  if (cause?.byteOrderMark === 'counted') told.push(messages.markCounted);
  if (cause?.unit === 'utf-16') told.push(messages.utf16);
  if (cause?.unit === 'utf-8') told.push(messages.utf8);
  return message((told.length === 1 ? told[0] : undefined) ?? messages.several);
}

function entityFinding(
  annotated: AnnotatedArticle, context: AnnotationContext, entity: EntityLine, template: string, safe: boolean,
): AnnotationFinding {
  const fragments = entity.fragments.map((fragment) => annotated.codePoints.toTextRange(fragment));
  const span = writtenSpan(annotated.text, fragments, annotated.codePoints);
  return {
    rule: id,
    file: 'sidecar',
    range: entity.range,
    problem: message(template),
    found: entity.quote ?? '',
    expected: quoteOf(annotated.text, fragments),
    fixes: sidecarFix(annotated, context, message(messages.writeText), (edit) => {
      if (span) edit.setFragmentsOfLine(entity, span.fragments, span.quote);
    }, safe),
  };
}
