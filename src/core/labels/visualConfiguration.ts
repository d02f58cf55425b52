import { readConfigurationFile, type ConfigurationForm, type ConfigurationNode, type ConfigurationProblem } from './configurationFile';

/** What a user's visual.conf says of one name: CSS colors as written there. */
export interface DrawingStyle {
  readonly foreground: string | undefined;
  readonly background: string | undefined;
  readonly border: string | undefined;
}

export interface VisualConfiguration {
  /** Names to show, the longest first, by stored name. */
  readonly labels: ReadonlyMap<string, readonly string[]>;
  /** Styles by stored name, those of `SPAN_DEFAULT` filled in. */
  readonly styles: ReadonlyMap<string, DrawingStyle>;
  readonly problems: readonly ConfigurationProblem[];
}

const form: ConfigurationForm = {
  file: 'visual.conf',
  sections: ['labels', 'drawing'],
  optionalSections: ['options'],
  sectionAliases: {},
  spacedSections: ['labels'],
  stored: () => false,
};

/** Reads visual.conf: what labels are called on the screen, and their colors. */
export function readVisualConfiguration(text: string): VisualConfiguration {
  const { sections, problems } = readConfigurationFile(text, form);
  const labels = new Map((sections.get('labels') ?? []).map(({ name, aliases }) => [name, aliases]));
  const drawing = sections.get('drawing') ?? [];
  const standard = drawing.find(({ name }) => name === 'SPAN_DEFAULT');
  const styles = new Map(drawing.map((node) => [node.name, styleOf(node, standard)]));
  return { labels, styles, problems };
}

function styleOf(node: ConfigurationNode, standard: ConfigurationNode | undefined): DrawingStyle {
  const value = (key: string): string | undefined => valueOf(node, key) ?? (standard && valueOf(standard, key));
  return { foreground: value('fgColor'), background: value('bgColor'), border: value('borderColor') };
}

/** Colors are data for a style: anything that is no plain color name, hex or function of numbers is left out. */
const colorForm = /^(?:#[0-9A-Fa-f]{3,8}|[A-Za-z]+|(?:rgb|rgba|hsl|hsla)\([0-9.,% ]+\))$/;

/** brat reads a hyphen as a comma, because commas part the fields. */
function valueOf(node: ConfigurationNode, key: string): string | undefined {
  const field = node.fields.find((candidate) => candidate.startsWith(`${key}:`));
  const value = field?.slice(key.length + 1).replaceAll('-', ',');
  return value !== undefined && colorForm.test(value) ? value : undefined;
}
