import * as z from 'zod/mini';
import { fieldNames } from '../core/record/record';
import { fragmentListSchema, rangeSchema, type Entity } from './entity';
import { aboutArticle } from './messageParts';

/**
 * What the client can ask the host to do, as data. A verb is one row here, and one in `src/panel/verbActs.ts` that carries it out;
 * the client asks for any of them with `Annotator.ask`.
 */

const everyRequest = { requestId: z.int(), ...aboutArticle };
const entityIds = z.readonly(z.array(z.string()).check(z.minLength(1)));

/** Who tells the user what happened: a sentence said when it is asked for, the host's answer, or what is shown then. */
type Announcement = Announced | 'answer' | 'view';

interface Announced {
  /** Places: `text` of the tag or what is tagged, `label` as displayed, `count` of tags. */
  readonly template: string;
}

interface Told<Request> {
  readonly announcement: Announcement;
  /** Whether it counts in the text, or in what was found there: then it is refused where the text is another by now. */
  readonly countsInText?: true;
  /**
   * What becomes of an entity that the request names, undefined where it does not exist: painted before the host answers, and what
   * the host then confirms. Without it nothing is painted in advance.
   * @param id of the entity, for a new one the provisional id.
   */
  readonly effect?: (entity: Entity | undefined, request: Request, id: string) => Entity | undefined;
}

type Shape<T extends string, Fields extends z.core.$ZodLooseShape> = { readonly type: z.ZodMiniLiteral<T> } & typeof everyRequest & Fields;

function verb<const T extends string, const Fields extends z.core.$ZodLooseShape>(
  type: T, fields: Fields, told: Told<z.output<z.ZodMiniObject<Shape<T, Fields>>>>,
): { readonly schema: z.ZodMiniReadonly<z.ZodMiniObject<Shape<T, Fields>>> } & typeof told {
  return { schema: z.readonly(z.object({ type: z.literal(type), ...everyRequest, ...fields })), ...told };
}

