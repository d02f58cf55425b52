import { isAbsolute, relative, sep } from 'node:path';

/** The path below a folder with slashes, or undefined where it does not lie below it. Both absolute. */
export function pathBelow(folder: string, path: string): string | undefined {
  const below = relative(folder, path);
  if (below === '' || below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below)) return undefined;
  return below.split(sep).join('/');
}
