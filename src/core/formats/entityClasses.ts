import { coverOf, detailsByTarget, inTextOrder, type InterchangeArticle } from './interchange';
import { iriOf } from './links';

/** What vocabularies of news know about: every label is one of these to them. */
export type EntityClass = 'person' | 'organization' | 'place' | 'event' | 'object';

const classes: Readonly<Record<string, EntityClass>> = {
  person: 'person', per: 'person', people: 'person', human: 'person',
  organization: 'organization', organisation: 'organization', org: 'organization', group: 'organization', company: 'organization', corporation: 'organization', institution: 'organization',
  place: 'place', location: 'place', loc: 'place', gpe: 'place', city: 'place', country: 'place', facility: 'place', fac: 'place', region: 'place',
  event: 'event',
};

function classOf(label: string): EntityClass {
  return classes[label.toLowerCase()] ?? 'object';
}

/** A name that an article holds, however often. */
export interface MentionedName {
  readonly name: string;
  readonly label: string;
  readonly class: EntityClass;
  /** Address of the first link of one of its tags. */
  readonly iri: string | undefined;
  readonly count: number;
}

/** The names that are tagged, each once for a label, in the order of the text. */
export function mentionedNames(article: InterchangeArticle): MentionedName[] {
  const details = detailsByTarget(article.annotations);
  const names = new Map<string, MentionedName>();
  for (const entity of inTextOrder(article.annotations.entities)) {
    const { start, end } = coverOf(entity);
    const name = article.text.slice(start, end).replace(/\s+/g, ' ').trim();
    if (name === '') continue;
    const key = `${entity.label} ${name}`;
    const known = names.get(key);
    const [link] = details(entity.id).links;
    names.set(key, { name, label: entity.label, class: classOf(entity.label), iri: known?.iri ?? (link && iriOf(link)), count: (known?.count ?? 0) + 1 });
  }
  return [...names.values()];
}
