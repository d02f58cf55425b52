import type { StandoffDocument } from './standoffDocument';
import { annotatorNotes, type AttributeLine, type NormalizationLine, type NoteLine } from './standoffLine';

/** What other lines of the sidecar say of an entity, in the order of the file. */
export interface EntityDetails {
  /** The note that can be edited: the first of brat's own kind. */
  readonly note: NoteLine | undefined;
  /** All notes, those of other kinds included. */
  readonly notes: readonly NoteLine[];
  /** The link that can be edited: the first. */
  readonly link: NormalizationLine | undefined;
  readonly links: readonly NormalizationLine[];
  readonly attributes: readonly AttributeLine[];
}

export function detailsOf(document: StandoffDocument, id: string): EntityDetails {
  const about = document.referencesTo(id);
  const notes = about.filter((line) => line.kind === 'note');
  const links = about.filter((line) => line.kind === 'normalization');
  const attributes = about.filter((line) => line.kind === 'attribute');
  return { note: notes.find(({ label }) => label === annotatorNotes), notes, link: links[0], links, attributes };
}

/** A link as the user reads and writes it: `Database:Entry`. */
export function linkText({ database, entry }: Pick<NormalizationLine, 'database' | 'entry'>): string {
  return `${database}:${entry}`;
}

/** The two parts of what {@link linkText} made: cut at the first colon, as in the file. */
export function partsOfLink(link: string): { readonly database: string; readonly entry: string } {
  const colon = link.indexOf(':');
  return { database: link.slice(0, colon), entry: link.slice(colon + 1) };
}

/** Reads `Database:Entry`; undefined where it has not that form or holds white space. */
export function readLink(text: string): { readonly database: string; readonly entry: string } | undefined {
  const trimmed = text.trim();
  const colon = trimmed.indexOf(':');
  return colon <= 0 || colon === trimmed.length - 1 || /\s/.test(trimmed) ? undefined : partsOfLink(trimmed);
}

/** Links by the entities that have them, in the order of the file. */
export function linksByTarget(normalizations: readonly NormalizationLine[]): ReadonlyMap<string, readonly NormalizationLine[]> {
  const links = new Map<string, NormalizationLine[]>();
  for (const link of normalizations) {
    const ofTarget = links.get(link.target);
    if (ofTarget) ofTarget.push(link);
    else links.set(link.target, [link]);
  }
  return links;
}

/** The address a link leads to, where it is itself one that may be opened: http and https, nothing else. */
export function addressOfLink(link: Pick<NormalizationLine, 'database' | 'entry'>): string | undefined {
  const text = linkText(link);
  return /^https?:\/\/[^\s/]/i.test(text) ? text : undefined;
}
