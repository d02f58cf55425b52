import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SegmentFiles } from '../../src/core/corpus/index/segmentStore';

/** Files of this machine, as the extension has them through VS Code. */
export function diskSegments(at: string): SegmentFiles {
  mkdirSync(at, { recursive: true });
  const now = <Value>(work: () => Value): Promise<Value> => new Promise((resolve) => void resolve(work()));
  return {
    names: () => now(() => readdirSync(at)),
    read: (name) => now(() => readFileSync(join(at, name))),
    write: (name, bytes) => now(() => writeFileSync(join(at, name), bytes)),
    replace: (from, to) => now(() => renameSync(join(at, from), join(at, to))),
    delete: (name) => now(() => rmSync(join(at, name), { force: true })),
  };
}
