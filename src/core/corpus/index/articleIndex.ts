import type { FileState } from '../files';
import { CountsBySegment } from './countsBySegment';
import type { ArticleStamp, IndexedArticle, IndexedMention } from './indexedArticle';
import { decodeSegment, encodeSegment, type Segment } from './segmentFormat';
import type { SegmentStore } from './segmentStore';

/** An article by the folder of the workspace it is in, and its path below. */
export interface IndexedPlace {
  readonly root: string;
  readonly path: string;
}

/** A tag of the index with the article it is in. */
export interface FoundMention extends IndexedPlace {
  readonly mention: IndexedMention;
}

/** What tags are asked for: those with one of the texts, and those with one of the links. */
export interface MentionQuery {
  /** As `textOnOneLine` makes them. */
  readonly texts: readonly string[];
  /** As `Database:Entry`. */
  readonly links: readonly string[];
}

/** Which names may be meant: segments that hold none of them are not read. */
export interface MeantNames {
  /** The text as `textOnOneLine` makes it. */
  readonly isText?: ((text: string) => boolean) | undefined;
  /** The link as `Database:Entry`. */
  readonly isLink?: ((link: string) => boolean) | undefined;
}

/** A text that is tagged, its label, and how often. */
export interface TaggedName {
  readonly text: string;
  readonly label: string;
  readonly count: number;
}

/** Articles of a segment at most: rewriting one for a single change must not take long, and each is a file to read. */
const mostArticles = 1000;

/** What is in memory of a segment. */
export interface KnownSegment {
  readonly root: string;
  /** Distinguishes what it holds from what another holds. */
  readonly checksum: number;
  /** Of its articles, in their order. */
  readonly paths: readonly string[];
}

interface KnownArticle extends ArticleStamp {
  readonly segment: number;
  readonly isWhole: boolean;
}

/**
 * What the articles of a workspace hold: their tags, links and subjects. Tags stay on the disk, in segments of up to 1,000 articles; in memory are the
 * names that lead to segments, and of each article what its files were like. A segment that is found damaged is dropped, and its articles are told so
 * that they are put in again; so are those of a segment that another window wrote in the meantime.
 *
 * One change at a time: who calls `apply` waits for it before anything else is called.
 */
export class ArticleIndex {
  readonly #store: SegmentStore;
  readonly #mostArticles: number;
  readonly #segments = new Map<number, KnownSegment>();
  /** Numbers of segments that are there no more. */
  readonly #vacant = new Set<number>();
  readonly #articles = new Map<string, Map<string, KnownArticle>>();
  readonly #labels = new CountsBySegment();
  readonly #tags = new CountsBySegment();
  readonly #links = new CountsBySegment();
  readonly #subjects = new CountsBySegment();

  constructor(store: SegmentStore, articlesOfSegment = mostArticles) {
    this.#store = store;
    this.#mostArticles = articlesOfSegment;
  }

  /** Reads what was kept. Damaged segments are removed, and segments of folders that are not of the workspace. */
  async open(roots: ReadonlySet<string>, isCancelled: () => boolean): Promise<void> {
    for (const number of await this.#store.numbers()) {
      if (isCancelled()) return;
      const segment = await this.#store.read(number);
      // Of an article that two segments hold, only the first can be current: a program was stopped between the two.
      const isUsable = segment && roots.has(segment.root) && segment.paths.every((path) => this.stampOf({ root: segment.root, path }) === undefined);
      if (isUsable) this.#learn(number, segment);
      else await this.#remove(number);
    }
  }

