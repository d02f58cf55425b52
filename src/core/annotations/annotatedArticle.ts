import type { CodePointIndex } from '../text/codePoints';
import { anchorEntities, type AnchoredEntity } from '../reanchoring/anchoring';
import type { ArticleText } from '../reanchoring/articleText';
import type { QuoteIndex } from '../reanchoring/quoteIndex';
import { reanchor, type Reanchored, type Reanchoring } from '../reanchoring/reanchor';
import type { StandoffDocument } from '../standoff/standoffDocument';
import type { EntityLine } from '../standoff/standoffLine';

/** An article with its sidecar, and what follows from the two together; each computed once and only when asked for. */
export class AnnotatedArticle {
  readonly document: StandoffDocument;
  readonly #article: ArticleText;
  #anchored: readonly AnchoredEntity[] | undefined;
  #reanchoring: Reanchoring | undefined;
  #results: ReadonlyMap<EntityLine, Reanchored> | undefined;

  /** @param reanchoring where the entities stand, where somebody knows it who saw the text change. */
  constructor(article: ArticleText, document: StandoffDocument, reanchoring?: Reanchoring) {
    this.#article = article;
    this.document = document;
    this.#reanchoring = reanchoring;
  }

  /** The editor's text, or the whole file as decoded. */
  get text(): string {
    return this.#article.text;
  }

  get codePoints(): CodePointIndex {
    return this.#article.codePoints;
  }

  get quotes(): QuoteIndex {
    return this.#article.quotes;
  }

  /** Every entity where its line says, and whether its text stands there. */
  get anchored(): readonly AnchoredEntity[] {
    return (this.#anchored ??= anchorEntities(this.document, this.text, this.codePoints));
  }

  /** Where the entities stand, should any not fit where its line says. */
  get reanchoring(): Reanchoring {
    return (this.#reanchoring ??= this.anchored.some(({ fit }) => fit === 'mismatch' || fit === 'outside')
      ? reanchor({ newText: this.text, entities: this.document.entities, byteOrderMark: this.#article.byteOrderMark })
      : { cause: undefined, results: [] });
  }

  /** What re-anchoring found for an entity; undefined where all entities fit. */
  resultOf(entity: EntityLine): Reanchored | undefined {
    this.#results ??= new Map(this.reanchoring.results.map((result) => [result.entity, result]));
    return this.#results.get(entity);
  }
}
