import type { CodePointIndex } from '../text/codePoints';
import type { TextRange } from '../text/range';
import { quotesOfFragments } from './anchoring';
import { approximatePlace } from './approximateSearch';
import { foldText } from '../text/foldedText';
import { joinedPlace, type FoundPlace, type LostReason, type Places } from './foundPlace';
import { likelyPlaces, type LikelyPlace, type PlacedItem } from './likelyPlaces';
import { QuoteIndex } from './quoteIndex';
import type { EntityLine } from '../standoff/standoffLine';
import { longestIncreasing } from '../text/tokenAlignment';
import { partitionPoint } from '../text/binarySearch';

/** A fragment of an entity to be placed by its text alone. */
interface Part {
  readonly entity: EntityLine;
  readonly quote: string;
  readonly folded: string;
  /** Where its line says it begins: UTF-16 of the new text, not clamped. */
  readonly origin: number;
  /** All places of the folded quote: UTF-16 of the new text, ascending by start. */
  readonly places: readonly TextRange[];
}

/** Parts that begin at one offset and so move together, with the places where any of them is found. */
interface Group extends PlacedItem {
  readonly parts: readonly Part[];
}

/** By how much the neighbors in the text moved; undefined where there is none. */
interface Neighbours {
  readonly before: { readonly origin: number; readonly place: number };
  readonly after: { readonly origin: number; readonly place: number } | undefined;
}

const mostCandidates = 48;
/** A text this long that stands once, and is covered once, may have gone anywhere. */
const movableLength = 8;
/** In bits: how much likelier a place has to be than the next, and than chance. */
const leastLead = 3;
const leastSupport = 1;
/** In a text of a few sentences a name is no likelier to stand at a given place than in one of this length. */
const shortestText = 4096;
/** What a settled place is worth as a neighbor, in bits. */
const settledEvidence = 12;

/**
 * Places entities by their covered texts, their order, and what their neighbors did, for nothing else is known.
 * `settled` are entities that are placed already: neighbours to the others.
 */
export function placesByQuotes(newText: string, codePoints: CodePointIndex, entities: readonly EntityLine[], settled: Places): Places {
  const places: Places = new Map();
  const quoted: EntityLine[] = [];
  for (const entity of entities) {
    if (entity.quote === undefined || entity.quote.trim() === '') places.set(entity, placeWithoutQuote(entity, newText, codePoints));
    else quoted.push(entity);
  }
  if (quoted.length === 0) return places;
  const index = new QuoteIndex(newText);
  const parts = quoted.flatMap((entity) => partsOf(entity, codePoints, index));
  const groups = groupsOf(newText, parts, settled, codePoints);
  const likely = withoutSharedPlaces(groups, likelyPlaces(groups));
  const chosen = likely.map((place) => (place && isSure(place) ? place.candidate.place : undefined));
  const found = new Map<Part, FoundPlace | LostReason>();
  const rivals = countByQuote(parts);
  const taken = new Set(chosen.filter((place) => place !== undefined));
  forEachWithNeighbours(groups, chosen, (group, place, neighbours) => {
    for (const part of group.parts) found.set(part, placeOfPart(part, place, neighbours, { rivals: rivals.get(part.folded) ?? 1, taken, newText }));
  });
  const byEntity = new Map<EntityLine, (FoundPlace | LostReason)[]>();
  for (const part of parts) byEntity.set(part.entity, [...byEntity.get(part.entity) ?? [], found.get(part) ?? 'not-found']);
  for (const [entity, fragments] of byEntity) places.set(entity, joinedPlace(fragments));
  return places;
}

/** Nothing to compare: the offsets are all there is. */
function placeWithoutQuote(entity: EntityLine, newText: string, codePoints: CodePointIndex): FoundPlace | LostReason {
  const fragments = entity.fragments.map((fragment) => codePoints.toTextRange(fragment));
  const fits = entity.fragments.every(({ end }) => end <= codePoints.length)
    && (entity.quote === undefined || fragments.map(({ start, end }) => newText.slice(start, end)).join(' ') === entity.quote);
  return fits ? { fragments, score: 1 } : 'not-found';
}

