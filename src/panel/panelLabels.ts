import { toHexadecimal } from '../core/labels/color';
import { readCssColor } from '../core/labels/cssColor';
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
    abbreviation: type.abbreviation,
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

/** What a user's visual.conf says, where it is a color we can read; else the theme's color of the label's place in the palette. */
function colorOf({ style, palette }: LabelType): string {
  const color = style?.background === undefined ? undefined : readCssColor(style.background);
  return color ? toHexadecimal(color) : paletteColorId(palette);
}
