import { fragmentsOfSelection, writtenSpan } from '../standoff/coveredText';
import type { AnnotationModel, ModelEntity } from './annotationModel';
import type { Change } from './change';
import type { StandoffDocument } from '../standoff/standoffDocument';
import type { StandoffEdit } from '../standoff/standoffEdit';
import { message, type Message } from '../message';
import type { TextRange } from '../text/range';
import { detailsOf, readLink } from '../standoff/entityDetails';
import { addKnownDetails, type KnownDetails } from '../standoff/knownDetails';
import { shortened } from '../text/shortened';

/**
 * What a user does to entities, the same from the text editor and from the panel. Each is one undoable step: the promise is
 * fulfilled when the session's model has it, and the sidecar is written after that.
 * Places are UTF-16 offsets of the session's present text, half-open. An id the sidecar does not have does nothing.
 */

/** What of a session the actions need. */
export interface EditableSession {
  readonly model: AnnotationModel;
  readonly entities: readonly ModelEntity[];
  /**
   * Changes the annotations as one undoable step, and writes the sidecar after it.
   * @param change tells the edit what to do, and gives back what the caller wants to know of it: ids are those of the new lines.
   * @returns at once what it gave back; undefined where nothing changed.
   */
  change<Made>(name: Message, change: (edit: StandoffEdit, document: StandoffDocument) => Made): Promise<Change<Made> | undefined>;
}

/** What became of a request to tag. */
export interface Tagged {
  /** Whether anything is new. */
  readonly changed: boolean;
  /** For each place in its order the id of its entity: a new one, or the one that has stood there with this label already; undefined where there is no text. */
  readonly ids: readonly (string | undefined)[];
  /** How many entities were made. */
  readonly added: number;
  /** As in {@link Change}. */
  readonly written: Promise<void>;
}

/** Tags each place, given as its fragments, with a label. A fragment is cut at line endings and loses white space at its edges. */
export async function tagPlaces(session: EditableSession, label: string, places: readonly (readonly TextRange[])[]): Promise<Tagged> {
  const text = session.model.articleText;
  const wanted = places.map((fragments) => fragments.flatMap((fragment) => fragmentsOfSelection(text, fragment)));
  const known = new Map<string, string>();
  for (const entity of session.entities) if (entity.label === label && entity.state !== 'lost') known.set(placeKey(entity.fragments), entity.id);
  const first = wanted.find((fragments) => fragments.length > 0 && !known.has(placeKey(fragments)));
  if (!first) return { changed: false, added: 0, ids: wanted.map((fragments) => known.get(placeKey(fragments))), written: Promise.resolve() };
  const news = new Set(wanted.map(placeKey).filter((key) => key !== '' && !known.has(key))).size;
  const name = news === 1
    ? message('tag “{text}” as {label}', { text: quoteOf(text, first), label })
    : message('{count, plural, one {tag # passage as {label}} other {tag # passages as {label}}}', { count: news, label });
  const change = await session.change(name, (edit) => {
    let added = 0;
    const ids = wanted.map((fragments) => {
      const key = placeKey(fragments);
      const span = writtenSpan(text, fragments, session.model.codePoints);
      if (span && !known.has(key)) {
        known.set(key, edit.addEntity({ label, ...span }));
        added++;
      }
      return known.get(key);
    });
    return { ids, added };
  });
  if (!change) return { changed: false, added: 0, ids: places.map(() => undefined), written: Promise.resolve() };
  return { changed: true, ...change.made, written: change.written };
}

/** A place and the label that is accepted for it, with what its tag is given besides. */
export interface AcceptedPlace extends TextRange {
  readonly label: string;
  readonly details?: KnownDetails | undefined;
}

/** Makes tags of what was suggested; one step. Ids as in {@link Tagged}. */
export async function acceptPlaces(session: EditableSession, places: readonly AcceptedPlace[]): Promise<Tagged> {
  const text = session.model.articleText;
  const key = ({ label, start, end }: AcceptedPlace): string => `${start}-${end} ${label}`;
  const known = new Map<string, string>();
  for (const { id, label, state, fragments } of session.entities) {
    const [only] = fragments;
    if (only && fragments.length === 1 && state !== 'lost') known.set(key({ ...only, label }), id);
  }
  const [first] = places;
  const name = first && places.length === 1
    ? message('accept “{text}” as {label}', { text: quoteOf(text, [first]), label: first.label })
    : message('{count, plural, one {accept # suggestion} other {accept # suggestions}}', { count: places.length });
  const change = await session.change(name, (edit) => {
    let added = 0;
    const ids = places.map((place) => {
      const span = writtenSpan(text, [{ start: place.start, end: place.end }], session.model.codePoints);
      if (span && !known.has(key(place))) {
        const id = edit.addEntity({ label: place.label, ...span });
        known.set(key(place), id);
        if (place.details) addKnownDetails(edit, id, span.quote, place.details);
        added++;
      }
      return known.get(key(place));
    });
    return { ids, added };
  });
  if (!change) return { changed: false, added: 0, ids: places.map((place) => known.get(key(place))), written: Promise.resolve() };
  return { changed: true, ...change.made, written: change.written };
}

