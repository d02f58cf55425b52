import { FilesInTurn, type LoadResult } from '../files/load';
import { annotationsOf, isSidecar, type OwnAnnotations } from '../files/sidecars';
import type { Target } from '../files/targets';
import type { FileSystem } from '../host';
import { shortDigest, type CacheStrategy } from './cacheEntry';
import type { KnownTarget } from './cacheFile';

/** What the disk says of an article, without its text. */
export interface DiskState extends OwnAnnotations {
  readonly version: string;
  readonly sidecarVersion: string | undefined;
}

/** The files of a batch: of those that may not have to be read what the disk says is known, the others are read ahead. */
export class BatchFiles {
  readonly #host: { readonly fileSystem: FileSystem };
  readonly #states: ReadonlyMap<Target, DiskState>;
  readonly #isAhead: ReadonlySet<Target>;
  readonly #ahead: FilesInTurn;

  private constructor(batch: readonly KnownTarget[], states: ReadonlyMap<Target, DiskState>, fileSystem: FileSystem) {
    this.#host = { fileSystem };
    this.#states = states;
    // Annotation files are read with their articles, which stand before them.
    const ahead = batch.map(({ target }) => target).filter((target) => !states.has(target) && !isSidecar(target));
    this.#isAhead = new Set(ahead);
    this.#ahead = new FilesInTurn(ahead, this.#host);
  }

  static async of(batch: readonly KnownTarget[], strategy: CacheStrategy | undefined, fileSystem: FileSystem): Promise<BatchFiles> {
    const states = new Map<Target, DiskState>();
    if (strategy === 'metadata') {
      await Promise.all(batch.map(async ({ target, known }) => {
        const state = known && await diskStateOf(target, fileSystem);
        if (state) states.set(target, state);
      }));
    }
    return new BatchFiles(batch, states, fileSystem);
  }

  /** Undefined of what has to be read. */
  stateOf(target: Target): DiskState | undefined {
    return this.#states.get(target);
  }

  /** Articles without a state have to be asked for in their order, each once. */
  async read(target: Target): Promise<LoadResult> {
    const result = await (this.#isAhead.has(target) ? this.#ahead : new FilesInTurn([target], this.#host)).next();
    return result ?? { target, skipped: true };
  }
}

/** Undefined where something is wrong or missing: that is reported when the file is read. */
async function diskStateOf(target: Target, fileSystem: FileSystem): Promise<DiskState | undefined> {
  try {
    const [article, { sidecar, owner }] = await Promise.all([fileSystem.stat(target.path), annotationsOf(target, fileSystem)]);
    const sidecarVersion = sidecar && (await fileSystem.stat(sidecar.path))?.version;
    return article && (!sidecar || sidecarVersion !== undefined) ? { version: article.version, owner, sidecar, sidecarVersion } : undefined;
  } catch {
    return undefined;
  }
}

/** Of an article: who owns the annotation file beside it, where that is another file. */
type Ownership = Pick<OwnAnnotations, 'owner'>;

/**
 * Says of an article that what is kept of it still holds, by its texts.
 * @param around a digest of what other files decide
 */
export function articleDigest({ isNamed }: Target, { owner }: Ownership, texts: readonly (string | undefined)[], around = ''): string {
  return shortDigest([around, owner, isNamed ? 'named' : 'found', ...texts]);
}

/** The same by what the disk says. No digest: to make one takes as long as to look at a file. */
export function articleVersion({ isNamed }: Target, { owner }: Ownership, versions: readonly (string | undefined)[], around = ''): string {
  return [around, owner === undefined ? '-' : shortDigest([owner]), isNamed ? 'named' : 'found', ...versions.map((version) => version ?? '-')].join(' ');
}
