import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nextEdge, previousEdge, shrunk } from '../../../src/core/spans/spanEdges';
import { layersOf } from '../../../src/core/spans/spanLayers';

describe('layers of spans', () => {
  it('put outer spans below inner ones, and part crossing ones', () => {
    const spans = [{ start: 4, end: 6 }, { start: 0, end: 10 }, { start: 2, end: 8 }, { start: 8, end: 14 }, { start: 12, end: 16 }];
    assert.deepEqual([...layersOf(spans, 4)], [2, 0, 1, 1, 0]);
  });

  it('never let two spans of one layer share a character, as long as there are layers enough', () => {
    const range = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })).map(([start, length]) => ({ start, end: start + length }));
    fc.assert(fc.property(fc.array(range, { maxLength: 30 }), (spans) => {
      const layers = layersOf(spans, spans.length + 1);
      spans.forEach((first, a) => spans.forEach((second, b) => {
        if (a < b && layers[a] === layers[b]) assert.ok(first.end <= second.start || second.end <= first.start, `${a} and ${b} in layer ${layers[a]}`);
      }));
      assert.ok(layersOf(spans, 2).every((layer) => layer < 2));
    }));
  });
});

describe('edges of a tag', () => {
  const text = 'Port Aldary, “the harbor”\nnext zoe\u0308 \u{1F469}\u200d\u{1F692}!';

  it('move by words, past what is between, not past the line', () => {
    assert.equal(nextEdge(text, 4, 'word'), 11);
    assert.equal(nextEdge(text, 11, 'word'), 17);
    assert.equal(nextEdge(text, 18, 'word'), 24);
    assert.equal(nextEdge(text, 25, 'word'), 25);
    assert.equal(previousEdge(text, 24, 'word'), 18);
    assert.equal(previousEdge(text, 26, 'word'), 26);
  });

  it('move by characters as readers count them', () => {
    const zoe = text.indexOf('zo');
    assert.equal(nextEdge(text, zoe + 2, 'character'), zoe + 4);
    assert.equal(previousEdge(text, zoe + 4, 'character'), zoe + 2);
    const emoji = text.indexOf('\u{1F469}');
    assert.equal(nextEdge(text, emoji, 'character'), emoji + 5);
    assert.equal(previousEdge(text, emoji + 5, 'character'), emoji);
  });

  it('shrink to words, and never to nothing', () => {
    assert.deepEqual(shrunk(text, { start: 0, end: 11 }, 'end', 'word'), { start: 0, end: 4 });
    assert.deepEqual(shrunk(text, { start: 0, end: 11 }, 'start', 'word'), { start: 5, end: 11 });
    assert.deepEqual(shrunk(text, { start: 0, end: 4 }, 'end', 'character'), { start: 0, end: 3 });
    assert.equal(shrunk(text, { start: 0, end: 4 }, 'end', 'word'), undefined);
    assert.equal(shrunk(text, { start: 0, end: 1 }, 'end', 'character'), undefined);
  });
});
