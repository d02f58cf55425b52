import * as z from 'zod/mini';
import { nameKinds } from '../text/nameKinds';
import { severities } from '../rules/rule';
import { acceptedFileName } from './articleNames';
import { suggestionThresholds } from '../suggestions/policy';

/** Prefix of every setting; also of commands, context keys and view types. */
export const settingPrefix = 'articleAnnotator';

const detectModes = ['automatic', 'ask', 'never'] as const;

export type DetectMode = (typeof detectModes)[number];

const saveModes = ['onTag', 'withArticle'] as const;

export type SaveMode = (typeof saveModes)[number];

const labelNameModes = ['off', 'abbreviation'] as const;

export type LabelNameMode = (typeof labelNameModes)[number];

/** Where a tag in the annotation panel shows its label. */
const panelLabelNameModes = ['first', 'always', 'never'] as const;

export type PanelLabelNameMode = (typeof panelLabelNameModes)[number];

/** When suggestions are shown. */
const suggestionModes = ['afterFirstTag', 'always', 'never'] as const;

export type SuggestionMode = (typeof suggestionModes)[number];

/** In which order *Next Article* goes through articles. */
const articleOrders = ['name', 'uncertainty'] as const;

export type ArticleOrder = (typeof articleOrders)[number];

export const severityValues = ['off', ...severities] as const;

export type SeverityValue = (typeof severityValues)[number];

interface SettingForm<Value> {
  readonly form: z.ZodMiniType<Value>;
  readonly default: Value;
}

function setting<Value>(form: z.ZodMiniType<Value>, fallback: NoInfer<Value>): SettingForm<Value> {
  return { form, default: fallback };
}

const probabilityForm = z.number().check(z.minimum(0), z.maximum(1));

/** A digit, or a lower-case letter of any script that is no key of the annotation panel itself; a test holds these, here and in the help, to the panel's table. */
const labelKeyForm = z.string().check(z.regex(/^(?:[1-9]|(?![fglnx])\p{Ll}|\p{Lo})$/u));

const publisherForm = z.object({
  name: z.string().check(z.describe('Name that ends the publisher\'s page titles, such as `The Aldary Courier`.')),
  aliases: z._default(z.array(z.string()), []).check(z.describe('Other endings of its page titles.')),
  hosts: z.array(z.string()).check(z.describe('Its hosts, such as `aldarycourier.example`, including their subdomains.')),
});

/** What a value has to look like, and what holds where there is none: the manifest, VS Code and the command line go by it. */
export const settings = {
  detect: setting(z.enum(detectModes), 'automatic'),
  rules: setting(z.record(z.string(), z.enum(severityValues)), {}),
  numberMeaning: setting(z.string(), ''),
  vocabulary: setting(z.string(), ''),
  saveAnnotations: setting(z.enum(saveModes), 'onTag'),
  labelNames: setting(z.enum(labelNameModes), 'off'),
  labelKeys: setting(z.record(z.string(), labelKeyForm), {}),
  'panel.labelNames': setting(z.enum(panelLabelNameModes), 'first'),
  'panel.snapToWords': setting(z.boolean(), true),
  'panel.advance': setting(z.boolean(), false),
  'panel.nextName': setting(z.array(z.enum(nameKinds)), [...nameKinds]),
  'panel.syncScroll': setting(z.boolean(), true),
  'corpus.severity': setting(z.enum(severities), 'warning'),
  'corpus.order': setting(z.enum(articleOrders), 'name'),
  'suggestions.show': setting(z.enum(suggestionModes), 'afterFirstTag'),
  'suggestions.shown': setting(probabilityForm, suggestionThresholds.shown),
  'suggestions.sure': setting(probabilityForm, suggestionThresholds.sure),
  publishers: setting(z.array(publisherForm), []),
  accepted: setting(z.string(), acceptedFileName),
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
  /** Whether its value leads to a file: in Restricted Mode a workspace does not choose which file is read, or written. */
  readonly namesFile?: true;
}