  get size(): number {
    return [...this.#articles.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** What the files of an article were like when it was read; undefined where it is not in the index. */
  stampOf({ root, path }: IndexedPlace): ArticleStamp | undefined {
    return this.#articles.get(root)?.get(path);
  }

  /** Whether all tags of an article are known as a search compares them; see {@link ArticleContent.isWhole}. */
  isWhole({ root, path }: IndexedPlace): boolean {
    return this.#articles.get(root)?.get(path)?.isWhole ?? false;
  }

  pathsOf(root: string): string[] {
    return [...this.#articles.get(root)?.keys() ?? []];
  }

  /**
   * Puts articles in, in the place of what was known of them, and takes others out. Only the segments that hold one of them are written.
   * @param changes by path; undefined for one to take out
   * @returns articles that were lost with a damaged segment, to be put in again
   */
  async apply(root: string, changes: ReadonlyMap<string, IndexedArticle | undefined>): Promise<IndexedPlace[]> {
    const lost: IndexedPlace[] = [];
    for (const [number, ofSegment] of this.#bySegment(root, changes)) {
      const known = this.#segments.get(number);
      let present = known && await this.#store.read(number);
      if (known && present?.checksum !== known.checksum) {
        lost.push(...(await this.#recover(number, root, present)).filter(({ path }) => !ofSegment.has(path)));
        if (!this.#segments.has(number)) present = undefined;
      }
      const articles = new Map(present?.articles.map((article) => [article.path, article]));
      for (const [path, article] of ofSegment) {
        if (article) articles.set(path, article);
        else articles.delete(path);
      }
      await this.#write(number, root, [...articles.values()]);
    }
    return lost;
  }

  /** Which of the changes concern which segment; new articles go where there is most room. */
  #bySegment(root: string, changes: ReadonlyMap<string, IndexedArticle | undefined>): Map<number, Map<string, IndexedArticle | undefined>> {
    const sizes = new Map([...this.#segments].filter(([, segment]) => segment.root === root).map(([number, { paths }]) => [number, paths.length]));
    const bySegment = new Map<number, Map<string, IndexedArticle | undefined>>();
    let filled: number | undefined;
    for (const [path, article] of changes) {
      let number = this.#articles.get(root)?.get(path)?.segment;
      if (number === undefined) {
        if (!article) continue;
        if (filled === undefined || (sizes.get(filled) ?? 0) >= this.#mostArticles) filled = this.#roomiest(sizes);
        number = filled;
        sizes.set(number, (sizes.get(number) ?? 0) + 1);
      }
      const ofSegment = bySegment.get(number);
      if (ofSegment) ofSegment.set(path, article);
      else bySegment.set(number, new Map([[path, article]]));
    }
    return bySegment;
  }

  /** A segment that was lost, so that no other is written for its articles; else the emptiest; else a new one. */
  #roomiest(sizes: ReadonlyMap<number, number>): number {
    const vacant = [...this.#vacant].find((number) => !sizes.has(number));
    if (vacant !== undefined) return vacant;
    const [emptiest] = [...sizes].filter(([, size]) => size < this.#mostArticles).sort(([, a], [, b]) => a - b);
    return emptiest?.[0] ?? Math.max(-1, ...this.#segments.keys(), ...sizes.keys()) + 1;
  }

  async #write(number: number, root: string, articles: readonly IndexedArticle[]): Promise<void> {
    if (articles.length === 0) {
      await this.#remove(number);
      return;
    }
    const bytes = encodeSegment(root, articles);
    await this.#store.write(number, bytes);
    const segment = decodeSegment(bytes);
    this.#drop(number);
    if (segment) this.#learn(number, segment);
  }

  /** @returns the articles that were in it */
  async #remove(number: number): Promise<IndexedPlace[]> {
    const places = this.#drop(number);
    this.#vacant.add(number);
    await this.#store.delete(number);
    return places;
  }

  /**
   * Drops a segment that is not as it was written or read last: it is damaged, or another window wrote it; then what that wrote is taken over.
   * @returns the articles that were in it
   */
  async #recover(number: number, root: string, present: Segment | undefined): Promise<IndexedPlace[]> {
    const places = this.#drop(number);
    if (present?.root === root && present.paths.every((path) => !this.stampOf({ root, path }))) this.#learn(number, present);
    else await this.#remove(number);
    return places;
  }

  #learn(number: number, segment: Segment): void {
    const { root, checksum, paths, articleStates } = segment;
    this.#vacant.delete(number);
    this.#segments.set(number, { root, checksum, paths });
    const articles = this.#articles.get(root) ?? new Map<string, KnownArticle>();
    this.#articles.set(root, articles);
    const [labels, tags, links, subjects] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
    const count = (counts: Map<string, number>, name: string): unknown => counts.set(name, (counts.get(name) ?? 0) + 1);
    articleStates.forEach(({ article, annotations, isWhole, subjects: ofArticle }, index) => {
      articles.set(paths[index] ?? '', { article, annotations, segment: number, isWhole });
      for (const subject of ofArticle) count(subjects, subject);
    });
    segment.forEachMention((label, text, ofMention) => {
      count(labels, label);
      count(tags, keyOfTag(label, text));
      for (const link of ofMention) count(links, link);
    });
    this.#labels.set(number, labels);
    this.#tags.set(number, tags);
    this.#links.set(number, links);
    this.#subjects.set(number, subjects);
  }

  /** Forgets a segment. @returns the articles that were in it */
  #drop(number: number): IndexedPlace[] {
    const known = this.#segments.get(number);
    if (!known) return [];
    const { root, paths } = known;
    const articles = this.#articles.get(root);
    for (const path of paths) articles?.delete(path);
    this.#segments.delete(number);
    for (const counts of [this.#labels, this.#tags, this.#links, this.#subjects]) counts.delete(number);
    return paths.map((path) => ({ root, path }));
  }

  /** What is tagged, each text with each of its labels; in no order. */
  * tags(): Iterable<TaggedName> {
    for (const [key, count] of this.#tags) {
      const [label = '', text = ''] = key.split('\t');
      yield { text, label, count };
    }
  }

  /** Every subject with the number of articles that have it; in no order. */
  subjects(): Iterable<readonly [subject: string, articles: number]> {
    return this.#subjects;
  }

  /** Every link with the number of tags that have it; in no order. */
  links(): Iterable<readonly [link: string, tags: number]> {
    return this.#links;
  }

  /**
   * Reads the tags that are asked for, segment by segment, in the order of articles in each.
   * @returns also the articles that were lost with a damaged segment, to be put in again
   */
  async mentions(query: MentionQuery, isCancelled: () => boolean): Promise<{ readonly found: readonly FoundMention[]; readonly lost: readonly IndexedPlace[] }> {
    const wanted = { texts: new Set(query.texts), links: new Set(query.links) };
    const found: FoundMention[] = [];
    const lost: IndexedPlace[] = [];
    for (const number of this.#segmentsOf(query)) {
      if (isCancelled()) break;
      const segment = await this.read(number, lost);
      for (const { article, mention } of segment?.mentionsOf(wanted) ?? []) found.push({ root: segment?.root ?? '', path: segment?.paths[article] ?? '', mention });
    }
    return { found, lost };
  }

  /**
   * Gives the tags of each article that is known as a whole and is in a segment where one may be meant.
   * @returns articles that were lost with a damaged segment, to be put in again
   */
  async eachArticle({ isText, isLink }: MeantNames, take: (place: IndexedPlace, mentions: readonly IndexedMention[]) => Promise<void> | void, isCancelled: () => boolean): Promise<IndexedPlace[]> {
    const withText = isText && this.#tags.segmentsWhere((key) => isText(textOfKey(key)));
    const withLink = isLink && this.#links.segmentsWhere(isLink);
    const lost: IndexedPlace[] = [];
    for (const number of [...this.#segments.keys()].sort((a, b) => a - b)) {
      if (isCancelled()) break;
      if (withText?.has(number) === false || withLink?.has(number) === false) continue;
      const segment = await this.read(number, lost);
      for (const [article, path] of segment?.paths.entries() ?? []) {
        if (segment?.articleStates[article]?.isWhole === true) await take({ root: segment.root, path }, segment.mentionsIn(article));
      }
    }
    return lost;
  }

  /** The numbers of the segments in which a text has a tag of a label. */
  segmentsOfTag(label: string, text: string): readonly number[] {
    return this.#tags.segmentsOf(keyOfTag(label, text));
  }

  /** By number. */
  get segments(): ReadonlyMap<number, KnownSegment> {
    return this.#segments;
  }

  /**
   * Reads a segment. Undefined where it is not as it was written or read last.
   * @param lost takes the articles that were lost with it, to be put in again
   */
  async read(number: number, lost: IndexedPlace[]): Promise<Segment | undefined> {
    const known = this.#segments.get(number);
    const segment = await this.#store.read(number);
    if (!known || segment?.checksum === known.checksum) return known && segment;
    lost.push(...await this.#recover(number, known.root, segment));
    return undefined;
  }

  #segmentsOf({ texts, links }: MentionQuery): number[] {
    const tags = [...this.#labels].flatMap(([label]) => texts.map((text) => keyOfTag(label, text)));
    const numbers = new Set([...tags.flatMap((tag) => this.#tags.segmentsOf(tag)), ...links.flatMap((link) => this.#links.segmentsOf(link))]);
    return [...numbers].sort((a, b) => a - b);
  }
}

/** Labels hold no white space, and the texts of tags no TAB. */
function keyOfTag(label: string, text: string): string {
  return `${label}\t${text}`;
}

function textOfKey(key: string): string {
  return key.slice(key.indexOf('\t') + 1);
}

/** Whether files are as they were. */
export function isSameStamp(one: ArticleStamp, other: ArticleStamp): boolean {
  return isSameState(one.article, other.article) && isSameState(one.annotations, other.annotations);
}

function isSameState(one: FileState | undefined, other: FileState | undefined): boolean {
  return one?.size === other?.size && one?.modified === other?.modified;
}
