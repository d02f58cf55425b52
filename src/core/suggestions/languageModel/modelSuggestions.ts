import { partitionPoint } from '../../text/binarySearch';
import { differences } from '../../text/difference';
import type { TextRange } from '../../text/range';
import type { Reading, Suggestion, TaggedSpan } from '../suggester';

/**
 * What a language model marked, as suggestions: of marks with the same ends or that cross, the later one is another reading of the
 * place of the first; one inside another stands for itself.
 * @param placed in the order of the text, of two with the same start the longer first
 */
export function suggestionsOf(placed: readonly TaggedSpan[], model: string): Suggestion[] {
  const found: (Suggestion & { others: Reading[] })[] = [];
  const around: (typeof found)[number][] = [];
  for (const { start, end, label } of placed) {
    while ((around.at(-1)?.end ?? Infinity) <= start) around.pop();
    const outer = around.at(-1);
    const reading = { start, end, label, probability: 0, isUnrated: true, reason: { kind: 'languageModel' as const, model, isLearned: false } };
    if (outer && (end > outer.end || (start === outer.start && end === outer.end))) {
      outer.others.push(reading);
      continue;
    }
    const suggestion = { ...reading, others: [] };
    found.push(suggestion);
    around.push(suggestion);
  }
  return found;
}

/**
 * The suggestions of a language model, which was asked for them, with those that were learned: what was learned about a place of the
 * model becomes another reading of it, and where both agree, gives the reading its probability, link and attributes.
 * The model itself rates nothing: an unrated reading has the least probability that is shown, so that it is seen under any threshold.
 * @param shown from which probability on a suggestion is shown
 */
export function withLearned(fromModel: readonly Suggestion[], learned: readonly Suggestion[], shown: number): readonly Suggestion[] {
  if (fromModel.length === 0) return learned;
  let furthest = 0;
  const joined = fromModel.map((suggestion) => ({ suggestion, met: [] as Suggestion[], furthest: (furthest = Math.max(furthest, suggestion.end)) }));
  const apart: Suggestion[] = [];
  for (const suggestion of learned) {
    // The first that ends behind where this one begins.
    const first = joined[partitionPoint(joined.length, (index) => (joined[index]?.furthest ?? Infinity) <= suggestion.start)];
    if (first && first.suggestion.start < suggestion.end) first.met.push(suggestion);
    else apart.push(suggestion);
  }
  return [...joined.map(({ suggestion, met }) => joinedWith(suggestion, met, shown)), ...apart].sort((a, b) => a.start - b.start || b.end - a.end);
}

function joinedWith(suggestion: Suggestion, met: readonly Suggestion[], shown: number): Suggestion {
  const rated = new Map<string, Reading>();
  for (const { others, ...best } of met) for (const reading of [best, ...others]) rated.set(keyOf(reading), rated.get(keyOf(reading)) ?? reading);
  const joined = (reading: Reading): Reading => {
    const known = rated.get(keyOf(reading));
    rated.delete(keyOf(reading));
    return known ? { ...known, reason: suggestion.reason.kind === 'languageModel' ? { ...suggestion.reason, isLearned: true } : suggestion.reason } : { ...reading, probability: shown };
  };
  const { others, ...best } = suggestion;
  const first = joined(best);
  return { ...first, reason: first.reason ?? suggestion.reason, others: [...others.map(joined), ...rated.values()] };
}

function keyOf({ start, end, label }: TaggedSpan): string {
  return `${start} ${end} ${label}`;
}

/** Suggestions for one text at their places in another that it became; those whose own text was changed are left out. */
export function followedSuggestions(before: string, after: string, suggestions: readonly Suggestion[]): readonly Suggestion[] {
  if (before === after) return suggestions;
  const edits = differences(before, after);
  const shifts = [0];
  for (const { range, newText } of edits) shifts.push((shifts.at(-1) ?? 0) + newText.length - (range.end - range.start));
  const follow = <Followed extends TextRange>(range: Followed): Followed | undefined => {
    const passed = partitionPoint(edits.length, (index) => (edits[index]?.range.end ?? Infinity) <= range.start);
    if ((edits[passed]?.range.start ?? Infinity) < range.end) return undefined;
    const shift = shifts[passed] ?? 0;
    return { ...range, start: range.start + shift, end: range.end + shift };
  };
  return suggestions.flatMap((suggestion) => {
    const followed = follow(suggestion);
    return followed ? [{ ...followed, others: suggestion.others.flatMap((other) => follow(other) ?? []) }] : [];
  });
}
