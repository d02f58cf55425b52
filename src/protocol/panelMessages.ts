import * as z from 'zod/mini';
import { rangeSchema } from './entity';
import { aboutArticle, protocolVersion, viewStateSchema } from './messageParts';
import { draftSchema, panelRequestSchemas } from './panelVerbs';

/** What a client sends: requests, which are answered by `confirmed` or `refused`, and what is told without an answer. */
export const panelMessageSchema = z.discriminatedUnion('type', [
  z.readonly(z.object({ type: z.literal('ready'), protocol: z.literal(protocolVersion), state: z.optional(viewStateSchema) })),
  ...panelRequestSchemas,
  z.readonly(z.object({ type: z.literal('select'), ...aboutArticle, range: rangeSchema, reveal: z.boolean() })),
  /** Answer to `tellSelection`: the last `select` tells what is selected. */
  z.readonly(z.object({ type: z.literal('selectionTold') })),
  z.readonly(z.object({ type: z.literal('scrolled'), ...aboutArticle, offset: z.number().check(z.nonnegative()) })),
  z.readonly(z.object({ type: z.literal('askSubjects') })),
  /** What is being typed, told with every key: the page may be gone before the field loses the keyboard. Undefined where nothing is any more. */
  z.readonly(z.object({ type: z.literal('draft'), request: z.optional(draftSchema) })),
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
