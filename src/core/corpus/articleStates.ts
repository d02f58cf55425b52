import type { ArticleMark } from './articleMarks';

/** How far the work on an article is, in the order of the work. */
export const articleStates = ['notStarted', 'inProgress', 'done', 'nothingToTag'] as const;

export type ArticleState = (typeof articleStates)[number];

/** What a person said counts; else an article with tags is in progress. */
export function articleStateOf(mark: ArticleMark | undefined, hasTags: boolean): ArticleState {
  if (mark === 'done') return 'done';
  if (mark === 'nothing-to-tag') return 'nothingToTag';
  return hasTags ? 'inProgress' : 'notStarted';
}

/** Whether nothing is left to do. */
export function isFinished(state: ArticleState): boolean {
  return state === 'done' || state === 'nothingToTag';
}
