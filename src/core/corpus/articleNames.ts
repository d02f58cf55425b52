import { recognitionThresholds, scoreRecord } from '../record/recognition';
import type { Files } from './files';
import { decodedStart } from '../text/encoding';

/** Extensions that decide. VS Code compares extensions and patterns without regard to case, and so does everything here. */
export const extensions = { article: '.article', text: '.txt', markdown: '.md', annotationFile: '.ann' } as const;

/** Digits that names of articles begin with, as `000_8f3a61c2d97e04b5.txt`: as many as these. */
const leadingDigits = { least: 3, most: 6 } as const;

/** Names of articles as globs, for the manifest: its languages know neither `{3,6}` nor `+`. */
export const articleNameGlobs: readonly string[] = Array.from(
  { length: leadingDigits.most - leadingDigits.least + 1 }, (_, index) => `${'[0-9]'.repeat(leadingDigits.least + index)}_*${extensions.text}`);

const articleName = new RegExp(`^\\d{${leadingDigits.least},${leadingDigits.most}}_.*\\${extensions.text}$`, 'i');

/** The first of these that is there owns the annotation file beside it. */
const ownerExtensions = [extensions.text, extensions.article, extensions.markdown] as const;

/** The names of the files that decide about labels. */
export const labelFileNames = { annotation: 'annotation.conf', visual: 'visual.conf' } as const;

/** The name of the file that says what is tagged with each label. */
export const guidelineFileName = 'guidelines.md';

/** The name of the file of problems that were judged right as they are, beside the corpus. */
export const acceptedFileName = 'accepted-problems.txt';

/** The name of the file in each folder that says which articles are done. */
export const articleMarksFileName = 'article-states.txt';

/** Text files beside articles that this product itself reads. */
const ownFileNames: ReadonlySet<string> = new Set([guidelineFileName, acceptedFileName, articleMarksFileName]);

/** Texts about a folder, not of it: nobody annotates them, unless an annotation file is there. */
const aboutFolder = /^(?:readme|licen[cs]e|changelog|contributing)\.(?:txt|md)$/i;

/** The content test reads no more of a file than this. */
export const recognizedBytes = 65_536;

/**
 * What a file is to the product: `record` is read as an article record and checked by every rule; `annotatedText` is a text
 * that is no record but is annotated, all of it body; `none` is not looked at.
 */
export type ArticleKind = 'record' | 'annotatedText' | 'none';

/** What is known about a file without its neighbors. */
export interface NamedText {
  readonly name: string;
  /** The start of its text, where its name does not decide; {@link recognizedBytes} are enough. */
  readonly start: string | undefined;
}

/** What stands around a file. */
export interface Surroundings {
  /** Whether it owns an annotation file: see {@link annotationOwnerOf}. */
  readonly ownsAnnotationFile: boolean;
  /** Whether an annotation.conf lies in its folder or one above. */
  readonly isBelowLabels: boolean;
}

/** The extension of a name with its dot, in lower case; empty where there is none, as in `.hidden`. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot).toLowerCase() : '';
}

/** A name without its extension. */
export function stemOf(name: string): string {
  return name.slice(0, name.length - extensionOf(name).length);
}

export function isAnnotationFileName(name: string): boolean {
  return extensionOf(name) === extensions.annotationFile;
}

/** Whether a name alone says that a file is an article record, damaged or not. */
export function isArticleName(name: string): boolean {
  return extensionOf(name) === extensions.article || articleName.test(name);
}

/** Whether the extension is one of those whose files own annotation files. */
export function mayOwn(name: string): boolean {
  return (ownerExtensions as readonly string[]).includes(extensionOf(name));
}

/** Whether a file of this name may be an article record or an annotated text, so that it is worth a look inside. */
export function mayBeArticle(name: string): boolean {
  return mayOwn(name) && !ownFileNames.has(name);
}

/** Whether a text reads like an article record: two of the four signs are enough, so that a damaged one is checked as well. */
export function readsLikeRecord(start: string): boolean {
  return scoreRecord(start) >= recognitionThresholds.check;
}

/** What a file is, by its name, its content and what stands around it. */
export function articleKindOf({ name, start }: NamedText, { ownsAnnotationFile, isBelowLabels }: Surroundings): ArticleKind {
  if (isArticleName(name)) return 'record';
  const extension = extensionOf(name);
  if (extension === extensions.text && start !== undefined && readsLikeRecord(start)) return 'record';
  if ((extension !== extensions.text && extension !== extensions.markdown) || ownFileNames.has(name)) return 'none';
  return ownsAnnotationFile || (isBelowLabels && !aboutFolder.test(name)) ? 'annotatedText' : 'none';
}

