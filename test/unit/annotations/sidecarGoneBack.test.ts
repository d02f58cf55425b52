import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sidecarAfterEdits, sidecarGoneBack, sidecarInSavedText, unsavedLinesFollow } from '../../../src/core/annotations/sidecarAfterEdits';
import { differences } from '../../../src/core/text/difference';

const saved = 'Anna Bell met Bert Cole in Oslo.';
const line = (id: string, label: string, text: string, words: string): string => `${id}\t${label} ${text.indexOf(words)} ${text.indexOf(words) + words.length}\t${words}\n`;
const inFile = line('T1', 'Person', saved, 'Bert Cole') + line('T2', 'Place', saved, 'Oslo');

/** What an article's session would have in memory when these words were typed into the saved text. */
const following = (text: string): string => sidecarAfterEdits(saved, inFile, differences(saved, text));
const back = (unsavedText: string, sidecarText: string): string =>
  sidecarGoneBack({ unsaved: { articleText: unsavedText, sidecarText }, saved: { articleText: saved, sidecarText: inFile }, byteOrderMark: false });

describe('an unsaved annotation file whose article goes back to what was saved', () => {
  it('is what is in the file, where nothing was tagged', () => {
    const unsaved = `Late on Sunday ${saved}`;
    assert.notEqual(following(unsaved), inFile);
    assert.equal(back(unsaved, following(unsaved)), inFile);
  });

  it('has a tag whole again that was half deleted', () => {
    const unsaved = saved.replace(' Cole', '');
    assert.match(following(unsaved), /\tBert ?\n/u);
    assert.equal(back(unsaved, following(unsaved)), inFile);
  });

  it('has a tag again whose words were deleted', () => {
    const unsaved = saved.replace('Bert Cole ', '');
    assert.equal(back(unsaved, following(unsaved)), inFile);
  });

  it('keeps what was tagged, removed and changed in the meantime', () => {
    const unsaved = `Late: ${saved}`;
    const changed = line('T1', 'Group', unsaved, 'Bert Cole') + line('T3', 'Person', unsaved, 'Anna Bell');
    assert.equal(back(unsaved, changed), line('T1', 'Group', saved, 'Bert Cole') + line('T3', 'Person', saved, 'Anna Bell'));
  });

  it('is what is in the file, whatever was typed and deleted', () => {
    const word = fc.constantFrom('Anna', 'Bert', 'Cole', 'Oslo', '😀', 'met', 'in', ' ', '. ');
    fc.assert(fc.property(fc.array(fc.record({ at: fc.nat(saved.length), deleted: fc.nat(9), typed: word }), { minLength: 1, maxLength: 4 }), (edits) => {
      const unsaved = edits.reduce((text, { at, deleted, typed }) => text.slice(0, at) + typed + text.slice(at + deleted), saved);
      assert.equal(back(unsaved, following(unsaved)), inFile);
    }), { numRuns: 500 });
  });
});

describe('an unsaved annotation file whose article lost its unsaved text', () => {
  const unsaved = `Late on Sunday ${saved.replace(' Cole', '')}`;

  it('is what is in the file, where nothing was tagged', () => {
    assert.equal(sidecarInSavedText(saved, following(unsaved), inFile, false), inFile);
  });

  it('keeps what was tagged, and a tag that stands where its line says', () => {
    const mine = line('T1', 'Person', saved, 'Anna Bell') + line('T3', 'Person', unsaved, 'Anna Bell');
    assert.equal(sidecarInSavedText(saved, mine, inFile, false), mine);
  });
});

describe('an unsaved annotation file whose article another program changed', () => {
  const theirs = `Now ${saved}`;
  const follow = (sidecar: string): string => unsavedLinesFollow({ articleText: saved, sidecarText: sidecar }, inFile, theirs, false);

  it('stays as it is where it says what is in the file: the other program has changed that, too', () => {
    assert.equal(follow(inFile), inFile);
  });

  it('follows with what was tagged and changed here', () => {
    const mine = line('T1', 'Group', saved, 'Bert Cole') + line('T2', 'Place', saved, 'Oslo') + line('T3', 'Person', saved, 'Anna Bell');
    assert.equal(follow(mine), line('T1', 'Group', theirs, 'Bert Cole') + line('T2', 'Place', saved, 'Oslo') + line('T3', 'Person', theirs, 'Anna Bell'));
  });
});
