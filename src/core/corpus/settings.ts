import * as z from 'zod/mini';
import { severities } from '../rules/rule';

/** Prefix of every setting; also of commands, context keys and view types. */
export const settingPrefix = 'articleAnnotator';

export const detectModes = ['automatic', 'ask', 'never'] as const;

export type DetectMode = (typeof detectModes)[number];

export const saveModes = ['onTag', 'withArticle'] as const;

export type SaveMode = (typeof saveModes)[number];

export const labelNameModes = ['off', 'abbreviation'] as const;

export type LabelNameMode = (typeof labelNameModes)[number];

/** Where a tag in the annotation panel shows its label. */
export const panelLabelNameModes = ['first', 'always', 'never'] as const;

export type PanelLabelNameMode = (typeof panelLabelNameModes)[number];

export const severityValues = ['off', ...severities] as const;

export type SeverityValue = (typeof severityValues)[number];

interface SettingForm<Value> {
  readonly form: z.ZodMiniType<Value>;
  readonly default: Value;
}

function setting<Value>(form: z.ZodMiniType<Value>, fallback: NoInfer<Value>): SettingForm<Value> {
  return { form, default: fallback };
}

const publisherForm = z.object({
  name: z.string().check(z.describe('The publisher as its page titles end, such as `The Aldary Courier`.')),
  aliases: z._default(z.array(z.string()), []).check(z.describe('Other endings of its page titles.')),
  hosts: z.array(z.string()).check(z.describe('Its hosts, such as `aldarycourier.example`; subdomains are included.')),
});

/** What a value has to look like, and what holds where there is none: the manifest, VS Code and the command line go by it. */
export const settings = {
  detect: setting(z.enum(detectModes), 'automatic'),
  rules: setting(z.record(z.string(), z.enum(severityValues)), {}),
  numberMeaning: setting(z.string(), ''),
  vocabulary: setting(z.string(), ''),
  saveAnnotations: setting(z.enum(saveModes), 'onTag'),
  labelNames: setting(z.enum(labelNameModes), 'off'),
  'panel.labelNames': setting(z.enum(panelLabelNameModes), 'first'),
  'panel.snapToWords': setting(z.boolean(), true),
  'panel.advance': setting(z.boolean(), false),
  'panel.syncScroll': setting(z.boolean(), true),
  publishers: setting(z.array(publisherForm), []),
} as const;

/** Without the prefix. */
export type SettingName = keyof typeof settings;

export type SettingValue<Name extends SettingName> = (typeof settings)[Name]['default'];

/** A value as it may be used. */
export interface ReadSetting<Value> {
  /** The default where there is no value, or one that is not of the setting's form. */
  readonly value: Value;
  /** Where a value is not of its form, as `0.hosts`; empty for the value as a whole, undefined where nothing is wrong. */
  readonly wrongAt: string | undefined;
}

/** Reads what stands in a settings file. A slip there never turns anything off: the default holds, and the caller reports it. */
export function readSetting<Name extends SettingName>(name: Name, written: unknown): ReadSetting<SettingValue<Name>> {
  const { form, default: fallback } = settings[name] as SettingForm<SettingValue<Name>>;
  if (written === undefined) return { value: fallback, wrongAt: undefined };
  const result = form.safeParse(written);
  return result.success ? { value: result.data, wrongAt: undefined } : { value: fallback, wrongAt: result.error.issues[0]?.path.join('.') ?? '' };
}

/** What the manifest and the documentation say of a setting. */
export interface SettingHelp {
  readonly scope: 'window' | 'resource' | 'language-overridable';
  /** Markdown. */
  readonly description: string;
  /** What each value of an enumeration means. */
  readonly valueDescriptions?: readonly string[];
  readonly examples?: readonly string[];
}

export const settingHelp: Readonly<Record<SettingName, SettingHelp>> = {
  detect: {
    scope: 'window',
    description: 'What to do with a plain-text document that reads like an article record (line 1 an address, line 4 a date, line 5 an integer, a long line 6). `files.associations` always wins.',
    valueDescriptions: [
      'All four signs switch the language to Article; three of four offer to.',
      'Three or four signs offer to switch the language.',
      'Never look into plain-text documents.',
    ],
  },
  rules: {
    scope: 'resource',
    description: 'Severity of each check, or `off`. A check that is not named keeps its default.',
  },
  numberMeaning: {
    scope: 'resource',
    description: 'What the integer on line 5 stands for in this corpus, such as `id` or `shares`; shown where the number is. Empty: not known.',
    examples: ['id', 'shares', 'comments', 'page'],
  },
  vocabulary: {
    scope: 'resource',
    description: 'A file with the subjects that may be used, one a line, relative to the workspace folder. Where it is set, other subjects are found by `subjects.not-in-vocabulary`.',
  },
  saveAnnotations: {
    scope: 'resource',
    description: 'When the sidecar with the annotations is saved. While the article itself has unsaved changes, both are saved together in either case.',
    valueDescriptions: [
      'With every tag, where the article is saved.',
      'Like any file: with Save, Save All or auto save.',
    ],
  },
  labelNames: {
    scope: 'resource',
    description: 'Whether the text editor shows the label of a tag behind it.',
    valueDescriptions: [
      'Colour and line tell labels apart; the hover names them.',
      'A short form of the label stands behind each tag.',
    ],
  },
  'panel.labelNames': {
    scope: 'resource',
    description: 'Whether the annotation panel writes the label behind a tag.',
    valueDescriptions: [
      'Behind the first tag of each label in a paragraph.',
      'Behind every tag.',
      'Nowhere; colour, line and the list of entities tell labels apart.',
    ],
  },
  'panel.snapToWords': {
    scope: 'resource',
    description: 'Whether a selection with the mouse in the annotation panel grows to whole words. With Alt held it never does.',
  },
  'panel.advance': {
    scope: 'resource',
    description: 'Whether tagging with a key in the annotation panel goes on to the next untagged name or number. The panel’s key `>` turns it on and off.',
  },
  'panel.syncScroll': {
    scope: 'resource',
    description: 'Whether the annotation panel and the text editor scroll together.',
  },
  publishers: {
    scope: 'resource',
    description: 'Publishers beyond the built-in table: the name that ends their page titles, and their hosts.',
  },
};
