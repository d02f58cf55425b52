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
  'no-tab': 'No tab after the id, so this is not an annotation',
  'id': 'Not the id of an annotation',
  'unknown-kind': 'Unknown kind of id; the known kinds are T, E, R, A, M, N and #',
  'blank': 'Blank line; some tools cannot read it',
  'no-label': 'No label before the offsets',
  'offsets': 'No valid offsets after the label',
  'reversed-offsets': 'The end lies before the start',
  'overlapping-fragments': 'Fragments overlap',
  'missing-quote': 'The covered text is missing',
  'relation-arguments': 'A relation needs two arguments of different roles',
  'argument-form': 'An argument without a colon between role and id',
  'no-trigger': 'An event without LABEL:TRIGGER',
  'attribute-form': 'Not an attribute of the form NAME ID',
  'modifier-value': 'An M line cannot have a value; an A line can',
  'lost-value': 'brat drops what follows the tab the next time it saves',
  'normalization-form': 'Not a link of the form Reference ID DATABASE:ENTRY',
  'lost-link': 'White space in the entry; brat drops what follows it the next time it saves',
  'note-form': 'Not a note of the form LABEL ID',
  'equivalence-form': 'An equivalence without members',
  'line-separator': 'Character at which brat breaks the line; it reads neither half',
  'byte-order-mark': 'The file begins with U+FEFF, so brat cannot read this line',
};

const messages = {
  ...problems,
  'binary': 'Binary file, not text; macOS leaves such files on other file systems',
  'merge-conflict': 'Unresolved merge conflict; the file is not used until it is resolved',
  'foreign': 'Not an annotation file in the standoff format of brat',
  'removeLine': sharedTitles.removeLine,
  'writeQuote': 'Use the text of the article',
  'putTabs': 'Insert the missing tabs',
  'cutFragments': 'Cut the tag at the line break',
  'removeMark': 'Remove U+FEFF',
  'makeAttribute': 'Convert to an attribute line',
} as const;

export const malformedLine: AnnotationRule = {
  id,
  needs: 'annotations',
  defaultSeverity: 'error',
  description: 'A line of the annotation file that is not an annotation, or not one that brat reads.',
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

export const malformedLineRationale = `brat keeps such lines and shows an error whenever the document is opened, or does not open it at all. Nothing is ever dropped
here: the lines stay as they are until you apply a fix. The forms are those of brat's own parser
(\`server/src/annotation.py\`), which differs in places from its manual. Lines that brat reads but silently truncates at the next
save are also reported. A file of another format is reported once.`;

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
