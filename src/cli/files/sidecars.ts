import type { FileSystem } from '../host';
import { codeOf } from './explain';
import { articleExtension, sidecarExtension, textExtension, type Target } from './targets';

/** Where the text of a standoff file may be, the first that exists counting. */
const articleExtensions = [textExtension, articleExtension] as const;

export function isSidecar({ path }: Target): boolean {
  return path.endsWith(sidecarExtension);
}

/** The sidecar of an article, where there is one. Of `x.txt` and `x.article` beside each other only the first has one. */
export async function findSidecar(article: Target, fileSystem: FileSystem): Promise<Target | undefined> {
  const sidecar = withExtension(article, sidecarExtension);
  if (!(await isThere(sidecar.path, fileSystem))) return undefined;
  const owner = await findArticle(sidecar, fileSystem);
  return owner?.path === article.path || !articleExtensions.some((extension) => article.path.endsWith(extension)) ? sidecar : undefined;
}

/** The text that a standoff file speaks of, where there is one. */
export async function findArticle(sidecar: Target, fileSystem: FileSystem): Promise<Target | undefined> {
  for (const extension of articleExtensions) {
    const article = withExtension(sidecar, extension);
    if (await isThere(article.path, fileSystem)) return article;
  }
  return undefined;
}

/** Named by its companion, so it is read whatever it holds. */
function withExtension(target: Target, extension: string): Target {
  const changed = (path: string): string => path.replace(/\.[^./\\]+$/, '') + extension;
  return { ...target, path: changed(target.path), name: changed(target.name), isNamed: true };
}

/** A file that is there but may not be looked at is told when it is read. */
function isThere(path: string, fileSystem: FileSystem): Promise<boolean> {
  return fileSystem.stat(path).then(({ kind }) => kind === 'file', (error: unknown) => codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR');
}
