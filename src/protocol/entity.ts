import * as z from 'zod/mini';
import type { Connection, Connections } from '../core/standoff/connections';
import type { TextRange } from '../core/text/range';

/** Half-open, in UTF-16 code units of the editor's text (which has no U+FEFF in front). */
export const rangeSchema = z.readonly(z.object({ start: z.int().check(z.nonnegative()), end: z.int().check(z.nonnegative()) }))
  .check(z.refine((range) => range.start <= range.end));

/** Where an entity is anchored to its knowledge base; `href` only where the host knows an http(s) address. */
interface EntityLink {
  readonly value: string;
  readonly href?: string | undefined;
}

/** How surely the entity stands where it is shown: `lost` ones have a quote but no place. */
type EntityState = 'placed' | 'moved' | 'lost';

/** An entity as the panel knows it. Fragments are in order and do not overlap; only a lost entity has none. */
export interface Entity {
  /** Id of the standoff line, as in `T12`; a client's provisional id begins with `+`. */
  readonly id: string;
  /** Name of a label of the label table, or one that the table does not know. */
  readonly label: string;
  readonly fragments: readonly TextRange[];
  readonly note?: string | undefined;
  readonly link?: EntityLink | undefined;
  /** Value of each attribute: `true` for a flag, the chosen value for an enumeration. */
  readonly attributes?: Readonly<Record<string, string | true>> | undefined;
  /** Relations, events and equivalences that name it. */
  readonly connections?: Connections | undefined;
  readonly state?: EntityState | undefined;
  /** The text the sidecar remembers; given where it differs from the text at the fragments. */
  readonly quote?: string | undefined;
  /** Room for suggestions and for the work of several annotators; `undefined` is the user's own hand. */
  readonly origin?: string | undefined;
}

/**
 * Whether a value is an {@link Entity}. Written out instead of composed from schemas: an article opens with thousands
 * of entities and composed schemas cost more than painting them.
 */
export function isEntity(value: unknown): value is Entity {
  if (!isPlainObject(value)) return false;
  const { id, label, fragments, note, link, attributes, connections, state, quote, origin } = value;
  return typeof id === 'string' && id !== '' && typeof label === 'string'
    && isFragmentList(fragments) && (fragments.length > 0 || state === 'lost')
    && isOptionalString(note) && isOptionalString(quote) && isOptionalString(origin)
    && (state === undefined || state === 'placed' || state === 'moved' || state === 'lost')
    && (link === undefined || isLink(link))
    && (attributes === undefined || isAttributeTable(attributes))
    && (connections === undefined || isConnections(connections));
}

/** Whether a value is a list of entities; linear, allocates nothing. */
function isEntityList(value: unknown): value is readonly Entity[] {
  return Array.isArray(value) && value.every(isEntity);
}

/** Whether a value is a list of half-open ranges in order without overlap, none of them empty. */
export function isFragmentList(value: unknown): value is readonly TextRange[] {
  if (!Array.isArray(value)) return false;
  let reached = 0;
  for (const fragment of value as readonly unknown[]) {
    if (!isRange(fragment) || fragment.start < reached || fragment.end <= fragment.start) return false;
    reached = fragment.end;
  }
  return true;
}

export function isRange(value: unknown): value is TextRange {
  return isPlainObject(value) && isOffset(value['start']) && isOffset(value['end']) && value['start'] <= value['end'];
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isLink(value: unknown): value is EntityLink {
  return isPlainObject(value) && typeof value['value'] === 'string' && isOptionalString(value['href']);
}

function isAttributeTable(value: unknown): value is Readonly<Record<string, string | true>> {
  return isPlainObject(value) && Object.values(value).every((entry) => typeof entry === 'string' || entry === true);
}

const connectionKinds: ReadonlySet<unknown> = new Set<Connection['kind']>(['relation', 'related', 'event', 'argument', 'argumentOf', 'same']);

function isConnections(value: unknown): value is Connections {
  return isPlainObject(value) && isOffset(value['more']) && Array.isArray(value['shown']) && value['shown'].every(isConnection);
}

function isConnection(value: unknown): value is Connection {
  if (!isPlainObject(value)) return false;
  const { kind, label, role, target, attributes } = value;
  return connectionKinds.has(kind) && typeof label === 'string' && isOptionalString(role) && isOptionalString(target)
    && (attributes === undefined || (Array.isArray(attributes) && attributes.every((one) => typeof one === 'string')));
}

function isOptionalString(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const entityListSchema = z.custom<readonly Entity[]>(isEntityList);
export const fragmentListSchema = z.custom<readonly TextRange[]>((value) => isFragmentList(value) && value.length > 0);
