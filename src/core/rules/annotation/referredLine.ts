import type { ReferredType } from '../../labels/allowedTypes';
import type { StandoffDocument } from '../../standoff/standoffDocument';
import type { StandoffLine } from '../../standoff/standoffLine';
import type { TextRange } from '../../text/range';

/** What an id names, as configurations speak of it; undefined where it names nothing, or nothing that can be an argument. */
export function referredType(document: StandoffDocument, id: string): ReferredType | undefined {
  const line = document.annotation(id);
  if (line?.kind !== 'entity' && line?.kind !== 'event' && line?.kind !== 'relation') return undefined;
  // The trigger of an event stands for the event.
  const isTrigger = line.kind === 'entity' && document.referencesTo(id).some((other) => other.kind === 'event' && other.trigger === id);
  return { kind: isTrigger ? 'event' : line.kind, label: line.label };
}

/** Where a word first stands in a line after its id; the whole line where it does not. */
export function rangeOfWord(document: StandoffDocument, line: StandoffLine, word: string): TextRange {
  const content = document.contentOf(line);
  const at = content.indexOf(word, content.indexOf('\t') + 1);
  return at < 0 ? line.range : { start: line.range.start + at, end: line.range.start + at + word.length };
}
