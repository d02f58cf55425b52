import { keyOfAddress } from '../../rules/twins/corpusIndex';
import { showIds } from '../../rules/twins/duplicateNumber';
import { KeyTable } from '../../rules/twins/keyTable';
import { SignatureTable } from '../../rules/twins/signatureTable';
import type { ArticleFacts, ArticleTrace } from '../../rules/twins/traces';
import { leastEstimate, mostCandidates } from '../../rules/twins/twinCandidates';
import type { ArticleIndex, IndexedPlace } from './articleIndex';
import { unpackFacts } from './packedFacts';
import { keyOfPlace } from './readIntoIndex';

/** An article that is compared with those of the index. */
export interface TwinProbe {
  /** See {@link keyOfPlace}. */
  readonly key: string;
  readonly trace: {
    readonly url?: ArticleFacts['url'];
    readonly body?: ArticleFacts['body'];
    readonly number?: Pick<NonNullable<ArticleTrace['number']>, 'value' | 'isId'>;
  };
}

/** An article of the index that another may repeat. */
export interface PossibleTwin extends IndexedPlace {
  readonly facts: ArticleFacts;
}

/** Rows of the table of signatures that a segment has: each has no more articles. */
const rowsOfSegment = 1024;
/** The row of the article that is compared. */
const probeRow = 0;
/** Texts that are looked at further, of all that may be alike: a page may be there a thousand times. */
const mostAlike = 64;

/** The articles of a segment by what finds twins; NaN where an article has none. */
interface Columns {
  readonly checksum: number;
  readonly firstRow: number;
  readonly addresses: Float64Array;
  readonly numbers: Float64Array;
  readonly hasBody: Uint8Array;
}

interface Match {
  readonly segment: number;
  readonly article: number;
  readonly likeness: number;
}

/**
 * Finds the few articles of an index that an article may repeat. In memory are 273 bytes of each: its signature, and the keys of address and number;
 * all else stays on the disk. It is filled when it is asked first, and follows the index segment by segment.
 */
export class TwinTable {
  readonly #index: ArticleIndex;
  readonly #signatures = new SignatureTable();
  readonly #columns = new Map<number, Columns>();
  readonly #freeRows: number[] = [];
  #nextRow = rowsOfSegment;
  #showsIds: boolean | undefined;

  constructor(index: ArticleIndex) {
    this.#index = index;
  }

  /** Whether the numbers of the index can only be identifiers, whatever settings say. Copies by address are counted once. */
  get showsIds(): boolean {
    return this.#showsIds ??= showIds(this.#numbers());
  }

  /**
   * The articles before each of some, in the order of their keys, that it may repeat: the first ones with its address, or with its number where that names it, and those
   * whose texts are most like its own by their signatures.
   * @param isLeftOut by key
   * @param turn awaited before a segment is read
   * @returns also the articles that were lost with a damaged segment, to be put in again
   */
  async find(
    probes: readonly TwinProbe[], isLeftOut: (key: string) => boolean, turn: () => Promise<void> | undefined, isCancelled: () => boolean,
  ): Promise<{ readonly found: readonly PossibleTwin[]; readonly lost: readonly IndexedPlace[] }> {
    const lost: IndexedPlace[] = [];
    await this.#update(lost, turn, isCancelled);
    const found = new Map<string, PossibleTwin>();
    if (lost.length > 0 || isCancelled()) return { found: [], lost };
    await this.#add(found, probes, isLeftOut, lost, turn);
    // The number of an article that repeats another does not count, so what it repeats has to be known, too.
    const numbers = new Set(probes.flatMap(({ trace: { number } }) => (number ? [number.value] : [])));
    const ofNumbers = [...found].flatMap(([key, { facts: { url, body, number } }]) => (number && numbers.has(number.value) ? [{ key, trace: { url, body } }] : []));
    await this.#add(found, ofNumbers, isLeftOut, lost, turn);
    return { found: [...found.values()], lost };
  }

