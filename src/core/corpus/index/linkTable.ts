import { nameOfLink } from '../../rules/twins/corpusIndex';
import type { TracedLink } from '../../rules/twins/traces';
import { partsOfLink } from '../../standoff/entityDetails';
import type { ArticleIndex, IndexedPlace } from './articleIndex';
import { keyOfPlace } from './readIntoIndex';
import type { Segment } from './segmentFormat';

/** What articles call something that they link: text and label with the database in which its entry is. */
export type LinkedName = Pick<TracedLink, 'label' | 'text' | 'database'>;

/** An article of the index that has a link first, with how many have it. */
export interface LinkedArticle extends IndexedPlace {
  readonly links: readonly TracedLink[];
}

/** What of the index does not count. */
export interface LeftOut {
  /** By key; see {@link keyOfPlace}. */
  readonly articles: ReadonlySet<string>;
  /** By {@link IndexedPlace.root}. */
  readonly isRoot: (root: string) => boolean;
}

/** Values of an article that has a link: its place among the paths of the segment, and of the first tag its number, line, column and length. */
const values = 5;

/** By entry, the articles of a segment in the order of their paths, one after the other. */
type Entries = ReadonlyMap<string, Uint32Array>;

interface KnownSegment {
  readonly checksum: number;
  readonly ofName: Map<string, Entries>;
}

/** A link of a name: how many articles have it, and which is the first of them. */
interface Linking extends IndexedPlace {
  readonly articles: number;
  readonly order: number;
  readonly link: TracedLink;
}

/**
 * Finds how an index links what some articles link. In memory are only the names that were asked for last, 20 bytes for each article that has one;
 * segments are read once for a name, and again when they changed.
 */
export class LinkTable {
  readonly #index: ArticleIndex;
  readonly #segments = new Map<number, KnownSegment>();

  constructor(index: ArticleIndex) {
    this.#index = index;
  }

