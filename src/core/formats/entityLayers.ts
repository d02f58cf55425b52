import { coverOf, type InterchangeEntity } from './interchange';

/** Entities parted into those that can be elements around their text, because they nest, and the others. Linear. */
export class EntityLayers {
  readonly nested: readonly InterchangeEntity[];
  readonly others: readonly InterchangeEntity[];

  /** @param entities in the order of the text, the longest first */
  constructor(entities: readonly InterchangeEntity[]) {
    const nested: InterchangeEntity[] = [];
    const others: InterchangeEntity[] = [];
    const open: number[] = [];
    for (const entity of entities) {
      const { start, end } = coverOf(entity);
      while (open.length > 0 && (open[open.length - 1] ?? 0) <= start) open.pop();
      if (entity.fragments.length > 1 || (open.length > 0 && (open[open.length - 1] ?? 0) < end)) others.push(entity);
      else {
        open.push(end);
        nested.push(entity);
      }
    }
    this.nested = nested;
    this.others = others;
  }
}
