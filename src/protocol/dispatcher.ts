import type * as z from 'zod/mini';
import type { HostMessageOf } from './hostMessages';

/** Handler of each type of message; one that is missing does not compile. */
export type Handlers<M extends { readonly type: string }> = {
  readonly [T in M['type']]: (message: Extract<M, { readonly type: T }>) => void;
};

/** The longest excerpt of a bad message that goes to a log. */
const longestExcerpt = 200;

/**
 * A function that validates whatever came over the bridge and hands it to its handler.
 * A message that does not parse is told to `onInvalid` and dropped; an error of a handler goes to `onError`.
 * Neither throws out of here, so one bad message never stops the next.
 */
export function createDispatcher<M extends { readonly type: string }>(
  schema: z.ZodMiniType<M>,
  handlers: Handlers<M>,
  report: { onInvalid(description: string): void; onError(error: unknown): void },
): (received: unknown) => void {
  return (received) => {
    const result = schema.safeParse(received);
    if (!result.success) {
      report.onInvalid(describeInvalid(received, result.error));
      return;
    }
    try {
      const handler = handlers[result.data.type as M['type']] as (message: M) => void;
      handler(result.data);
    } catch (error) {
      report.onError(error);
    }
  };
}

/** One line for a log: the type, the first place that did not parse, and no article text beyond an excerpt. */
function describeInvalid(received: unknown, error: z.core.$ZodError): string {
  const type = typeof received === 'object' && received !== null && 'type' in received ? String(received.type).slice(0, 40)
    : typeof received;
  const issue = error.issues[0];
  const place = issue ? `${issue.path.map(String).join('.') || 'message'}: ${issue.code}` : 'not readable';
  return `${type}: ${place}`.slice(0, longestExcerpt);
}

/** Sends requests and keeps the answers apart; times out those the other end forgets. */
export class RequestLedger {
  readonly #timeout: number;
  readonly #schedule: (callback: () => void, milliseconds: number) => () => void;
  readonly #open = new Map<number, { settle: (outcome: RequestOutcome) => void; cancel: () => void }>();
  #last = 0;

  /**
   * @param timeout milliseconds until a request counts as refused.
   * @param schedule runs a callback later and returns how to cancel it; given from outside because this layer has no clock.
   */
  constructor(timeout: number, schedule: (callback: () => void, milliseconds: number) => () => void) {
    this.#timeout = timeout;
    this.#schedule = schedule;
  }

  /** How many requests wait for an answer. */
  get size(): number {
    return this.#open.size;
  }

  /** A new request's id; `settle` is called exactly once. */
  open(settle: (outcome: RequestOutcome) => void): number {
    const requestId = ++this.#last;
    const cancel = this.#schedule(() => this.#close(requestId, { kind: 'timedOut' }), this.#timeout);
    this.#open.set(requestId, { settle, cancel });
    return requestId;
  }

  /** An answer to a request that is not open (late, or never made) is ignored; returns whether it was open. */
  confirm({ requestId, patch, ids, announcement }: Omit<HostMessageOf<'confirmed'>, 'type'>): boolean {
    return this.#close(requestId, { kind: 'confirmed', patch, ids, announcement });
  }

  refuse(requestId: number, reason: string): boolean {
    return this.#close(requestId, { kind: 'refused', reason });
  }

  dispose(): void {
    for (const { cancel } of this.#open.values()) cancel();
    this.#open.clear();
  }

  #close(requestId: number, outcome: RequestOutcome): boolean {
    const entry = this.#open.get(requestId);
    if (!entry) return false;
    this.#open.delete(requestId);
    entry.cancel();
    entry.settle(outcome);
    return true;
  }
}

export type RequestOutcome =
  | ({ readonly kind: 'confirmed' } & Pick<HostMessageOf<'confirmed'>, 'patch' | 'ids' | 'announcement'>)
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'timedOut' };
