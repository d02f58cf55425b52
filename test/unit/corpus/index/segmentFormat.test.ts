import assert from 'node:assert/strict';
import fc from 'fast-check';
import { crc32 } from 'node:zlib';
import { checksumOf } from '../../../../src/core/corpus/index/checksum';
import { decodeSegment, encodeSegment } from '../../../../src/core/corpus/index/segmentFormat';
import { anyArticle, anyString } from './anyArticle';

const segment = fc.record({ root: anyString, articles: fc.uniqueArray(anyArticle, { selector: ({ path }) => path, maxLength: 8 }) });

describe('segments of the index', () => {
  it('hold what was put in, whatever the strings and numbers', () => {
    fc.assert(fc.property(segment, ({ root, articles }) => {
      const read = decodeSegment(encodeSegment(root, articles));
      assert.deepEqual([read?.root, read?.paths, read?.articles], [root, articles.map(({ path }) => path), articles]);
    }), { numRuns: 300 });
  });

  it('are refused where any bit is another', () => {
    fc.assert(fc.property(segment, fc.nat(), fc.nat(7), ({ root, articles }, at, bit) => {
      const bytes = encodeSegment(root, articles);
      const place = at % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
      assert.equal(decodeSegment(bytes), undefined);
    }), { numRuns: 1000 });
  });

  it('are refused where any byte is another, one after the other', () => {
    const [articles] = fc.sample(fc.array(anyArticle, { minLength: 2, maxLength: 2 }), { numRuns: 1, seed: 7 });
    const bytes = encodeSegment('file:///corpus', articles ?? []);
    for (let at = 0; at < bytes.length; at++) {
      const damaged = bytes.slice();
      damaged[at] = 255 - (damaged[at] ?? 0);
      assert.equal(decodeSegment(damaged), undefined, `byte ${at}`);
    }
  });

  it('are refused where they are cut off, or something follows', () => {
    fc.assert(fc.property(segment, fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 20 }), ({ root, articles }, at, more) => {
      const bytes = encodeSegment(root, articles);
      assert.equal(decodeSegment(bytes.subarray(0, at % bytes.length)), undefined);
      assert.equal(decodeSegment(Uint8Array.from([...bytes, ...more])), undefined);
    }), { numRuns: 300 });
  });

  it('are refused where the bytes are something else, even with a checksum that is right', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (foreign) => {
      assert.equal(decodeSegment(foreign), undefined);
      const bytes = new Uint8Array(16 + foreign.length);
      bytes.set(encodeSegment('', []).subarray(0, 16));
      bytes.set(foreign, 16);
      const view = new DataView(bytes.buffer);
      view.setUint32(8, bytes.length, true);
      view.setUint32(12, checksumOf(foreign, checksumOf(bytes.subarray(0, 12))), true);
      decodeSegment(bytes);
    }), { numRuns: 1000 });
  });

  it('are told by the checksum that zip files have', function () {
    // Node has it since 20.15 and 22.2.
    if (typeof crc32 !== 'function') {
      console.log(`skipped: this Node (${process.version}) has no zlib.crc32`);
      this.skip();
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), fc.uint8Array({ maxLength: 100 }), (one, other) => {
      assert.equal(checksumOf(other, checksumOf(one)), crc32(Buffer.concat([one, other])));
    }));
  });
});
