import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodedStart, NotUtf8Error, readUtf8, utf16Of } from '../../../src/core/text/encoding';

const littleEndian = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf16le'));
const bigEndian = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf16le').swap16());

const header = 'https://www.aldarycourier.example/2019/03/05/harbor-vote.html\nMayor’s “Yes” to the Old Harbor - The Aldary Courier\n';

describe('the encoding of a file', () => {
  it('is UTF-16 by a byte order mark', () => {
    assert.deepEqual(utf16Of(littleEndian('\uFEFFa')), { byteOrder: 'utf-16le', isMarked: true });
    assert.deepEqual(utf16Of(bigEndian('\uFEFFa')), { byteOrder: 'utf-16be', isMarked: true });
  });

  it('is UTF-16 by its zero bytes wherever VS Code guesses it, and also with curly quotes and other scripts among the first letters', () => {
    fc.assert(fc.property(fc.string({ unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)), minLength: 3 }), (text) => {
      assert.equal(utf16Of(littleEndian(text))?.byteOrder, 'utf-16le');
      assert.equal(utf16Of(bigEndian(text))?.byteOrder, 'utf-16be');
    }));
    for (const text of [header, header.replace('Mayor', 'Мэр говорит «Да» Старой гавани и просит совет города')]) {
      assert.deepEqual(utf16Of(littleEndian(text)), { byteOrder: 'utf-16le', isMarked: false });
      assert.deepEqual(utf16Of(bigEndian(text)), { byteOrder: 'utf-16be', isMarked: false });
    }
  });

  it('is not UTF-16 where a text was damaged, and in other files', () => {
    for (const text of ['', '\0', header, header.replace('Mayor', 'May\0r'), header.replaceAll('r', '\0'), `${header}${'\0'.repeat(40)}`]) {
      assert.equal(utf16Of(new TextEncoder().encode(text)), undefined, JSON.stringify(text));
    }
    assert.equal(utf16Of(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])), undefined);
  });

  it('must be UTF-8 to be read, which UTF-16 in ASCII letters seems to be', () => {
    assert.equal(readUtf8(new TextEncoder().encode('\uFEFFé'), 'keepMark'), '\uFEFFé');
    assert.equal(readUtf8(new TextEncoder().encode('\uFEFFé'), 'dropMark'), 'é');
    const problemOf = (bytes: Uint8Array): string => {
      try {
        return readUtf8(bytes, 'keepMark');
      } catch (error) {
        assert.ok(error instanceof NotUtf8Error);
        return error.message;
      }
    };
    assert.equal(problemOf(littleEndian('Aldary')), 'UTF-16 without a byte order mark, not UTF-8');
    assert.equal(problemOf(bigEndian('\uFEFFAldary')), 'UTF-16 with a byte order mark, not UTF-8');
    assert.equal(problemOf(Uint8Array.from([0x41, 0xe9])), 'not valid UTF-8');
    for (const text of ['\0 ', 'a\0b\0']) assert.equal(problemOf(new TextEncoder().encode(text)), text);
  });

  it('does not hide what a text begins with', () => {
    for (const bytes of [new TextEncoder().encode(header), littleEndian(header), bigEndian(header), littleEndian(`\uFEFF${header}`)]) {
      assert.ok(header.startsWith(decodedStart(bytes, 60)) && decodedStart(bytes, 60).length >= 29);
    }
  });
});
