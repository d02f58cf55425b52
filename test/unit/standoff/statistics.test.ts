import assert from 'node:assert/strict';
import { parseStandoff } from '../../../src/core/standoff/standoffDocument';
import { AnnotationCounter } from '../../../src/core/standoff/statistics';

describe('statistics of annotation files', () => {
  it('count every kind, labels by frequency, and what cannot be read', () => {
    const one = 'T1\tPlace 0 4\tPort\nT2\tPerson 5 9\tHale\nT3\tPlace 10 14\tPort\nT1\tPlace 0 4\tPort\nE1\tVote:T2 \nR1\tNear Arg1:T1 Arg2:T3\n';
    const other = 'T1\tPerson 0 4\tKim \nA1\tSure T1\nM1\tSure T1\nN1\tReference T1 Register:Q1\tKim\n#1\tAnnotatorNotes T1\tx\n*\tSame T1 T2\n\nbad\n';
    const counter = new AnnotationCounter();
    for (const text of [one, other, '', '\0\0\0\0']) counter.add(parseStandoff(text));
    assert.deepEqual(counter.statistics, {
      files: 4, refused: 1, entities: 4, relations: 1, events: 1, attributes: 2, links: 1, notes: 1, equivalences: 1, unread: 3,
      labels: [{ label: 'Person', entities: 2, texts: 2 }, { label: 'Place', entities: 2, texts: 1 }],
    });
  });
});
