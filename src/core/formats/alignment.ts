import { reanchor } from '../reanchoring/reanchor';
import { parseStandoff } from '../standoff/standoffDocument';
import type { InterchangeEntity, InterchangeArticle } from './interchange';
import { standoffOf } from './standoff';
import { withStandoffIds } from './standoffIds';
import { withoutAnnotations } from './withoutAnnotations';

/** An imported article on the text that is there already, and the tags whose text is not in it. */
export interface Alignment {
  readonly article: InterchangeArticle;
  /** Tags that were left out, with what they cover in the imported text. */
  readonly missing: readonly { readonly label: string; readonly text: string }[];
}

/**
 * Puts the annotations of an imported article on the text of one that is there: by what the texts have in common, not by
 * offsets alone, because formats drop line breaks, spaces or whole headers. Where both texts are equal nothing moves.
 * A tag whose text is not found, or only where it may be another, is left out with all that depends on it.
 */
export function alignTo(imported: InterchangeArticle, target: { readonly name: string; readonly extension: string; readonly text: string }): Alignment {
  if (imported.text === target.text) return { article: { ...imported, ...target }, missing: [] };
  const named = { ...imported, annotations: withStandoffIds(imported.annotations), unread: [] };
  const { entities } = parseStandoff(standoffOf(named, 'code points'));
  const places = new Map(reanchor({ oldText: imported.text, newText: target.text, entities }).results.map(({ entity, to }) => [entity.id, to]));
  const missing: InterchangeEntity[] = [];
  const placed = named.annotations.entities.map((entity) => {
    const fragments = places.get(entity.id);
    if (!fragments || fragments.length === 0) missing.push(entity);
    return { ...entity, fragments: fragments ?? [] };
  });
  const whole = { ...named, ...target, standoff: undefined, annotations: { ...named.annotations, entities: placed } };
  const { article } = withoutAnnotations(whole, new Set(missing.map(({ id }) => id)));
  return { article, missing: missing.map(({ label, fragments }) => ({ label, text: fragments.map(({ start, end }) => imported.text.slice(start, end)).join(' ') })) };
}
