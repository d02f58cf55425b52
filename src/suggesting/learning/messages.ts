import type { Suggestion } from '../../core/suggestions/suggester';

/** What the host asks of whoever learns; corpora and articles are known by their addresses. */
export type LearningRequest =
  | { readonly kind: 'begin'; readonly corpus: string; readonly labels: readonly string[] }
  /** An article as it is in its files. */
  | { readonly kind: 'learn'; readonly corpus: string; readonly article: string; readonly text: string; readonly standoff: string; readonly byteOrderMark: boolean }
  | { readonly kind: 'suggest'; readonly corpus: string; readonly id: number; readonly text: string }
  /** To be answered when there is nothing left to learn of it. */
  | { readonly kind: 'settle'; readonly corpus: string; readonly id: number }
  | { readonly kind: 'forget'; readonly corpus: string };

/** What it answers. */
export type LearningAnswer =
  /** Suggestions are others now. */
  | { readonly kind: 'learned'; readonly corpus: string; readonly articles: number; readonly isBusy: boolean }
  | { readonly kind: 'suggestions'; readonly id: number; readonly articles: number; readonly suggestions: readonly Suggestion[]; readonly repetition: number }
  | { readonly kind: 'settled'; readonly id: number; readonly articles: number }
  | { readonly kind: 'failed'; readonly id: number | undefined; readonly reason: string };
