import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeText, firstInvalidByte } from '../../../src/cli/files/decode';
import { recordText } from './memoryHost';

const complaint = (...bytes: (number | string)[]): string => {
  const content = Buffer.concat(bytes.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.of(part))));
  try {
    decodeText(content);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'nothing';
};

describe('decoding a file', () => {
  it('gives back every byte of what it takes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, mark) => {
      const bytes = Buffer.from(recordText({ body: text }).replace(/^/, mark ? '\uFEFF' : ''), 'utf8');
      assert.ok(Buffer.from(decodeText(bytes), 'utf8').equals(bytes));
    }));
  });
  it('names the first byte that is not UTF-8', () => {
    assert.match(complaint('Caf', 0xe9, ' Aldary'), /0xE9 at byte 3/);
    assert.match(complaint('é', 0xc3), /0xC3 at byte 2/);
    assert.match(complaint(0xed, 0xa0, 0x80), /0xED at byte 0/);
  });
  it('knows UTF-16 and pictures', () => {
    assert.match(complaint(0xff, 0xfe, 'h\0i\0'), /UTF-16/);
    assert.match(complaint(0x89, 'PNG\r\n', 0x1a, '\n\0\0\0\rIHDR'), /binary.*byte 8/);
    assert.match(complaint('P\0o\0r\0t\0'), /UTF-16 without a byte order mark; save it as UTF-8/);
    assert.match(complaint(...[...Buffer.from(recordText(), 'utf16le').swap16()]), /UTF-16 without a byte order mark/);
    assert.match(complaint('a\0b\0\0c'), /binary.*byte 1/);
  });
  it('leaves a NUL inside an article to the checks', () => {
    const text = recordText().replace('council', 'coun\0cil');
    assert.equal(decodeText(Buffer.from(text)), text);
  });
  it('finds the invalid byte that the platform stumbles over', () => {
    const pieces = fc.constantFrom([0x41], [0xc3, 0xa9], [0xe2, 0x82, 0xac], [0xf0, 0x9f, 0x98, 0x80], [0x80], [0xc0], [0xe0, 0x80], [0xed, 0xa0], [0xf4, 0x90], [0xf5], [0xf0, 0x9f], [0xef, 0xbb, 0xbf]);
    fc.assert(fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const bytes = Uint8Array.from(parts.flat());
      const offset = firstInvalidByte(bytes);
      const isValid = (part: Uint8Array): boolean => Buffer.from(Buffer.from(part).toString('utf8')).equals(part);
      assert.equal(offset === bytes.length, isValid(bytes));
      assert.ok(isValid(bytes.subarray(0, offset)), 'all before it is valid');
    }), { numRuns: 2000 });
  });
});
