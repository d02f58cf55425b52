import assert from 'node:assert/strict';
import { parseRecord } from '../../../src/core/record/parse';
import { isRule } from '../../../src/core/rules/isRule';
import { checkRecord, checkRecordCounting, compatibleEdits } from '../../../src/core/rules/check';

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
  it('knows a rule by the names it had before', () => {
    const record = parseRecord(['https://a.example/b', 'Boats &eacute; Nets', 'a', 'March 4, 2019', '1', 'It is caf&eacute; time.'].join('\n'));
    const severities = (named: Record<string, 'off' | 'error'>): string[] => checkRecord(record, { severities: named })
      .filter(({ rule }) => rule === 'text.html-entity').map(({ severity }) => severity);
    assert.deepEqual(severities({}), ['warning', 'warning']);
    assert.deepEqual(severities({ 'body.html-entity': 'off' }), []);
    assert.deepEqual(severities({ 'title.html-entity': 'error' }), ['error', 'error']);
    assert.deepEqual(severities({ 'body.html-entity': 'off', 'text.html-entity': 'error' }), ['error', 'error']);
    assert.equal(isRule('body.mojibake') && isRule('text.mojibake') && !isRule('text.nothing'), true);
  });

  it('stops reporting a rule in noise, however long it is, but counts on', () => {
    const text = ['https://a.example/b', 'Title', 'a', 'March 4, 2019', '1', 'x\u0001'.repeat(200_000)].join('\n');
    const { findings, more } = checkRecordCounting(parseRecord(text), { only: ['text.control-character'] });
    assert.equal(findings.length, 50_000);
    assert.equal(findings.length + more.error, 200_000);
  });
});
