import { writeLink } from '../annotations/entityActions';
import { detailsOf, linkText } from '../standoff/entityDetails';
import { IdAllocator } from '../standoff/idAllocator';
import type { StandoffDocument } from '../standoff/standoffDocument';
import { StandoffEdit } from '../standoff/standoffEdit';
import type { TextEdit } from '../text/range';
import type { SearchedTag } from './searchedTags';

interface Entry {
  readonly database: string;
  readonly entry: string;
}

/** What is done to tags that were found; plain data. */
export type TagChange =
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'remove' }
  /** None takes the link away. `from` names the link that is changed, where it is not the first. */
  | { readonly kind: 'link'; readonly to: Entry | undefined; readonly from?: string | undefined };

/** The edits of an annotation file, and the tags they are about. */
export interface ChangedTags {
  readonly edits: readonly TextEdit[];
  readonly ids: readonly string[];
}

/** Changes tags of an annotation file as it is now; those that are gone, or have another label than when they were found, are left alone. */
export function changeTags(document: StandoffDocument, found: readonly Pick<SearchedTag, 'id' | 'label'>[], change: TagChange): ChangedTags {
  const ids = [...new Set(found.filter(({ id, label }) => document.entity(id)?.label === label).map(({ id }) => id))];
  const allocator = new IdAllocator();
  allocator.observe(document);
  const edit = new StandoffEdit(document, allocator);
  switch (change.kind) {
    case 'label':
      for (const id of ids) edit.setLabel(id, change.label);
      break;
    case 'remove':
      edit.removeAll(ids);
      break;
    case 'link':
      for (const id of ids) setLink(edit, document, id, change.to, change.from);
      break;
  }
  return { edits: edit.edits(), ids };
}

/** How many of these tags have other lines than before, of their own or about them. */
export function countChanged(before: StandoffDocument, after: StandoffDocument, ids: readonly string[]): number {
  return ids.filter((id) => linesOf(before, id) !== linesOf(after, id)).length;
}

function linesOf(document: StandoffDocument, id: string): string {
  const entity = document.entity(id);
  return [...(entity ? [entity] : []), ...document.referencesTo(id)].map((line) => document.contentOf(line)).join('\n');
}

function setLink(edit: StandoffEdit, document: StandoffDocument, id: string, to: Entry | undefined, from: string | undefined): void {
  if (from === undefined) return writeLink(edit, document, id, to);
  for (const link of detailsOf(document, id).links) {
    if (linkText(link) !== from) continue;
    // A line that shares its id with an earlier one cannot be named, so it is written again.
    const isNamed = document.annotation(link.id) === link;
    if (!to || !isNamed) edit.removeLine(link);
    if (to && isNamed) edit.setNormalization(link.id, { ...to, text: link.text });
    else if (to) edit.addNormalization(id, { ...to, text: link.text });
  }
}
