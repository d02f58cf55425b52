import { readCssColor, toHexadecimal } from '../core/annotations/cssColor';
import type { LabelSet, LabelType } from '../core/annotations/labelSet';
import type { Label } from '../protocol/article';
import { paletteColorId } from '../platform/colorTable';

/** The labels that entities can have, as the panel knows them: looks, keys, attributes. In the order of the configuration. */
export function panelLabels(labels: LabelSet): Label[] {
  const attributes = new Map(labels.attributes.map((attribute) => [attribute.name, attribute]));
  return labels.types.filter(({ kind }) => kind === 'entity').map((type) => ({
    name: type.name,
    display: type.displayName,
    abbreviation: abbreviationOf(type),
    color: colorOf(type),
    shape: type.border,
    digit: type.digit === undefined ? undefined : String(type.digit),
    letter: type.letter,
    depth: type.depth,
    taggable: type.taggable,
    attributes: type.attributes.flatMap((name) => {
      const attribute = attributes.get(name);
      return attribute ? [{ name, display: attribute.displayName, values: attribute.values }] : [];
    }),
  }));
}

const longestAbbreviation = 6;

/** The shortest name the configuration gives; else the start of the name, which tells most labels apart. */
function abbreviationOf({ shortNames, displayName }: LabelType): string {
  const shortest = shortNames.at(-1) ?? displayName;
  const characters = [...shortest];
  return characters.length <= longestAbbreviation ? shortest : characters.slice(0, longestAbbreviation).join('');
}

/** What a user's visual.conf says, where it is a colour we can read; else the theme's colour of the label's place in the palette. */
function colorOf({ style, palette }: LabelType): string {
  const color = style?.background === undefined ? undefined : readCssColor(style.background);
  return color ? toHexadecimal(color) : paletteColorId(palette);
}
