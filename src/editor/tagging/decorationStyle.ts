import * as vscode from 'vscode';
import type { EntityState } from '../../core/annotations/anchoredLine';
import { toHexadecimal, withContrast, type Color } from '../../core/labels/color';
import { readCssColor } from '../../core/labels/cssColor';
import type { LabelType } from '../../core/labels/labelSet';
import { paletteColorId } from '../../platform/colorTable';

/** How many nested or crossing tags are distinguished; deeper ones are drawn like the last. */
export const mostLayers = 4;

/** Everything that makes tags look alike. */
export interface Look {
  readonly label: LabelType | undefined;
  readonly layer: number;
  readonly state: EntityState;
  /** Whether the label's short form is shown after the text. */
  readonly named: boolean;
}

/** Lines are graphics, for which WCAG 2.2 asks a contrast of 3. */
const lineContrast = 3;
const white: Color = { red: 255, green: 255, blue: 255 };
const black: Color = { red: 30, green: 30, blue: 30 };

/**
 * Nested tags have their lines at different heights: the outermost at the foot of the row, the next under the letters, the third above
 * them, deeper ones a frame. The label decides color and kind of line. A moved tag is framed, so that it is seen before it is accepted.
 */
export function decorationOf({ label, layer, state, named }: Look): vscode.DecorationRenderOptions {
  const own = ownColors(label);
  const colorId = label ? paletteColorId(label.palette) : 'descriptionForeground';
  const themeColor = new vscode.ThemeColor(colorId);
  const lines = own
    ? { light: lineAt(label, layer, state, own.light, own.light), dark: lineAt(label, layer, state, own.dark, own.dark) }
    : lineAt(label, layer, state, themeColor, `var(--vscode-${colorId.replaceAll('.', '-')})`);
  return {
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    overviewRulerLane: vscode.OverviewRulerLane.Center,
    overviewRulerColor: own?.light ?? themeColor,
    ...lines,
    ...(named ? { after: { contentText: label ? label.abbreviation : '?', margin: '0 0 0 0.25em', fontStyle: 'italic', color: own ? new vscode.ThemeColor('descriptionForeground') : themeColor } } : {}),
  };
}

/** @param cssColor the same color in the form that a CSS declaration takes */
function lineAt(
  label: LabelType | undefined, layer: number, state: EntityState, color: vscode.ThemeColor | string, cssColor: string,
): vscode.ThemableDecorationRenderOptions {
  const style = label?.border ?? 'solid';
  if (state === 'moved') return { borderWidth: '1px', borderStyle: 'dashed', borderColor: color, borderRadius: '3px', textDecoration: `underline wavy 1px ${cssColor}` };
  // A double line needs room for two lines and the gap.
  const width = style === 'double' ? '3px' : '2px';
  switch (layer) {
    case 0: return { borderWidth: `0 0 ${width} 0`, borderStyle: style, borderColor: color };
    case 1: return { textDecoration: `underline ${style} ${width === '3px' ? '1px' : width} ${cssColor}` };
    case 2: return { borderWidth: `${width} 0 0 0`, borderStyle: style, borderColor: color };
    default: return { outlineWidth: '1px', outlineStyle: style === 'double' ? 'solid' : style, outlineColor: color };
  }
}

/** Colours of the corpus's visual.conf, made visible on light and on dark; undefined where it defines none. brat writes `darken` for a border like its background. */
function ownColors(label: LabelType | undefined): { readonly light: string; readonly dark: string } | undefined {
  const { border, background } = label?.style ?? {};
  const color = (border === undefined ? undefined : readCssColor(border)) ?? (background === undefined ? undefined : readCssColor(background));
  if (!color) return undefined;
  return { light: toHexadecimal(withContrast(color, white, lineContrast)), dark: toHexadecimal(withContrast(color, black, lineContrast)) };
}
