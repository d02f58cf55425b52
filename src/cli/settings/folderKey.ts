import { dirname } from 'node:path';
import type { Target } from '../files/targets';

/** Targets with the same key are in one folder, and configuration is looked for up to the same one above it. */
export function folderKey(target: Target): string {
  if (last.target !== target) last = { target, key: `${target.root}\0${dirname(target.path)}` };
  return last.key;
}

/** The key that was asked for last: settings and labels ask in turn for one file. */
let last: { readonly target: Target | undefined; readonly key: string } = { target: undefined, key: '' };