function partsOf(entity: EntityLine, codePoints: CodePointIndex, index: QuoteIndex): Part[] {
  const quotes = quotesOfFragments(entity) ?? [entity.quote ?? ''];
  return quotes.map((quote, at): Part => {
    const start = entity.fragments[at]?.start ?? 0;
    const folded = foldText(quote).text;
    return { entity, quote, folded, origin: originOf(start, codePoints), places: index.rangesOf(folded) };
  });
}

function originOf(codePoint: number, codePoints: CodePointIndex): number {
  return codePoints.toUnit(codePoint) + Math.max(0, codePoint - codePoints.length);
}

function countByQuote(parts: readonly Part[]): Map<string, number> {
  const counts = new Map<string, Set<number>>();
  for (const { folded, origin } of parts) counts.set(folded, (counts.get(folded) ?? new Set()).add(origin));
  return new Map([...counts].map(([quote, origins]) => [quote, origins.size]));
}

function groupsOf(newText: string, parts: readonly Part[], settled: Places, codePoints: CodePointIndex): Group[] {
  const byOrigin = new Map<number, Part[]>();
  for (const part of parts) {
    const list = byOrigin.get(part.origin);
    if (list) list.push(part);
    else byOrigin.set(part.origin, [part]);
  }
  const shifts = certainShifts(parts);
  const groups = [...byOrigin].map(([origin, members]): Group => {
    const evidence = new Map<number, number>();
    for (const part of members) {
      const bits = Math.log2(Math.max(shortestText, newText.length) / part.places.length);
      for (const { start, end } of likeliest(part, shifts)) {
        const exact = end - start === part.quote.length && newText.startsWith(part.quote, start);
        evidence.set(start, Math.max(evidence.get(start) ?? 0, exact ? bits : bits - 0.5));
      }
    }
    return { origin, parts: members, candidates: [...evidence].map(([place, bits]) => ({ place, evidence: bits })) };
  });
  for (const [entity, place] of settled) {
    const first = entity.fragments[0];
    const range = typeof place === 'string' ? undefined : place.fragments[0];
    if (!first || !range) continue;
    const candidates = [{ place: range.start, evidence: settledEvidence }];
    groups.push({ origin: originOf(first.start, codePoints), parts: [], candidates });
  }
  return groups.sort((a, b) => a.origin - b.origin);
}

interface Shift {
  readonly origin: number;
  readonly place: number;
}

/** Texts that stand once and are covered once, as many as keep their order: they tell how far the rest will have moved. */
function certainShifts(parts: readonly Part[]): Shift[] {
  const rivals = countByQuote(parts);
  const certain = parts.flatMap(({ origin, places, folded }) => {
    const [only] = places;
    return only && places.length === 1 && rivals.get(folded) === 1 ? [{ origin, place: only.start }] : [];
  });
  return longestIncreasing(certain.sort((a, b) => a.origin - b.origin), ({ place }) => place);
}

/** Of many places those nearest to where the neighbors' moves would lead. */
function likeliest(part: Part, shifts: readonly Shift[]): readonly TextRange[] {
  if (part.places.length <= mostCandidates) return part.places;
  const low = partitionPoint(shifts.length, (middle) => (shifts[middle]?.origin ?? 0) <= part.origin);
  const likely = new Set<TextRange>();
  for (const shift of [shifts[low - 1], shifts[low]]) {
    const expected = firstFrom(part.places, part.origin + (shift ? shift.place - shift.origin : 0));
    const most = mostCandidates / 4;
    for (const place of part.places.slice(Math.max(0, expected - most), expected + most)) likely.add(place);
  }
  return [...likely];
}

/** Index of the first range that begins at an offset or behind it. */
function firstFrom(ranges: readonly TextRange[], offset: number): number {
  const low = partitionPoint(ranges.length, (middle) => (ranges[middle]?.start ?? 0) < offset);
  return low;
}

