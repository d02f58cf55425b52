import { dirname } from 'node:path';
import type { Target } from '../files/targets';

/** Targets with the same key are in one folder, and configuration is looked for up to the same one above it. */
export function folderKey({ path, root }: Target): string {
  return `${root}\0${dirname(path)}`;
}
