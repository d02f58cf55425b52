import { createDispatcher, RequestLedger, type Handlers, type RequestOutcome } from '../protocol/dispatcher';
import { hostMessageSchema, type HostMessage } from '../protocol/hostMessages';
import type { PanelMessage } from '../protocol/panelMessages';
import { protocolVersion, type ViewState } from '../protocol/messageParts';
import type { PanelRequest } from '../protocol/panelVerbs';
import type { Disposable, Transport } from './transport';

/** Milliseconds until a request that is not answered counts as refused. Saving a big sidecar over a network takes seconds. */
const requestTimeout = 15_000;

/** The client's end of the bridge: validates what comes, numbers what goes, sends its own errors to the host's log. */
export class Channel implements Disposable {
  readonly #transport: Transport;
  readonly #ledger: RequestLedger;
  readonly #subscriptions: Disposable[] = [];

  constructor(transport: Transport) {
    this.#transport = transport;
    this.#ledger = new RequestLedger(requestTimeout, (callback, milliseconds) => {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    });
  }

  /** Begins to receive and tells the host so. Answers to requests are settled here and not handed on. */
  start(handlers: Omit<Handlers<HostMessage>, 'confirmed' | 'refused'>, state: ViewState | undefined): void {
    const dispatch = createDispatcher<HostMessage>(hostMessageSchema, {
      ...handlers,
      confirmed: (answer) => {
        const isLate = !this.#ledger.confirm(answer);
        // Nobody waits for it any more; what it changed is news all the same.
        if (isLate && answer.patch) handlers.annotationsChanged({ type: 'annotationsChanged', ...answer.patch });
      },
      refused: ({ requestId, reason }) => void this.#ledger.refuse(requestId, reason),
    }, {
      onInvalid: (description) => this.reportError(new Error(`Dropped a message of the host: ${description}`)),
      onError: (error) => this.reportError(error),
    });
    this.#subscriptions.push(this.#transport.listen(dispatch));
    this.send(state ? { type: 'ready', protocol: protocolVersion, state } : { type: 'ready', protocol: protocolVersion });
  }

  send(message: Exclude<PanelMessage, PanelRequest>): void {
    this.#transport.post(message);
  }

  /** Sends a request; `begin` runs before it goes, `settle` once with what became of it. */
  request(numbered: (requestId: number) => PanelRequest, begin: (request: PanelRequest) => void, settle: (request: PanelRequest, outcome: RequestOutcome) => void): void {
    const requestId: number = this.#ledger.open((outcome) => settle(request, outcome));
    const request = numbered(requestId);
    begin(request);
    this.#transport.post(request);
  }

  reportError(error: unknown): void {
    const text = error instanceof Error ? error.message : String(error);
    const stack = error instanceof Error ? error.stack : undefined;
    this.send(stack === undefined ? { type: 'clientError', text } : { type: 'clientError', text, stack });
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#ledger.dispose();
  }
}
