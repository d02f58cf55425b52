import assert from 'node:assert/strict';
import fc from 'fast-check';
import { packFacts, unpackFacts } from '../../../../src/core/corpus/index/packedFacts';
import { MinHash, packedBytes, packSignature, unpackSignature } from '../../../../src/core/text/minHash';
import { anyString } from './anyArticle';

const plain = { noNullPrototype: true } as const;
const wide = fc.oneof(fc.nat(300), fc.nat(), fc.constant(Number.MAX_SAFE_INTEGER));
const place = { offset: wide, length: fc.nat(100), line: fc.nat(9), column: wide };
const signature = fc.array(fc.integer(), { maxLength: 400 }).map((hashes) => {
  const words = new MinHash();
  words.add(Int32Array.from(hashes));
  return words.signature;
});
const optional = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> => fc.option(value, { nil: undefined });
const facts = fc.record({
  isRecord: fc.boolean(),
  url: optional(fc.record({ ...place, address: anyString }, plain)),
  body: optional(fc.record({ ...place, signature, shingles: fc.nat(), digest: wide }, plain)),
  number: optional(fc.record({ ...place, value: fc.nat(999_999_999) }, plain)),
}, plain).map(({ isRecord, url, body, number }) => ({ isRecord, ...(url && { url }), ...(body && { body }), ...(number && { number }) }));

describe('what articles are compared by, packed', () => {
  it('is what it was, whatever parts there are', () => {
    fc.assert(fc.property(facts, (one) => assert.deepEqual(unpackFacts(packFacts(one)), one)), { numRuns: 500 });
  });

  it('takes 192 bytes for a signature, and gives each back', () => {
    fc.assert(fc.property(signature, fc.nat(5), (one, start) => {
      const bytes = new Uint8Array(start + packedBytes);
      packSignature(one, bytes, start);
      assert.equal(unpackSignature(bytes, start), one);
    }));
    assert.equal(packedBytes, 192);
  });

  it('is nothing where the bytes are cut off, and never an error where they are something else', () => {
    assert.equal(unpackFacts(new Uint8Array()), undefined);
    fc.assert(fc.property(facts, fc.nat(), (one, at) => {
      const bytes = packFacts(one);
      const cut = bytes.subarray(0, at % bytes.length);
      if (one.url) assert.equal(unpackFacts(cut), undefined);
      else unpackFacts(cut);
    }));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (foreign) => void unpackFacts(foreign)), { numRuns: 1000 });
  });
});
