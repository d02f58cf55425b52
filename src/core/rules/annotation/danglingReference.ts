import type { AnnotatedArticle } from '../../annotations/annotatedArticle';
import { referencesOf, type EventLine, type StandoffLine } from '../../standoff/standoffLine';
import type { TextRange } from '../../text/range';
import { message, type Message } from '../../message';
import type { AnnotationContext, AnnotationFinding, AnnotationRule } from '../annotationRule';
import type { Fix } from '../rule';
import { sharedTitles, sidecarFix } from './sidecarFix';

const id = 'annotation.dangling-reference';

const messages = {
  missing: 'There is no annotation “{id}”',
  triggerMissing: 'The trigger “{id}” is no entity of this file, so brat does not open the document',
  triggerLabel: 'The trigger has the label “{label}”, not the event\'s, so brat does not open the document',
  onTrigger: '“{id}” is the trigger of an event; brat opens the document only where the event itself is named',
  sameLabel: 'Give trigger and event the same label',
  nameEvent: 'Name the event “{id}” instead',
  removeLine: sharedTitles.removeLine,
} as const;

export const danglingReference: AnnotationRule = {
  id,
  defaultSeverity: 'error',
  description: 'A reference to an annotation that is not there, or that may not be named so.',
  messages,
  * check(annotated, context) {
    const { document } = annotated;
    const events = new Map(document.events.map((event) => [event.trigger, event]));
    for (const line of document.lines) {
      if (line.kind === 'event') yield* triggerFindings(annotated, context, line);
      for (const target of new Set(referencesOf(line))) {
        const event = events.get(target);
        if (!document.annotation(target)) {
          if (line.kind === 'event' && line.trigger === target) continue;
          yield findingOf(annotated, line, target, message(messages.missing, { id: target }), removal(annotated, context, line));
        } else if (event && (line.kind === 'attribute' || line.kind === 'normalization' || line.kind === 'note')) {
          const title = message(messages.nameEvent, { id: event.id });
          const renamed = referenceRange(annotated, line, target);
          const fix: Fix = { title, edits: [{ range: renamed, newText: event.id }], safe: false };
          yield findingOf(annotated, line, target, message(messages.onTrigger, { id: target }), [fix]);
        }
      }
    }
  },
};

export const danglingReferenceRationale = `brat shows an error for a reference to nothing, and does not open the document at all where an event has no trigger of its
label, or where anything but events and relations names a trigger. A note of the type STATUS names no annotation.`;

function* triggerFindings(annotated: AnnotatedArticle, context: AnnotationContext, event: EventLine): Iterable<AnnotationFinding> {
  const trigger = annotated.document.entity(event.trigger);
  if (!trigger) {
    const problem = message(messages.triggerMissing, { id: event.trigger });
    yield findingOf(annotated, event, event.trigger, problem, removal(annotated, context, event));
  } else if (trigger.label !== event.label) {
    const problem = message(messages.triggerLabel, { label: trigger.label });
    yield findingOf(annotated, event, event.trigger, problem, sidecarFix(annotated, context, message(messages.sameLabel), (edit) => {
      edit.setLabel(event.id, event.label);
    }));
  }
}

function findingOf(
  annotated: AnnotatedArticle, line: StandoffLine, target: string, problem: Message, fixes: readonly Fix[],
): AnnotationFinding {
  return { rule: id, file: 'sidecar', range: referenceRange(annotated, line, target), problem, found: target, fixes };
}

function removal(annotated: AnnotatedArticle, context: AnnotationContext, line: StandoffLine): Fix[] {
  return sidecarFix(annotated, context, message(messages.removeLine), (edit) => {
    if (line.kind !== 'equivalence' && line.kind !== 'unread' && annotated.document.annotation(line.id) === line) edit.remove(line.id);
    else edit.removeLine(line);
  });
}

/** Where an id stands as a reference in its line: behind a space or a colon. */
function referenceRange(annotated: AnnotatedArticle, line: StandoffLine, target: string): TextRange {
  const content = annotated.document.contentOf(line);
  for (let at = content.indexOf(target, content.indexOf('\t')); at >= 0; at = content.indexOf(target, at + 1)) {
    const whole = /[\s:]/.test(content.charAt(at - 1)) && /^(?:\s|$)/.test(content.slice(at + target.length, at + target.length + 1));
    if (whole) return { start: line.range.start + at, end: line.range.start + at + target.length };
  }
  return line.range;
}
