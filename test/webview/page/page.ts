import '@vscode/codicons/dist/codicon.css';
import '../../../src/webview/panel.css';
import { mount } from '../../../src/webview/mount';
import type { Disposable } from '../../../src/webview/transport';
import type { Article } from '../../../src/protocol/article';
import { completeArticle, generateArticle, generateOffer, testLabels } from './articles';
import { mountFloor } from './floors';
import { StubHost } from './stubHost';

/** What the tests and the bench call in the page. */
export interface PanelTestPage {
  host: StubHost | undefined;
  mounted: Disposable | undefined;
  readonly violations: string[];
  readonly generateArticle: typeof generateArticle;
  readonly generateOffer: typeof generateOffer;
  readonly completeArticle: typeof completeArticle;
  readonly labels: typeof testLabels;
  readonly mountFloor: typeof mountFloor;
  open(article: Article, prepare?: (host: StubHost) => void): StubHost;
}

declare global {
  // A test page talks to its driver through one global.
  interface Window { panelTest: PanelTestPage }
}

const violations: string[] = [];
document.addEventListener('securitypolicyviolation',
  (event) => violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));

window.panelTest = {
  host: undefined,
  mounted: undefined,
  violations,
  generateArticle,
  generateOffer,
  completeArticle,
  labels: testLabels,
  mountFloor,
  open(article, prepare) {
    this.mounted?.dispose();
    const root = document.getElementById('root') ?? document.body;
    root.replaceChildren();
    const host = new StubHost(article);
    prepare?.(host);
    this.host = host;
    this.mounted = mount(root, host.transport);
    return host;
  },
};