/** Gives entities another label. */
export function relabel(session: EditableSession, ids: readonly string[], label: string): Promise<Change | undefined> {
  const name = nameFor(session, ids, (text) => message('change “{text}” to {label}', { text, label }), (count) => message('{count, plural, one {change # tag to {label}} other {change # tags to {label}}}', { count, label }));
  return session.change(name, (edit) => {
    for (const id of ids) edit.setLabel(id, label);
  });
}

/** Puts an entity elsewhere: its end moved, or a lost one placed by hand. Does nothing where there is no text. */
export async function setFragments(session: EditableSession, id: string, fragments: readonly TextRange[]): Promise<Change | undefined> {
  const text = session.model.articleText;
  const span = writtenSpan(text, fragments.flatMap((fragment) => fragmentsOfSelection(text, fragment)), session.model.codePoints);
  if (!span) return undefined;
  return session.change(message('move the tag to “{text}”', { text: quoteOf(text, fragments) }), (edit) => edit.setFragments(id, span.fragments, span.quote));
}

/** Removes entities with everything that cannot stand without them. */
export function removeEntities(session: EditableSession, ids: readonly string[]): Promise<Change | undefined> {
  const name = nameFor(session, ids, (text) => message('remove the tag of “{text}”', { text }), (count) => message('{count, plural, one {remove # tag} other {remove # tags}}', { count }));
  return session.change(name, (edit) => {
    edit.removeAll(ids);
  });
}

/** Writes an entity's note; an empty one takes it away. */
export function setNote(session: EditableSession, id: string, text: string): Promise<Change | undefined> {
  return session.change(nameForOne(session, id, (quote) => message('note on “{text}”', { text: quote })), (edit, document) => {
    if (!document.annotation(id)) return;
    const { note } = detailsOf(document, id);
    // A line that shares its id with an earlier one cannot be named, so it is written again.
    const named = note && document.annotation(note.id) === note && text.trim() !== '';
    if (note && !named) edit.removeLine(note);
    if (named) edit.setNote(note.id, text);
    else if (text.trim() !== '') edit.addNote({ target: id, text });
  });
}

/**
 * Links an entity to an entry of a knowledge base, written `Database:Entry`; an empty text takes the link away.
 * @returns `malformed` where the text has not that form.
 */
export async function setLink(session: EditableSession, id: string, text: string): Promise<Change | 'malformed' | undefined> {
  const target = readLink(text);
  if (!target && text.trim() !== '') return 'malformed';
  return session.change(nameForOne(session, id, (quote) => message('link of “{text}”', { text: quote })), (edit, document) => writeLink(edit, document, id, target));
}

/** Makes an entry the link of an entity, in the place of its first one; none takes that away. */
export function writeLink(edit: StandoffEdit, document: StandoffDocument, id: string, target: { readonly database: string; readonly entry: string } | undefined): void {
  const line = document.annotation(id);
  if (line?.kind !== 'entity') return;
  const { link } = detailsOf(document, id);
  const named = link && document.annotation(link.id) === link && target;
  if (link && !named) edit.removeLine(link);
  if (named) edit.setNormalization(link.id, { ...target, text: link.text });
  else if (target) edit.addNormalization(id, { ...target, text: link?.text ?? line.quote ?? '' });
}

/** Sets an attribute: `true` for one that is only there, a value for one of several, null takes it away. */
export function setAttribute(session: EditableSession, id: string, name: string, value: string | true | null): Promise<Change | undefined> {
  return session.change(nameForOne(session, id, (quote) => message('{name} of “{text}”', { text: quote, name })), (edit, document) => {
    if (!document.annotation(id)) return;
    const present = detailsOf(document, id).attributes.filter((line) => line.name === name);
    const [attribute] = present;
    const named = attribute && document.annotation(attribute.id) === attribute && value !== null;
    for (const line of named ? [] : present) edit.removeLine(line);
    if (named) edit.setAttribute(attribute.id, value === true ? undefined : value);
    else if (value !== null) edit.addAttribute({ target: id, name, value: value === true ? undefined : value });
  });
}

/** The covered text of an entity as it stands now; of a lost one as the sidecar remembers it. */
export function coveredText(session: EditableSession, entity: ModelEntity): string {
  if (entity.fragments.length === 0) return entity.line.quote ?? '';
  return entity.fragments.map(({ start, end }) => session.model.articleText.slice(start, end)).join(' ');
}

function nameFor(session: EditableSession, ids: readonly string[], one: (text: string) => Message, many: (count: number) => Message): Message {
  const [id] = ids;
  return id !== undefined && ids.length === 1 ? nameForOne(session, id, one) : many(ids.length);
}

function nameForOne(session: EditableSession, id: string, one: (text: string) => Message): Message {
  const entity = session.model.entity(id);
  return one(entity ? shortened(coveredText(session, entity)) : id);
}

function quoteOf(text: string, fragments: readonly TextRange[]): string {
  return shortened(fragments.map(({ start, end }) => text.slice(start, end)).join(' '));
}

function placeKey(fragments: readonly TextRange[]): string {
  return fragments.map(({ start, end }) => `${start}-${end}`).join(';');
}
