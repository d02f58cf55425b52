import { abbreviationsOf } from './abbreviation';
import { overlapNames, readAnnotationConfiguration, type ArgumentDefinition, type DefinedType, type OverlapDefinition } from './annotationConfiguration';
import type { ConfigurationProblem } from './configurationFile';
import { readVisualConfiguration, type DrawingStyle, type VisualConfiguration } from './visualConfiguration';

/** How the line under a tag looks, so that color is never alone. */
const borderShapes = ['solid', 'dashed', 'dotted', 'double'] as const;

type BorderShape = (typeof borderShapes)[number];

/** A label that entities, or the triggers of events, can have. */
export interface LabelType {
  /** As stored in standoff files. */
  readonly name: string;
  readonly kind: 'entity' | 'event';
  readonly displayName: string;
  /** Shorter names to show where there is no room, the longest first. */
  readonly shortNames: readonly string[];
  /** A short form that no other label has. */
  readonly abbreviation: string;
  /** Other names of it in configurations; never stored. */
  readonly aliases: readonly string[];
  readonly parent: string | undefined;
  /** How deep in the hierarchy, from 0. */
  readonly depth: number;
  /** False for names that only group others; an entity with such a label is valid all the same. */
  readonly taggable: boolean;
  /** 1 to 9: of the first nine taggable labels, or as {@link withKeys} gave them. */
  readonly digit: number | undefined;
  /** Lower-case letter that tags with it, where {@link withKeys} gave one. */
  readonly letter?: string | undefined;
  /** Which of the {@link paletteSize} colors of the theme; labels of the built-in meaning have the built-in color. */
  readonly palette: number;
  readonly border: BorderShape;
  /** Colors of a user's visual.conf, where it tells. */
  readonly style: DrawingStyle | undefined;
  /** Names of the attributes it can have. */
  readonly attributes: readonly string[];
  /** Names of the knowledge bases it can be linked to; empty: any. */
  readonly normalizations: readonly string[];
  /** Roles of an event. */
  readonly arguments: readonly ArgumentDefinition[];
}

export interface AttributeType {
  readonly name: string;
  readonly displayName: string;
  /** Empty for an attribute that is only there or not. */
  readonly values: readonly string[];
  readonly defaultValue: string | undefined;
  /** What can have it: names of labels and relations, `<ANY>`, `<ENTITY>`, `<EVENT>`, `<RELATION>`; empty where nothing is said. */
  readonly targets: readonly string[];
}

export interface RelationType {
  readonly name: string;
  readonly displayName: string;
  readonly arguments: readonly ArgumentDefinition[];
  /** Pairs of arguments, one for each line that defines it. */
  readonly forms: readonly (readonly ArgumentDefinition[])[];
  /** Whether it stands in `*` lines: all its members are the same. */
  readonly equivalence: boolean;
}

/** Digits that are keys of labels: 1 to 9. */
export const mostDigits = 9;

/** Number of colors that labels share; more labels than these differ in shape. */
const paletteSize = 9;

/** Whether labels are those of an annotation.conf, those in use where there is none, or the built-in ones where nothing is tagged. */
export type LabelOrigin = 'configuration' | 'in-use' | 'built-in';

/** All that a {@link LabelSet} is made of; plain data. */
export type LabelSetParts = Pick<LabelSet, 'types' | 'attributes' | 'relations' | 'origin' | 'overlaps'>;

/** The labels, attributes and relations of a corpus. */
export class LabelSet {
  readonly types: readonly LabelType[];
  readonly attributes: readonly AttributeType[];
  readonly relations: readonly RelationType[];
  /** Where they come from. */
  readonly origin: LabelOrigin;
  /** Which tags may overlap; empty where nothing is said of it. */
  readonly overlaps: readonly OverlapDefinition[];
  readonly #byName: ReadonlyMap<string, LabelType>;

  constructor(types: readonly LabelType[], attributes: readonly AttributeType[], relations: readonly RelationType[], origin: LabelOrigin, overlaps: readonly OverlapDefinition[] = []) {
    this.origin = origin;
    this.overlaps = overlaps;
    this.types = types;
    this.attributes = attributes;
    this.relations = relations;
    this.#byName = new Map(types.map((type) => [type.name, type]));
  }

  static of({ types, attributes, relations, origin, overlaps }: LabelSetParts): LabelSet {
    return new LabelSet(types, attributes, relations, origin, overlaps);
  }

  get parts(): LabelSetParts {
    const { types, attributes, relations, origin, overlaps } = this;
    return { types, attributes, relations, origin, overlaps };
  }

  /** The same with other labels. */
  withTypes(types: readonly LabelType[]): LabelSet {
    return new LabelSet(types, this.attributes, this.relations, this.origin, this.overlaps);
  }

