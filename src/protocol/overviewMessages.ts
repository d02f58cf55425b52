import * as z from 'zod/mini';
import { articleStates } from '../core/corpus/articleStates';
import { severities } from '../core/rules/rule';

const count = z.int().check(z.nonnegative());
const list = <Item extends z.core.SomeType>(item: Item): z.ZodMiniReadonly<z.ZodMiniArray<Item>> => z.readonly(z.array(item));

/** The longest text that is copied, in UTF-16 code units. */
const longestCopy = 10_000_000;

const taggedNameSchema = z.readonly(z.object({ label: z.string(), text: z.string() }));
const nameCountSchema = z.readonly(z.object({ label: z.string(), text: z.string(), tags: count, articles: count }));

/** What a corpus holds, as far as it is shown: lists begin with the most frequent, and end where nobody reads on. */
export const overviewSchema = z.readonly(z.object({
  articles: count,
  /** Those with tags, and records without a readable date. */
  annotated: count,
  undated: count,
  tags: count,
  /** By `2014-11`, ascending. */
  months: list(z.readonly(z.object({ month: z.string(), articles: count }))),
  subjects: list(z.readonly(z.object({ subject: z.string(), articles: count }))),
  labels: list(z.readonly(z.object({ label: z.string(), entities: count, texts: count, articles: count }))),
  names: list(nameCountSchema),
  rules: list(z.readonly(z.object({ rule: z.string(), articles: count, problems: z.readonly(z.record(z.enum(severities), count)) }))),
  states: z.readonly(z.record(z.enum(articleStates), count)),
  /** Names that are tagged in many articles. */
  paired: list(nameCountSchema),
  pairs: list(z.readonly(z.object({ names: z.readonly(z.tuple([taggedNameSchema, taggedNameSchema])), articles: count }))),
  /** How many articles with tags the pairs were counted in. */
  sampled: count,
}));
export type Overview = z.infer<typeof overviewSchema>;

/** What a row leads to: the articles view lists what it names. */
export const shownFilterSchema = z.readonly(z.object({
  states: z.optional(list(z.enum(articleStates))),
  label: z.optional(z.string()),
  tags: z.optional(list(taggedNameSchema)),
  rule: z.optional(z.string()),
  subject: z.optional(z.string()),
  date: z.optional(z.string().check(z.regex(/^\d{4}(?:-\d{2})?$/))),
  undated: z.optional(z.literal(true)),
}));
export type ShownFilter = z.infer<typeof shownFilterSchema>;

/** What the numbers are of: all articles, those counted until it was canceled, or what was counted before because the count since was canceled. */
export const countExtents = ['all', 'part', 'before'] as const;
export type CountExtent = (typeof countExtents)[number];

/** What the host tells the overview. */
export const overviewHostMessageSchema = z.discriminatedUnion('type', [
  /** First answer to `ready`: language and translations by English template. */
  z.readonly(z.object({ type: z.literal('initialize'), locale: z.string(), strings: z.record(z.string(), z.string()) })),
  z.readonly(z.object({ type: z.literal('counting'), done: count, total: count })),
  z.readonly(z.object({ type: z.literal('counted'), overview: overviewSchema, extent: z.enum(countExtents) })),
  z.readonly(z.object({ type: z.literal('failed'), reason: z.string() })),
  /** What was asked for is in the clipboard. */
  z.readonly(z.object({ type: z.literal('copied') })),
]);
export type OverviewHostMessage = z.infer<typeof overviewHostMessageSchema>;

/** What the overview tells its host. */
export const overviewMessageSchema = z.discriminatedUnion('type', [
  z.readonly(z.object({ type: z.literal('ready') })),
  z.readonly(z.object({ type: z.literal('refresh') })),
  z.readonly(z.object({ type: z.literal('cancel') })),
  z.readonly(z.object({ type: z.literal('showArticles'), filter: shownFilterSchema })),
  z.readonly(z.object({ type: z.literal('copy'), text: z.string().check(z.maxLength(longestCopy)) })),
  z.readonly(z.object({ type: z.literal('clientError'), text: z.string() })),
]);
export type OverviewMessage = z.infer<typeof overviewMessageSchema>;
