import * as z from 'zod/mini';
import { annotationSnapshotSchema, articleSchema, checkResultSchema, labelsSchema, progressSchema } from './article';
import { entityListSchema, rangeSchema } from './entity';
import { panelCommandSchema } from './panelCommands';
import { aboutArticle, protocolVersion, settingsSchema } from './messageParts';
import { offerFields } from './suggestions';

/** A change of the annotations from revision `base` to `revision`, of the text in this version. */
const annotationPatch = {
  ...aboutArticle,
  base: z.int(),
  revision: z.int(),
  added: entityListSchema,
  changed: entityListSchema,
  removed: z.readonly(z.array(z.string())),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
};
export type AnnotationPatch = Readonly<z.infer<z.ZodMiniObject<typeof annotationPatch>>>;

/** What the host tells a panel. */
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
  /** The annotations were changed, not by a request of this client: the answer to one carries what it changed. */
  z.readonly(z.object({ type: z.literal('annotationsChanged'), ...annotationPatch })),
  z.readonly(z.object({ type: z.literal('checksChanged'), ...aboutArticle, checks: checkResultSchema })),
  /** What is suggested by now; replaces what was. */
  z.readonly(z.object({ type: z.literal('suggestions'), ...aboutArticle, ...offerFields })),
  z.readonly(z.object({ type: z.literal('labelsChanged'), uri: z.string(), labels: labelsSchema })),
  /** Tags cannot be changed any more, and why; or they can again. */
  z.readonly(z.object({ type: z.literal('readOnlyChanged'), uri: z.string(), reason: z.optional(z.string()) })),
  /** The text editor's selection, or the tag that somebody goes to. */
  z.readonly(z.object({ type: z.literal('selection'), ...aboutArticle, range: rangeSchema, tag: z.optional(z.string()) })),
  /** Tell what is selected, if it was not told yet, and then `selectionTold`. */
  z.readonly(z.object({ type: z.literal('tellSelection') })),
  /** Show this offset at the top: a fractional UTF-16 offset, so that one line of 500 kB can be scrolled smoothly. */
  z.readonly(z.object({ type: z.literal('scroll'), ...aboutArticle, offset: z.number().check(z.nonnegative()) })),
  z.readonly(z.object({ type: z.literal('settings'), settings: settingsSchema })),
  z.readonly(z.object({ type: z.literal('progress'), progress: progressSchema })),
  /** The request was carried out. */
  z.readonly(z.object({
    type: z.literal('confirmed'),
    requestId: z.int(),
    /** What it changed in the annotations, where they are others now. */
    patch: z.optional(z.readonly(z.object(annotationPatch))),
    /** Ids of the entities it asked for, by their provisional ones. */
    ids: z.optional(z.readonly(z.record(z.string(), z.string()))),
    /** What happened, in the user's language, where only the host can say it. */
    announcement: z.optional(z.string()),
  })),
  /** The request was not carried out; the reason is shown, what was painted is taken back. */
  z.readonly(z.object({ type: z.literal('refused'), requestId: z.int(), reason: z.string() })),
  /** Answer to `askSubjects`: what the articles of the folder use, the most frequent first. */
  z.readonly(z.object({ type: z.literal('subjects'), subjects: z.readonly(z.array(z.string())) })),
  /** What the corpus tags in scripts without capital letters, told where the article has such letters. */
  z.readonly(z.object({ type: z.literal('knownNames'), uri: z.string(), names: z.readonly(z.array(z.string())) })),
  /** Something was done to the article that is no change of its text or tags; in the user's language. */
  z.readonly(z.object({ type: z.literal('notice'), text: z.string() })),
  /** Run a command of the view, as its key would; `label` is the digit or name of a label. */
  z.readonly(z.object({ type: z.literal('run'), command: panelCommandSchema, label: z.optional(z.string()) })),
]);
export type HostMessage = z.infer<typeof hostMessageSchema>;

/** The messages of one type. */
export type HostMessageOf<T extends HostMessage['type']> = Extract<HostMessage, { readonly type: T }>;
