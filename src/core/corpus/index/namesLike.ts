import type { TaggedName } from './articleIndex';

/** How well a name answers a query, the best first. */
const enum Fit { Whole, Start, Word, Inside, Scattered, None }

/**
 * The names that hold the letters of a query in their order, in whatever case: the whole name first, then those that begin with it, that have a word
 * that does, that hold it, and the others; among equals the most frequent.
 */
export function namesLike(names: Iterable<TaggedName>, query: string, most: number): TaggedName[] {
  const wanted = query.trim().toLowerCase();
  const letters = [...wanted].filter((letter) => letter.trim() !== '');
  const found: { readonly name: TaggedName; readonly fit: Fit }[] = [];
  for (const name of names) {
    const fit = fitOf(name.text.toLowerCase(), wanted, letters);
    if (fit !== Fit.None) found.push({ name, fit });
  }
  found.sort((a, b) => a.fit - b.fit || b.name.count - a.name.count || compare(a.name.text, b.name.text) || compare(a.name.label, b.name.label));
  return found.slice(0, most).map(({ name }) => name);
}

function fitOf(text: string, wanted: string, letters: readonly string[]): Fit {
  const at = text.indexOf(wanted);
  if (at === 0) return text.length === wanted.length ? Fit.Whole : Fit.Start;
  if (text.includes(` ${wanted}`)) return Fit.Word;
  if (at > 0) return Fit.Inside;
  let next = 0;
  for (const letter of letters) {
    const place = text.indexOf(letter, next);
    if (place === -1) return Fit.None;
    next = place + letter.length;
  }
  return Fit.Scattered;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
