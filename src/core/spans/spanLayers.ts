import type { TextRange } from '../text/range';

/**
 * A layer for each span, such that no two spans of one layer share a character: the lowest that is free, outer spans before inner.
 * So of nested spans the outermost has layer 0, and crossing ones differ. Layers beyond `mostLayers - 1` fall together there.
 * The result stands in the order of the spans. O(n log n) for a fixed number of layers.
 */
export function layersOf(spans: readonly TextRange[], mostLayers: number): Uint8Array {
  const order = spans.map((_, index) => index).sort((a, b) => {
    const [first, second] = [spans[a], spans[b]];
    return first && second ? first.start - second.start || second.end - first.end || a - b : a - b;
  });
  const layers = new Uint8Array(spans.length);
  const reached = new Array<number>(mostLayers).fill(0);
  for (const index of order) {
    const span = spans[index];
    if (!span) continue;
    const free = reached.findIndex((end) => end <= span.start);
    const layer = free < 0 ? mostLayers - 1 : free;
    layers[index] = layer;
    reached[layer] = Math.max(reached[layer] ?? 0, span.end);
  }
  return layers;
}
