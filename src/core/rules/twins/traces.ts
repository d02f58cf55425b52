import type { Severity } from '../rule';

/** A place of an article's text on one line, without the text. */
export interface TracedPlace {
  /** In UTF-16 units of the text. */
  readonly offset: number;
  readonly length: number;
  /** From 0. */
  readonly line: number;
  /** From 0, in UTF-16 units; a byte order mark has none. */
  readonly column: number;
}

/** Something of an article that is compared with other articles. */
export interface TracedPart extends TracedPlace {
  /** How much a problem at this place weighs; undefined where a person accepted it: then others are still compared with it. */
  readonly severity: Severity | undefined;
}

/** A tagged text that is linked to an entry of a database. */
export interface TracedLink extends TracedPart {
  readonly label: string;
  readonly text: string;
  readonly database: string;
  readonly entry: string;
  /** How many articles have this link, where it stands for those of others too. */
  readonly articles?: number;
}

/** What the checks of a whole corpus have to know of one article: plain data, and short. A part whose rule is off is missing. */
export interface ArticleTrace {
  readonly url?: TracedPart & { readonly address: string };
  readonly body?: TracedPart & { readonly signature: string; readonly shingles: number; readonly digest: number };
  /** `isId`: whether a setting says that the number names the article; where none says anything, the corpus shows it. */
  readonly number?: TracedPart & { readonly value: number; readonly isId: boolean };
  readonly links?: readonly TracedLink[];
  /** Whether U+FEFF stands at the start of the text. */
  readonly hasMark?: true;
}

/** What an article is compared by before settings and people are asked: it depends on the article alone, so that it can be kept. Plain data. */
export interface ArticleFacts {
  /** Whether the text is a record, and not body as a whole. */
  readonly isRecord: boolean;
  readonly url?: TracedPlace & { readonly address: string };
  readonly body?: TracedPlace & { readonly signature: string; readonly shingles: number; readonly digest: number };
  readonly number?: TracedPlace & { readonly value: number };
}
