import { detailsOf, linkText, readLink } from './entityDetails';
import type { StandoffDocument } from './standoffDocument';
import type { StandoffEdit } from './standoffEdit';

/** What can be given to a new tag with its label: a link as `Database:Entry`, attributes by name, `true` for one that is only there. */
export interface KnownDetails {
  readonly link?: string | undefined;
  readonly attributes?: Readonly<Record<string, string | true>> | undefined;
}

/** Link and attributes that a document has for an entity; undefined where it has none. */
export function knownDetailsOf(document: StandoffDocument, id: string): KnownDetails | undefined {
  const { link, attributes } = detailsOf(document, id);
  if (!link && attributes.length === 0) return undefined;
  return { link: link && linkText(link), attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value ?? true])) };
}

/** Writes them for a new tag. @param quote its text. */
export function addKnownDetails(edit: StandoffEdit, id: string, quote: string, { link, attributes }: KnownDetails): void {
  const target = link === undefined ? undefined : readLink(link);
  if (target) edit.addNormalization(id, { ...target, text: quote });
  for (const [name, value] of Object.entries(attributes ?? {})) edit.addAttribute({ target: id, name, value: value === true ? undefined : value });
}
