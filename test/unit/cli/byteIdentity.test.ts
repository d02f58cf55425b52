import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MemoryFileSystem, recordText, runInMemory } from './memoryHost';

/** A safe fix makes the date three characters longer, so every tag after it moves. */
const article = recordText({ date: '2019-03-04' });
const fixed = recordText();
const line = (text: string, id: string, label: string, covered: string): string => {
  const start = text.indexOf(covered);
  return `${id}\t${label} ${start} ${start + covered.length}\t${covered}`;
};
const bytesOf = (...parts: readonly (string | Uint8Array)[]): Buffer => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

/** Any bytes but those that begin a new line: where a line ends is another question. */
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }).map((text) => Uint8Array.from(Buffer.from(text))),
).map((bytes) => bytes.filter((byte) => byte !== 0x0a && byte !== 0x0d));

/** What tools and people leave in annotation files. */
const torture = [
  '', '\t', '  ', 'R1\tNear Arg1:T1 Arg2:T2\t', '*\tSame T1 T2', 'A1\tSure T1', 'M1\tNegation T1', '#2\tAnnotatorNotes T1\tTAB\there', 'N1\tReference T1 Wikidata:Q1\ta \u2028 b',
  '// a comment', 'T9 no tabs', '\u0000', '\uFEFF', 'E1\t', '#9', 'X1\tsomething Arg1:T1', '<<<<<<', 'T10\tPlace 1;2\tx', 'T10\tPlace x y\tx', 'é e\u0301 😀 \uFFFD',
];

describe('an annotation file whose article is fixed', () => {
  it('has every byte but those of its offsets as before, or is left alone as a whole with its article', async () => {
    let written = 0;
    await fc.assert(fc.asyncProperty(fc.constantFrom('\n', '\r\n', '\r'), fc.array(fc.constantFrom(...torture), { maxLength: 3 }), anyBytes, anyBytes, fc.boolean(), async (ending, others, note, unknown, isEnded) => {
      const sidecar = (text: string): Buffer => bytesOf(
        line(text, 'T1', 'Person', 'Maren Osei-Lindqvist'), ending, '#1\tAnnotatorNotes T1\t', note, ending, '? ', unknown, ending,
        ...others.flatMap((other) => [other, ending]), line(text, 'T2', 'Organization', 'harbour board'), isEnded ? ending : '');
      const before = sidecar(article);
      const fileSystem = new MemoryFileSystem({ 'a.txt': article, 'a.ann': before });
      // Fixes of the file's own lines would change more than offsets.
      const settings = { 'articleAnnotator.rules': Object.fromEntries(['malformed-line', 'duplicate-id', 'duplicate', 'edge-white-space', 'text-mismatch', 'moved', 'dangling-reference'].map((rule) => [`annotation.${rule}`, 'off'])) };
      fileSystem.entries.set('/work/.vscode/settings.json', JSON.stringify(settings));
      await runInMemory(['check', '--fix', 'a.txt'], { fileSystem });
      const after = Buffer.from(fileSystem.entries.get('/work/a.ann') as Uint8Array);
      if (fileSystem.text('a.txt') === article) {
        assert.ok(after.equals(before), 'left alone');
        return;
      }
      written++;
      assert.equal(fileSystem.text('a.txt'), fixed);
      assert.equal(after.toString('latin1'), sidecar(fixed).toString('latin1'));
    }), { numRuns: Number(process.env['FUZZ_RUNS'] ?? 400) });
    assert.ok(written > 50, `only ${written} were written: nothing was tried`);
  });
});
