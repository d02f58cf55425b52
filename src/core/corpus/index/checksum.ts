/** Remainders of CRC-32 (ISO 3309, as in zip and PNG) for each byte, then for each byte that one, two and three zero bytes follow. */
const remainders = new Uint32Array(4 * 256);
for (let byte = 0; byte < 256; byte++) {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ ((remainder & 1) * 0xedb88320);
  remainders[byte] = remainder;
}
for (let index = 256; index < remainders.length; index++) {
  const before = remainders[index - 256] ?? 0;
  remainders[index] = (before >>> 8) ^ (remainders[before & 0xff] ?? 0);
}

/**
 * CRC-32 of bytes, a number of 32 bits: it shows every change of up to 32 bits in a row. Four bytes at a time ("slicing by four", Kounavis and Berry 2005).
 * @param before the checksum of the bytes before these, to go on from
 */
export function checksumOf(bytes: Uint8Array, before = 0): number {
  let value = ~before;
  let index = 0;
  for (const end = bytes.length - 3; index < end; index += 4) {
    value ^= (bytes[index] ?? 0) | ((bytes[index + 1] ?? 0) << 8) | ((bytes[index + 2] ?? 0) << 16) | ((bytes[index + 3] ?? 0) << 24);
    value = (remainders[768 + (value & 0xff)] ?? 0) ^ (remainders[512 + ((value >>> 8) & 0xff)] ?? 0) ^ (remainders[256 + ((value >>> 16) & 0xff)] ?? 0) ^ (remainders[value >>> 24] ?? 0);
  }
  for (; index < bytes.length; index++) value = (value >>> 8) ^ (remainders[(value ^ (bytes[index] ?? 0)) & 0xff] ?? 0);
  return ~value >>> 0;
}
