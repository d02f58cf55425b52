import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sessionStart, type ReadPair, type ShownText } from '../../../src/annotating/sessionStart';
import { sidecarAfterEdits } from '../../../src/core/annotations/sidecarAfterEdits';
import { differences } from '../../../src/core/text/difference';

const saved = 'Anna Bell met Bert Cole in Oslo.';
const line = (id: string, label: string, text: string, words: string): string => `${id}\t${label} ${text.indexOf(words)} ${text.indexOf(words) + words.length}\t${words}\n`;
const inFile = line('T1', 'Person', saved, 'Bert Cole') + line('T2', 'Place', saved, 'Oslo');
/** Half of a tag is deleted, and as much typed before it: what is left stands where it stood in the saved text, too. */
const unsaved = saved.replace('Bert ', '').replace('Anna', 'Late Anna');
const followed = line('T1', 'Person', unsaved, 'Cole') + line('T2', 'Place', unsaved, 'Oslo');

const shown = (text: string, isDirty: boolean, savedText?: string): ShownText => ({ text, isDirty, lineEnding: '\n', savedText });

/** The annotation file in the text as it is now, as a session that began there has it. */
function nowIn(pair: ReadPair): string {
  const { start, sidecar } = sessionStart(pair);
  return sidecarAfterEdits(start.text, sidecar, differences(start.text, pair.now.text));
}

const pair = (before: ShownText, now: ShownText, fileText = saved, sidecar = followed): ReadPair =>
  ({ before, now, file: { text: fileText, byteOrderMark: false }, sidecar, onDisk: inFile });

describe('where a session begins', () => {
  it('is the unsaved text, which the unsaved annotation file counts in', () => {
    assert.equal(nowIn(pair(shown(unsaved, true), shown(unsaved, true))), followed);
  });

  it('is the saved text with its tags, where the article was reverted while the annotation file was read', () => {
    assert.equal(nowIn(pair(shown(unsaved, true), shown(saved, false))), inFile);
    assert.equal(nowIn(pair(shown(unsaved, true, saved), shown(saved, false))), inFile);
    assert.equal(nowIn(pair(shown(unsaved, true), shown(saved, true))), inFile, 'that it is without changes is said after its text');
  });

  it('is the unsaved text of before, where more was typed, and saved or not', () => {
    const more = `Very ${unsaved}`;
    const expected = line('T1', 'Person', more, 'Cole') + line('T2', 'Place', more, 'Oslo');
    assert.equal(nowIn(pair(shown(unsaved, true, saved), shown(more, true))), expected);
    assert.equal(nowIn(pair(shown(unsaved, true, saved), shown(more, false), more)), expected);
  });

  it('is the saved text, where nothing was unsaved in the annotation file', () => {
    assert.equal(nowIn(pair(shown(saved, false), shown(unsaved, false), saved, inFile)), followed);
    assert.equal(nowIn(pair(shown(unsaved, true), shown(unsaved, true), saved, inFile)), followed);
    assert.equal(nowIn(pair(shown(unsaved, true), shown(saved, false), saved, inFile)), inFile);
  });

  it('is the text of before, where the file cannot be read', () => {
    const before = shown(unsaved, true);
    assert.deepEqual(sessionStart({ ...pair(before, shown(saved, false)), file: undefined }), { start: before, sidecar: followed, inFile: undefined });
  });

  it('has the tags of the file again, whatever was typed and deleted before the article was reverted', () => {
    const word = fc.constantFrom('Anna', 'Bert', 'Cole', 'Oslo', '😀', 'met', 'in', ' ', '. ');
    fc.assert(fc.property(fc.array(fc.record({ at: fc.nat(saved.length), deleted: fc.nat(9), typed: word }), { minLength: 1, maxLength: 4 }), (edits) => {
      const text = edits.reduce((one, { at, deleted, typed }) => one.slice(0, at) + typed + one.slice(at + deleted), saved);
      const sidecar = sidecarAfterEdits(saved, inFile, differences(saved, text));
      assert.equal(nowIn(pair(shown(text, true), shown(saved, false), saved, sidecar)), inFile);
    }), { numRuns: 500 });
  });
});
