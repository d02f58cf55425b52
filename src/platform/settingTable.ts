import { severities } from '../core/rules/rule';

/** A setting as data: the manifest and the table of the README are made from this. */
export interface SettingDescription {
  /** Without the prefix `articleAnnotator.`. */
  readonly name: string;
  readonly scope: 'window' | 'resource' | 'language-overridable';
  /** Markdown. */
  readonly description: string;
  /** JSON schema of the value, its default included. `rules` is completed from the table of rules. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** What each value of an enumeration means. */
  readonly valueDescriptions?: readonly string[];
}

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

export const settingTable = [
  {
    name: 'detect',
    scope: 'window',
    description: 'What to do with a plain-text document that reads like an article record (line 1 an address, line 4 a date, line 5 an integer, a long line 6). `files.associations` always wins.',
    schema: { type: 'string', enum: detectModes, default: 'automatic' },
    valueDescriptions: [
      'All four signs switch the language to Article; three of four offer to.',
      'Three or four signs offer to switch the language.',
      'Never look into plain-text documents.',
    ],
  },
  {
    name: 'rules',
    scope: 'resource',
    description: 'Severity of each check, or `off`. A check that is not named keeps its default.',
    schema: { type: 'object', default: {}, additionalProperties: false },
  },
  {
    name: 'numberMeaning',
    scope: 'resource',
    description: 'What the integer on line 5 stands for in this corpus, such as `id` or `shares`; shown where the number is. Empty: not known.',
    schema: { type: 'string', default: '', examples: ['id', 'shares', 'comments', 'page'] },
  },
  {
    name: 'vocabulary',
    scope: 'resource',
    description: 'A file with the subjects that may be used, one a line, relative to the workspace folder. Where it is set, other subjects are found by `subjects.not-in-vocabulary`.',
    schema: { type: 'string', default: '' },
  },
  {
    name: 'saveAnnotations',
    scope: 'resource',
    description: 'When the sidecar with the annotations is saved. While the article itself has unsaved changes, both are saved together in either case.',
    schema: { type: 'string', enum: saveModes, default: 'onTag' },
    valueDescriptions: [
      'With every tag, where the article is saved.',
      'Like any file: with Save, Save All or auto save.',
    ],
  },
  {
    name: 'labelNames',
    scope: 'resource',
    description: 'Whether the text editor shows the label of a tag behind it.',
    schema: { type: 'string', enum: labelNameModes, default: 'off' },
    valueDescriptions: [
      'Colour and line tell labels apart; the hover names them.',
      'A short form of the label stands behind each tag.',
    ],
  },
  {
    name: 'panel.labelNames',
    scope: 'resource',
    description: 'Whether the annotation panel writes the label behind a tag.',
    schema: { type: 'string', enum: panelLabelNameModes, default: 'first' },
    valueDescriptions: [
      'Behind the first tag of each label in a paragraph.',
      'Behind every tag.',
      'Nowhere; colour, line and the list of entities tell labels apart.',
    ],
  },
  {
    name: 'panel.snapToWords',
    scope: 'resource',
    description: 'Whether a selection with the mouse in the annotation panel grows to whole words. With Alt held it never does.',
    schema: { type: 'boolean', default: true },
  },
  {
    name: 'panel.advance',
    scope: 'resource',
    description: 'Whether tagging with a key in the annotation panel goes on to the next untagged name or number. The panel’s key `>` turns it on and off.',
    schema: { type: 'boolean', default: false },
  },
  {
    name: 'panel.syncScroll',
    scope: 'resource',
    description: 'Whether the annotation panel and the text editor scroll together.',
    schema: { type: 'boolean', default: true },
  },
  {
    name: 'publishers',
    scope: 'resource',
    description: 'Publishers beyond the built-in table: the name that ends their page titles, and their hosts.',
    schema: {
      type: 'array',
      default: [],
      items: {
        type: 'object',
        required: ['name', 'hosts'],
        additionalProperties: false,
        properties: {
          name: { type: 'string', description: 'The publisher as its page titles end, such as `The Aldary Courier`.' },
          aliases: { type: 'array', items: { type: 'string' }, description: 'Other endings of its page titles.' },
          hosts: { type: 'array', items: { type: 'string' }, description: 'Its hosts, such as `aldarycourier.example`; subdomains are included.' },
        },
      },
    },
  },
] as const satisfies readonly SettingDescription[];

export type SettingName = (typeof settingTable)[number]['name'];
