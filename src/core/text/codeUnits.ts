/** Texts of up to this many UTF-16 code units are laid out in memory that they share. */
const mostShared = 1_048_576;

const encoder = new TextEncoder();
let shared = new Uint16Array(16_384);
let bytes = new Uint8Array(shared.length);
/** Whose code units are in the shared memory. */
let laidOut = '';

/**
 * The UTF-16 code units of a text, for loops that look at each of them: asking a string for one finds out anew how the string is stored, and takes
 * longer than what most loops do with it. Valid until another text is asked for. A 0 stands behind the end of the text, so that a loop need not ask
 * at each unit whether it is there; what lies behind that is left from others.
 */
export function codeUnitsOf(text: string): Readonly<Uint16Array> {
  if (text === laidOut) return shared;
  if (text.length >= mostShared) return copied(text, new Uint16Array(text.length + 1));
  if (text.length >= shared.length) {
    shared = new Uint16Array(Math.min(mostShared, 2 * text.length));
    bytes = new Uint8Array(shared.length);
  }
  laidOut = text;
  const { read, written } = encoder.encodeInto(text, bytes);
  // As many bytes as units: each of them is ASCII.
  if (read === text.length && written === read) shared.set(bytes.subarray(0, written));
  else copied(text, shared);
  shared[text.length] = 0;
  return shared;
}

function copied(text: string, units: Uint16Array): Uint16Array {
  for (let index = 0; index < text.length; index++) units[index] = text.charCodeAt(index);
  return units;
}
