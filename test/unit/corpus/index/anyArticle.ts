import fc from 'fast-check';
import type { IndexedArticle, IndexedMention } from '../../../../src/core/corpus/index/indexedArticle';

/** Lone surrogates too: they are in no file that is UTF-8, and in what a program passes on nevertheless. */
export const anyString = fc.oneof(fc.constantFrom('', 'Maren', 'Port Aldary', '__proto__', '渡し船'), fc.string({ unit: 'binary' }), fc.string().map((text) => `${text}\ud83d`));

const plain = { noNullPrototype: true } as const;
const state = fc.record({ size: fc.oneof(fc.nat(), fc.constant(2 ** 40)), modified: fc.oneof(fc.nat(), fc.integer({ min: 1e12, max: 2e12 })) }, plain);
const few = <Value>(values: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> => fc.array(values, { maxLength: 3 });

export const anyMention: fc.Arbitrary<IndexedMention> = fc.record({
  label: fc.oneof(fc.constantFrom('Person', 'Place'), anyString), text: anyString, links: few(anyString),
  line: fc.nat(), column: fc.oneof(fc.nat(300), fc.nat(), fc.constant(0xffffffff)), length: fc.nat(100), isInPlace: fc.boolean(),
}, plain);

export const anyArticle: fc.Arbitrary<IndexedArticle> = fc.record({
  path: anyString, article: state, annotations: fc.option(state, { nil: undefined }), subjects: few(anyString), mentions: few(anyMention), isWhole: fc.boolean(), facts: fc.uint8Array({ maxLength: 300 }),
}, plain);
