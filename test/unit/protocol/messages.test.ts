import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { isEntity, isFragmentList } from '../../../src/protocol/entity';
import { hostMessageSchema } from '../../../src/protocol/hostMessages';
import { panelMessageSchema, type PanelMessage } from '../../../src/protocol/panelMessages';
import { createDispatcher, RequestLedger, type RequestOutcome } from '../../../src/protocol/dispatcher';

/** The entity written as a composed schema: what the hand-written guard must agree with. */
const composed = z.object({
  id: z.string().check(z.minLength(1)),
  label: z.string(),
  fragments: z.array(z.object({ start: z.int().check(z.nonnegative()), end: z.int() })).check(z.refine((fragments) =>
    fragments.every(({ start, end }, index) => start < end && start >= (fragments[index - 1]?.end ?? 0)))),
  note: z.optional(z.string()),
  link: z.optional(z.object({ value: z.string(), href: z.optional(z.string()) })),
  attributes: z.optional(z.record(z.string(), z.union([z.string(), z.literal(true)]))),
  connections: z.optional(z.object({
    more: z.int().check(z.nonnegative()),
    shown: z.array(z.object({
      kind: z.enum(['relation', 'related', 'event', 'argument', 'argumentOf', 'same']), label: z.string(), role: z.optional(z.string()), target: z.optional(z.string()),
      attributes: z.optional(z.array(z.string())),
    })),
  })),
  state: z.optional(z.enum(['placed', 'moved', 'lost'])),
  quote: z.optional(z.string()),
  origin: z.optional(z.string()),
}).check(z.refine(({ fragments, state }) => fragments.length > 0 || state === 'lost'));

const offset = fc.oneof(fc.nat(40), fc.constantFrom(-1, 0.5, Number.NaN));
const anything = fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(null, 7, true, [],
  {}) });
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<unknown> => fc.oneof({ weight: 6, arbitrary }, { weight: 1,
  arbitrary: anything });
const nearlyEntity = fc.record({
  id: maybe(fc.constantFrom('T1', '+2', '')),
  label: maybe(fc.string()),
  fragments: maybe(fc.array(fc.record({ start: offset, end: offset }), { maxLength: 3 })),
  note: maybe(fc.string()),
  link: maybe(fc.record({ value: maybe(fc.string()), href: maybe(fc.string()) })),
  attributes: maybe(fc.dictionary(fc.string(), fc.constantFrom('x', true, false, 1))),
  connections: maybe(fc.record({
    more: offset,
    shown: maybe(fc.array(fc.record({
      kind: maybe(fc.constantFrom('relation', 'event', 'same', 'other')), label: maybe(fc.string()), role: maybe(fc.string()), target: maybe(fc.string()), attributes: maybe(fc.array(fc.string())),
    }), { maxLength: 2 })),
  })),
  state: maybe(fc.constantFrom('placed', 'moved', 'lost', 'gone')),
  quote: maybe(fc.string()),
}, { requiredKeys: ['id', 'label', 'fragments'] });

describe('protocol: entities', () => {
  it('are judged by hand as a composed schema would judge them', () => {
    fc.assert(fc.property(nearlyEntity, (value) => {
      assert.equal(isEntity(value), composed.safeParse(value).success, JSON.stringify(value));
    }), { numRuns: 3000 });
  });

  it('have fragments in order, apart and not empty', () => {
    assert.equal(isFragmentList([{ start: 3, end: 5 }, { start: 5, end: 6 }]), true);
    assert.equal(isFragmentList([{ start: 3, end: 5 }, { start: 4, end: 6 }]), false);
    assert.equal(isFragmentList([{ start: 3, end: 3 }]), false);
    assert.equal(isFragmentList('no list'), false);
  });
});

describe('protocol: dispatcher', () => {
  const remove: PanelMessage = { type: 'remove', requestId: 1, uri: 'file:///a', version: 3, ids: ['T1'] };

  function recording() {
    const log: string[] = [];
    const handler = (message: { type: string }): void => void log.push(message.type);
    const handlers = Object.fromEntries(['ready', 'tag', 'relabel', 'setFragments', 'remove', 'setNote', 'setLink', 'setAttribute',
      'undo', 'redo',
      'editField', 'applyFix', 'nextArticle', 'select', 'scrolled', 'setLocked', 'setAdvance', 'openExternal', 'resync',
        'clientError'].map((type) => [type, handler]));
    const invalid: string[] = [];
    const errors: unknown[] = [];
    const dispatch = createDispatcher<PanelMessage>(panelMessageSchema,
      handlers as unknown as Parameters<typeof createDispatcher<PanelMessage>>[1],
      { onInvalid: (description) => invalid.push(description), onError: (error) => errors.push(error) });
    return { log, invalid, errors, dispatch, handlers };
  }

  it('hands a message to the handler of its type', () => {
    const { log, dispatch } = recording();
    dispatch(remove);
    assert.deepEqual(log, ['remove']);
  });

  it('drops and tells what does not parse, and goes on', () => {
    const { log, invalid, dispatch } = recording();
    for (const bad of [undefined, null, 'tag', 7, [], { type: 'tag' }, { type: 'nothing' }, { ...remove, ids: [] }, { ...remove,
      version: '3' }]) dispatch(bad);
    dispatch(remove);
    assert.equal(invalid.length, 9);
    assert.deepEqual(log, ['remove']);
  });

  it('never puts a whole article into the log', () => {
    const { invalid, dispatch } = recording();
    dispatch({ type: 'x'.repeat(100_000), text: 'y'.repeat(100_000) });
    assert.ok((invalid[0]?.length ?? Infinity) <= 200);
  });

  it('drops any value without throwing', () => {
    const { dispatch, errors } = recording();
    fc.assert(fc.property(fc.anything(), (value) => dispatch(value)), { numRuns: 300 });
    assert.deepEqual(errors, []);
  });

  it('tells an error of a handler instead of throwing it', () => {
    const { dispatch, errors, handlers } = recording();
    handlers['remove'] = () => { throw new Error('broken'); };
    dispatch(remove);
    assert.equal(errors.length, 1);
  });

  it('takes no address of another kind for a host message', () => {
    assert.equal(hostMessageSchema.safeParse({ type: 'scroll', uri: 'file:///a', version: 1, offset: -1 }).success, false);
    assert.equal(hostMessageSchema.safeParse({ type: 'scroll', uri: 'file:///a', version: 1, offset: 12.5 }).success, true);
  });
});

describe('protocol: requests', () => {
  function ledgerWithClock() {
    const timers: (() => void)[] = [];
    let cancelled = 0;
    const ledger = new RequestLedger(1000, (callback) => {
      timers.push(callback);
      return () => { cancelled++; };
    });
    return { ledger, timers, cancelled: () => cancelled };
  }

  it('settle once, by whichever answer comes first', () => {
    const { ledger, timers, cancelled } = ledgerWithClock();
    const outcomes: RequestOutcome[] = [];
    const first = ledger.open((outcome) => outcomes.push(outcome));
    const second = ledger.open((outcome) => outcomes.push(outcome));
    assert.equal(ledger.refuse(second, 'because'), true);
    assert.equal(ledger.confirm({ requestId: second }), false);
    timers[0]?.();
    assert.equal(ledger.confirm({ requestId: first }), false);
    assert.deepEqual(outcomes, [{ kind: 'refused', reason: 'because' }, { kind: 'timedOut' }]);
    assert.equal(ledger.size, 0);
    assert.equal(cancelled(), 2);
  });
});
