import { anchorEntity } from '../../reanchoring/anchoring';
import type { AnnotatedArticle } from '../../annotations/annotatedArticle';
import { quoteOf, writtenSpan } from '../../standoff/coveredText';
import type { LineProblem, StandoffLine } from '../../standoff/standoffLine';
import { message } from '../../message';
import type { AnnotationContext, AnnotationFinding, AnnotationRule } from '../annotationRule';
import type { Fix } from '../rule';
import { sharedTitles, sidecarFix } from './sidecarFix';

const id = 'annotation.malformed-line';

const problems: Readonly<Record<LineProblem, string>> = {
  'no-tab': 'No TAB behind the id, so this is no annotation',
  'id': 'Not the id of an annotation',
  'unknown-kind': 'Ids of this kind mean nothing; known are T, E, R, A, M, N and #',
  'blank': 'Blank line; some tools cannot read it',
  'no-label': 'No label in front of the offsets',
  'offsets': 'No offsets behind the label, or not in their form',
  'reversed-offsets': 'The end lies before the start',
  'overlapping-fragments': 'Fragments overlap',
  'missing-quote': 'The covered text is missing',
  'relation-arguments': 'A relation needs two arguments of different roles',
  'argument-form': 'An argument without a colon between role and id',
  'no-trigger': 'An event without LABEL:TRIGGER',
  'attribute-form': 'Not an attribute with a name and the id of what has it',
  'modifier-value': 'A line M cannot have a value; a line A can',
  'lost-value': 'brat drops what follows the TAB the next time it saves',
  'normalization-form': 'Not a link of the form Reference ID DATABASE:ENTRY',
  'lost-link': 'White space in the entry; brat drops what follows it the next time it saves',
  'note-form': 'Not a note of the form LABEL ID',
  'equivalence-form': 'An equivalence without members',
  'line-separator': 'A character at which brat breaks the line, so that it reads neither half',
  'byte-order-mark': 'The file begins with U+FEFF, so that brat cannot read this line',
};

const messages = {
  ...problems,
  'binary': 'Not a text but a binary file, such as macOS leaves beside files on foreign disks',
  'merge-conflict': 'Unresolved merge conflict; the file is not used until it is resolved',
  'foreign': 'Not an annotation file in the standoff format of brat',
  'removeLine': sharedTitles.removeLine,
  'writeQuote': 'Write the text of the article',
  'putTabs': 'Insert the Missing Tabs',
  'cutFragments': 'Cut the entity at the line break',
  'removeMark': 'Remove U+FEFF',
  'makeAttribute': 'Convert to an Attribute Line',
} as const;

export const malformedLine: AnnotationRule = {
  id,
  defaultSeverity: 'error',
  description: 'A line of the sidecar that is no annotation, or none that brat reads.',
  messages,
  * check(annotated, context) {
    const { document } = annotated;
    const [first] = document.lines;
    if (document.refused) {
      const conflict = document.lines.find((line) => document.contentOf(line).startsWith('<<<<<<<'));
      const range = (document.refused === 'merge-conflict' ? conflict : first)?.range ?? { start: 0, end: 0 };
      yield { rule: id, file: 'sidecar', range, problem: message(messages[document.refused]), fixes: [] };
      return;
    }
    if (document.isForeign) {
      const strange = document.lines.find(({ kind, problem }) => kind === 'unread' && problem !== 'blank');
      yield { rule: id, file: 'sidecar', range: strange?.range ?? { start: 0, end: 0 }, problem: message(messages.foreign), fixes: [] };
      return;
    }
    for (const line of document.lines) {
      if (line.problem !== undefined) yield findingOf(annotated, context, line, line.problem);
    }
  },
};

export const malformedLineRationale = `brat keeps such lines and shows an error at every opening, or does not open the document at all. Nothing is ever dropped
here: the lines stay as they are until a fix is asked for. The forms are those of brat's own parser
(\`server/src/annotation.py\`), which differs in places from its manual. Lines that brat reads but silently cuts at the next
save are reported, too. A file of another format is reported once.`;

function findingOf(annotated: AnnotatedArticle, context: AnnotationContext, line: StandoffLine, problem: LineProblem): AnnotationFinding {
  const content = annotated.document.contentOf(line);
  const mark = problem === 'byte-order-mark';
  return {
    rule: id,
    file: 'sidecar',
    range: mark ? { start: 0, end: 1 } : line.range,
    problem: message(messages[problem]),
    ...(mark || problem === 'blank' ? {} : { found: content }),
    fixes: [...mendingFix(annotated, context, line, problem), ...removal(annotated, context, line)],
  };
}

function removal(annotated: AnnotatedArticle, context: AnnotationContext, line: StandoffLine): Fix[] {
  if (line.kind !== 'unread') return [];
  return sidecarFix(annotated, context, message(messages.removeLine), (edit) => edit.removeLine(line), line.problem === 'blank');
}

function mendingFix(annotated: AnnotatedArticle, context: AnnotationContext, line: StandoffLine, problem: LineProblem): Fix[] {
  const { document, text, codePoints } = annotated;
  if (problem === 'byte-order-mark') {
    return [{ title: message(messages.removeMark), edits: [{ range: { start: 0, end: 1 }, newText: '' }], safe: true }];
  }
  if (problem === 'modifier-value') {
    const content = document.contentOf(line);
    const changed = context.ids.next('A') + content.slice(content.indexOf('\t'));
    return sidecarFix(annotated, context, message(messages.makeAttribute), (edit) => edit.replaceLine(line, changed));
  }
  if (problem === 'no-tab' || problem === 'offsets' || problem === 'id') return tabsFix(annotated, context, line);
  if (line.kind !== 'entity') return [];
  const { fragments, fit } = anchorEntity(line, text, codePoints);
  const span = writtenSpan(text, fragments, codePoints);
  if (!span || fit === 'outside') return [];
  const rewrite = (template: string): Fix[] => sidecarFix(annotated, context, message(template), (edit) => {
    edit.setFragmentsOfLine(line, span.fragments, span.quote);
  }, true);
  if (problem === 'missing-quote') return rewrite(messages.writeQuote);
  return problem === 'line-separator' && fit === 'exact' ? rewrite(messages.cutFragments) : [];
}

/** `T2 Place 0 4 Port`, written with spaces by somebody or something: mended only where the article has that text there. */
function tabsFix(annotated: AnnotatedArticle, context: AnnotationContext, line: StandoffLine): Fix[] {
  const form = /^(T[0-9]+)[ \t]+(\S+) ([0-9]{1,9}) ([0-9]{1,9})[ \t](.+)$/;
  const [, entityId, label, start, end, quote] = form.exec(annotated.document.contentOf(line)) ?? [];
  if (entityId === undefined || quote === undefined || annotated.document.annotation(entityId)) return [];
  const range = annotated.codePoints.toTextRange({ start: Number(start), end: Number(end) });
  if (quoteOf(annotated.text, [range]) !== quote) return [];
  const content = `${entityId}\t${label} ${start} ${end}\t${quote}`;
  return sidecarFix(annotated, context, message(messages.putTabs), (edit) => edit.replaceLine(line, content), true);
}
