import { isAbsolute, relative, sep } from 'node:path';

/** The path below a folder with slashes, or undefined where it does not lie below it. Both absolute. */
export function pathBelow(folder: string, path: string): string | undefined {
  const below = relative(folder, path);
  if (below === '' || below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below)) return undefined;
  return below.split(sep).join('/');
}

/** The shortest form of a path for people: relative where it lies below the working directory. Both absolute. */
export function shortName(workingDirectory: string, path: string): string {
  const below = relative(workingDirectory, path);
  return below === '' || below.startsWith('..') ? path : below;
}
