/** A colour of the sRGB space, 0 to 255 a channel, opaque. */
export interface Rgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

/** Text of any size is legible from here; WCAG 2.2, success criterion 1.4.3. A little more for tinted backgrounds. */
const legibleContrast = 5.2;

/** Reads `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb()` and `rgba()`; alpha is ignored. `undefined` for anything else. */
export function parseColor(text: string): Rgb | undefined {
  const value = text.trim();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])[0-9a-f]?$/i.exec(value);
  if (short) return { r: hexadecimal(short[1]) * 17, g: hexadecimal(short[2]) * 17, b: hexadecimal(short[3]) * 17 };
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})(?:[0-9a-f]{2})?$/i.exec(value);
  if (long) return { r: hexadecimal(long[1]), g: hexadecimal(long[2]), b: hexadecimal(long[3]) };
  const functional = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})/i.exec(value);
  if (functional) return { r: channel(functional[1]), g: channel(functional[2]), b: channel(functional[3]) };
  return undefined;
}

export function toCss({ r, g, b }: Rgb): string {
  return `rgb(${r}, ${g}, ${b})`;
}

/** Relative luminance of WCAG 2.2, 0 to 1. */
export function luminance({ r, g, b }: Rgb): number {
  const linear = (value: number): number => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Contrast ratio of WCAG 2.2, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const first = luminance(a);
  const second = luminance(b);
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** The colour, moved towards white or black just as far as it must to be legible on a background. */
export function readableOn(color: Rgb, background: Rgb): Rgb {
  const target = luminance(background) > 0.18 ? 0 : 255;
  for (let step = 0; step <= 20; step++) {
    const share = step / 20;
    const mixed = { r: mix(color.r, target, share), g: mix(color.g, target, share), b: mix(color.b, target, share) };
    if (contrast(mixed, background) >= legibleContrast) return mixed;
  }
  return { r: target, g: target, b: target };
}

function mix(from: number, to: number, share: number): number {
  return Math.round(from + (to - from) * share);
}

function hexadecimal(digits: string | undefined): number {
  return Number.parseInt(digits ?? '0', 16);
}

function channel(digits: string | undefined): number {
  return Math.min(255, Number(digits ?? 0));
}
