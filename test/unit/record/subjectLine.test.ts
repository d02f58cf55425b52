import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseRecord } from '../../../src/core/record/parse';
import { subjectsLine, writtenSubject } from '../../../src/core/record/subjectLine';
import { RecordViews } from '../../../src/core/record/views';

describe('subjects line', () => {
  it('is read as the subjects it was written from', () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{0,8}$/);
    const subject = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(', '));
    fc.assert(fc.property(fc.array(subject, { minLength: 1, maxLength: 5 }), (subjects) => {
      const line = subjectsLine(subjects.map(writtenSubject));
      const record = parseRecord(`https://x.example/\nTitle\n${line}\nMarch 4, 2019\n1\nBody of the article.\n`);
      assert.deepEqual(new RecordViews(record).subjects.map(({ restored }) => restored), subjects);
    }));
  });

  it('holds no empty subject and no line break', () => {
    assert.equal(subjectsLine(['Fishing', ' ', writtenSubject('Harbors,\nPorts')]), 'Fishing,Harbors  Ports');
  });
});
