import { ArticleAssembly } from './assembly';
import type { ReadProblem, ReadResult } from './format';
import { coverOf, inTextOrder, type InterchangeArticle } from './interchange';
import { iriOf, linkOfIri } from './links';
import { message } from '../message';
import { readMessages } from './readMessages';
import { metadataOf } from './recordText';
import { tokenized } from './sentences';

/** A feature's value: text, a number, another structure by its id, or several of these. */
export type CasValue = string | number | { readonly reference: number } | { readonly references: readonly number[] };

/** A feature structure of UIMA: everything in a CAS is one. */
export interface FeatureStructure {
  readonly id: number;
  /** Full name, as in `uima.tcas.Annotation`. */
  readonly type: string;
  readonly features: Readonly<Record<string, CasValue>>;
}

/** One document of UIMA with one view. */
export interface Cas {
  readonly text: string;
  /** Those that the view indexes; others exist only where one of these refers to them. */
  readonly members: readonly FeatureStructure[];
  readonly others: readonly FeatureStructure[];
}

interface CasType {
  readonly name: string;
  readonly supertype: string;
  /** Names and ranges; a range that ends in `[]` is an array. */
  readonly features: Readonly<Record<string, string>>;
}

const annotation = 'uima.tcas.Annotation';
const custom = 'webanno.custom.';
const segmentation = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.';
const metadata = 'de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData';
const namedEntity = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity';

/** Named entities, words and sentences are layers that every INCEpTION project has; the others are ours. Source of the first: DKPro Core. */
export const casTypes: readonly CasType[] = [
  {
    name: metadata, supertype: 'uima.tcas.DocumentAnnotation',
    features: { documentTitle: 'uima.cas.String', documentId: 'uima.cas.String', documentUri: 'uima.cas.String', collectionId: 'uima.cas.String', documentBaseUri: 'uima.cas.String', isLastSegment: 'uima.cas.Boolean' },
  },
  { name: `${segmentation}Sentence`, supertype: annotation, features: { id: 'uima.cas.String' } },
  { name: `${segmentation}Token`, supertype: annotation, features: { id: 'uima.cas.String', order: 'uima.cas.Integer' } },
  { name: namedEntity, supertype: annotation, features: { value: 'uima.cas.String', identifier: 'uima.cas.String' } },
  {
    name: `${custom}Relation`, supertype: annotation,
    features: { Governor: annotation, Dependent: annotation, label: 'uima.cas.String', governorRole: 'uima.cas.String', dependentRole: 'uima.cas.String' },
  },
  { name: `${custom}EventArgument`, supertype: 'uima.cas.TOP', features: { role: 'uima.cas.String', target: annotation } },
  { name: `${custom}Event`, supertype: annotation, features: { label: 'uima.cas.String', trigger: annotation, roles: `${custom}EventArgument[]` } },
  { name: `${custom}Attribute`, supertype: annotation, features: { target: annotation, label: 'uima.cas.String', text: 'uima.cas.String' } },
  { name: `${custom}Link`, supertype: annotation, features: { target: annotation, identifier: 'uima.cas.String', text: 'uima.cas.String' } },
  { name: `${custom}Note`, supertype: annotation, features: { target: annotation, label: 'uima.cas.String', text: 'uima.cas.String' } },
  { name: `${custom}Group`, supertype: annotation, features: { label: 'uima.cas.String', elements: `${annotation}[]` } },
];

/** The article as a CAS: its text, words, sentences, tags as named entities, and the rest as layers of ours. Ids from `firstId` on. */
export function casOf(article: InterchangeArticle, firstId: number): Cas {
  const { text, annotations } = article;
  const members: FeatureStructure[] = [];
  const others: FeatureStructure[] = [];
  const numbers = new Map<string, number>();
  const places = new Map<string, { readonly begin: number; readonly end: number }>();
  let next = firstId;
  const add = (type: string, features: Readonly<Record<string, CasValue | undefined>>, list = members): number => {
    const id = next++;
    const set = Object.entries(features).filter((entry): entry is [string, CasValue] => entry[1] !== undefined);
    list.push({ id, type, features: Object.fromEntries(set) });
    return id;
  };
  const reference = (id: string): CasValue => ({ reference: numbers.get(id) ?? 0 });
  const at = (id: string): { readonly begin: number; readonly end: number } => places.get(id) ?? { begin: 0, end: 0 };
  const { title, url } = metadataOf(text);
  add(metadata, { begin: 0, end: text.length, language: 'x-unspecified', documentTitle: title === '' ? undefined : title, documentId: article.name, documentUri: url === '' ? undefined : url });
  for (const { tokens } of tokenized(article)) {
    add(`${segmentation}Sentence`, { begin: tokens[0]?.start ?? 0, end: tokens[tokens.length - 1]?.end ?? 0 });
    for (const { start, end } of tokens) add(`${segmentation}Token`, { begin: start, end });
  }
  const firstLinks = new Map([...annotations.links].reverse().filter(({ text: shown }) => shown === '').map((link) => [link.target, link]));
  for (const entity of inTextOrder(annotations.entities)) {
    const { start, end } = coverOf(entity);
    const link = firstLinks.get(entity.id);
    places.set(entity.id, { begin: start, end });
    numbers.set(entity.id, add(namedEntity, { begin: start, end, value: entity.label, identifier: link && iriOf(link) }));
  }
  // Ids first: an event may be an argument of another that comes before it.
  for (const { id, trigger } of annotations.events) {
    numbers.set(id, next++);
    places.set(id, at(trigger));
  }
  for (const { id, label, trigger, arguments: roles } of annotations.events) {
    const structures = roles.map(({ role, target }) => add(`${custom}EventArgument`, { role, target: reference(target) }, others));
    members.push({ id: numbers.get(id) ?? 0, type: `${custom}Event`, features: { ...at(id), label, trigger: reference(trigger), roles: { references: structures } } });
  }
  for (const { id, label, arguments: [first, second] } of annotations.relations) {
    places.set(id, at(second.target));
    const roles = first.role === 'Arg1' && second.role === 'Arg2' ? {} : { governorRole: first.role, dependentRole: second.role };
    numbers.set(id, add(`${custom}Relation`, { ...at(second.target), Governor: reference(first.target), Dependent: reference(second.target), label, ...roles }));
  }
  for (const { target, name, value } of annotations.attributes) add(`${custom}Attribute`, { ...at(target), target: reference(target), label: name, text: value });
  for (const link of annotations.links) {
    if (firstLinks.get(link.target) === link && annotations.entities.some(({ id }) => id === link.target)) continue;
    add(`${custom}Link`, { ...at(link.target), target: reference(link.target), identifier: iriOf(link), text: link.text === '' ? undefined : link.text });
  }
  for (const { target, label, text: note } of annotations.notes) add(`${custom}Note`, { ...at(target), target: reference(target), label, text: note });
  for (const { label, members: ids } of annotations.equivalences) {
    add(`${custom}Group`, { ...at(ids[0] ?? ''), label, elements: { references: ids.map((id) => numbers.get(id) ?? 0) } });
  }
  return { text, members, others };
}