/**
 * What a file is, read as far as is needed for it.
 * @param isBelowLabels whether an annotation.conf holds for the file; asked only where it decides
 */
export async function kindOfFile<Place>(file: Place, files: Files<Place>, isBelowLabels: (file: Place) => Promise<boolean>): Promise<ArticleKind> {
  const name = files.nameOf(file);
  if (isArticleName(name)) return 'record';
  if (!mayBeArticle(name)) return 'none';
  const bytes = await files.read(file, recognizedBytes);
  if (bytes === undefined) return 'none';
  const start = decodedStart(bytes, recognizedBytes);
  const kind = articleKindOf({ name, start }, { ownsAnnotationFile: false, isBelowLabels: false });
  if (kind === 'record') return kind;
  const ownsAnnotationFile = await ownsExistingAnnotationFile(file, files);
  return articleKindOf({ name, start }, { ownsAnnotationFile, isBelowLabels: ownsAnnotationFile || (await isBelowLabels(file)) });
}

async function ownsExistingAnnotationFile<Place>(file: Place, files: Files<Place>): Promise<boolean> {
  const isThere = (await files.stat(annotationFileOf(file, files)))?.kind === 'file';
  return isThere && (await otherOwnerOf(file, files)) === undefined;
}

/** The name of the annotation file beside an article. */
export function annotationFileNameOf(article: string): string {
  return stemOf(article) + extensions.annotationFile;
}

/** Names that the owner of an annotation file may have, the one that counts first. */
export function ownerNamesOf(annotationFile: string): string[] {
  return ownerExtensions.map((extension) => stemOf(annotationFile) + extension);
}

/** The file whose annotations an annotation file holds. Of `x.txt`, `x.article` and `x.md` beside each other it is the first. */
export async function annotationOwnerOf<Place>(annotationFile: Place, files: Files<Place>): Promise<Place | undefined> {
  const folder = files.folderOf(annotationFile);
  if (folder === undefined) return undefined;
  const names = ownerNamesOf(files.nameOf(annotationFile));
  for (const name of names) {
    const place = files.within(folder, name);
    if ((await files.stat(place))?.kind === 'file') return place;
  }
  // `X.TXT` beside `X.ann`, on a disk that tells capitals apart.
  const entries = (await files.list(folder)) ?? [];
  for (const name of names) {
    const entry = entries.find((other) => other.kind === 'file' && stemOf(other.name) === stemOf(name) && extensionOf(other.name) === extensionOf(name));
    if (entry) return files.within(folder, entry.name);
  }
  return undefined;
}

/** Where the annotations of an article are, whether or not there are any. */
export function annotationFileOf<Place>(article: Place, files: Files<Place>): Place {
  const folder = files.folderOf(article);
  const name = annotationFileNameOf(files.nameOf(article));
  return folder === undefined ? article : files.within(folder, name);
}

/** Where the annotations of an article are, whether or not there are any; undefined where the annotation file beside it belongs to another. */
export async function ownAnnotationFileOf<Place>(article: Place, files: Files<Place>): Promise<Place | undefined> {
  return (await otherOwnerOf(article, files)) === undefined ? annotationFileOf(article, files) : undefined;
}

/** The name of {@link otherOwnerOf} where the annotation file itself is there, so that there is something to report. */
export async function otherOwnerToReport<Place>(article: Place, files: Files<Place>): Promise<string | undefined> {
  if (isAnnotationFileName(files.nameOf(article)) || (await files.stat(annotationFileOf(article, files)))?.kind !== 'file') return undefined;
  const owner = await otherOwnerOf(article, files);
  return owner === undefined ? undefined : files.nameOf(owner);
}

/**
 * The file that owns the annotation file beside an article where it is not the article itself: then the article has no annotations.
 * @returns undefined where the article owns it or would own one, and for an annotation file itself
 */
export async function otherOwnerOf<Place>(article: Place, files: Files<Place>): Promise<Place | undefined> {
  if (isAnnotationFileName(files.nameOf(article))) return undefined;
  const owner = await annotationOwnerOf(annotationFileOf(article, files), files);
  return owner === undefined || files.keyOf(owner) === files.keyOf(article) ? undefined : owner;
}
