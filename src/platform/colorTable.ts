/** A theme color as data; the manifest's part is made from this table. */
export interface ColorDescription {
  /** Without the prefix `articleAnnotator.`. */
  readonly name: string;
  readonly description: string;
  readonly defaults: { readonly light: string; readonly dark: string; readonly highContrast: string; readonly highContrastLight: string };
}

/** Colours of labels, in the order of `LabelType.palette`; each has a contrast of at least 4.5 to its theme's background. */
export const colorTable: readonly ColorDescription[] = [
  color('person', 'Person', '#7a3ea8', '#c792ea', '#e0b0ff', '#5e2a86'),
  color('organization', 'Organization', '#0b6bcb', '#6cb6ff', '#8cc8ff', '#084f96'),
  color('place', 'Place', '#177245', '#6fcf97', '#8fe3b0', '#0f5532'),
  color('group', 'Group', '#a04a00', '#f0a45d', '#ffc48a', '#7a3800'),
  color('event', 'Event', '#b3261e', '#ff8a80', '#ffaaa3', '#8c1d18'),
  color('law', 'Law', '#5b5f00', '#d4d36b', '#f0ef8e', '#454800'),
  color('work', 'Work', '#00727a', '#5fd3dc', '#8ff0f7', '#00555b'),
  color('date', 'Date', '#555555', '#b0b0b0', '#dddddd', '#404040'),
  color('quantity', 'Quantity', '#8a5a83', '#d8a6d2', '#f0c4ea', '#6b3f64'),
];

function color(name: string, label: string, light: string, dark: string, highContrast: string, highContrastLight: string): ColorDescription {
  return { name, description: `Color of tags labeled ${label}, and of other labels that share it.`, defaults: { light, dark, highContrast, highContrastLight } };
}

/** Id of the theme color of a label's place in the palette. */
export function paletteColorId(palette: number): string {
  return `articleAnnotator.${colorTable[palette % colorTable.length]?.name ?? 'person'}`;
}