/** Layers that say how a text is cut or what its words are: nothing to tag. */
const silent = new Set([metadata, `${segmentation}Sentence`, `${segmentation}Token`, 'uima.tcas.DocumentAnnotation']);

/** The article that a CAS holds. Named entities and custom layers become tags, each layer under the value it gives them. */
export function articleOfCas({ text, members, others }: Cas, name: string): ReadResult {
  const assembly = new ArticleAssembly(text, 'UTF-16');
  const byId = new Map([...members, ...others].map((one) => [one.id, one]));
  const left = new Map<string, number>();
  const resolve = (structure: FeatureStructure, feature: string): string | undefined => {
    const value = structure.features[feature];
    return typeof value === 'object' && 'reference' in value ? assembly.resolve(String(value.reference), structure.type) : undefined;
  };
  const ofType = (type: string): FeatureStructure[] => members.filter((one) => one.type === custom + type);
  for (const structure of members) {
    const isOurs = casTypes.some((type) => type.name === structure.type && type.name !== namedEntity);
    const isRead = structure.type === namedEntity || (structure.type.startsWith(custom) && !isOurs);
    if (!isRead) {
      if (!isOurs && !silent.has(structure.type)) left.set(structure.type, (left.get(structure.type) ?? 0) + 1);
      continue;
    }
    const { begin, end, identifier } = structure.features;
    const label = textOf(structure, 'value') ?? textOf(structure, 'label') ?? structure.type.slice(structure.type.lastIndexOf('.') + 1);
    const id = assembly.entity(label, [{ start: Number(begin), end: Number(end) }], String(structure.id));
    const link = typeof identifier === 'string' ? linkOfIri(identifier) : undefined;
    if (id !== undefined && link) assembly.link(id, link.database, link.entry);
  }
  for (const event of ofType('Event')) {
    const { roles } = event.features;
    const structures = typeof roles === 'object' && 'references' in roles ? roles.references.map((id) => byId.get(id)) : [];
    const named = structures.flatMap((one) => {
      const target = one?.features['target'];
      return one && typeof target === 'object' && 'reference' in target ? [{ role: textOf(one, 'role') ?? 'Role', target: String(target.reference) }] : [];
    });
    assembly.event(textOf(event, 'label') ?? 'Event', resolve(event, 'trigger'), named, String(event.id));
  }
  for (const relation of ofType('Relation')) {
    const roles = [textOf(relation, 'governorRole') ?? 'Arg1', textOf(relation, 'dependentRole') ?? 'Arg2'] as const;
    assembly.relation(textOf(relation, 'label') ?? 'Relation', resolve(relation, 'Governor'), resolve(relation, 'Dependent'), String(relation.id), roles);
  }
  for (const structure of ofType('Attribute')) {
    const target = resolve(structure, 'target');
    if (target !== undefined) assembly.attribute(textOf(structure, 'label') ?? '', target, textOf(structure, 'text'));
  }
  for (const structure of ofType('Link')) {
    const target = resolve(structure, 'target');
    const link = linkOfIri(textOf(structure, 'identifier') ?? '');
    if (target !== undefined && link) assembly.link(target, link.database, link.entry, textOf(structure, 'text'));
  }
  for (const structure of ofType('Note')) {
    const target = resolve(structure, 'target');
    if (target !== undefined) assembly.note(target, textOf(structure, 'text') ?? '', textOf(structure, 'label'));
  }
  for (const structure of ofType('Group')) {
    const { elements } = structure.features;
    const ids = typeof elements === 'object' && 'references' in elements ? elements.references : [];
    assembly.equivalence(textOf(structure, 'label') ?? 'Alias', ids.map((id) => assembly.resolve(String(id), structure.type)).filter((id) => id !== undefined));
  }
  const { article, problems } = assembly.finish(name);
  const layers: ReadProblem[] = [...left].map(([layer, count]) => ({ problem: message(readMessages.layerCount, { layer, count }) }));
  return { article, problems: [...layers, ...problems] };
}

function textOf({ features }: FeatureStructure, name: string): string | undefined {
  const value = features[name];
  return typeof value === 'string' ? value : undefined;
}