  /**
   * For each entry that one of the names is linked to, the first article in the order of keys; its link says how many others have it.
   * @param turn awaited before a segment is read
   * @returns also the articles that were lost with a damaged segment, to be put in again
   */
  async find(
    names: Iterable<LinkedName>, leftOut: LeftOut, turn: () => Promise<void> | undefined, isCancelled: () => boolean,
  ): Promise<{ readonly found: readonly LinkedArticle[]; readonly lost: readonly IndexedPlace[] }> {
    const wanted = new Map([...names].map((name) => [nameOfLink(name), name]));
    this.#forgetOthers(wanted);
    const lost: IndexedPlace[] = [];
    for (const [number, missing] of this.#missing(wanted)) {
      await turn();
      if (isCancelled()) break;
      const segment = await this.#index.read(number, lost);
      if (segment) this.#learn(number, segment, missing);
    }
    if (lost.length > 0 || isCancelled()) return { found: [], lost };
    const found = new Map<string, IndexedPlace & { readonly linkings: Linking[] }>();
    const paths = pathsByRoot(leftOut.articles, new Set(Array.from(this.#index.segments.values(), ({ root }) => root)));
    for (const name of wanted.values()) {
      for (const linking of this.#linkingsOf(name, paths, leftOut.isRoot)) {
        const { root, path } = linking;
        const article = found.get(keyOfPlace(linking)) ?? { root, path, linkings: [] };
        found.set(keyOfPlace(linking), article);
        article.linkings.push(linking);
      }
    }
    const linksOf = (linkings: readonly Linking[]): TracedLink[] => [...linkings].sort((a, b) => a.order - b.order).map(({ link, articles }) => ({ ...link, articles }));
    return { found: [...found.values()].map(({ root, path, linkings }) => ({ root, path, links: linksOf(linkings) })), lost };
  }

  /** What changed, and names that nobody asks for now. */
  #forgetOthers(wanted: ReadonlyMap<string, LinkedName>): void {
    for (const [number, { checksum, ofName }] of this.#segments) {
      if (this.#index.segments.get(number)?.checksum !== checksum) this.#segments.delete(number);
      else for (const name of [...ofName.keys()]) if (!wanted.has(name)) ofName.delete(name);
    }
  }

  /** The segments that have to be read, each for some names. */
  #missing(wanted: ReadonlyMap<string, LinkedName>): ReadonlyMap<number, ReadonlyMap<string, LinkedName>> {
    const missing = new Map<number, Map<string, LinkedName>>();
    for (const [name, parts] of wanted) {
      for (const number of this.#index.segmentsOfTag(parts.label, parts.text)) {
        if (this.#segments.get(number)?.ofName.has(name)) continue;
        const ofSegment = missing.get(number) ?? new Map<string, LinkedName>();
        missing.set(number, ofSegment.set(name, parts));
      }
    }
    return missing;
  }

  #learn(number: number, segment: Segment, names: ReadonlyMap<string, LinkedName>): void {
    const read = new Map([...names.keys()].map((name) => [name, new Map<string, number[][]>()]));
    let order = 0;
    for (const { article, mention } of segment.mentionsOf({ texts: new Set(Array.from(names.values(), ({ text }) => text)), links: new Set() })) {
      if (!mention.isInPlace) continue;
      for (const link of mention.links) {
        const { database, entry } = partsOfLink(link);
        const entries = read.get(nameOfLink({ label: mention.label, text: mention.text, database }));
        const articles = entries?.get(entry) ?? [];
        entries?.set(entry, articles);
        if (articles.at(-1)?.[0] !== article) articles.push([article, order++, mention.line, mention.column, mention.length]);
      }
    }
    const known = this.#segments.get(number) ?? { checksum: segment.checksum, ofName: new Map<string, Entries>() };
    this.#segments.set(number, known);
    const pathOf = ([article = 0]: readonly number[]): string => segment.paths[article] ?? '';
    for (const [name, entries] of read) {
      known.ofName.set(name, new Map(Array.from(entries, ([entry, articles]) => [entry, Uint32Array.from(articles.sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1)).flat())])));
    }
  }

  /** How a name is linked in all segments together: one for each entry. */
  #linkingsOf({ label, text, database }: LinkedName, leftOut: ReadonlyMap<string, ReadonlySet<string>>, isRootLeftOut: LeftOut['isRoot']): Iterable<Linking> {
    const ofEntry = new Map<string, Linking>();
    for (const number of this.#index.segmentsOfTag(label, text)) {
      const { root = '', paths = [] } = this.#index.segments.get(number) ?? {};
      if (isRootLeftOut(root)) continue;
      const isLeftOut = (article: number): boolean => leftOut.get(root)?.has(paths[article] ?? '') ?? false;
      for (const [entry, places] of this.#segments.get(number)?.ofName.get(nameOfLink({ label, text, database })) ?? []) {
        let [articles, first] = [0, 0];
        for (let at = places.length - values; at >= 0; at -= values) {
          if (isLeftOut(places[at] ?? 0)) continue;
          articles++;
          first = at;
        }
        if (articles === 0) continue;
        const known = ofEntry.get(entry);
        articles += known?.articles ?? 0;
        const [article = 0, order = 0, line = 0, column = 0, length = 0] = places.subarray(first, first + values);
        const place = { root, path: paths[article] ?? '' };
        ofEntry.set(entry, known && keyOfPlace(known) < keyOfPlace(place) ? { ...known, articles }
          : { ...place, articles, order, link: { label, text, database, entry, line, column, length, offset: 0, severity: undefined } });
      }
    }
    return ofEntry.values();
  }
}

/** The paths of articles, by the roots they are in. */
function pathsByRoot(keys: ReadonlySet<string>, roots: ReadonlySet<string>): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map([...roots].map((root) => [root, new Set([...keys].filter((key) => key.startsWith(`${root}/`)).map((key) => key.slice(root.length + 1)))]));
}
