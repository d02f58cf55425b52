import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Entity } from '../../../src/protocol/entity';
import { splitIntoBlocks } from '../../../src/webview/text/blocks';
import { SpanIndex } from '../../../src/webview/text/spanIndex';

const length = 400;
const blocks = splitIntoBlocks({ text: 'x'.repeat(length), byline: [], paragraphs: Array.from({ length: 20 }, (_, index) => ({ start: index * 20, end: index * 20 + 18, lostBreak: false })) });
const range = fc.tuple(fc.nat(length - 1), fc.nat(60)).map(([start, more]) => ({ start, end: Math.min(length, start + more + 1) }));
const entities = fc.array(range, { maxLength: 30 }).map((ranges) => ranges.map((fragment, index): Entity => ({ id: `T${index}`, label: 'Person', fragments: [fragment] })));

/** What each block should hold, looked for the slow way. */
function spansIn(block: number, list: readonly Entity[]): string[] {
  const { start, end } = blocks[block] ?? { start: 0, end: 0 };
  return list.filter(({ fragments }) => fragments.some((fragment) => fragment.start < end && start < fragment.end)).map(({ id }) => id).sort();
}

describe('panel: where the tags stand', () => {
  it('in the order of the text or not, all at once or one by one, some taken away again', () => {
    fc.assert(fc.property(entities, entities, (first, more) => {
      const index = new SpanIndex();
      index.reset(blocks, first);
      const later = more.map((entity) => ({ ...entity, id: `L${entity.id}` }));
      for (const entity of later) assert.deepEqual(index.add(entity), index.blocksOf(entity));
      const removed = first.filter((_, at) => at % 3 === 0);
      for (const entity of removed) index.remove(entity);
      const left = [...first.filter((entity) => !removed.includes(entity)), ...later];
      blocks.forEach((_, block) => assert.deepEqual(index.of(block).map(({ id }) => id).sort(), spansIn(block, left)));
    }));
  });

  it('by offset, the innermost first, and under another id', () => {
    const index = new SpanIndex();
    const outer: Entity = { id: '+1', label: 'Place', fragments: [{ start: 22, end: 36 }, { start: 40, end: 43 }] };
    index.reset(blocks, [outer, { id: 'T2', label: 'Person', fragments: [{ start: 24, end: 27 }] }]);
    assert.deepEqual([21, 22, 25, 36, 41].map((offset) => index.at(offset)), [[], ['+1'], ['T2', '+1'], [], ['+1']]);
    index.rename(outer, 'T1');
    assert.deepEqual([index.at(22), index.at(41)], [['T1'], ['T1']]);
    assert.equal(index.isTagged({ start: 36, end: 40 }), false);
    assert.equal(index.isTagged({ start: 35, end: 36 }), true);
  });
});
