import * as vscode from 'vscode';
import { nodeModule } from './nodeModules';

/** A program of the extension that runs on a thread of its own. */
export interface BackgroundWorker extends vscode.Disposable {
  post(message: unknown): void;
}

/** What happens in a worker. */
export interface WorkerEvents {
  message(message: unknown): void;
  /** It stopped, or never ran: nothing more comes from it. */
  failed(reason: string): void;
}

/** Node's threads, as far as they are used; the types of Node are not to be seen here. */
interface NodeThreads {
  readonly Worker: new (file: string) => {
    postMessage(message: unknown): void;
    on(event: 'message' | 'error' | 'exit', listener: (value: unknown) => void): void;
    unref(): void;
    terminate(): Promise<unknown>;
  };
}

/** How many threads the machine runs at once; undefined where the extension host is no Node. */
export function availableThreads(): number | undefined {
  const system = nodeModule('node:os') as { availableParallelism(): number } | undefined;
  return system?.availableParallelism();
}

/** The same for workers of a browser, whose types are those of the page. */
interface BrowserWorkers {
  readonly Worker?: new (address: string) => {
    onmessage: ((event: { readonly data: unknown }) => void) | null;
    onerror: ((event: { readonly message?: string }) => void) | null;
    postMessage(message: unknown): void;
    terminate(): void;
  };
  readonly Blob: new (parts: readonly Uint8Array[], options: { readonly type: string }) => unknown;
  readonly URL: { createObjectURL(blob: unknown): string; revokeObjectURL(address: string): void };
}

/**
 * Starts a program of `dist/worker`: `NAME-node.js` where the extension host is Node, `NAME-web.js` where it is a web worker itself.
 * Rejects where there can be none.
 */
export async function startWorker(extensionUri: vscode.Uri, name: string, events: WorkerEvents): Promise<BackgroundWorker> {
  const threads = nodeModule('node:worker_threads') as NodeThreads | undefined;
  const file = (kind: 'node' | 'web'): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'dist', 'worker', `${name}-${kind}.js`);
  if (threads) {
    const worker = new threads.Worker(file('node').fsPath);
    worker.on('message', (message) => events.message(message));
    let isOver = false;
    const failed = (reason: unknown): void => {
      if (!isOver) events.failed(String(reason));
      isOver = true;
    };
    worker.on('error', failed);
    // A program that ends by itself does so without an error.
    worker.on('exit', (code) => failed(new Error(`The thread ended with code ${String(code)}.`)));
    worker.unref();
    return {
      post: (message) => worker.postMessage(message),
      dispose() {
        isOver = true;
        void worker.terminate();
      },
    };
  }
  const { Worker: Kind, Blob, URL: Addresses } = globalThis as unknown as BrowserWorkers;
  if (!Kind) throw new Error('There are no workers here.');
  // The file may come from another origin, from which no worker can be started.
  const code = await vscode.workspace.fs.readFile(file('web'));
  const address = Addresses.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const worker = new Kind(address);
  worker.onmessage = ({ data }) => events.message(data);
  worker.onerror = ({ message }) => events.failed(String(message));
  return {
    post: (message) => worker.postMessage(message),
    dispose() {
      worker.terminate();
      Addresses.revokeObjectURL(address);
    },
  };
}
