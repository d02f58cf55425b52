import assert from 'node:assert/strict';
import { formats, type Format } from '../../../src/core/formats/formatTable';
import { FormatError, type InputFile } from '../../../src/core/formats/format';
import { articleOf } from '../../../src/core/formats/interchange';
import { reduceTo } from '../../../src/core/formats/losses';
import { inEnglish } from '../../../src/core/message';
import { written } from '../formats/memoryFiles';
import { recordText, runInMemory, type MemoryEntry } from './memoryHost';

const megabyte = 1_048_576;
const text = recordText();
const start = text.indexOf('Port Aldary');
const article = articleOf('good', text, { entities: [{ id: 'T1', label: 'Place', fragments: [{ start, end: start + 11 }] }] });

/** A file of the format that is read, and beside it one that cannot be. */
async function goodAndBad(format: Format): Promise<Record<string, MemoryEntry>> {
  const files: Record<string, MemoryEntry> = {};
  for (const [name, bytes] of await written(format, [reduceTo(article, format.carries).article])) {
    if (name === 'labeling-config.xml' || name === 'TypeSystem.xml' || name === 'README.md') continue;
    const extension = name.slice(name.lastIndexOf('.'));
    files[`in/good${extension}`] = bytes;
    const isText = extension === '.txt';
    files[`in/bad${extension}`] = isText ? bytes : Uint8Array.from([...bytes.subarray(0, 30), 0xe9, 0x20, 0x0a]);
  }
  return files;
}

describe('convert with a file that cannot be read', () => {
  for (const format of formats) {
    it(`${format.title}: names it, writes the others, and replaces nothing`, async () => {
      const files = await goodAndBad(format);
      const convert = (more: Readonly<Record<string, MemoryEntry>> = {}): ReturnType<typeof runInMemory> =>
        runInMemory(['convert', '--from', format.id, '--to', 'standoff', 'in', '--out', 'out'], { files: { ...files, ...more } });
      const { code, stderr, fileSystem } = await convert();
      assert.equal(code, 2, stderr);
      assert.equal(stderr.split('\n').filter((line) => line.includes('in/bad')).length, 1, stderr);
      assert.match(stderr, /1 article converted to brat standoff\n$/);
      assert.ok(fileSystem.writes.length >= 2 && fileSystem.writes.every((path) => /\/out\/(?:in\/)?good[^/]*$/.test(path)), fileSystem.writes.join());
      const first = fileSystem.writes[0]?.replace('/work/', '') ?? '';
      const again = await convert({ [first]: 'mine' });
      assert.equal(again.fileSystem.text(first), 'mine');
      assert.match(again.stderr, /already exists and is left unchanged/);
    });
  }
});

/** A file that never ends; how much of it was asked for. */
function endless(extension: string, head: string, rest: string, pieceSize = megabyte): { readonly file: InputFile; read: number } {
  const piece = Buffer.alloc(Math.ceil(pieceSize / rest.length) * rest.length, rest);
  const reading = {
    read: 0,
    file: {
      name: 'endless', extension,
      async *chunks() {
        yield await Promise.resolve(Buffer.from(head));
        for (; reading.read < 1024 * megabyte; reading.read += piece.length) yield piece;
      },
      bytes: () => Promise.reject(new FormatError({ template: 'whole', args: {} })),
      companion: () => Promise.resolve(undefined),
    },
  };
  return reading;
}

describe('a file of a gigabyte', function () {
  this.timeout(120_000);
  const pieceByPiece: readonly (readonly [Format['id'], string, string, string, pieceSize?: number])[] = [
    // So large a piece is refused before it is read, which would take a while.
    ['tei', '.xml', '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>', ' ', 257 * megabyte],
    ['iob2', '.iob2', '', `${'x'.repeat(8000)}\tO\n`],
    ['webanno-tsv', '.tsv', '#FORMAT=WebAnno TSV 3.3\n\n\n', `#Text=${'x'.repeat(8000)}\n`],
  ];
  for (const [id, extension, head, rest, pieceSize] of pieceByPiece) {
    it(`${id}: is refused when an article becomes too large, not when the memory is full`, async () => {
      const reading = endless(extension, head, rest, pieceSize);
      const codec = await formats.find((format) => format.id === id)?.load();
      await assert.rejects(async () => {
        for await (const result of codec?.read(reading.file) ?? []) assert.fail(JSON.stringify(result).slice(0, 80));
      }, (error) => error instanceof FormatError && inEnglish(error.problem.template, error.problem.args) === 'An article is larger than 256 MB');
      assert.ok(reading.read < 300 * megabyte, `${reading.read / megabyte} MB were read`);
    });
  }

  it('is read line by line where each line is an article', async () => {
    const line = `${JSON.stringify({ text: 'x'.repeat(60_000), spans: [] })}\n`;
    const reading = endless('.jsonl', '', line);
    const codec = await formats.find(({ id }) => id === 'prodigy')?.load();
    let articles = 0;
    for await (const result of codec?.read(reading.file) ?? []) {
      assert.ok('article' in result);
      // No more is read than the article asked for.
      assert.ok(reading.read <= ++articles * line.length + megabyte);
      if (articles === 500) break;
    }
    assert.ok(reading.read < 40 * megabyte);
  });
});
