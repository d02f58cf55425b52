import assert from 'node:assert/strict';
import { parseRecord } from '../../../src/core/record/parse';
import { checkRecord, compatibleEdits } from '../../../src/core/rules/check';

const edit = (start: number, end: number, newText = ''): { range: { start: number; end: number }; newText: string } => ({ range: { start, end }, newText });

describe('compatibleEdits', () => {
  it('keeps the first of two groups that compete, whole', () => {
    const edits = compatibleEdits([[edit(0, 2), edit(8, 9)], [edit(1, 3), edit(4, 5)], [edit(5, 6)]]);
    assert.deepEqual(edits, [edit(0, 2), edit(5, 6), edit(8, 9)]);
  });

  it('sees a long edit taken many groups before', () => {
    const groups = [[edit(0, 1000)], ...Array.from({ length: 50 }, (_, index) => [edit(1000 + 2 * index, 1001 + 2 * index)]), [edit(990, 995)]];
    assert.equal(compatibleEdits(groups).length, 51);
  });
});

describe('checkRecord', () => {
  it('stops reporting a rule in noise, however long it is', () => {
    const text = ['https://a.example/b', 'Title', 'a', 'March 4, 2019', '1', 'x\u0001'.repeat(200_000)].join('\n');
    assert.equal(checkRecord(parseRecord(text), { only: ['body.control-character'] }).length, 50_000);
  });
});
