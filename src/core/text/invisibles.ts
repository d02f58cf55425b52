/**
 * Characters that are never seen, first and last of each run of UTF-16 code units: soft hyphens, joiners, fillers, zero-width characters, directional marks,
 * variation selectors. Some scripts need joiners, and emoji are made with them and with selectors: whether one is meant is for the rule to say.
 */
export const invisibleRanges: readonly (readonly [first: number, last: number])[] = [
  [0x00ad, 0x00ad], [0x034f, 0x034f], [0x061c, 0x061c], [0x115f, 0x1160], [0x17b4, 0x17b5], [0x180e, 0x180e], [0x200b, 0x200f], [0x202a, 0x202e], [0x2060, 0x206f],
  [0x3164, 0x3164], [0xfe00, 0xfe0f], [0xfeff, 0xfeff], [0xffa0, 0xffa0],
];

/** The same within brackets of an expression. */
export const invisibleClass = invisibleRanges.map(([first, last]) => `${escaped(first)}-${escaped(last)}`).join('');

const invisibles = new RegExp(`[${invisibleClass}]`, 'g');

/** The text as it is seen. For dates and numbers, in which none of them is ever meant, not for prose. */
export function withoutInvisibles(text: string): string {
  return text.replace(invisibles, '');
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
