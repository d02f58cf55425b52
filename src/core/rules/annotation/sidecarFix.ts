import type { AnnotatedArticle } from '../../annotations/annotatedArticle';
import { StandoffEdit } from '../../standoff/standoffEdit';
import { message } from '../../message';
import type { TextEdit } from '../../text/range';
import type { AnnotationContext } from '../annotationRule';
import type { Fix } from '../rule';

/** A fix made of steps of a standoff edit; none where they change nothing. */
export function sidecarFix(
  annotated: AnnotatedArticle, context: AnnotationContext, title: Fix['title'], change: (edit: StandoffEdit) => void, safe = false,
): Fix[] {
  const fix = deferredFix(annotated, context, title, change, safe);
  return fix.edits.length > 0 ? [fix] : [];
}

/**
 * The same where the steps are known to change something: its edits are computed when somebody asks for them.
 * For fixes that are many and seldom applied, or whose edits are many.
 */
export function deferredFix(
  annotated: AnnotatedArticle, context: AnnotationContext, title: Fix['title'], change: (edit: StandoffEdit) => void, safe = false, removes?: readonly string[],
): Fix {
  let edits: readonly TextEdit[] | undefined;
  return {
    title,
    safe,
    ...(removes && { removes }),
    get edits(): readonly TextEdit[] {
      if (edits) return edits;
      const edit = new StandoffEdit(annotated.document, context.ids);
      change(edit);
      return (edits = edit.edits());
    },
  };
}

/** Templates that several rules of annotations share. */
export const sharedTitles = {
  removeEntity: 'Remove “{id}” and what depends on it',
  removeLine: 'Remove the line',
} as const;

/** More than this is not removed by a fix: it would not be seen what goes, and a file of chained annotations would cost its square. */
const mostRemoved = 50;

/** Removes an annotation with what depends on it; not offered where that is a large part of the file. */
export function removalFix(
  annotated: AnnotatedArticle, context: AnnotationContext, id: string, { title = message(sharedTitles.removeEntity, { id }), safe = false } = {},
): Fix[] {
  if (!annotated.document.withDependants([id], mostRemoved)) return [];
  return [deferredFix(annotated, context, title, (edit) => {
    edit.remove(id);
  }, safe, [id])];
}
