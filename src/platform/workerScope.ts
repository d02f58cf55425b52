/** What a worker has of its own; in Node the bundle begins with what makes it so. */
interface WorkerScope {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage(message: unknown): void;
}

/** For programs of `dist/worker` only. */
export const workerScope = globalThis as unknown as WorkerScope;
