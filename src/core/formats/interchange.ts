import type { RoleArgument } from '../standoff/standoffLine';
import type { TextRange } from '../text/range';

/** A tag: a label on one passage, or on several that belong together. */
export interface InterchangeEntity {
  readonly id: string;
  readonly label: string;
  /** UTF-16 offsets of the article's text, half-open, each of at least one character, never overlapping; in the order of their source. */
  readonly fragments: readonly TextRange[];
}

export interface Relation {
  readonly id: string;
  readonly label: string;
  readonly arguments: readonly [RoleArgument, RoleArgument];
}

export interface Event {
  readonly id: string;
  readonly label: string;
  /** Id of the entity that names the event. */
  readonly trigger: string;
  readonly arguments: readonly RoleArgument[];
}

export interface Attribute {
  readonly id: string;
  readonly name: string;
  readonly target: string;
  /** Undefined for an attribute that is only there or not. */
  readonly value: string | undefined;
}

/** A link into a knowledge base. */
export interface Link {
  readonly id: string;
  readonly target: string;
  readonly database: string;
  readonly entry: string;
  readonly text: string;
}

export interface Note {
  readonly id: string;
  /** Kind of the note, as in `AnnotatorNotes`. */
  readonly label: string;
  readonly target: string;
  readonly text: string;
}

/** Entities that are the same thing. */
export interface Equivalence {
  readonly label: string;
  readonly members: readonly string[];
}

/** Everything that is said about a text. Ids are unique among all kinds of one article; every reference names one of them. */
export interface Annotations {
  readonly entities: readonly InterchangeEntity[];
  readonly relations: readonly Relation[];
  readonly events: readonly Event[];
  readonly attributes: readonly Attribute[];
  readonly links: readonly Link[];
  readonly notes: readonly Note[];
  readonly equivalences: readonly Equivalence[];
}

export type AnnotationKind = keyof Annotations;

export const noAnnotations: Annotations = {
  entities: [], relations: [], events: [], attributes: [], links: [], notes: [], equivalences: [],
};

/** An article on its way from one format into another: what all formats read into, and write from. */
export interface InterchangeArticle {
  /** Path without extension, relative to the folder that is converted; names separated by `/`. */
  readonly name: string;
  /** Extension of the text file, as in `.txt`. */
  readonly extension: string;
  /** The whole text file, header and U+FEFF included, with its own line endings. */
  readonly text: string;
  readonly annotations: Annotations;
  /** Lines of an annotation file that could not be read. */
  readonly unread: readonly string[];
  /** Tags whose text was not found in the article; their lines are among the unread. */
  readonly lost: number;
  /** The annotation file as it was read, as long as it says the same as `annotations`. */
  readonly standoff: string | undefined;
}

/** An article with nothing but a text and annotations, as most formats read it. */
export function articleOf(name: string, text: string, annotations: Partial<Annotations> = {}): InterchangeArticle {
  return { name, extension: '.txt', text, annotations: { ...noAnnotations, ...annotations }, unread: [], lost: 0, standoff: undefined };
}

/** Where an entity begins and ends, gaps included; UTF-16, half-open. */
export function coverOf({ fragments }: Pick<InterchangeEntity, 'fragments'>): TextRange {
  let start = Infinity;
  let end = 0;
  for (const fragment of fragments) {
    start = Math.min(start, fragment.start);
    end = Math.max(end, fragment.end);
  }
  return { start, end };
}

/** Ids that an annotation of any kind with a target or with arguments names. */
export function targetsOf(annotation: Relation | Event | Attribute | Link | Note | Equivalence): readonly string[] {
  if ('members' in annotation) return annotation.members;
  if ('target' in annotation) return [annotation.target];
  const targets = annotation.arguments.map(({ target }) => target);
  return 'trigger' in annotation ? [annotation.trigger, ...targets] : targets;
}

/** In the order of the text; of those that begin together the longest first. */
export function inTextOrder(entities: readonly InterchangeEntity[]): InterchangeEntity[] {
  const covers = new Map(entities.map((entity) => [entity, coverOf(entity)]));
  const none: TextRange = { start: 0, end: 0 };
  return [...entities].sort((a, b) => {
    const [first, second] = [covers.get(a) ?? none, covers.get(b) ?? none];
    return first.start - second.start || second.end - first.end;
  });
}

/** What is said of one annotation. */
export interface Details {
  readonly attributes: readonly Attribute[];
  readonly links: readonly Link[];
  readonly notes: readonly Note[];
}

const noDetails: Details = { attributes: [], links: [], notes: [] };

/** What is said of each annotation, gone through once. */
export function detailsByTarget({ attributes, links, notes }: Annotations): (id: string) => Details {
  const byTarget = new Map<string, { attributes: Attribute[]; links: Link[]; notes: Note[] }>();
  const of = (target: string): { attributes: Attribute[]; links: Link[]; notes: Note[] } => {
    let details = byTarget.get(target);
    if (!details) byTarget.set(target, (details = { attributes: [], links: [], notes: [] }));
    return details;
  };
  for (const attribute of attributes) of(attribute.target).attributes.push(attribute);
  for (const link of links) of(link.target).links.push(link);
  for (const note of notes) of(note.target).notes.push(note);
  return (id) => byTarget.get(id) ?? noDetails;
}
