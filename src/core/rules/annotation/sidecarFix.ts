import type { AnnotatedArticle } from '../../annotations/annotatedArticle';
import { StandoffEdit } from '../../standoff/standoffEdit';
import { message } from '../../message';
import type { AnnotationContext } from '../annotationRule';
import type { Fix } from '../rule';

/** A fix made of steps of a standoff edit; undefined where they change nothing. */
export function sidecarFix(
  annotated: AnnotatedArticle, context: AnnotationContext, title: Fix['title'], change: (edit: StandoffEdit) => void, safe = false,
): Fix[] {
  const edit = new StandoffEdit(annotated.document, context.ids);
  change(edit);
  const edits = edit.edits();
  return edits.length > 0 ? [{ title, edits, safe }] : [];
}

/** Templates that several rules of annotations share. */
export const sharedTitles = {
  removeEntity: 'Remove “{id}” and what depends on it',
  removeLine: 'Remove the line',
} as const;

export function removalFix(annotated: AnnotatedArticle, context: AnnotationContext, id: string): Fix[] {
  return sidecarFix(annotated, context, message(sharedTitles.removeEntity, { id }), (edit) => {
    edit.remove(id);
  });
}
