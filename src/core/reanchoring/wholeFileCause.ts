import type { TextRange } from '../text/range';
import { quoteOf } from '../standoff/coveredText';
import type { EntityLine } from '../standoff/standoffLine';

/** How another program counted, where it did not count code points of the file as it is. */
export interface WholeFileCause {
  /** Line endings: as in the file, every CRLF as one, or every LF as two. */
  readonly lineEndings: 'as-is' | 'counted-one' | 'counted-two';
  /** The U+FEFF at the start: as in the file, not counted though it is there, or counted though it is not. */
  readonly byteOrderMark: 'as-is' | 'not-counted' | 'counted';
  readonly unit: 'code-point' | 'utf-16' | 'utf-8';
}

/** What the article's file holds that the ways of counting differ in. */
export interface CountedText {
  readonly text: string;
  /** Whether the file begins with a U+FEFF that `text` does not hold. */
  readonly byteOrderMark: boolean;
}

export interface ExplainedOffsets {
  readonly cause: WholeFileCause;
  /** UTF-16 places of the entities that the cause makes fit. */
  readonly places: ReadonlyMap<EntityLine, readonly TextRange[]>;
}

/** Less than this share of entities that fit is chance. */
const leastShare = 0.9;
const sampleSize = 60;

/**
 * Looks for one way of counting under which nearly all entities fit. Ways that differ least from the right one come first,
 * so that of several that explain the same the plainest is told.
 */
export function explainOffsets(article: CountedText, entities: readonly EntityLine[]): ExplainedOffsets | undefined {
  const quoted = entities.filter(({ quote }) => quote !== undefined && quote !== '');
  const asIs = placesUnder(article, quoted, { lineEndings: 'as-is', byteOrderMark: 'as-is', unit: 'code-point' }).size;
  if (asIs === quoted.length) return undefined;
  const step = Math.max(1, Math.floor(quoted.length / sampleSize));
  const sample = quoted.filter((_entity, index) => index % step === 0);
  for (const cause of possibleCauses(article)) {
    if (placesUnder(article, sample, cause).size < sample.length * leastShare) continue;
    const places = placesUnder(article, quoted, cause);
    if (places.size > asIs && places.size >= quoted.length * leastShare) return { cause, places };
  }
  return undefined;
}

function possibleCauses({ text, byteOrderMark }: CountedText): WholeFileCause[] {
  const marked = byteOrderMark || text.startsWith('\uFEFF');
  const lineEndings: WholeFileCause['lineEndings'][] = ['as-is'];
  if (text.includes('\r\n')) lineEndings.push('counted-one');
  else if (text.includes('\n')) lineEndings.push('counted-two');
  const units: WholeFileCause['unit'][] = ['code-point'];
  if (/[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text)) units.push('utf-16');
  if (/[^\x00-\x7f]/.test(text) || marked) units.push('utf-8');
  const causes = lineEndings.flatMap((ending) => (['as-is', marked ? 'not-counted' : 'counted'] as const)
    .flatMap((mark) => units.map((unit): WholeFileCause => ({ lineEndings: ending, byteOrderMark: mark, unit }))));
  const oddities = (cause: WholeFileCause): number =>
    Number(cause.lineEndings !== 'as-is') + Number(cause.byteOrderMark !== 'as-is') + Number(cause.unit !== 'code-point');
  return causes.filter((cause) => oddities(cause) > 0).sort((a, b) => oddities(a) - oddities(b));
}

function placesUnder(article: CountedText, entities: readonly EntityLine[], cause: WholeFileCause): Map<EntityLine, readonly TextRange[]> {
  const all = entities.flatMap(({ fragments }) => fragments.flatMap(({ start, end }) => [start, end]));
  const offsets = [...new Set(all)].sort((a, b) => a - b);
  const units = unitsOf(article, offsets, cause);
  const places = new Map<EntityLine, readonly TextRange[]>();
  for (const entity of entities) {
    const fragments = entity.fragments.map(({ start, end }) => ({ start: units.get(start) ?? -1, end: units.get(end) ?? -1 }));
    if (fragments.some(({ start, end }) => start < 0 || end < start)) continue;
    if (quoteOf(article.text, fragments) === entity.quote) places.set(entity, fragments);
  }
  return places;
}

/** UTF-16 offsets of ascending offsets counted in another way, in one pass; offsets that fall inside something are left out. */
function unitsOf({ text, byteOrderMark }: CountedText, offsets: readonly number[], cause: WholeFileCause): Map<number, number> {
  const units = new Map<number, number>();
  let counted = 0;
  const markSize = cause.unit === 'utf-8' ? 3 : 1;
  const inText = text.startsWith('\uFEFF');
  if (cause.byteOrderMark === 'counted' || (byteOrderMark && cause.byteOrderMark === 'as-is')) counted += markSize;
  let next = 0;
  for (let unit = 0; unit <= text.length && next < offsets.length; ) {
    while (next < offsets.length && (offsets[next] ?? 0) < counted) next++;
    if (offsets[next] === counted) units.set(counted, unit);
    const [length, weight] = weigh(text, unit, cause);
    unit += length;
    counted += unit === 1 && inText && cause.byteOrderMark === 'not-counted' ? 0 : weight;
  }
  return units;
}

/** UTF-16 length of the character at `unit`, and how much it counts. */
function weigh(text: string, unit: number, { lineEndings, unit: counting }: WholeFileCause): [length: number, weight: number] {
  const code = text.codePointAt(unit) ?? 0;
  if (code === 0x0d && lineEndings === 'counted-one' && text.charCodeAt(unit + 1) === 0x0a) return [1, 0];
  if (code === 0x0a && lineEndings === 'counted-two') return [1, 2];
  const length = code > 0xffff ? 2 : 1;
  if (counting === 'code-point') return [length, 1];
  if (counting === 'utf-16') return [length, length];
  return [length, code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4];
}
