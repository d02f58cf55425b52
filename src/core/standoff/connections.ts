import type { StandoffDocument } from './standoffDocument';
import type { StandoffLine } from './standoffLine';

/** How a tag is joined to another one, or what an event that it triggers is. */
export interface Connection {
  /** `relation` and `argument` lead to another tag, `related` and `argumentOf` come from one; `event` is what it triggers itself. */
  readonly kind: 'relation' | 'related' | 'event' | 'argument' | 'argumentOf' | 'same';
  /** Name of the relation, event or equivalence, as stored. */
  readonly label: string;
  /** Role of the argument, where there is one. */
  readonly role?: string | undefined;
  /** Id of the tag at the other end; for an event the tag that triggers it. Undefined where there is none. */
  readonly target?: string | undefined;
  /** Attributes of the relation or event, as `Name` or `Name: Value`. */
  readonly attributes?: readonly string[] | undefined;
}

export interface Connections {
  readonly shown: readonly Connection[];
  /** How many there are beyond. */
  readonly more: number;
}

/** More than this is not listed for one tag: a thousand names of one thing would have a million connections. */
const mostShown = 50;

/** Relations, events and equivalences that name a tag, in the order of the file. Linear in the lines that name it, for each at most {@link mostShown} of its members. */
export function connectionsOf(document: StandoffDocument, id: string): Connections {
  const shown: Connection[] = [];
  let count = 0;
  const add = (connection: Connection, others = 0): void => {
    count += 1 + others;
    if (shown.length < mostShown) shown.push(connection);
  };
  for (const line of document.referencesTo(id)) {
    addLine(line, id, document, add);
    // What names an event means the tag that triggers it.
    if (line.kind !== 'event' || line.trigger !== id) continue;
    for (const about of document.referencesTo(line.id)) addLine(about, line.id, document, add);
  }
  return { shown, more: count - shown.length };
}

function addLine(line: StandoffLine, id: string, document: StandoffDocument, add: (connection: Connection, others?: number) => void): void {
  switch (line.kind) {
    case 'relation': {
      const [first, second] = line.arguments;
      const attributes = attributesOf(document, line.id);
      if (first?.target === id && second) add({ kind: 'relation', label: line.label, role: second.role, target: tagOf(document, second.target), attributes });
      if (second?.target === id && first) add({ kind: 'related', label: line.label, role: second.role, target: tagOf(document, first.target), attributes });
      return;
    }
    case 'event': {
      const attributes = attributesOf(document, line.id);
      if (line.trigger === id) {
        add({ kind: 'event', label: line.label, attributes });
        for (const { role, target } of line.arguments) add({ kind: 'argument', label: line.label, role, target: tagOf(document, target) });
        return;
      }
      for (const { role, target } of line.arguments) if (target === id) add({ kind: 'argumentOf', label: line.label, role, target: tagOf(document, line.trigger), attributes });
      return;
    }
    case 'equivalence': {
      const read = line.members.slice(0, mostShown + 1).filter((member) => member !== id);
      const unread = Math.max(0, line.members.length - 1 - read.length);
      read.forEach((member, index) => add({ kind: 'same', label: line.label, target: tagOf(document, member) }, index === 0 ? unread : 0));
      return;
    }
    default:
  }
}

/** The tag that an id means: an event is where its trigger is, a relation nowhere. */
function tagOf(document: StandoffDocument, id: string): string | undefined {
  const line = document.annotation(id);
  if (line?.kind === 'event') return document.entity(line.trigger)?.id;
  return line?.kind === 'entity' ? id : undefined;
}

function attributesOf(document: StandoffDocument, id: string): readonly string[] | undefined {
  const written = document.referencesTo(id).flatMap((line) => (line.kind !== 'attribute' ? [] : [line.value === undefined ? line.name : `${line.name}: ${line.value}`]));
  return written.length === 0 ? undefined : written;
}
