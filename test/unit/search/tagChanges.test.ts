import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changeTags, countChanged, type TagChange } from '../../../src/core/search/tagChanges';
import { parseStandoff } from '../../../src/core/standoff/standoffDocument';
import { applyEdits } from '../../../src/core/text/range';
import { standoffText } from '../standoff/standoffArbitraries';

const standoff = 'T1\tPlace 0 4\tPort\nT2\tLaw 5 9\tHara\nX foreign\nT3\tEvent 10 14\tvote\nE1\tEvent:T3 Agent:T1\nN1\tReference T1 D:1\tPort\nN2\tReference T1 D:2\tPort\nA1\tRole T1\n';
const changed = (ids: readonly [id: string, label: string][], change: TagChange): string => {
  const document = parseStandoff(standoff);
  return applyEdits(standoff, changeTags(document, ids.map(([id, label]) => ({ id, label })), change).edits);
};

describe('changes of tags that were found', () => {
  it('give another label, to the events of a trigger too', () => {
    assert.equal(changed([['T1', 'Place'], ['T3', 'Event']], { kind: 'label', label: 'Town' }), standoff.replace('T1\tPlace', 'T1\tTown').replace('T3\tEvent', 'T3\tTown').replace('Event:T3', 'Town:T3'));
  });

  it('remove tags with what depends on them', () => {
    assert.equal(changed([['T1', 'Place']], { kind: 'remove' }), 'T2\tLaw 5 9\tHara\nX foreign\nT3\tEvent 10 14\tvote\nE1\tEvent:T3 \n');
  });

  it('set, replace and take away links', () => {
    const to = { database: 'W', entry: 'Q5' };
    assert.equal(changed([['T1', 'Place']], { kind: 'link', to }), standoff.replace('D:1', 'W:Q5'));
    assert.equal(changed([['T1', 'Place']], { kind: 'link', to, from: 'D:2' }), standoff.replace('D:2', 'W:Q5'));
    assert.equal(changed([['T1', 'Place']], { kind: 'link', to: undefined, from: 'D:2' }), standoff.replace('N2\tReference T1 D:2\tPort\n', ''));
    assert.ok(changed([['T2', 'Law']], { kind: 'link', to }).includes('N3\tReference T2 W:Q5\tHara\n'));
  });

  it('leave alone what is not as it was found', () => {
    assert.equal(changed([['T1', 'Law'], ['T9', 'Place'], ['E1', 'Event']], { kind: 'label', label: 'Town' }), standoff);
  });

  it('are counted by the tags whose lines are others afterwards', () => {
    const count = (after: string): number => countChanged(parseStandoff(standoff), parseStandoff(after), ['T1', 'T2']);
    assert.equal(count(standoff), 0);
    assert.equal(count(standoff.replace('Law', 'Town')), 1);
    assert.equal(count(standoff.replace('N2\tReference T1 D:2\tPort\n', '').replace('Law', 'Town')), 2);
    assert.equal(count(standoff.replace('T2\tLaw 5 9\tHara\n', '')), 1);
    assert.equal(count(standoff.replace('Event 10', 'Law 10')), 0);
  });

  it('touch only the lines of those tags, in any file', () => {
    fc.assert(fc.property(standoffText, fc.constantFrom<TagChange>({ kind: 'label', label: 'New' }, { kind: 'link', to: { database: 'W', entry: '1' } }), ({ text }, change) => {
      const document = parseStandoff(text);
      const chosen = document.entities.filter((_, index) => index % 2 === 0);
      const after = parseStandoff(applyEdits(text, changeTags(document, chosen, change).edits));
      const ids = new Set(chosen.map(({ id }) => id));
      const others = (read: typeof document): string[] => read.entities.filter(({ id }) => !ids.has(id)).map((line) => read.contentOf(line));
      assert.deepEqual(others(after), others(document));
      if (change.kind === 'label') assert.ok(chosen.every(({ id }) => after.entity(id)?.label === 'New'));
      else assert.ok(chosen.every(({ id }) => after.referencesTo(id).some((line) => line.kind === 'normalization' && line.database === 'W')));
    }));
  });
});
