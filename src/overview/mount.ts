import * as z from 'zod/mini';
import { OverviewPage, type OverviewTransport } from './overview';

/** Mounts the overview in an element of a page and begins to talk to its host. */
export function mountOverview(root: HTMLElement, transport: OverviewTransport): { dispose(): void } {
  // Zod would else try whether it may compile code, which the page's policy reports.
  z.config({ jitless: true });
  const onError = (event: ErrorEvent): void => transport.post({ type: 'clientError', text: String(event.error ?? event.message) });
  const onRejection = (event: PromiseRejectionEvent): void => transport.post({ type: 'clientError', text: String(event.reason) });
  window.addEventListener('error', onError);
  window.addEventListener('unhandledrejection', onRejection);
  const page = new OverviewPage(root, transport);
  return {
    dispose() {
      page.dispose();
      window.removeEventListener('error', onError);
      window.removeEventListener('unhandledrejection', onRejection);
    },
  };
}
