import { AnnotatedArticle } from '../../annotations/annotatedArticle';
import { isInPlace } from '../../reanchoring/anchoring';
import { ArticleText } from '../../reanchoring/articleText';
import { parseRecord } from '../../record/parse';
import { RecordViews } from '../../record/views';
import { lengthOnFirstLine, quoteOf, textOnOneLine } from '../../standoff/coveredText';
import { linksByTarget, linkText } from '../../standoff/entityDetails';
import { parseStandoff } from '../../standoff/standoffDocument';
import { LineIndex } from '../../text/lineIndex';
import { factsOf } from '../../rules/twins/traceArticle';
import type { FileState } from '../files';
import { packFacts } from './packedFacts';

/** A tag as the index keeps it. */
export interface IndexedMention {
  readonly label: string;
  /** The covered text on one line; see {@link textOnOneLine}. */
  readonly text: string;
  /** Its links as `Database:Entry`, in the order of the file. */
  readonly links: readonly string[];
  /** Where its first fragment begins: line and column from 0, in UTF-16 units, as an editor counts that hides a byte order mark. */
  readonly line: number;
  readonly column: number;
  /** UTF-16 units of the first fragment, of one over several lines those of the first. */
  readonly length: number;
  /** Whether it stands where its line says; else it was found elsewhere. */
  readonly isInPlace: boolean;
}

/** What an article holds for the index. A text that is no article holds nothing, and is known so that nobody reads it again. */
export interface ArticleContent {
  /** With their commas restored, each once. */
  readonly subjects: readonly string[];
  readonly mentions: readonly IndexedMention[];
  /**
   * Whether the mentions are all of its tags, with the texts that a search compares: of tags that are lost or were found elsewhere, that have white
   * space at an edge, or that stand in a file that cannot be read, only the files themselves tell.
   */
  readonly isWhole: boolean;
  /** What it is compared with other articles by, as `packFacts` packs it; empty for what is no article. */
  readonly facts: Uint8Array;
}

/** What its files were like when an article was read: other files have another content. */
export interface ArticleStamp {
  readonly article: FileState;
  /** Undefined where it had no annotation file. */
  readonly annotations: FileState | undefined;
}

/** An article of the index. */
export interface IndexedArticle extends ArticleContent, ArticleStamp {
  /** Below the folder of its workspace, parts joined by `/`. */
  readonly path: string;
}

export const noContent: ArticleContent = { subjects: [], mentions: [], isWhole: true, facts: new Uint8Array() };

/**
 * What the texts of an article hold. Tags that the article moved away from are found again; lost ones are left out.
 * @param article the whole file as decoded, or an editor's text
 * @param sidecar undefined where there is none
 */
export function articleContentOf(article: string, sidecar: string | undefined, isRecord: boolean): ArticleContent {
  const hasMark = article.startsWith('\uFEFF');
  const text = hasMark ? article.slice(1) : article;
  const record = isRecord ? parseRecord(text) : undefined;
  const views = record && new RecordViews(record);
  const subjects = new Set(views?.subjects.map(({ restored }) => restored));
  subjects.delete('');
  const facts = packFacts(factsOf({ text, record: record && views && { record, views } }));
  return { subjects: [...subjects], facts, ...(sidecar === undefined ? { mentions: [], isWhole: true } : tagsIn(text, hasMark, sidecar)) };
}

function tagsIn(text: string, hasMark: boolean, sidecar: string): Pick<ArticleContent, 'mentions' | 'isWhole'> {
  const document = parseStandoff(sidecar);
  if (document.entities.length === 0) return { mentions: [], isWhole: document.refused === undefined };
  const annotated = new AnnotatedArticle(new ArticleText(text, hasMark), document);
  const lines = new LineIndex(text);
  const links = linksByTarget(document.normalizations);
  let isWhole = true;
  const mentions = annotated.anchored.flatMap(({ entity, fragments, fit }) => {
    const isAtPlace = isInPlace(fit);
    const present = isAtPlace ? fragments : annotated.resultOf(entity)?.to ?? [];
    const [first] = present;
    const quote = quoteOf(text, present);
    const covered = textOnOneLine(quote);
    if (!isAtPlace || quote !== quote.trim()) isWhole = false;
    if (!first || covered === '') return [];
    const { line, character } = lines.positionAt(first.start);
    return [{
      label: entity.label, text: covered, links: (links.get(entity.id) ?? []).map(linkText), line, column: character, length: lengthOnFirstLine(text, first), isInPlace: isAtPlace,
    }];
  });
  return { mentions, isWhole };
}
