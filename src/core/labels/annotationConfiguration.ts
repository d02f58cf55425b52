import { message } from '../message';
import {
  configurationMessages, readConfigurationFile, type ConfigurationForm, type ConfigurationNode, type ConfigurationProblem,
} from './configurationFile';

/** A role of an event or relation, or the place of an attribute. */
export interface ArgumentDefinition {
  readonly role: string;
  readonly least: number;
  /** Infinity where any number may stand. */
  readonly most: number;
  /** Names of types, or `<ANY>`, `<ENTITY>`, `<EVENT>`, `<RELATION>`. */
  readonly types: readonly string[];
}

/** A named thing of annotation.conf with its arguments told apart. */
export interface DefinedType {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly taggable: boolean;
  readonly parent: string | undefined;
  readonly arguments: readonly ArgumentDefinition[];
  /** What lines of the same name say of its arguments, this one's first: a relation may be defined by several. */
  readonly forms: readonly (readonly ArgumentDefinition[])[];
  /** Reserved arguments by name without brackets: `NORM`, `REL-TYPE`, `DEFAULT`, `OVL-TYPE` and so on. */
  readonly special: ReadonlyMap<string, readonly string[]>;
}

/** How two tags can share text: one inside the other, both on the same text, or neither. */
const overlapKinds = ['contain', 'equal', 'cross'] as const;
export type OverlapKind = (typeof overlapKinds)[number];

/** A line `<OVERLAP>`: tags of some types may overlap those of others. */
export interface OverlapDefinition {
  /** Types of the tag that lies inside, where one does. */
  readonly inner: readonly string[];
  readonly outer: readonly string[];
  readonly kinds: readonly OverlapKind[];
}

export interface AnnotationConfiguration {
  readonly entities: readonly DefinedType[];
  readonly relations: readonly DefinedType[];
  readonly events: readonly DefinedType[];
  readonly attributes: readonly DefinedType[];
  /** What may overlap; empty where nothing is said of it. */
  readonly overlaps: readonly OverlapDefinition[];
  readonly problems: readonly ConfigurationProblem[];
}

const sections = ['entities', 'relations', 'events', 'attributes'] as const;

/** What stands in [relations] and is none: `ENTITY-NESTING` is the older form, for tags inside others. */
export const overlapNames: ReadonlySet<string> = new Set(['<OVERLAP>', 'ENTITY-NESTING']);

const form: ConfigurationForm = {
  file: 'annotation.conf',
  sections,
  optionalSections: [],
  sectionAliases: { spans: 'entities' },
  spacedSections: [],
  stored: (_section, name) => !overlapNames.has(name),
};

/** Reads annotation.conf. Lines that cannot be used are told and left out; brat would leave out all. */
export function readAnnotationConfiguration(text: string): AnnotationConfiguration {
  const { sections: nodes, problems: found } = readConfigurationFile(text, form);
  const problems = [...found];
  const [entities, relations, events, attributes] = sections.map((section) => defined(nodes.get(section) ?? [], problems, section === 'relations'));
  const configuration = { entities: entities ?? [], relations: relations ?? [], events: events ?? [], attributes: attributes ?? [], overlaps: overlapsOf(nodes.get('relations') ?? []) };
  reportUndefinedTypes(configuration, nodes, problems);
  return { ...configuration, problems };
}

/** @param addUp whether several lines of one name add up, as those of a relation do. */
function defined(nodes: readonly ConfigurationNode[], problems: ConfigurationProblem[], addUp: boolean): DefinedType[] {
  const byName = new Map<string, DefinedType>();
  nodes.forEach((node) => {
    const known = byName.get(node.name);
    if (known && !addUp) {
      problems.push(problemOf(node, 'warning', message(configurationMessages.definedTwice, { name: node.name })));
    }
    const parsed: ArgumentDefinition[] = [];
    const special = new Map<string, readonly string[]>();
    for (const field of node.fields) readField(field, node, parsed, special, problems);
    const { name, aliases, taggable } = node;
    const parent = node.parent === undefined ? undefined : nodes[node.parent]?.name;
    if (known && addUp) {
      byName.set(name, { ...known, arguments: joinedArguments(known.arguments, parsed), forms: [...known.forms, parsed] });
      return;
    }
    byName.set(name, { name, aliases, taggable, parent, arguments: parsed, forms: [parsed], special });
  });
  return [...byName.values()];
}

