import type { Carries } from './carries';

/** A thing that a format may keep: what it is called, and how much of it a declaration keeps. */
interface Feature {
  readonly name: string;
  readonly kept: (carries: Carries) => 'all' | 'part' | 'none';
}

export type FeatureName =
  | 'places' | 'overlap' | 'discontinuous' | 'relations' | 'events' | 'equivalences' | 'attributes' | 'links' | 'notes' | 'text' | 'metadata';

const flag = (isKept: boolean): 'all' | 'none' => (isKept ? 'all' : 'none');

/** What annotators ask for first comes first. Names are nouns that stand in a list. */
export const features: Readonly<Record<FeatureName, Feature>> = {
  places: { name: 'tags', kept: ({ tags }) => (tags === 'places' ? 'all' : tags === 'names' ? 'part' : 'none') },
  overlap: { name: 'overlapping tags', kept: ({ tags, overlap }) => (tags !== 'places' || overlap === 'none' ? 'none' : overlap === 'nested' ? 'part' : 'all') },
  discontinuous: { name: 'tags of several parts', kept: ({ discontinuous }) => flag(discontinuous) },
  relations: { name: 'relations', kept: ({ relations, roles }) => (relations === 'all' && roles ? 'all' : relations === 'none' ? 'none' : 'part') },
  events: { name: 'events', kept: ({ events }) => flag(events) },
  equivalences: { name: 'groups of equal tags', kept: ({ equivalences }) => (equivalences === 'relations' ? 'part' : equivalences) },
  attributes: { name: 'attributes', kept: ({ attributes }) => (attributes === 'entities' ? 'part' : attributes) },
  links: { name: 'links', kept: ({ links, linkTexts }) => (links === 'none' ? 'none' : links === 'all' && linkTexts ? 'all' : 'part') },
  notes: { name: 'notes', kept: ({ notes }) => (notes === 'one' || notes === 'plain' ? 'part' : notes) },
  text: { name: 'the exact text', kept: ({ text }) => (text === 'exact' ? 'all' : text === 'none' ? 'none' : 'part') },
  metadata: { name: 'metadata', kept: ({ metadata }) => flag(metadata !== 'none') },
};

export const featureNames = Object.keys(features) as readonly FeatureName[];

/** What a format keeps, for a line in a picker; what it keeps in part is left out. */
export function keptBy(carries: Carries): readonly string[] {
  return featureNames.filter((name) => features[name].kept(carries) === 'all').map((name) => features[name].name);
}

/** What of a feature a format keeps where it keeps it in part. */
const partlyKept: Readonly<Record<FeatureName, readonly (readonly [when: (carries: Carries) => boolean, sentence: string])[]>> = {
  places: [[({ tags }) => tags === 'names', 'the names that are tagged, without their places']],
  overlap: [[({ overlap }) => overlap === 'nested', 'tags inside others, but not those that cross']],
  discontinuous: [],
  relations: [
    [({ relations }) => relations === 'entities', 'relations between tags, not those of events'],
    [({ roles }) => !roles, 'without the names of the two roles'],
  ],
  events: [],
  equivalences: [[({ equivalences }) => equivalences === 'relations', 'as relations between neighbors']],
  attributes: [[({ attributes }) => attributes === 'entities', 'attributes of tags']],
  links: [
    [({ links }) => links === 'one', 'the first link of each tag'],
    [({ linkTexts }) => !linkTexts, 'without the text beside it'],
  ],
  notes: [
    [({ notes }) => notes === 'one', 'the first note of each tag, without its kind'],
    [({ notes }) => notes === 'plain', 'notes of tags, without their kinds'],
  ],
  text: [
    [({ text }) => text.startsWith('xml'), 'all characters but the control characters that XML forbids'],
    [({ text }) => text === 'tokens', 'the words, without the exact space between them'],
    [({ text }) => text.endsWith('fields'), 'the header and the body as fields; line endings may change'],
  ],
  metadata: [],
};

/** What of a feature a format keeps that keeps it in part, for the documentation. */
export function partsKept(feature: FeatureName, carries: Carries): readonly string[] {
  return partlyKept[feature].filter(([when]) => when(carries)).map(([, sentence]) => sentence);
}
