/** Remainders of CRC-32 (ISO 3309, as in zip and PNG) for each byte. */
const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ ((remainder & 1) * 0xedb88320);
  return remainder;
});

/**
 * CRC-32 of bytes, a number of 32 bits: it shows every change of up to 32 bits in a row.
 * @param before the checksum of the bytes before these, to go on from
 */
export function checksumOf(bytes: Uint8Array, before = 0): number {
  let value = ~before;
  for (let index = 0; index < bytes.length; index++) value = (value >>> 8) ^ (remainders[(value ^ (bytes[index] ?? 0)) & 0xff] ?? 0);
  return ~value >>> 0;
}
