import * as z from 'zod/mini';
import { fieldNames } from '../core/record/record';
import { severities } from '../core/rules/rule';
import { entityListSchema, isRange, rangeSchema } from './entity';

/** How a tag's underline is drawn, so that color is never the only sign. */
const tagShapes = ['solid', 'dashed', 'dotted', 'double'] as const;

const attributeDefinitionSchema = z.readonly(z.object({
  name: z.string(),
  display: z.string(),
  /** Empty for a flag that is set or not; else the values to choose from. */
  values: z.readonly(z.array(z.string())),
}));
export type AttributeDefinition = z.infer<typeof attributeDefinitionSchema>;

/** Only addresses of the web are links. */
const guidelineBlockSchema = z.readonly(z.object({
  kind: z.enum(['heading', 'paragraph', 'item']),
  content: z.readonly(z.array(z.readonly(z.object({ text: z.string(), href: z.optional(z.string().check(z.regex(/^https?:\/\//))) })))),
}));

const labelSchema = z.readonly(z.object({
  /** The type's name in the annotation file. */
  name: z.string().check(z.minLength(1)),
  /** What the user reads. */
  display: z.string(),
  /** Short form shown beside a tag. */
  abbreviation: z.string(),
  /** `#rrggbb`, or the id of a theme colour as in `articleAnnotator.person`. The client mends its contrast. */
  color: z.string(),
  shape: z.enum(tagShapes),
  /** `1` to `9`, where the label has a digit. */
  digit: z.optional(z.string().check(z.regex(/^[1-9]$/))),
  /** One lower-case character that is not one of the panel's own keys. */
  letter: z.optional(z.string().check(z.minLength(1), z.maxLength(2))),
  /** Depth in the hierarchy of types, from 0. */
  depth: z.optional(z.int().check(z.nonnegative())),
  /** False for a type that only groups others. */
  taggable: z.boolean(),
  attributes: z.readonly(z.array(attributeDefinitionSchema)),
  /** What the corpus' guidelines say about it. */
  guideline: z.optional(z.readonly(z.array(guidelineBlockSchema))),
}));
export type Label = z.infer<typeof labelSchema>;

export const labelsSchema = z.readonly(z.array(labelSchema));

/** A paragraph of the body, without its line ending. */
export interface Paragraph {
  readonly start: number;
  readonly end: number;
  /** Whether the break before it was lost and is only shown. */
  readonly lostBreak: boolean;
}

function isParagraphList(value: unknown): value is readonly Paragraph[] {
  if (!Array.isArray(value)) return false;
  let reached = 0;
  for (const paragraph of value as readonly unknown[]) {
    if (!isRange(paragraph) || paragraph.start < reached || typeof (paragraph as Partial<Paragraph>).lostBreak !== 'boolean') return false;
    reached = paragraph.end;
  }
  return true;
}

/** A part of the line under the headline: a range of the article, or words about it. */
const bylinePartSchema = z.union([
  z.readonly(z.object({ kind: z.literal('range'), range: rangeSchema })),
  z.readonly(z.object({ kind: z.literal('words'), words: z.string() })),
]);
export type BylinePart = z.infer<typeof bylinePartSchema>;

const fixSchema = z.readonly(z.object({ title: z.string(), safe: z.boolean() }));

/** A finding in the user's language; a fix is named by its place in the list. */
const findingSchema = z.readonly(z.object({
  /** Names the finding in `applyFix`; valid until findings are told again. */
  id: z.string(),
  rule: z.string(),
  severity: z.enum(severities),
  field: z.optional(z.enum(fieldNames)),
  range: rangeSchema,
  /** The tag it is about. */
  entity: z.optional(z.string()),
  problem: z.string(),
  found: z.optional(z.string()),
  expected: z.optional(z.string()),
  fixes: z.readonly(z.array(fixSchema)),
  /** Whether it can be accepted as it is. */
  acceptable: z.optional(z.boolean()),
}));
export type PanelFinding = z.infer<typeof findingSchema>;

/** A row of the metadata form. */
const metadataRowSchema = z.readonly(z.object({
  field: z.enum(fieldNames),
  title: z.string(),
  /** The source line as written; `undefined` where the field has no line. */
  value: z.optional(z.string()),
  /** Views of the value, as the subjects with their commas restored. */
  /** `written` is how the line has it. */
  chips: z.optional(z.readonly(z.array(z.readonly(z.object({ text: z.string(), restored: z.boolean(), written: z.string() }))))),
  /** The day that the field names, as `YYYY-MM-DD`. */
  day: z.optional(z.string()),
}));
export type MetadataRow = z.infer<typeof metadataRowSchema>;

/** How much a rule found, told or not. */
const ruleTotalSchema = z.readonly(z.object({
  count: z.int().check(z.nonnegative()),
  /** How many of them one `fixAll` mends. */
  fixable: z.int().check(z.nonnegative()),
}));

export const checkResultSchema = z.readonly(z.object({
  metadata: z.readonly(z.array(metadataRowSchema)),
  /** In the order of the text; of a rule that found thousands only the first. */
  findings: z.readonly(z.array(findingSchema)),
  /** By id of the rule. */
  totals: z.readonly(z.record(z.string(), ruleTotalSchema)),
  /** How many findings can be fixed without judgement. */
  safe: z.int().check(z.nonnegative()),
}));
export type CheckResult = z.infer<typeof checkResultSchema>;

export const annotationSnapshotSchema = z.readonly(z.object({
  /** Counts every change of the annotations; independent of the text's version. */
  revision: z.int().check(z.nonnegative()),
  entities: entityListSchema,
  canUndo: z.boolean(),
  canRedo: z.boolean(),
}));
export type AnnotationSnapshot = z.infer<typeof annotationSnapshotSchema>;

/** Place of the article in the corpus; `annotated` counts articles with at least one tag. */
export const progressSchema = z.readonly(z.object({
  position: z.int().check(z.nonnegative()),
  total: z.int().check(z.nonnegative()),
  annotated: z.int().check(z.nonnegative()),
}));
export type Progress = z.infer<typeof progressSchema>;

export const articleSchema = z.readonly(z.object({
  uri: z.string(),
  /** Version of the text document. */
  version: z.int(),
  fileName: z.string(),
  /** BCP 47 tag of the text's language, for hyphenation and speech; `undefined` where not known. */
  language: z.optional(z.string()),
  /** The editor's text, the whole of it. */
  text: z.string(),
  headline: z.optional(rangeSchema),
  /** In the order shown; their ranges ascend. */
  byline: z.readonly(z.array(bylinePartSchema)),
  paragraphs: z.custom<readonly Paragraph[]>(isParagraphList),
  labels: labelsSchema,
  annotations: annotationSnapshotSchema,
  checks: checkResultSchema,
  progress: z.optional(progressSchema),
  /** Whether tags may be changed; if not, why not is in `readOnlyReason`. */
  readOnlyReason: z.optional(z.string()),
}));
export type Article = z.infer<typeof articleSchema>;
