import type { Link } from './interchange';

/** Databases whose entries have addresses of their own; the address before the entry. */
const addresses: readonly (readonly [database: string, address: string])[] = [
  ['Wikidata', 'http://www.wikidata.org/entity/'],
  ['GeoNames', 'https://sws.geonames.org/'],
  ['VIAF', 'http://viaf.org/viaf/'],
  ['GND', 'https://d-nb.info/gnd/'],
  ['DBpedia', 'http://dbpedia.org/resource/'],
  ['Wikipedia', 'https://en.wikipedia.org/wiki/'],
];

/** A link as an IRI: the entry's address where the database is known or the link is an address; else `Database:Entry`, which is one, too. */
export function iriOf({ database, entry }: Pick<Link, 'database' | 'entry'>): string {
  const address = addresses.find(([name]) => name === database)?.[1];
  return address === undefined ? `${database}:${entry}` : address + entry;
}

/** The inverse of {@link iriOf}; also for `https` addresses written with `http`, and the other way around. Undefined where it is no IRI. */
export function linkOfIri(iri: string): Pick<Link, 'database' | 'entry'> | undefined {
  const text = iri.trim();
  for (const [database, address] of addresses) {
    const secure = text.replace(/^http:/, 'https:');
    const prefix = address.replace(/^http:/, 'https:');
    if (secure.startsWith(prefix) && secure.length > prefix.length) return { database, entry: secure.slice(prefix.length) };
  }
  const colon = text.indexOf(':');
  return colon > 0 && colon < text.length - 1 && !/\s/.test(text) ? { database: text.slice(0, colon), entry: text.slice(colon + 1) } : undefined;
}
