import type { KnownDetails } from '../standoff/knownDetails';
import type { Reading, Suggestion, TaggedText } from './suggester';

/** How often each link, and each value of each attribute, was given to a string with one label. */
interface Counts {
  tags: number;
  readonly links: Map<string, number>;
  readonly attributes: Map<string, Map<string | true, number>>;
}

/** The links and attributes that strings have in the articles of a corpus, so that a string that is suggested comes with its own. */
export class DetailCounts {
  readonly #strings = new Map<string, Counts>();

  add({ text, tags }: TaggedText): void {
    for (const { start, end, label, details } of tags) {
      const counts = this.#countsOf(keyOf(label, text.slice(start, end)));
      counts.tags++;
      if (details?.link !== undefined) count(counts.links, details.link);
      for (const [name, value] of Object.entries(details?.attributes ?? {})) {
        const values = counts.attributes.get(name) ?? new Map<string | true, number>();
        counts.attributes.set(name, values);
        count(values, value);
      }
    }
  }

  /** The link that a string has most often, and each attribute value that most of its tags have; undefined where there is nothing. */
  of(label: string, quote: string): KnownDetails | undefined {
    const counts = this.#strings.get(keyOf(label, quote));
    if (!counts) return undefined;
    const link = mostFrequent(counts.links)?.value;
    const attributes = [...counts.attributes].flatMap(([name, values]): [string, string | true][] => {
      const found = mostFrequent(values);
      return found && found.count * 2 > counts.tags ? [[name, found.value]] : [];
    });
    if (link === undefined && attributes.length === 0) return undefined;
    return { ...(link !== undefined && { link }), ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes) }) };
  }

  /** Suggestions for a text, and their other readings, with what is known of their strings. */
  withDetails(text: string, suggestions: readonly Suggestion[]): Suggestion[] {
    const complete = <Found extends Reading>(found: Found): Found => {
      const details = this.of(found.label, text.slice(found.start, found.end));
      return details ? { ...found, details } : found;
    };
    return suggestions.map((suggestion) => complete({ ...suggestion, others: suggestion.others.map(complete) }));
  }

  #countsOf(key: string): Counts {
    const known = this.#strings.get(key) ?? { tags: 0, links: new Map(), attributes: new Map() };
    this.#strings.set(key, known);
    return known;
  }
}

function keyOf(label: string, quote: string): string {
  return `${label}\t${quote.replace(/\s+/g, ' ')}`;
}

function count<Value>(counts: Map<Value, number>, value: Value): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

/** The first of those that are most frequent. */
function mostFrequent<Value>(counts: ReadonlyMap<Value, number>): { readonly value: Value; readonly count: number } | undefined {
  let found: { readonly value: Value; readonly count: number } | undefined;
  for (const [value, times] of counts) if (!found || times > found.count) found = { value, count: times };
  return found;
}
