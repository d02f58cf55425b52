import type { AnnotatedArticle } from '../../annotations/annotatedArticle';
import { referencesOf, type EventLine, type StandoffLine } from '../../standoff/standoffLine';
import type { TextRange } from '../../text/range';
import { message, type Message } from '../../message';
import type { AnnotationContext, AnnotationFinding, AnnotationRule } from '../annotationRule';
import type { Fix } from '../rule';
import { deferredFix, removalFix, sharedTitles, sidecarFix } from './sidecarFix';

const id = 'annotation.dangling-reference';

const messages = {
  missing: 'There is no annotation “{id}”',
  triggerMissing: 'The trigger “{id}” is not a tag in this file, so brat does not open the document',
  triggerLabel: 'The trigger has the label “{label}”, not the event\'s, so brat does not open the document',
  onTrigger: '“{id}” is the trigger of an event; brat opens the document only where the event itself is named',
  sameLabel: 'Give trigger and event the same label',
  nameEvent: 'Refer to the event “{id}” instead',
  removeLine: sharedTitles.removeLine,
} as const;

export const danglingReference: AnnotationRule = {
  id,
  needs: 'annotations',
  defaultSeverity: 'error',
  description: 'A reference to an annotation that does not exist or is not allowed there.',
  messages,
  * check(annotated, context) {
    const { document } = annotated;
    const events = new Map(document.events.map((event) => [event.trigger, event]));
    for (const line of document.lines) {
      if (line.kind === 'event') yield* triggerFindings(annotated, context, line);
      let remove: Fix[] | undefined;
      let places: ReadonlyMap<string, TextRange> | undefined;
      for (const target of new Set(referencesOf(line))) {
        const event = events.get(target);
        if (!document.annotation(target)) {
          if (line.kind === 'event' && line.trigger === target) continue;
          // One for all references of the line, which may be thousands.
          places ??= referencePlaces(annotated, line);
          remove ??= removal(annotated, context, line);
          yield { rule: id, file: 'sidecar', range: places.get(target) ?? line.range, problem: message(messages.missing, { id: target }), found: target, fixes: remove };
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
label, or where anything but an event or a relation refers to a trigger. A note of the type STATUS refers to no annotation.`;

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
  const title = message(messages.removeLine);
  if (line.kind !== 'equivalence' && line.kind !== 'unread' && annotated.document.annotation(line.id) === line) return removalFix(annotated, context, line.id, { title });
  return [deferredFix(annotated, context, title, (edit) => edit.removeLine(line))];
}

function referenceRange(annotated: AnnotatedArticle, line: StandoffLine, target: string): TextRange {
  return referencePlaces(annotated, line).get(target) ?? line.range;
}

/** Where each id first stands as a reference in a line: a word after the line's own id, or what follows the colon of one. */
function referencePlaces({ document }: AnnotatedArticle, line: StandoffLine): ReadonlyMap<string, TextRange> {
  const content = document.contentOf(line);
  const places = new Map<string, TextRange>();
  const add = (target: string, at: number): void => {
    if (!places.has(target)) places.set(target, { start: line.range.start + at, end: line.range.start + at + target.length });
  };
  const tab = content.indexOf('\t');
  for (const { 0: word, index } of content.slice(tab + 1).matchAll(/\S+/g)) {
    const start = tab + 1 + index;
    const colon = word.indexOf(':');
    if (colon >= 0) add(word.slice(colon + 1), start + colon + 1);
    add(word, start);
  }
  return places;
}
