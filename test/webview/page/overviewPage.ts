import '../../../src/overview/overview.css';
import { mountOverview } from '../../../src/overview/mount';
import type { CountExtent, OverviewHostMessage, OverviewMessage } from '../../../src/protocol/overviewMessages';
import { sampleOverview } from './overviewSample';

/** What the tests call in the page. */
export interface OverviewTestPage {
  readonly violations: string[];
  /** What the page told its host. */
  readonly sent: OverviewMessage[];
  state: unknown;
  send(message: unknown): void;
  /** Mounts the page anew, as after it was hidden. */
  mount(): void;
  /** Answers as the host does when an invented corpus is counted. */
  count(extent: CountExtent): void;
  /** Mounts the page and answers. */
  open(): void;
}

declare global {
  interface Window { overviewTest: OverviewTestPage }
}

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', (event) => violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
let receive: (message: unknown) => void = () => undefined;
let mounted: { dispose(): void } | undefined;

window.overviewTest = {
  violations,
  sent: [],
  state: undefined,
  send: (message) => receive(message),
  mount() {
    mounted?.dispose();
    mounted = mountOverview(document.getElementById('root') ?? document.body, {
      post: (message) => void this.sent.push(message),
      listen: (listener) => {
        receive = listener;
        return { dispose: () => (receive = () => undefined) };
      },
      loadState: () => this.state,
      saveState: (state) => (this.state = state),
    });
  },
  count(extent) {
    const message: OverviewHostMessage = { type: 'counted', overview: sampleOverview(), extent };
    receive(message);
  },
  open() {
    this.mount();
    const message: OverviewHostMessage = { type: 'initialize', locale: 'en', strings: {} };
    receive(message);
    this.count('all');
  },
};