  async #add(found: Map<string, PossibleTwin>, probes: readonly TwinProbe[], isLeftOut: (key: string) => boolean, lost: IndexedPlace[], turn: () => Promise<void> | undefined): Promise<void> {
    const wanted = new Map<number, Set<number>>();
    for (const { segment, article } of probes.flatMap((probe) => this.#matches(probe, isLeftOut))) {
      if (found.has(this.#keyOf(segment, article))) continue;
      const ofSegment = wanted.get(segment);
      if (ofSegment) ofSegment.add(article);
      else wanted.set(segment, new Set([article]));
    }
    for (const [number, articles] of wanted) {
      await turn();
      const segment = await this.#index.read(number, lost);
      for (const article of segment ? articles : []) {
        const [root, path, facts] = [segment?.root, segment?.paths[article], segment && unpackFacts(segment.factsIn(article))];
        if (root !== undefined && path !== undefined && facts) found.set(keyOfPlace({ root, path }), { root, path, facts });
      }
    }
  }

  /** Reads the segments that are not known as they are now. */
  async #update(lost: IndexedPlace[], turn: () => Promise<void> | undefined, isCancelled: () => boolean): Promise<void> {
    for (const [number, { firstRow, checksum }] of this.#columns) {
      if (this.#index.segments.get(number)?.checksum === checksum) continue;
      this.#columns.delete(number);
      this.#freeRows.push(firstRow);
      this.#showsIds = undefined;
    }
    for (const number of [...this.#index.segments.keys()]) {
      if (this.#columns.has(number)) continue;
      await turn();
      if (isCancelled()) return;
      const segment = await this.#index.read(number, lost);
      if (!segment) continue;
      const count = segment.paths.length;
      const columns: Columns = {
        checksum: segment.checksum, firstRow: this.#freeRows.pop() ?? this.#nextRow, addresses: new Float64Array(count).fill(NaN), numbers: new Float64Array(count).fill(NaN), hasBody: new Uint8Array(count),
      };
      this.#nextRow = Math.max(this.#nextRow, columns.firstRow + rowsOfSegment);
      for (let article = 0; article < count; article++) {
        const { url, body, number: value } = unpackFacts(segment.factsIn(article)) ?? {};
        if (url) columns.addresses[article] = keyOfAddress(url.address);
        if (value) columns.numbers[article] = value.value;
        if (body) this.#signatures.set(columns.firstRow + article, body.signature);
        columns.hasBody[article] = Number(body !== undefined);
      }
      this.#columns.set(number, columns);
      this.#showsIds = undefined;
    }
  }

  #matches({ key, trace: { url, body, number } }: TwinProbe, isLeftOut: (key: string) => boolean): readonly Match[] {
    const address = url ? keyOfAddress(url.address) : NaN;
    const value = number && (number.isId || this.showsIds) ? number.value : NaN;
    if (body) this.#signatures.set(probeRow, body.signature);
    const found: { readonly url: Match[]; readonly number: Match[]; readonly body: Match[] } = { url: [], number: [], body: [] };
    for (const [segment, { firstRow, addresses, numbers, hasBody }] of this.#columns) {
      for (let article = 0; article < hasBody.length; article++) {
        const likeness = body && hasBody[article] === 1 ? this.#signatures.likeness(probeRow, firstRow + article, leastEstimate) : 0;
        if (addresses[article] !== address && numbers[article] !== value && likeness < leastEstimate) continue;
        const other = this.#keyOf(segment, article);
        if (other >= key || isLeftOut(other)) continue;
        const match = { segment, article, likeness };
        if (addresses[article] === address) found.url.push(match);
        if (numbers[article] === value) found.number.push(match);
        if (likeness >= leastEstimate) found.body.push(match);
        if (found.body.length > 2 * mostAlike) found.body.splice(0, Infinity, ...this.#best(found.body, mostAlike));
      }
    }
    return [...this.#best(found.url, mostCandidates, () => 0), ...this.#best(found.number, mostCandidates, () => 0), ...this.#best(found.body, mostCandidates)];
  }

  /** The greatest first, of equal ones the first in the order of keys. */
  #best(matches: readonly Match[], most: number, weightOf: (match: Match) => number = ({ likeness }) => likeness): Match[] {
    return matches.map((match) => ({ match, key: this.#keyOf(match.segment, match.article) }))
      .sort((a, b) => weightOf(b.match) - weightOf(a.match) || (a.key < b.key ? -1 : 1)).slice(0, most).map(({ match }) => match);
  }

  #keyOf(segment: number, article: number): string {
    const { root = '', paths = [] } = this.#index.segments.get(segment) ?? {};
    return keyOfPlace({ root, path: paths[article] ?? '' });
  }

  #numbers(): number[] {
    const all = [...this.#columns.values()];
    const known = new KeyTable(all.reduce((sum, { addresses }) => sum + addresses.length, 0));
    const numbers: number[] = [];
    for (const columns of all) {
      columns.numbers.forEach((number, article) => {
        const address = columns.addresses[article] ?? NaN;
        const isCopy = !Number.isNaN(address) && known.put(address, 0) !== undefined;
        if (!Number.isNaN(number) && !isCopy) numbers.push(number);
      });
    }
    return numbers;
  }
}