export const panelVerbs = {
  /** New entities, one undo step: a tag, or all occurrences of a text. The host makes the ids. */
  tag: verb('tag', {
    label: z.string(),
    entities: z.readonly(z.array(z.readonly(z.object({ provisionalId: z.string(), fragments: fragmentListSchema }))).check(z.minLength(1))),
  }, {
    countsInText: true,
    announcement: { template: '{count, plural, one {“{text}” tagged as {label}} other {Tagged # occurrences of “{text}” as {label}}}' },
    effect: (entity, { label, entities }, id) => {
      const made = entities.find(({ provisionalId }) => provisionalId === id);
      return made ? { id, label, fragments: made.fragments } : entity;
    },
  }),
  /** Suggestions become tags, one undo step: one with the same string in the rest of the article, or all of a kind. The host makes the ids. */
  acceptSuggestions: verb('acceptSuggestions', {
    entities: z.readonly(z.array(z.readonly(z.object({ provisionalId: z.string(), label: z.string(), fragments: fragmentListSchema }))).check(z.minLength(1))),
  }, {
    countsInText: true,
    announcement: { template: '{count, plural, one {Accepted: “{text}” as {label}} other {Accepted # suggestions}}' },
    effect: (entity, { entities }, id) => {
      const made = entities.find(({ provisionalId }) => provisionalId === id);
      return made ? { id, label: made.label, fragments: made.fragments } : entity;
    },
  }),
  /** The string of a place is not suggested with these labels again in this article; undone like a change of tags. */
  rejectSuggestion: verb('rejectSuggestion', { range: rangeSchema, labels: z.readonly(z.array(z.string()).check(z.minLength(1))) }, { countsInText: true, announcement: 'answer' }),
  relabel: verb('relabel', { ids: entityIds, label: z.string() }, {
    announcement: { template: '“{text}” is now {label}' },
    effect: (entity, { label }) => entity && { ...entity, label },
  }),
  setFragments: verb('setFragments', { id: z.string(), fragments: fragmentListSchema }, {
    countsInText: true,
    announcement: { template: 'Tag now covers “{text}”' },
    effect: (entity, { fragments }) => entity && { ...entity, fragments, state: 'placed', quote: undefined },
  }),
  remove: verb('remove', { ids: entityIds }, {
    announcement: { template: 'Tag removed from “{text}”' },
    effect: () => undefined,
  }),
  /** An empty note takes it away. */
  setNote: verb('setNote', { id: z.string(), note: z.string() }, {
    announcement: { template: 'Note changed' },
    effect: (entity, { note }) => entity && { ...entity, note: note === '' ? undefined : note },
  }),
  /** An empty link takes it away. */
  setLink: verb('setLink', { id: z.string(), link: z.string() }, {
    announcement: { template: 'Link changed' },
    effect: (entity, { link }) => entity && { ...entity, link: link === '' ? undefined : { value: link } },
  }),
  /** `null` takes the attribute away. */
  setAttribute: verb('setAttribute', { id: z.string(), name: z.string(), value: z.union([z.string(), z.literal(true), z.null()]) }, {
    announcement: { template: 'Attribute changed' },
    effect: (entity, { name, value }) => {
      if (!entity) return undefined;
      const others = Object.entries(entity.attributes ?? {}).filter(([other]) => other !== name);
      return { ...entity, attributes: Object.fromEntries(value === null ? others : [...others, [name, value]]) };
    },
  }),
  undo: verb('undo', {}, { announcement: 'answer' }),
  redo: verb('redo', {}, { announcement: 'answer' }),
  /** Writes a source line through the editor. */
  editField: verb('editField', { field: z.enum(fieldNames), value: z.string() }, { announcement: 'view' }),
  /** `fix` counts from 0 in the finding's list. */
  applyFix: verb('applyFix', { finding: z.string(), fix: z.int() }, { countsInText: true, announcement: 'view' }),
  /** Fixes all that one rule found; without a rule everything that needs no judgement. */
  fixAll: verb('fixAll', { rule: z.optional(z.string()) }, { countsInText: true, announcement: 'view' }),
  nextArticle: verb('nextArticle', { direction: z.enum(['next', 'previous']) }, { announcement: 'view' }),
} as const;

type Schemas = (typeof panelVerbs)[keyof typeof panelVerbs]['schema'];

export const panelRequestSchemas = Object.values(panelVerbs).map(({ schema }) => schema) as [Schemas, ...Schemas[]];

/** A message that is answered by `confirmed` or `refused`. */
export type PanelRequest = z.output<Schemas>;

/** What a field that is being typed in will ask for when it loses the keyboard. */
export const draftSchema = z.discriminatedUnion('type', [panelVerbs.editField.schema, panelVerbs.setLink.schema, panelVerbs.setNote.schema]);
export type Draft = z.output<typeof draftSchema>;

/** The name of a verb. */
export type VerbName = PanelRequest['type'];

/** The requests of one verb. */
export type RequestOf<T extends VerbName> = Extract<PanelRequest, { readonly type: T }>;

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A request as whoever wants something writes it; number, article and version are added on its way. */
export type RequestBody = DistributiveOmit<PanelRequest, 'requestId' | 'uri' | 'version'>;

export type DraftBody = DistributiveOmit<Draft, 'requestId' | 'uri' | 'version'>;

/** The row of a verb, for whoever takes any of them. */
export function verbOf({ type }: Pick<PanelRequest, 'type'>): Told<PanelRequest> {
  return panelVerbs[type] as Told<PanelRequest>;
}

/** One value for each verb, as a table of handlers wants it. */
export function forEveryVerb<Value>(value: Value): Readonly<Record<VerbName, Value>> {
  return Object.fromEntries(Object.keys(panelVerbs).map((name) => [name, value])) as Record<VerbName, Value>;
}
