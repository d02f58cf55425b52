import * as z from 'zod/mini';
import { fieldNames } from '../core/record/record';
import { fragmentListSchema, rangeSchema } from './entity';
import { aboutArticle, protocolVersion, viewStateSchema } from './messageParts';

const request = { requestId: z.int(), ...aboutArticle };
const entityIds = z.readonly(z.array(z.string()).check(z.minLength(1)));

/**
 * Requests are answered by `confirmed` or `refused`. An entity may be named by the provisional id of the request
 * that made it, so that a second key need not wait for the first answer.
 */
export const panelMessageSchema = z.discriminatedUnion('type', [
  z.readonly(z.object({ type: z.literal('ready'), protocol: z.literal(protocolVersion), state: z.optional(viewStateSchema) })),
  /** New entities, one undo step: a tag, or all occurrences of a text. The host makes the ids, in this order. */
  z.readonly(z.object({
    type: z.literal('tag'), ...request,
    label: z.string(),
    entities: z.readonly(z.array(z.readonly(z.object({ provisionalId: z.string(), fragments: fragmentListSchema }))).check(z.minLength(1))),
  })),
  z.readonly(z.object({ type: z.literal('relabel'), ...request, ids: entityIds, label: z.string() })),
  z.readonly(z.object({ type: z.literal('setFragments'), ...request, id: z.string(), fragments: fragmentListSchema })),
  z.readonly(z.object({ type: z.literal('remove'), ...request, ids: entityIds })),
  /** An empty note or link takes it away. */
  z.readonly(z.object({ type: z.literal('setNote'), ...request, id: z.string(), note: z.string() })),
  z.readonly(z.object({ type: z.literal('setLink'), ...request, id: z.string(), link: z.string() })),
  /** `null` takes the attribute away. */
  z.readonly(z.object({
    type: z.literal('setAttribute'), ...request,
    id: z.string(), name: z.string(), value: z.union([z.string(), z.literal(true), z.null()]),
  })),
  z.readonly(z.object({ type: z.literal('undo'), ...request })),
  z.readonly(z.object({ type: z.literal('redo'), ...request })),
  /** Writes a source line through the editor. */
  z.readonly(z.object({ type: z.literal('editField'), ...request, field: z.enum(fieldNames), value: z.string() })),
  /** `fix` counts from 0 in the finding's list. */
  z.readonly(z.object({ type: z.literal('applyFix'), ...request, finding: z.string(), fix: z.int() })),
  /** Mends all that one rule found; without a rule everything that needs no judgement. */
  z.readonly(z.object({ type: z.literal('fixAll'), ...request, rule: z.optional(z.string()) })),
  z.readonly(z.object({ type: z.literal('nextArticle'), ...request, direction: z.enum(['next', 'previous']) })),
  /** Told, not asked: no answer comes. */
  z.readonly(z.object({ type: z.literal('select'), ...aboutArticle, range: rangeSchema, reveal: z.boolean() })),
  z.readonly(z.object({ type: z.literal('scrolled'), ...aboutArticle, offset: z.number().check(z.nonnegative()) })),
  z.readonly(z.object({ type: z.literal('askSubjects') })),
  /** Whether the page has the keyboard. */
  z.readonly(z.object({ type: z.literal('focusChanged'), focused: z.boolean() })),
  z.readonly(z.object({ type: z.literal('setLocked'), locked: z.boolean() })),
  z.readonly(z.object({ type: z.literal('setAdvance'), advance: z.boolean() })),
  /** The user judged a finding right as it is. */
  z.readonly(z.object({ type: z.literal('acceptFinding'), finding: z.string() })),
  z.readonly(z.object({ type: z.literal('showRule'), rule: z.string() })),
  /** The host opens http and https only. */
  z.readonly(z.object({ type: z.literal('openExternal'), href: z.string() })),
  /** The client saw a patch whose base it does not have. */
  z.readonly(z.object({ type: z.literal('resync'), uri: z.string() })),
  z.readonly(z.object({ type: z.literal('clientError'), text: z.string(), stack: z.optional(z.string()) })),
]);
export type PanelMessage = z.infer<typeof panelMessageSchema>;

/** The messages of one type. */
export type PanelMessageOf<T extends PanelMessage['type']> = Extract<PanelMessage, { readonly type: T }>;

/** A message that is answered by `confirmed` or `refused`. */
export type PanelRequest = Extract<PanelMessage, { readonly requestId: number }>;

/** Requests that count in the text or in what was found in it: they are refused where the text is another by now. */
export const countsInText: ReadonlySet<PanelRequest['type']> = new Set(['tag', 'setFragments', 'applyFix', 'fixAll']);
