import type { Entity } from '../../protocol/entity';
import type { TextRange } from '../../core/text/range';
import { blockAt, firstBlockEndingAfter, type Block } from './blocks';
import type { MarkSpan } from './markLayout';

/** Where the tags stand: the spans that touch each block. Offsets are UTF-16, ranges half-open. */
export class SpanIndex {
  #blocks: readonly Block[] = [];
  #spans: (readonly MarkSpan[])[] = [];

  /** Begins again with the blocks and the tags of an article. */
  reset(blocks: readonly Block[], entities: Iterable<Entity>): void {
    this.#blocks = blocks;
    const spans = blocks.map((): MarkSpan[] => []);
    // Tags come in the order of the text, more or less: the next one is looked for where the last one was found.
    let guess: number | undefined;
    for (const entity of entities) guess = this.#each(entity, (index, span) => spans[index]?.push(span), guess);
    this.#spans = spans;
  }

  /** @returns the blocks that it stands in. */
  add(entity: Entity): number[] {
    const found: number[] = [];
    this.#each(entity, (index, span) => {
      this.#spans[index] = [...this.of(index), span];
      found.push(index);
    });
    return found;
  }

  /** @returns the blocks that it stood in. */
  remove(entity: Entity): number[] {
    const found = this.blocksOf(entity);
    for (const index of found) this.#spans[index] = this.of(index).filter(({ id }) => id !== entity.id);
    return found;
  }

  /** Another id for a tag that stays where it is. */
  rename(entity: Entity, id: string): void {
    for (const index of this.blocksOf(entity)) this.#spans[index] = this.of(index).map((span) => span.id === entity.id ? { ...span, id } : span);
  }

  /** The spans that touch a block. */
  of(block: number): readonly MarkSpan[] {
    return this.#spans[block] ?? [];
  }

  /** The blocks that an entity's fragments touch, in their order. */
  blocksOf(entity: Entity): number[] {
    const found = new Set<number>();
    this.#each(entity, (index) => found.add(index));
    return [...found];
  }

  /** Ids of the entities over an offset, the innermost first. */
  at(offset: number): string[] {
    const spans = this.of(blockAt(this.#blocks, offset)).filter(({ start, end }) => start <= offset && offset < end);
    return spans.sort((a, b) => (a.end - a.start) - (b.end - b.start)).map(({ id }) => id);
  }

  /** Whether a tag stands in a range. */
  isTagged({ start, end }: TextRange): boolean {
    for (let index = firstBlockEndingAfter(this.#blocks, start); (this.#blocks[index]?.start ?? Infinity) < end; index++) {
      if (this.of(index).some((span) => span.start < end && start < span.end)) return true;
    }
    return false;
  }

  /** @returns the block that the last fragment begins in, or `guess`: where the next entity may be. */
  #each({ id, fragments }: Entity, act: (block: number, span: MarkSpan) => void, guess?: number): number | undefined {
    const blocks = this.#blocks;
    let first = guess;
    fragments.forEach(({ start, end }, fragment) => {
      first = firstBlockEndingAfter(blocks, start, first);
      for (let index = first; (blocks[index]?.start ?? Infinity) < end; index++) act(index, { id, start, end, fragment });
    });
    return first;
  }
}
