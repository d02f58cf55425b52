import fc from 'fast-check';

/** Any character: every UTF-16 code unit, lone surrogates included, and every astral one. */
const anyCharacter = fc.oneof(
  fc.integer({ min: 0, max: 0x7f }).map((unit) => String.fromCharCode(unit)),
  fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  fc.integer({ min: 0x10000, max: 0x10ffff }).map((point) => String.fromCodePoint(point)),
);

/**
 * Text of any characters, at most so many. Unlike `fc.string({ unit: 'binary' })` it makes lone surrogates,
 * and does not spend seconds on tables of Unicode.
 */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: anyCharacter, maxLength });
}
