import type { CodePointIndex } from '../text/codePoints';
import type { TextRange } from '../text/range';
import { isBlank, quoteOf } from '../standoff/coveredText';
import { isSameText } from '../text/foldedText';
import type { StandoffDocument } from '../standoff/standoffDocument';
import type { EntityLine } from '../standoff/standoffLine';

/**
 * How an entity's line fits the article: its text stands there (or the line has none to compare);
 * it does in another form: normalization, quotes, dashes, spaces; it does, but fragments were joined without the space, as brat did before 1.3; another text stands there;
 * or none, be it that only white space is left; or the offsets leave the article.
 */
export type EntityFit = 'exact' | 'alike' | 'unspaced' | 'mismatch' | 'outside';

/** Whether the text of an entity stands where its line says, in whatever form. */
export function isInPlace(fit: EntityFit): boolean {
  return fit !== 'mismatch' && fit !== 'outside';
}

export interface AnchoredEntity {
  readonly entity: EntityLine;
  /** Where the line says the entity stands: UTF-16 of the article's text, half-open, clamped to it, in the order of the line. */
  readonly fragments: readonly TextRange[];
  readonly fit: EntityFit;
}

/** Compares every entity of a sidecar with the article it speaks of; linear. */
export function anchorEntities(document: Pick<StandoffDocument, 'entities'>, text: string, codePoints: CodePointIndex): AnchoredEntity[] {
  return document.entities.map((entity) => anchorEntity(entity, text, codePoints));
}

export function anchorEntity(entity: EntityLine, text: string, codePoints: CodePointIndex): AnchoredEntity {
  const fragments = entity.fragments.map((fragment) => codePoints.toTextRange(fragment));
  return { entity, fragments, fit: fitOf(entity, fragments, text, codePoints) };
}

function fitOf(entity: EntityLine, fragments: readonly TextRange[], text: string, codePoints: CodePointIndex): EntityFit {
  if (entity.fragments.some(({ end }) => end > codePoints.length)) return 'outside';
  if (isBlank(text, fragments)) return 'mismatch';
  if (entity.quote === undefined) return 'exact';
  const only = fragments[0];
  if (only && fragments.length === 1) {
    if (only.end - only.start === entity.quote.length && text.startsWith(entity.quote, only.start)) return 'exact';
  }
  const covered = quoteOf(text, fragments);
  // brat, too, writes a space for a line break inside an entity.
  if (covered === entity.quote || covered.replace(/[\r\n]/g, ' ') === entity.quote || covered.replace(/\r?\n/g, ' ') === entity.quote) return 'exact';
  if (isSameText(covered, entity.quote)) return 'alike';
  if (fragments.length === 1) return 'mismatch';
  const unspaced = fragments.map(({ start, end }) => text.slice(start, end)).join('');
  return entity.quote.startsWith(unspaced) && unspaced !== '' ? 'unspaced' : 'mismatch';
}

/**
 * The parts of an entity's covered text that its fragments cover, as far as the lengths of the fragments tell;
 * undefined where the line has no text or too little.
 */
export function quotesOfFragments(entity: EntityLine): readonly string[] | undefined {
  const { quote, fragments } = entity;
  if (quote === undefined) return undefined;
  if (fragments.length === 1) return [quote];
  const characters = [...quote];
  const length = fragments.reduce((sum, { start, end }) => sum + end - start, 0);
  const separator = characters.length >= length + fragments.length - 1 ? 1 : 0;
  if (characters.length < length) return undefined;
  let at = 0;
  return fragments.map(({ start, end }) => {
    const part = characters.slice(at, at + end - start).join('');
    at += end - start + separator;
    return part;
  });
}
