import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AnnotationModel } from '../../../src/core/annotations/annotationModel';
import { asInFile, asSeen, fileLinesIn, fileLinesOf, inPresentText } from '../../../src/core/annotations/fileLines';
import { sidecarGoneBack } from '../../../src/core/annotations/sidecarAfterEdits';

const saved = 'Anna Bell met Bert Cole in Oslo. Then Bert Cole and Anna Bell left Oslo for Rome.';
const line = (id: string, label: string, words: string, from = 0): string => `${id}\t${label} ${saved.indexOf(words, from)} ${saved.indexOf(words, from) + words.length}\t${words}\n`;
const file = line('T1', 'Person', 'Bert Cole') + line('T2', 'Place', 'Oslo') + line('T3', 'Place', 'Oslo', 40) + 'R1\tIn Arg1:T1 Arg2:T2\n';

/** The model of the saved article, which knows what its lines stand for. */
function model(): AnnotationModel {
  const made = new AnnotationModel(saved, file, { byteOrderMark: false });
  made.standFor(fileLinesOf(file, file));
  return made;
}

describe('the lines of a file that unsaved tags stand for', () => {
  it('are those that only followed the text, whatever label they have by now', () => {
    const made = model();
    made.articleChanged([{ rangeOffset: 0, rangeLength: 0, text: 'Late ' }]);
    made.change({ template: 'Changed', args: {} }, (edit) => {
      edit.setLabel('T1', 'Group');
      edit.addEntity({ label: 'Person', fragments: [{ start: 5, end: 14 }], quote: 'Anna Bell' });
    });
    assert.deepEqual(made.fileLines, [
      { id: 'T1', present: 'Group 19 28\tBert Cole', file: 'Person 14 23\tBert Cole' },
      { id: 'T2', present: 'Place 32 36\tOslo', file: 'Place 27 31\tOslo' },
      { id: 'T3', present: 'Place 72 76\tOslo', file: 'Place 67 71\tOslo' },
    ]);
  });

  it('give each version its places in the text of the other', () => {
    const lines = [{ id: 'T1', present: 'Group 19 28\tBert Cole', file: 'Person 14 23\tBert Cole' }];
    assert.equal(inPresentText('T1\tPerson 14 23\tBert Cole\nT2\tPlace 1 2\tO\n', lines, 'a\nb\n'), 'T1\tPerson 19 28\tBert Cole\nb\n');
    assert.equal(asInFile('T7\tGroup 19 28\tBert Cole\r\nT2\tPlace 1 2\tO\n', lines, 'a\nb\n'), 'T7\tGroup 14 23\tBert Cole\r\nb\n');
  });

  it('are told apart by their ids where one that is lost says the same as another', () => {
    const lines = [{ id: 'T2', present: 'Place 27 31\tOslo', file: 'Place 27 31\tOslo' }, { id: 'T3', present: 'Place 27 31\tOslo', file: 'Place 67 71\tOslo' }];
    assert.equal(asInFile('T2\tPlace 27 31\tOslo\nT3\tPlace 27 31\tOslo\n', lines, 'a\nb\n'), 'T2\tPlace 27 31\tOslo\nT3\tPlace 67 71\tOslo\n');
  });

  it('are not known of a version that has other ones', () => {
    const lines = [{ id: 'T1', present: 'Person 19 28\tBert Cole', file: 'Person 14 23\tBert Cole' }];
    assert.deepEqual(fileLinesIn(lines, file), lines);
    assert.deepEqual(fileLinesIn(lines, file.replace('14 23', '15 24')), []);
  });

  it('tell what was removed from what may have been changed', () => {
    const present = 'T2\tPlace 3 9\tOslo to\n';
    assert.equal(asSeen('T1\tPerson 14 23\tBert Cole\nT2\tPlace 27 31\tOslo\n', present, [], 'a\nb\n'), 'T1\tPerson 14 23\tBert Cole\nb\n');
  });

  it('are the file again when the article goes back, though differences do not tell what was typed', () => {
    const typed = fc.constantFrom('Anna', 'Bert', 'Cole', 'Oslo', '😀', ' in ', ' ', 'Bert Cole ');
    fc.assert(fc.property(fc.array(fc.record({ at: fc.nat(200), deleted: fc.nat(12), typed }), { minLength: 1, maxLength: 6 }), fc.boolean(), (edits, isRemoved) => {
      const made = model();
      for (const { at, deleted, typed: text } of edits) {
        const { length } = made.articleText;
        const rangeOffset = at % (length + 1);
        made.articleChanged([{ rangeOffset, rangeLength: Math.min(deleted, length - rangeOffset), text }]);
        made.sync();
      }
      if (isRemoved) made.sidecarReplaced(made.document.text.replace(/^T3.*\n/mu, ''));
      const unsaved = { articleText: made.articleText, sidecarText: made.document.text };
      const back = sidecarGoneBack({ unsaved, saved: { articleText: saved, sidecarText: file }, byteOrderMark: false, fileLines: made.fileLines });
      if (unsaved.articleText !== saved) assert.equal(back, isRemoved ? file.replace(/^T3.*\n/mu, '') : file);
    }), { numRuns: 1000 });
  });
});
