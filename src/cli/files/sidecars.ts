import { basename } from 'node:path';
import { annotationFileOf, annotationOwnerOf, isAnnotationFileName, otherOwnerOf } from '../../core/corpus/articleNames';
import type { FileSystem } from '../host';
import { portFiles } from './portFiles';
import type { Target } from './targets';

export function isSidecar({ path }: Target): boolean {
  return isAnnotationFileName(path);
}

/** The annotation file of an article, or the name of the file that owns the one beside it; neither where there is none. */
export interface OwnAnnotations {
  readonly sidecar?: Target | undefined;
  readonly owner?: string | undefined;
}

export async function annotationsOf(article: Target, fileSystem: FileSystem): Promise<OwnAnnotations> {
  if (article.isAlone === true) return {};
  const files = portFiles(fileSystem);
  const path = annotationFileOf(article.path, files);
  if (article.isPaired === true && !isSidecar(article)) return { sidecar: besides(article, path) };
  if (!(await isThere(path, fileSystem))) return {};
  // A file that is there but may not be looked at is reported when it is read.
  const other = await otherOwnerOf(article.path, files).catch(() => undefined);
  return other === undefined ? { sidecar: besides(article, path) } : { owner: basename(other) };
}

/** The annotation file of an article, where there is one and it is its own. */
export async function findSidecar(article: Target, fileSystem: FileSystem): Promise<Target | undefined> {
  return (await annotationsOf(article, fileSystem)).sidecar;
}

/** The text that an annotation file is about, where there is one. */
export async function findArticle(sidecar: Target, fileSystem: FileSystem): Promise<Target | undefined> {
  const path = await annotationOwnerOf(sidecar.path, portFiles(fileSystem));
  return path === undefined ? undefined : besides(sidecar, path);
}

/** Named by its companion, so it is read whatever it holds. */
function besides(target: Target, path: string): Target {
  const folder = target.name.slice(0, target.name.length - basename(target.path).length);
  return { ...target, path, name: folder + basename(path), isNamed: true };
}

function isThere(path: string, fileSystem: FileSystem): Promise<boolean> {
  return fileSystem.stat(path).then((stat) => stat?.kind === 'file', () => true);
}