  /** The label of this stored name. */
  find(name: string): LabelType | undefined {
    return this.#byName.get(name);
  }

  /** Whether a tag can have the label, by its name or another one. */
  canTag(name: string): boolean {
    const type = this.find(name);
    return type !== undefined && type.taggable && type.kind === 'entity';
  }

  /** What to choose from when tagging. */
  get taggable(): readonly LabelType[] {
    return this.types.filter(({ taggable, kind }) => taggable && kind === 'entity');
  }
}

interface BuiltInLabel {
  readonly name: string;
  readonly border: BorderShape;
  /** Names that other corpora give it. */
  readonly synonyms: readonly string[];
}

/** The order is the order of the digits and of the colors of the theme. */
const builtIn: readonly BuiltInLabel[] = [
  { name: 'Person', border: 'solid', synonyms: ['per', 'people'] },
  { name: 'Organization', border: 'solid', synonyms: ['org', 'organisation', 'company'] },
  { name: 'Place', border: 'solid', synonyms: ['loc', 'gpe', 'location', 'fac', 'facility'] },
  { name: 'Group', border: 'dashed', synonyms: ['norp'] },
  { name: 'Event', border: 'double', synonyms: [] },
  { name: 'Law', border: 'solid', synonyms: [] },
  { name: 'Work', border: 'dashed', synonyms: ['work_of_art', 'product'] },
  { name: 'Date', border: 'dotted', synonyms: ['time'] },
  { name: 'Quantity', border: 'dotted', synonyms: ['money', 'percent', 'cardinal', 'ordinal'] },
];

/** Texts of the two configuration files, where they exist. */
export interface LabelSources {
  readonly annotation?: string | undefined;
  readonly visual?: string | undefined;
}

/** Reads a corpus's labels from its annotation.conf and visual.conf; the built-in ones where there is no annotation.conf. Never throws. */
export function readLabelSet({ annotation, visual }: LabelSources): { labels: LabelSet; problems: readonly ConfigurationProblem[] } {
  if (annotation === undefined) return { labels: builtInLabels, problems: [] };
  const configuration = readAnnotationConfiguration(annotation);
  const drawing = visual === undefined ? undefined : readVisualConfiguration(visual);
  const display = (name: string): string => drawing?.labels.get(name)?.[0] ?? name;
  const attributes = configuration.attributes.map((attribute): AttributeType => ({
    name: attribute.name,
    displayName: display(attribute.name),
    values: attribute.arguments.find(({ role }) => role === 'Value')?.types ?? [],
    defaultValue: attribute.special.get('DEFAULT')?.[0],
    targets: attribute.arguments.find(({ role }) => role === 'Arg')?.types ?? [],
  }));
  const drawn = configuration.relations.filter(({ name }) => !overlapNames.has(name));
  const relations = drawn.map((relation): RelationType => ({
    name: relation.name,
    displayName: display(relation.name),
    arguments: relation.arguments,
    forms: relation.forms,
    equivalence: relation.name === 'Equiv' || (relation.special.get('REL-TYPE')?.includes('transitive') ?? false),
  }));
  const types = labelTypes(configuration.entities, configuration.events, configuration.attributes, drawing);
  return { labels: new LabelSet(types, attributes, relations, 'configuration', configuration.overlaps), problems: [...configuration.problems, ...drawing?.problems ?? []] };
}

function labelTypes(
  entities: readonly DefinedType[], events: readonly DefinedType[], attributes: readonly DefinedType[],
  drawing: VisualConfiguration | undefined,
): LabelType[] {
  const eventNames = new Set(events.map(({ name }) => name));
  const all = [
    ...entities.filter(({ name }) => !eventNames.has(name)).map((type) => ({ type, kind: 'entity' as const })),
    ...events.map((type) => ({ type, kind: 'event' as const })),
  ];
  const displayName = (name: string): string => drawing?.labels.get(name)?.[0] ?? name;
  const taggable = all.filter(({ type, kind }) => type.taggable && kind === 'entity').map(({ type }) => type.name);
  const digits = new Map(taggable.slice(0, mostDigits).map((name, index) => [name, index + 1]));
  const byName = new Map(all.map(({ type }) => [type.name, type]));
  const looks = looksOf(all.map(({ type }) => type));
  const names = all.map(({ type: { name } }) => ({ name, displayName: displayName(name), shortNames: drawing?.labels.get(name)?.slice(1) ?? [] }));
  const abbreviations = abbreviationsOf(names);
  return all.map(({ type, kind }, index): LabelType => ({
    kind,
    ...names[index] ?? { name: type.name, displayName: type.name, shortNames: [] },
    abbreviation: abbreviations.get(type.name) ?? type.name,
    aliases: type.aliases,
    parent: type.parent,
    depth: depthOf(type, byName),
    taggable: type.taggable,
    digit: digits.get(type.name),
    ...looks.get(type.name) ?? { palette: 0, border: 'solid' },
    style: drawing?.styles.get(type.name),
    attributes: attributes.filter((attribute) => accepts(attribute, type.name, kind)).map(({ name }) => name),
    normalizations: type.special.get('NORM') ?? [],
    arguments: type.arguments,
  }));
}

