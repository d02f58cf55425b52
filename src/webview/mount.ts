import * as z from 'zod/mini';
import { viewStateSchema, type ViewState } from '../protocol/messageParts';
import { Channel } from './channel';
import { Panel } from './panel';
import type { Disposable, Transport } from './transport';

/**
 * Mounts the annotation panel in an element of a page and begins to talk to its host.
 * The page gives the style sheet and the `--vscode-*` variables; the host gives everything else.
 */
export function mount(root: HTMLElement, transport: Transport): Disposable {
  // Zod would else try whether it may compile code, which the page's policy reports.
  z.config({ jitless: true });
  const channel = new Channel(transport);
  const onError = (event: ErrorEvent): void => channel.reportError(event.error ?? event.message);
  const onRejection = (event: PromiseRejectionEvent): void => channel.reportError(event.reason);
  window.addEventListener('error', onError);
  window.addEventListener('unhandledrejection', onRejection);
  const panel = new Panel(root, channel, readState(transport), (state) => transport.saveState(state));
  panel.start();
  return {
    dispose() {
      panel.dispose();
      channel.dispose();
      window.removeEventListener('error', onError);
      window.removeEventListener('unhandledrejection', onRejection);
    },
  };
}

function readState(transport: Transport): ViewState | undefined {
  const state = transport.loadState();
  // A view that is opened anew has none: to prepare the schema for that takes as long as to tag a paragraph.
  if (state === undefined) return undefined;
  const result = viewStateSchema.safeParse(state);
  return result.success ? result.data : undefined;
}
