import { readCssColor, toHexadecimal } from '../core/labels/cssColor';
import type { GuidelineBlock } from '../core/labels/guidelines';
import type { LabelSet, LabelType } from '../core/labels/labelSet';
import type { Label } from '../protocol/article';
import { paletteColorId } from '../platform/colorTable';

/**
 * The labels as the panel knows them: looks, keys, attributes. In the order of the configuration. Those of events only tell how
 * a trigger looks: an event is more than a tag.
 */
export function panelLabels(labels: LabelSet, guidelines: ReadonlyMap<string, readonly GuidelineBlock[]>): Label[] {
  const attributes = new Map(labels.attributes.map((attribute) => [attribute.name, attribute]));
  return labels.types.map((type) => ({
    name: type.name,
    display: type.displayName,
    abbreviation: abbreviationOf(type),
    color: colorOf(type),
    shape: type.border,
    digit: type.digit === undefined ? undefined : String(type.digit),
    letter: type.letter,
    depth: type.depth,
    taggable: type.taggable && type.kind === 'entity',
    guideline: guidelines.get(type.name),
    attributes: type.attributes.flatMap((name) => {
      const attribute = attributes.get(name);
      return attribute ? [{ name, display: attribute.displayName, values: attribute.values }] : [];
    }),
  }));
}

const longestAbbreviation = 8;

/** The shortest name the configuration gives, or else the whole name; where that is long, its initials or its first letters. */
function abbreviationOf({ shortNames, displayName }: LabelType): string {
  const shortest = shortNames.at(-1) ?? displayName;
  if ([...shortest].length <= longestAbbreviation) return shortest;
  const words = shortest.split(/[\s_-]+/).filter((word) => word !== '');
  return (words.length > 1 ? words.map((word) => [...word][0] ?? '') : [...shortest]).slice(0, words.length > 1 ? 4 : 3).join('');
}

/** What a user's visual.conf says, where it is a colour we can read; else the theme's colour of the label's place in the palette. */
function colorOf({ style, palette }: LabelType): string {
  const color = style?.background === undefined ? undefined : readCssColor(style.background);
  return color ? toHexadecimal(color) : paletteColorId(palette);
}