function depthOf(type: DefinedType, byName: ReadonlyMap<string, DefinedType>): number {
  const seen = new Set<string>();
  let parent = type.parent;
  // A name that is defined again under itself would go round for ever.
  while (parent !== undefined && !seen.has(parent)) {
    seen.add(parent);
    parent = byName.get(parent)?.parent;
  }
  return seen.size;
}

function accepts(attribute: DefinedType, name: string, kind: 'entity' | 'event'): boolean {
  const types = attribute.arguments.find(({ role }) => role === 'Arg')?.types ?? [];
  return types.includes(name) || types.includes('<ANY>') || types.includes(kind === 'entity' ? '<ENTITY>' : '<EVENT>');
}

interface Look {
  readonly palette: number;
  readonly border: BorderShape;
}

/** Known meanings look as they always do; the others take what is free, so that no two of the first 36 look alike. */
function looksOf(types: readonly DefinedType[]): Map<string, Look> {
  const looks = new Map<string, Look>();
  const taken = new Set<string>();
  const take = (name: string, look: Look): boolean => {
    const key = `${look.palette} ${look.border}`;
    if (taken.has(key)) return false;
    taken.add(key);
    looks.set(name, look);
    return true;
  };
  for (const { name, aliases } of types) {
    const names = [name, ...aliases].map((known) => known.toLowerCase());
    const palette = builtIn.findIndex((label) => [label.name.toLowerCase(), ...label.synonyms].some((known) => names.includes(known)));
    if (palette >= 0) take(name, { palette, border: builtIn[palette]?.border ?? 'solid' });
  }
  let next = 0;
  for (const { name } of types) {
    for (let tries = 0; !looks.has(name) && tries < paletteSize * borderShapes.length; tries++, next++) {
      take(name, { palette: next % paletteSize, border: borderShapes[next % borderShapes.length] ?? 'solid' });
    }
    if (!looks.has(name)) looks.set(name, { palette: next % paletteSize, border: borderShapes[next++ % borderShapes.length] ?? 'solid' });
  }
  return looks;
}

/** The labels of a corpus that has no annotation.conf. */
export const builtInLabels: LabelSet = new LabelSet(labelTypes(builtIn.map(builtInType), [], [], undefined), [], [], 'built-in');

function builtInType({ name }: { readonly name: string }): DefinedType {
  return { name, aliases: [], taggable: true, parent: undefined, arguments: [], forms: [[]], special: new Map() };
}

/** What annotation files of a folder use: how often each label of entities, each relation and each attribute with its values stands there. */
export interface NamesInUse {
  readonly labels: ReadonlyMap<string, number>;
  readonly relations: ReadonlyMap<string, number>;
  readonly attributes: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The labels of a corpus without annotation.conf: those in use, the most frequent first; the built-in ones where nothing else is in use. */
export function labelsInUse({ labels, relations, attributes }: NamesInUse): LabelSet {
  const isBuiltIn = (name: string): boolean => builtIn.some((label) => label.name === name);
  // Whoever tagged with the built-in labels goes on with all of them.
  const own = [...labels.keys()].some((name) => !isBuiltIn(name));
  if (!own && relations.size === 0 && attributes.size === 0) return builtInLabels;
  const byCount = (counts: ReadonlyMap<string, number>): string[] => [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([name]) => name);
  const anywhere: ArgumentDefinition = { role: 'Arg', least: 1, most: 1, types: ['<ANY>'] };
  const attributeTypes = [...attributes.keys()].map((name): DefinedType => ({ ...builtInType({ name }), arguments: [anywhere] }));
  return new LabelSet(
    labelTypes((own ? byCount(labels) : builtIn.map(({ name }) => name)).map((name) => builtInType({ name })), [], attributeTypes, undefined),
    [...attributes].map(([name, values]): AttributeType => ({ name, displayName: name, values: [...values], defaultValue: undefined, targets: [] })),
    byCount(relations).map((name): RelationType => ({ name, displayName: name, arguments: [], forms: [], equivalence: name === 'Equiv' })),
    'in-use',
  );
}
