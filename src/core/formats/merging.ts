import { IdAllocator } from '../standoff/idAllocator';
import type { StandoffDocument } from '../standoff/standoffDocument';
import { noAnnotations, type Annotations, type InterchangeArticle, type InterchangeEntity } from './interchange';
import { standoffOf } from './standoff';
import { articleOfStandoff } from './standoffArticle';
import { withIds } from './standoffIds';

/** What an import adds to the annotations that are there. */
export interface ImportedLines {
  /** Lines of standoff, each with its ending, with ids that the document does not use. Empty where there is nothing new. */
  readonly lines: string;
  /** Tags that come new. */
  readonly added: number;
  /** Tags that are there already, with the same label on the same passage. */
  readonly known: number;
}

/**
 * The lines that bring an article's annotations into the annotation file of the same text. Tags that are there already are not
 * written again; what is said of them is.
 */
export function additionTo(document: StandoffDocument, article: InterchangeArticle): ImportedLines {
  const existing = articleOfStandoff(article, article.text, document).annotations;
  const keyOf = ({ label, fragments }: InterchangeEntity): string => `${label} ${[...fragments].sort((a, b) => a.start - b.start).map(({ start, end }) => `${start}-${end}`).join(' ')}`;
  const present = new Map(existing.entities.map((entity) => [keyOf(entity), entity.id]));
  const allocator = new IdAllocator();
  allocator.observe(document);
  const ids = new Map<string, string>();
  const known = new Set<string>();
  for (const entity of article.annotations.entities) {
    const id = present.get(keyOf(entity));
    ids.set(entity.id, id ?? allocator.next('T'));
    if (id !== undefined) known.add(entity.id);
  }
  const letters = { events: 'E', relations: 'R', attributes: 'A', links: 'N', notes: '#' } as const;
  for (const [kind, letter] of Object.entries(letters) as [keyof typeof letters, (typeof letters)[keyof typeof letters]][]) {
    for (const { id } of article.annotations[kind]) ids.set(id, allocator.next(letter));
  }
  const entities = article.annotations.entities.filter(({ id }) => !known.has(id));
  const renamed: Annotations = { ...noAnnotations, ...withIds({ ...article.annotations, entities }, (id) => ids.get(id) ?? id) };
  return { lines: standoffOf({ ...article, annotations: renamed, unread: [] }, 'code points'), added: entities.length, known: known.size };
}