function forEachWithNeighbours(
  groups: readonly Group[], chosen: readonly (number | undefined)[],
  visit: (group: Group, place: number | undefined, neighbours: Neighbours) => void,
): void {
  const after: (Neighbours['after'])[] = [];
  let next: Neighbours['after'];
  for (let at = groups.length - 1; at >= 0; at--) {
    after[at] = next;
    const place = chosen[at];
    if (place !== undefined) next = { origin: groups[at]?.origin ?? 0, place };
  }
  let before = { origin: 0, place: 0 };
  groups.forEach((group, at) => {
    const place = chosen[at];
    visit(group, place, { before, after: after[at] });
    if (place !== undefined) before = { origin: group.origin, place };
  });
}

function placeOfPart(
  part: Part, chosen: number | undefined, neighbours: Neighbours,
  { rivals, taken, newText }: { readonly rivals: number; readonly taken: ReadonlySet<number>; readonly newText: string },
): FoundPlace | LostReason {
  const here = chosen === undefined ? undefined : part.places[firstFrom(part.places, chosen)];
  if (here && here.start === chosen) {
    const exact = newText.slice(here.start, here.end) === part.quote;
    return { fragments: [here], score: exact ? 1 : 0.9 };
  }
  const [only] = part.places;
  if (only && part.places.length === 1 && rivals === 1 && !taken.has(only.start) && part.folded.length >= movableLength) return { fragments: [only], score: 0.8 };
  return placeWithTypos(part, chosen, neighbours, newText) ?? (part.places.length > 0 ? 'look-alike' : 'not-found');
}

function isSure({ lead, support }: LikelyPlace): boolean {
  return lead >= leastLead && support >= leastSupport;
}

/** A text that stood in two places cannot have come to one: the likelier has it. */
function withoutSharedPlaces(groups: readonly Group[], likely: readonly (LikelyPlace | undefined)[]): (LikelyPlace | undefined)[] {
  const holders = new Map<string, number>();
  const sole = [...likely];
  likely.forEach((place, index) => {
    for (const { folded } of place ? groups[index]?.parts ?? [] : []) {
      const key = `${place?.candidate.place} ${folded}`;
      const holder = holders.get(key);
      if (holder === undefined || holder === index) holders.set(key, index);
      else if ((likely[holder]?.support ?? 0) >= (place?.support ?? 0)) sole[index] = undefined;
      else {
        sole[holder] = undefined;
        holders.set(key, index);
      }
    }
  });
  return sole;
}

const shortestWithTypos = 5;
const longestWithTypos = 400;

/** Looks for a text with a few letters changed, only where the neighbors' moves lead. */
function placeWithTypos(part: Part, chosen: number | undefined, { before, after }: Neighbours, newText: string): FoundPlace | undefined {
  const { length } = part.folded;
  if (length < shortestWithTypos || length > longestWithTypos) return undefined;
  const expected = [part.origin + before.place - before.origin];
  if (after) expected.push(part.origin + after.place - after.origin);
  if (chosen !== undefined) expected.push(chosen);
  let best: FoundPlace | undefined;
  for (const place of new Set(expected)) {
    const slack = 12 + (length >> 2);
    const window = foldText(newText.slice(Math.max(0, place - slack), Math.max(0, place + length + slack)));
    const found = approximatePlace(window.text, part.folded, Math.floor(length / 4));
    // Where it stands letter by letter was weighed before.
    if (!found || found.errors === 0) continue;
    const from = Math.max(0, place - slack);
    const range = toWordEdges(newText, { start: from + (window.sources[found.start] ?? 0), end: from + (window.sources[found.end] ?? 0) });
    const score = 1 - found.errors / length;
    if (score > (best?.score ?? 0)) best = { fragments: [range], score };
  }
  return best;
}

const wordCharacter = /[\p{L}\p{N}\p{M}]/u;

/** A letter added at the end of a word belongs to it. */
function toWordEdges(text: string, range: TextRange): TextRange {
  let { start, end } = range;
  const isWord = (offset: number): boolean => wordCharacter.test(text.charAt(offset));
  for (let steps = 0; steps < 2 && start > 0 && isWord(start - 1) && isWord(start); steps++) start--;
  for (let steps = 0; steps < 2 && end < text.length && isWord(end) && isWord(end - 1); steps++) end++;
  return { start, end };
}
