import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blockAt, firstBlockEndingAfter, groupIntoChunks, splitIntoBlocks } from '../../../src/webview/text/blocks';
import { layOutMarks, type MarkNode, type MarkSpan } from '../../../src/webview/text/markLayout';

function articleOf(text: string, paragraphs: readonly (readonly [number, number])[]) {
  return { text, byline: [], paragraphs: paragraphs.map(([start, end]) => ({ start, end, lostBreak: false })) };
}

describe('panel: blocks', () => {
  it('cover each paragraph end to end, none of them long', () => {
    const sentence = fc.stringMatching(/^[A-Z][a-z ]{0,60}[.!?]$/);
    fc.assert(fc.property(fc.array(sentence, { minLength: 1, maxLength: 300 }), fc.constantFrom(' ', '', '  '), (sentences, glue) => {
      const text = sentences.join(glue);
      const blocks = splitIntoBlocks(articleOf(text, [[0, text.length]]));
      assert.equal(blocks.map(({ start, end }) => text.slice(start, end)).join(''), text);
      assert.ok(blocks.every(({ start, end }) => end - start <= 3000));
      assert.deepEqual(blocks.map(({ continuation }) => continuation), blocks.map((_, index) => index > 0));
    }), { numRuns: 60 });
  });

  it('never cut a surrogate pair, also where there is no space', () => {
    const text = `x${'😀'.repeat(9000)}`;
    const blocks = splitIntoBlocks(articleOf(text, [[0, text.length]]));
    assert.ok(blocks.length > 1);
    for (const { start } of blocks.slice(1)) assert.equal(text.codePointAt(start), 0x1f600);
  });

  it('cut a paragraph on one line of 500,000 characters behind sentences', () => {
    const text = 'Some words make one sentence. '.repeat(17_000).trimEnd();
    const blocks = splitIntoBlocks(articleOf(text, [[0, text.length]]));
    for (const { end } of blocks.slice(0, -1)) assert.equal(text.slice(end - 2, end), '. ');
  });

  it('drop what steps back or leaves the text', () => {
    const blocks = splitIntoBlocks({ text: 'abcdef', headline: { start: 2, end: 4 }, byline: [], paragraphs: [{ start: 0, end: 3,
      lostBreak: false }, { start: 4, end: 99, lostBreak: true }] });
    assert.deepEqual(blocks.map(({ start, end }) => [start, end]), [[2, 4], [4, 6]]);
  });

  it('are found by offset', () => {
    const blocks = splitIntoBlocks(articleOf('aaaa\nbbbb\ncccc', [[0, 4], [5, 9], [10, 14]]));
    assert.deepEqual([0, 4, 5, 9, 13, 14].map((offset) => blockAt(blocks, offset)), [0, 0, 1, 1, 2, 2]);
    assert.equal(blockAt(blocks, 4, 'next'), 1);
    assert.equal(firstBlockEndingAfter(blocks, 4), 1);
    assert.equal(firstBlockEndingAfter(blocks, 14), 3);
    assert.equal(blockAt([], 3), -1);
  });

  it('are grouped without gap or overlap', () => {
    const text = 'word '.repeat(9000);
    const blocks = splitIntoBlocks(articleOf(text, Array.from({ length: 90 }, (_, index) => [index * 500, index * 500 + 499] as const)));
    const chunks = groupIntoChunks(blocks);
    assert.equal(chunks[0]?.first, 0);
    assert.equal(chunks.at(-1)?.last, blocks.length - 1);
    chunks.slice(1).forEach((chunk, index) => assert.equal(chunk.first, (chunks[index]?.last ?? Number.NaN) + 1));
  });

  it('are grouped by a screen where an article begins, by more behind that', () => {
    const blocks = splitIntoBlocks(articleOf('word '.repeat(9000), Array.from({ length: 90 }, (_, index) => [index * 500, index * 500 + 499] as const)));
    const [first, second, third, fourth, fifth] = groupIntoChunks(blocks).map((chunk) => chunk.last - chunk.first + 1);
    assert.deepEqual({ first, second, third, fourth, fifth }, { first: 4, second: 4, third: 4, fourth: 11, fifth: 11 });
  });
});

const spansArbitrary = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 })), { maxLength: 12 })
  .map((list): MarkSpan[] => list.map(([start, length], index) => ({ id: `T${index}`, start, end: start + length, fragment: 0 })));

function* leaves(nodes: readonly MarkNode[],
  over: readonly string[] = []): Generator<{ start: number; end: number; over: readonly string[] }> {
  for (const node of nodes) {
    if (node.span) yield* leaves(node.children, [...over, node.span.id]);
    else yield { start: node.start, end: node.end, over };
  }
}

describe('panel: layout of nested and crossing tags', () => {
  it('covers the range exactly, every place under the tags that hold it', () => {
    fc.assert(fc.property(spansArbitrary, fc.nat(30), fc.nat(50), (spans, start, length) => {
      const end = start + length;
      let reached = start;
      for (const leaf of leaves(layOutMarks(spans, start, end))) {
        assert.equal(leaf.start, reached);
        reached = leaf.end;
        const expected = spans.filter((span) => span.start <= leaf.start && leaf.end <= span.end).map(({ id }) => id);
        assert.deepEqual([...leaf.over].sort(), expected.sort());
      }
      assert.equal(reached, end);
    }), { numRuns: 2000 });
  });

  it('puts a shorter tag into a longer one and counts its depth', () => {
    const [outer] = layOutMarks([{ id: 'A', start: 0, end: 5, fragment: 0 }, { id: 'B', start: 0, end: 9, fragment: 0 }], 0, 9);
    assert.equal(outer?.span?.id, 'B');
    assert.equal(outer?.depth, 0);
    assert.equal(outer?.children[0]?.span?.id, 'A');
    assert.equal(outer?.children[0]?.depth, 1);
  });

  it('bounds the nesting that a hostile file can ask for', () => {
    const spans = Array.from({ length: 5000 }, (_, index): MarkSpan => ({ id: `T${index}`, start: 0, end: 10, fragment: 0 }));
    const depthOf = (nodes: readonly MarkNode[]): number => nodes.reduce((most, node) => Math.max(most, 1 + depthOf(node.children)), 0);
    assert.ok(depthOf(layOutMarks(spans, 0, 10)) <= 20);
  });
});
