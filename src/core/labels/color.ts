/** A color of the sRGB space, 0 to 255 a channel, opaque. */
export interface Color {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** Reads `#rgb`, `#rrggbb` (with alpha, which is ignored) and `rgb()` or `rgba()` of numbers; undefined for anything else. */
export function readColor(text: string): Color | undefined {
  const value = text.trim();
  const digits = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.exec(value)?.[1];
  if (digits !== undefined) {
    const wide = digits.length < 6 ? [...digits].map((digit) => digit + digit).join('') : digits;
    const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((start) => Number.parseInt(wide.slice(start, start + 2), 16));
    return { red, green, blue };
  }
  const channels = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})[\s,/0-9.%]*\)$/i.exec(value);
  if (!channels) return undefined;
  const [red = 0, green = 0, blue = 0] = channels.slice(1).map((channel) => Math.min(255, Number(channel)));
  return { red, green, blue };
}

/** As `#rrggbb`. */
export function toHexadecimal({ red, green, blue }: Color): string {
  return `#${[red, green, blue].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** Contrast ratio of WCAG 2.2, 1 to 21. */
export function contrastOf(a: Color, b: Color): number {
  const [first, second] = [luminance(a), luminance(b)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** The color, moved towards black or white no further than it must to have this contrast to a background. */
export function withContrast(color: Color, background: Color, wanted: number): Color {
  const target = luminance(background) > 0.18 ? 0 : 255;
  const steps = 20;
  for (let step = 0; step < steps; step++) {
    const moved = (channel: number): number => Math.round(channel + (target - channel) * (step / steps));
    const mixed = { red: moved(color.red), green: moved(color.green), blue: moved(color.blue) };
    if (contrastOf(mixed, background) >= wanted) return mixed;
  }
  return { red: target, green: target, blue: target };
}

function luminance({ red, green, blue }: Color): number {
  const linear = (channel: number): number => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