/** Lines that do not have two arguments are reported as relations are, and allow nothing. */
function overlapsOf(nodes: readonly ConfigurationNode[]): OverlapDefinition[] {
  return nodes.filter(({ name }) => overlapNames.has(name)).flatMap((node): OverlapDefinition[] => {
    const parsed: ArgumentDefinition[] = [];
    const special = new Map<string, readonly string[]>();
    for (const field of node.fields) readField(field, node, parsed, special, []);
    const [inner, outer] = parsed;
    const named = special.get('OVL-TYPE') ?? ['contain'];
    const kinds = overlapKinds.filter((kind) => named.includes(kind) || named.includes('<ANY>'));
    return inner && outer ? [{ inner: inner.types, outer: outer.types, kinds }] : [];
  });
}

/** Arguments of two lines of one relation, with the types of both. */
function joinedArguments(one: readonly ArgumentDefinition[], other: readonly ArgumentDefinition[]): ArgumentDefinition[] {
  const joined = one.map((argument) => {
    const same = other.find(({ role }) => role === argument.role);
    return same ? { ...argument, types: [...new Set([...argument.types, ...same.types])] } : argument;
  });
  return [...joined, ...other.filter(({ role }) => !one.some((argument) => argument.role === role))];
}

function problemOf(node: ConfigurationNode, severity: 'error' | 'warning', problem: ConfigurationProblem['problem']): ConfigurationProblem {
  return { file: 'annotation.conf', range: node.range, severity, problem };
}

function readField(
  field: string, node: ConfigurationNode,
  parsed: ArgumentDefinition[], special: Map<string, readonly string[]>, problems: ConfigurationProblem[],
): void {
  const report = (template: string): void => {
    problems.push(problemOf(node, 'error', message(template, { argument: field })));
  };
  const colon = field.indexOf(':');
  if (colon <= 0 || /\s/.test(field)) return report(configurationMessages.badArgument);
  const key = field.slice(0, colon);
  const value = field.slice(colon + 1);
  const reserved = /^<([A-Z-]+)>$/.exec(key)?.[1];
  if (reserved !== undefined) {
    special.set(reserved, value.split(reserved === 'REL-TYPE' ? '-' : '|'));
    return;
  }
  const types = value.split('|');
  if (types.includes('')) return report(configurationMessages.badArgument);
  const [, role = '', repetition = ''] = /^(.+?)(\{[^{}]*\}|[?*+])?$/.exec(key) ?? [];
  const counts = countsOf(repetition);
  if (!counts) return report(configurationMessages.badRepetition);
  const [least, most] = counts;
  if (most > 1 && /[0-9]$/.test(role)) return report(configurationMessages.repeatedDigit);
  if (parsed.some((other) => other.role === role)) return report(configurationMessages.repeatedArgument);
  parsed.push({ role, least, most, types });
}

function countsOf(repetition: string): readonly [least: number, most: number] | undefined {
  switch (repetition) {
    case '': return [1, 1];
    case '?': return [0, 1];
    case '*': return [0, Infinity];
    case '+': return [1, Infinity];
  }
  const [, first, last] = /^\{([0-9]{1,6})(?:-([0-9]{1,6}))?\}$/.exec(repetition) ?? [];
  if (first === undefined) return undefined;
  const least = Number(first);
  const most = last === undefined ? least : Number(last);
  return most === 0 || least > most ? undefined : [least, most];
}

/** brat does not tell of types that are used and nowhere defined; they can never be filled. */
function reportUndefinedTypes(
  { entities, relations, events, attributes }: Omit<AnnotationConfiguration, 'problems'>,
  nodes: ReadonlyMap<string, readonly ConfigurationNode[]>, problems: ConfigurationProblem[],
): void {
  const known = new Set([...entities, ...relations, ...events].map(({ name }) => name));
  const check = (types: readonly DefinedType[], section: string, isType: (argument: ArgumentDefinition) => boolean): void => {
    const bySection = new Map((nodes.get(section) ?? []).map((node) => [node.name, node]));
    for (const type of types) {
      const node = bySection.get(type.name);
      if (!node) continue;
      for (const argument of type.arguments.filter(isType)) {
        for (const name of argument.types) {
          if (name.startsWith('<') || known.has(name)) continue;
          problems.push(problemOf(node, 'warning', message(configurationMessages.undefinedType, { name })));
        }
      }
      if (section === 'relations' && type.forms.some((form) => form.length !== 2)) {
        problems.push(problemOf(node, 'error', message(configurationMessages.relationArguments)));
      }
    }
  };
  check(relations, 'relations', () => true);
  check(events, 'events', () => true);
  check(attributes, 'attributes', ({ role }) => role === 'Arg');
}
