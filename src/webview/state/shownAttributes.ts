import type { AttributeDefinition } from '../../protocol/article';
import type { Entity } from '../../protocol/entity';

/**
 * The attributes that a tag's details show: those its label can have, and whatever the annotation file holds beside them. A stored
 * value that is none of the list stands at its end, so that nothing of the file is hidden or changed unseen.
 */
export function shownAttributes(defined: readonly AttributeDefinition[], stored: NonNullable<Entity['attributes']>): readonly AttributeDefinition[] {
  const names = new Set(defined.map(({ name }) => name));
  const others = Object.keys(stored).filter((name) => !names.has(name)).map((name): AttributeDefinition => ({ name, display: name, values: [] }));
  return [...defined, ...others].map((definition) => {
    const value = stored[definition.name];
    return typeof value !== 'string' || definition.values.includes(value) ? definition : { ...definition, values: [...definition.values, value] };
  });
}
