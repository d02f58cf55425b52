import type { ViewState } from '../protocol/messageParts';

/** What a listener or a component gives back so that it can be undone. */
export interface Disposable {
  dispose(): void;
}

/** The bridge to the host: `acquireVsCodeApi` in the editor, a stub in a plain page. */
export interface Transport {
  post(message: unknown): void;
  /** Calls back with whatever the host sent, unvalidated. */
  listen(receive: (message: unknown) => void): Disposable;
  /** What `saveState` kept the last time, unvalidated. */
  loadState(): unknown;
  saveState(state: ViewState): void;
}
