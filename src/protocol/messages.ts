import * as z from 'zod/mini';
import { annotationSnapshotSchema, articleSchema, checkResultSchema, labelsSchema, progressSchema } from './article';
import { entityListSchema, fragmentListSchema, rangeSchema } from './entity';
import { fieldNames } from '../core/record/record';

/** Raised with every change that an older end cannot read. */
export const protocolVersion = 1;

/** Every message about an article names it and the version of its text, whose offsets it counts in. */
const aboutArticle = { uri: z.string(), version: z.int() };

/** What the host can set in the panel. */
const settingsSchema = z.readonly(z.object({
  locked: z.boolean(),
  /** Where a tag shows its label's abbreviation. */
  labelNames: z.enum(['first', 'always', 'never']),
  /** Whether a selection grows to whole words. */
  snapToWords: z.boolean(),
  syncScroll: z.boolean(),
  /** Whether a tag by key goes on to the next name. */
  advance: z.boolean(),
}));
export type PanelSettings = z.infer<typeof settingsSchema>;

/** What the panel remembers over a reload, in the state that VS Code keeps for a webview. */
export const viewStateSchema = z.readonly(z.object({
  uri: z.optional(z.string()),
  offset: z.optional(z.int()),
  section: z.optional(z.enum(['entities', 'metadata', 'problems'])),
  lastLabel: z.optional(z.string()),
  stickyLabel: z.optional(z.string()),
  locked: z.optional(z.boolean()),
}));
export type ViewState = z.infer<typeof viewStateSchema>;

export const hostMessageSchema = z.discriminatedUnion('type', [
  /** First answer to `ready`: language and settings. */
  z.readonly(z.object({
    type: z.literal('initialize'),
    protocol: z.literal(protocolVersion),
    /** BCP 47, as `vscode.env.language`. */
    locale: z.string(),
    /** Translations by English template, as in the extension's l10n bundle. */
    strings: z.record(z.string(), z.string()),
    settings: settingsSchema,
  })),
  /** Snapshot of everything; replaces what was shown. */
  z.readonly(z.object({ type: z.literal('article'), article: articleSchema })),
  /** There is no article to show, and why. */
  z.readonly(z.object({ type: z.literal('noArticle'), reason: z.string() })),
  /** Full annotations, as answer to `resync` or after a change too big for a patch. */
  z.readonly(z.object({ type: z.literal('annotations'), ...aboutArticle, annotations: annotationSnapshotSchema })),
  /** Patch from revision `base` to `revision`. `requestId` names the client's request that caused it. */
  z.readonly(z.object({
    type: z.literal('annotationsChanged'),
    ...aboutArticle,
    base: z.int(),
    revision: z.int(),
    requestId: z.optional(z.int()),
    added: entityListSchema,
    changed: entityListSchema,
    removed: z.readonly(z.array(z.string())),
    canUndo: z.boolean(),
    canRedo: z.boolean(),
    /** What happened, in the user's language, to be announced: for undo, redo and changes from elsewhere. */
    announcement: z.optional(z.string()),
  })),
  z.readonly(z.object({ type: z.literal('checksChanged'), ...aboutArticle, checks: checkResultSchema })),
  z.readonly(z.object({ type: z.literal('labelsChanged'), uri: z.string(), labels: labelsSchema })),
  /** The text editor's selection. */
  z.readonly(z.object({ type: z.literal('selection'), ...aboutArticle, range: rangeSchema })),
  /** Show this offset at the top: a fractional UTF-16 offset, so that one line of 500 kB can be scrolled smoothly. */
  z.readonly(z.object({ type: z.literal('scroll'), ...aboutArticle, offset: z.number().check(z.nonnegative()) })),
  z.readonly(z.object({ type: z.literal('settings'), settings: settingsSchema })),
  z.readonly(z.object({ type: z.literal('progress'), progress: progressSchema })),
  /** The request was carried out; for a change of annotations the patch with its `requestId` came before. */
  z.readonly(z.object({ type: z.literal('confirmed'), requestId: z.int() })),
  /** The request was not carried out; the reason is shown, what was painted is taken back. */
  z.readonly(z.object({ type: z.literal('refused'), requestId: z.int(), reason: z.string() })),
  /** Words to be announced and shown for a moment. */
  z.readonly(z.object({ type: z.literal('notice'), text: z.string() })),
]);
export type HostMessage = z.infer<typeof hostMessageSchema>;

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
  z.readonly(z.object({ type: z.literal('nextArticle'), ...request, direction: z.enum(['next', 'previous']) })),
  /** Told, not asked: no answer comes. */
  z.readonly(z.object({ type: z.literal('select'), ...aboutArticle, range: rangeSchema, reveal: z.boolean() })),
  z.readonly(z.object({ type: z.literal('scrolled'), ...aboutArticle, offset: z.number().check(z.nonnegative()) })),
  z.readonly(z.object({ type: z.literal('setLocked'), locked: z.boolean() })),
  z.readonly(z.object({ type: z.literal('setAdvance'), advance: z.boolean() })),
  /** The host opens http and https only. */
  z.readonly(z.object({ type: z.literal('openExternal'), href: z.string() })),
  /** The client saw a patch whose base it does not have. */
  z.readonly(z.object({ type: z.literal('resync'), uri: z.string() })),
  z.readonly(z.object({ type: z.literal('clientError'), text: z.string(), stack: z.optional(z.string()) })),
]);
export type PanelMessage = z.infer<typeof panelMessageSchema>;

/** The messages of one type. */
export type HostMessageOf<T extends HostMessage['type']> = Extract<HostMessage, { readonly type: T }>;
export type PanelMessageOf<T extends PanelMessage['type']> = Extract<PanelMessage, { readonly type: T }>;

/** A message that is answered by `confirmed` or `refused`. */
export type PanelRequest = Extract<PanelMessage, { readonly requestId: number }>;
