import * as z from 'zod/mini';
import { nameKinds } from '../core/text/nameKinds';

/** Raised with every change that an older end cannot read. */
export const protocolVersion = 2;

/** Every message about an article names it and the version of its text, whose offsets it counts in. */
export const aboutArticle = { uri: z.string(), version: z.int() };

/** Where the view stands: beside articles, or as the tab of one. */
export const viewPlaces = ['panel', 'editor'] as const;
export type ViewPlace = (typeof viewPlaces)[number];

/** What the host can set in the view. */
export const settingsSchema = z.readonly(z.object({
  place: z.enum(viewPlaces),
  locked: z.boolean(),
  /** Where a tag shows its label's abbreviation. */
  labelNames: z.enum(['first', 'always', 'never']),
  /** Whether a selection grows to whole words. */
  snapToWords: z.boolean(),
  syncScroll: z.boolean(),
  /** Whether a tag by key goes on to the next name. */
  advance: z.boolean(),
  /** What the way from name to name stops at. */
  nextName: z.readonly(z.array(z.enum(nameKinds))),
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
  /** In pixels, where the user has set them. */
  sideWidth: z.optional(z.int()),
  sideHeight: z.optional(z.int()),
  sideClosed: z.optional(z.boolean()),
}));
export type ViewState = z.infer<typeof viewStateSchema>;
