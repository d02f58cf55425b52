import {
  annotationFileNameOf, articleKindOf, isAnnotationFileName, isArticleName, mayBeArticle, ownerNamesOf, recognizedBytes, type ArticleKind,
} from './articleNames';
import type { Files } from './files';

/** A file that is or may be an article, with what its folder says about it. */
export interface Candidate<Place> {
  readonly place: Place;
  /** Its own annotation file, where there is one. */
  readonly annotationFile: Place | undefined;
  /** Name of the file that owns the annotation file beside it, where it is another. */
  readonly annotationOwner: string | undefined;
}

/** Folders that hold no articles of anybody's corpus. */
export function isSkippedFolder(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/**
 * The files below a folder that are or may be articles, in the order of their names, folder by folder. Only folders are read.
 * @param isCancelled asked before each folder
 */
export async function candidatesBelow<Place>(root: Place, files: Files<Place>, isCancelled: () => boolean): Promise<Candidate<Place>[]> {
  const found: Candidate<Place>[] = [];
  const waiting = [root];
  for (let folder = waiting.pop(); folder !== undefined && !isCancelled(); folder = waiting.pop()) {
    const here = folder;
    const entries = [...(await files.list(here)) ?? []].sort((a, b) => (a.name < b.name ? -1 : 1));
    const names = new Set(entries.filter(({ kind }) => kind === 'file').map(({ name }) => name));
    for (const name of names) if (mayBeArticle(name)) found.push(candidateOf(name, names, here, files));
    const folders = entries.filter(({ name, kind }) => kind === 'folder' && !isSkippedFolder(name));
    waiting.push(...folders.reverse().map(({ name }) => files.within(here, name)));
  }
  return found;
}

/** Files that may be articles, as their folders have them now. */
export interface LookedUp<Place> {
  readonly there: readonly Candidate<Place>[];
  /** Those that are not there, or not any more. */
  readonly gone: readonly Place[];
}

/** Looks files up in their folders, each of which is read once. */
export async function lookUp<Place>(places: readonly Place[], files: Files<Place>): Promise<LookedUp<Place>> {
  const byFolder = new Map<string, { readonly folder: Place; readonly places: Place[] }>();
  for (const place of places) {
    const folder = files.folderOf(place);
    if (folder === undefined) continue;
    const key = files.keyOf(folder);
    const ofFolder = byFolder.get(key) ?? { folder, places: [] };
    byFolder.set(key, ofFolder);
    ofFolder.places.push(place);
  }
  const found: { readonly there: Candidate<Place>[]; readonly gone: Place[] } = { there: [], gone: [] };
  await Promise.all([...byFolder.values()].map(async ({ folder, places: ofFolder }) => {
    const names = new Set(((await files.list(folder)) ?? []).filter(({ kind }) => kind === 'file').map(({ name }) => name));
    for (const place of ofFolder) {
      const name = files.nameOf(place);
      if (names.has(name)) found.there.push(candidateOf(name, names, folder, files));
      else found.gone.push(place);
    }
  }));
  return found;
}

/** A file among the names of its folder. */
export function candidateOf<Place>(name: string, names: ReadonlySet<string>, folder: Place, files: Files<Place>): Candidate<Place> {
  const place = files.within(folder, name);
  const annotationName = annotationFileNameOf(name);
  if (!names.has(annotationName)) return { place, annotationFile: undefined, annotationOwner: undefined };
  const owner = ownerNamesOf(annotationName).find((other) => names.has(other)) ?? name;
  return owner === name
    ? { place, annotationFile: files.within(folder, annotationName), annotationOwner: undefined }
    : { place, annotationFile: undefined, annotationOwner: owner };
}

/** What a file is, once its text is known. */
export function kindOfCandidate<Place>({ place, annotationFile }: Candidate<Place>, text: string, files: Pick<Files<Place>, 'nameOf'>): ArticleKind {
  const name = files.nameOf(place);
  return articleKindOf({ name, start: isArticleName(name) ? undefined : text.slice(0, recognizedBytes) }, { ownsAnnotationFile: annotationFile !== undefined, isBelowLabels: false });
}

/** The article that a changed file belongs to: itself, or the owner of an annotation file. The names it may have, the likeliest first. */
export function articleNamesOfChange(name: string): readonly string[] {
  return isAnnotationFileName(name) ? ownerNamesOf(name) : mayBeArticle(name) ? [name] : [];
}

/** Reads under way at a time: over a network each waits for an answer, and more hardly go faster. */
export const readsAtOnce = 64;

/**
 * Does work for many items, so many at a time, begun in their order. Ends early when it is cancelled; what was begun goes on by itself.
 * @param isCancelled asked before each item
 */
export async function forEachAtOnce<Item>(
  items: readonly Item[], atOnce: number, work: (item: Item) => Promise<void>, isCancelled: () => boolean,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length && !isCancelled()) {
      const item = items[next++];
      if (item !== undefined) await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