export const settingHelp: Readonly<Record<SettingName, SettingHelp>> = {
  detect: {
    scope: 'window',
    description: 'Controls what happens when a plain-text file looks like an article (line 1 is a URL, line 4 a date, line 5 an integer, line 6 long). `files.associations` always takes precedence.',
    valueDescriptions: [
      'With all four signs, change the language mode to Article; with three, ask.',
      'With three or four signs, ask whether to change the language mode.',
      'Never inspect plain-text files.',
    ],
  },
  rules: {
    scope: 'resource',
    description: 'Severity of each rule, or `off`. A rule that is not listed keeps its default severity.',
  },
  numberMeaning: {
    scope: 'resource',
    description: 'Meaning of the integer on line 5 in this corpus, such as `id` or `shares`; shown with the number. If it names the article, articles with the same number are reported. Leave empty if unknown.',
    examples: ['id', 'shares', 'comments', 'page'],
  },
  vocabulary: {
    scope: 'resource',
    namesFile: true,
    description: 'File that lists the allowed subjects, one per line, relative to the workspace folder. Other subjects are reported by `subjects.not-in-vocabulary`.',
  },
  saveAnnotations: {
    scope: 'resource',
    description: 'Controls when the annotation file is saved. While the article has unsaved changes, both files are saved together in either case.',
    valueDescriptions: [
      'After every change of a tag, if the article is saved.',
      'Like any other file: with Save, Save All or Auto Save.',
    ],
  },
  labelNames: {
    scope: 'resource',
    description: 'Controls whether the text editor shows the label after each tag.',
    valueDescriptions: [
      'Color and underline distinguish labels; the hover names them.',
      'Show a short form of the label after each tag.',
    ],
  },
  labelKeys: {
    scope: 'resource',
    description: 'Keys of labels, by their names as in the annotation files: `{ "Person": "p", "Ship": "1" }`. A key is a digit from 1 to 9, or a letter other than `f`, `g`, `l`, `n` and `x`, which the annotation panel itself uses. Other labels get the keys that remain; if there are more than nine, the most used ones come first.',
  },
  'panel.labelNames': {
    scope: 'resource',
    description: 'Controls whether the annotation panel shows the label after a tag.',
    valueDescriptions: [
      'After the first tag of each label in a paragraph.',
      'After every tag.',
      'Never; color, underline and the Tags list distinguish labels.',
    ],
  },
  'panel.snapToWords': {
    scope: 'resource',
    description: 'Controls whether a mouse selection in the annotation panel extends to whole words. Hold Alt to select freely.',
  },
  'panel.advance': {
    scope: 'resource',
    description: 'Controls whether the annotation panel selects the next untagged name or number after each tag. Toggle it with `>` in the panel.',
  },
  'panel.nextName': {
    scope: 'resource',
    description: 'Controls what the keys `.` and `,` of the annotation panel go to: untagged names, numbers, dates.',
  },
  'panel.syncScroll': {
    scope: 'resource',
    description: 'Controls whether the annotation panel and the text editor scroll together.',
  },
  'corpus.severity': {
    scope: 'window',
    description: 'The lowest severity that “Check All Articles” shows. Open articles always show all of their problems.',
  },
  'corpus.order': {
    scope: 'resource',
    description: 'Controls which article of the folder *Next Article* goes to.',
    valueDescriptions: [
      'The next one by name.',
      'Of the next 30 articles without tags, the one whose suggestions are least sure. Whether that order makes suggestions better sooner is not proven.',
    ],
  },
  'suggestions.show': {
    scope: 'resource',
    description: 'Controls when tags are suggested. Suggestions are learned on this machine from the tags in the folder.',
    valueDescriptions: [
      'In the panel and the annotation editor; in text editors once anything is tagged in the folder or in the article.',
      'Always. Before the first tag, rules for English suggest names, dates and numbers.',
      'Never.',
    ],
  },
  'suggestions.shown': {
    scope: 'resource',
    description: 'Show suggestions of this probability and above, from 0 to 1.',
  },
  'suggestions.sure': {
    scope: 'resource',
    description: 'Suggestions of this probability and above count as sure: they have a solid frame, and *Accept All Sure Suggestions* accepts them.',
  },
  publishers: {
    scope: 'resource',
    description: 'Publishers to add to the built-in table: the name that ends their page titles, and their hosts.',
  },
  accepted: {
    scope: 'resource',
    namesFile: true,
    description: 'File that lists the problems you accepted, one per line. The nearest one is used, from the article’s folder up to the workspace folder. Neither the editor nor the command line reports the problems in it. Leave empty to accept nothing.',
  },
};
