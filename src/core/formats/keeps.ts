import type { Carries } from './carries';

/** A thing that a format may keep, and how much of it a declaration keeps. */
interface Feature {
  readonly kept: (carries: Carries) => 'all' | 'part' | 'none';
}

const flag = (isKept: boolean): 'all' | 'none' => (isKept ? 'all' : 'none');

/** What the features are called, as nouns that stand in a list; what annotators ask for first comes first. */
export const featureNouns = {
  places: 'tags',
  overlap: 'overlapping tags',
  discontinuous: 'tags of several parts',
  relations: 'relations',
  events: 'events',
  equivalences: 'groups of equal tags',
  attributes: 'attributes',
  links: 'links',
  notes: 'notes',
  text: 'the exact text',
  metadata: 'metadata',
} as const;

export type FeatureName = keyof typeof featureNouns;

export const features: Readonly<Record<FeatureName, Feature>> = {
  places: { kept: ({ tags }) => (tags === 'places' ? 'all' : tags === 'names' ? 'part' : 'none') },
  overlap: { kept: ({ tags, overlap }) => (tags !== 'places' || overlap === 'none' ? 'none' : overlap === 'nested' ? 'part' : 'all') },
  discontinuous: { kept: ({ discontinuous }) => flag(discontinuous) },
  relations: { kept: ({ relations, roles }) => (relations === 'all' && roles ? 'all' : relations === 'none' ? 'none' : 'part') },
  events: { kept: ({ events }) => flag(events) },
  equivalences: { kept: ({ equivalences }) => (equivalences === 'relations' ? 'part' : equivalences) },
  attributes: { kept: ({ attributes }) => (attributes === 'entities' ? 'part' : attributes) },
  links: { kept: ({ links, linkTexts }) => (links === 'none' ? 'none' : links === 'all' && linkTexts ? 'all' : 'part') },
  notes: { kept: ({ notes }) => (notes === 'one' || notes === 'plain' ? 'part' : notes) },
  text: { kept: ({ text }) => (text === 'exact' ? 'all' : text === 'none' ? 'none' : 'part') },
  metadata: { kept: ({ metadata }) => flag(metadata !== 'none') },
};

export const featureNames = Object.keys(featureNouns) as readonly FeatureName[];

/** What a format keeps, for a line in a picker; what it keeps in part is left out. */
export function keptBy(carries: Carries): readonly FeatureName[] {
  return featureNames.filter((name) => features[name].kept(carries) === 'all');
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
