import { dirname } from 'node:path';
import { lastAsked } from '../../core/lastAsked';
import type { Target } from '../files/targets';

/** Targets with the same key are in one folder, and configuration is looked for up to the same one above it. */
export function folderKey(target: Target): string {
  return key(target);
}

/** Settings and labels ask in turn for one file. */
const key = lastAsked((target: Target) => `${target.root}\0${dirname(target.path)}`);
