import { CodePointIndex } from '../text/codePoints';
import { anchorEntities, type AnchoredEntity } from './anchoring';
import { reanchor, type Reanchored, type Reanchoring } from './reanchor';
import type { StandoffDocument } from './standoffDocument';
import type { EntityLine } from './standoffLine';

/** An article with its sidecar, and what follows from the two together; each computed once and only when asked for. */
export class AnnotatedArticle {
  /** The editor's text, or the whole file as decoded. */
  readonly text: string;
  readonly document: StandoffDocument;
  readonly codePoints: CodePointIndex;
  readonly #byteOrderMark: boolean;
  #anchored: readonly AnchoredEntity[] | undefined;
  #reanchoring: Reanchoring | undefined;
  #results: ReadonlyMap<EntityLine, Reanchored> | undefined;

  /**
   * @param byteOrderMark whether the article's file begins with a U+FEFF that `text` does not hold.
   * @param reanchoring where the entities stand, where somebody knows it who saw the text change.
   */
  constructor(text: string, document: StandoffDocument, byteOrderMark = false, reanchoring?: Reanchoring) {
    this.text = text;
    this.document = document;
    this.codePoints = new CodePointIndex(text, byteOrderMark);
    this.#byteOrderMark = byteOrderMark;
    this.#reanchoring = reanchoring;
  }

  /** Every entity where its line says, and whether its text stands there. */
  get anchored(): readonly AnchoredEntity[] {
    return (this.#anchored ??= anchorEntities(this.document, this.text, this.codePoints));
  }

  /** Where the entities stand, should any not fit where its line says. */
  get reanchoring(): Reanchoring {
    return (this.#reanchoring ??= this.anchored.some(({ fit }) => fit === 'mismatch' || fit === 'outside')
      ? reanchor({ newText: this.text, entities: this.document.entities, byteOrderMark: this.#byteOrderMark })
      : { cause: undefined, results: [] });
  }

  /** What re-anchoring found for an entity; undefined where all entities fit. */
  resultOf(entity: EntityLine): Reanchored | undefined {
    this.#results ??= new Map(this.reanchoring.results.map((result) => [result.entity, result]));
    return this.#results.get(entity);
  }
}
