import { readUtf8 } from '../../text/encoding';
import { forEachAtOnce, kindOfCandidate, type Candidate } from '../corpusArticles';
import type { Files } from '../files';
import { isSameStamp, type ArticleIndex, type IndexedPlace } from './articleIndex';
import { articleContentOf, noContent, type ArticleContent, type ArticleStamp, type IndexedArticle } from './indexedArticle';

/** Articles read at a time, each with its annotation file: over a network each waits for an answer, and more than 64 files hardly go faster. */
const articlesAtOnce = 32;
/** Articles in memory at a time, read and not yet written. */
const articlesWaiting = 1000;

/** What goes on while articles are read. */
export interface ReadingProgress {
  readonly isCancelled: () => boolean;
  /** Awaited before each article; not given: one follows the other at once. */
  readonly turn?: () => Promise<void> | undefined;
  /** Called after each article that was looked at. */
  readonly looked: () => void;
  /** Called for an article that cannot be read: it is as if it were empty until its file changes. */
  readonly failed: (key: string, error: unknown) => void;
}

/** The text that names a folder of the workspace in the index. */
export function rootOf<Place>(folder: Place, files: Files<Place>): string {
  return files.keyOf(folder).replace(/\/$/, '');
}

export function placeInIndex<Place>(root: string, place: Place, files: Files<Place>): IndexedPlace {
  return { root, path: files.keyOf(place).slice(root.length + 1) };
}

/** The key of an article's place; see {@link Files.keyOf}. */
export function keyOfPlace({ root, path }: IndexedPlace): string {
  return `${root}/${path}`;
}

/**
 * Reads articles whose files are not as the index knows them. What was read before a cancellation stays.
 * @param root as {@link rootOf} names the folder of the workspace that they are in
 * @returns articles that were lost with a damaged segment, to be read again
 */
export async function readIntoIndex<Place>(
  index: ArticleIndex, root: string, candidates: readonly Candidate<Place>[], files: Files<Place>, { isCancelled, turn, looked, failed }: ReadingProgress,
): Promise<IndexedPlace[]> {
  const lost: IndexedPlace[] = [];
  for (let first = 0; first < candidates.length && !isCancelled(); first += articlesWaiting) {
    const changes = new Map<string, IndexedArticle | undefined>();
    await forEachAtOnce(candidates.slice(first, first + articlesWaiting), articlesAtOnce, async (candidate) => {
      const place = placeInIndex(root, candidate.place, files);
      await turn?.();
      const known = index.stampOf(place);
      try {
        const stamp = await stampOf(candidate, files);
        if (!stamp) changes.set(place.path, undefined);
        else if (!known || !isSameStamp(known, stamp)) {
          const content = await readContent(candidate, files).catch((error: unknown) => {
            failed(keyOfPlace(place), error);
            return { ...noContent, isWhole: false };
          });
          changes.set(place.path, { path: place.path, ...stamp, ...content });
        }
      } catch (error) {
        failed(keyOfPlace(place), error);
      }
      looked();
    }, isCancelled);
    lost.push(...await index.apply(root, changes));
  }
  return lost;
}

/** Undefined where there is no such file. */
async function stampOf<Place>({ place, annotationFile }: Candidate<Place>, files: Files<Place>): Promise<ArticleStamp | undefined> {
  const [article, annotations] = await Promise.all([files.stat(place), annotationFile && files.stat(annotationFile)]);
  if (article?.kind !== 'file') return undefined;
  const state = ({ size, modified }: ArticleStamp['article']): ArticleStamp['article'] => ({ size, modified });
  return { article: state(article), annotations: annotations && state(annotations) };
}

/** @throws where a file cannot be read or is not UTF-8 */
async function readContent<Place>(candidate: Candidate<Place>, files: Files<Place>): Promise<ArticleContent> {
  const { place, annotationFile } = candidate;
  const [article, sidecar] = await Promise.all([files.read(place), annotationFile && files.read(annotationFile)]);
  return contentOfTexts(candidate, decoded(article), sidecar && decoded(sidecar), files);
}

/** What the texts of a file that may be an article hold; nothing where it is none. */
export function contentOfTexts<Place>(candidate: Candidate<Place>, article: string | undefined, sidecar: string | undefined, files: Files<Place>): ArticleContent {
  const kind = article === undefined ? 'none' : kindOfCandidate(candidate, article, files);
  return article === undefined || kind === 'none' ? noContent : articleContentOf(article, sidecar, kind === 'record');
}

/** A byte order mark stays: offsets of annotation files count it. */
function decoded(bytes: Uint8Array | undefined): string | undefined {
  return bytes && readUtf8(bytes, 'keepMark');
}
