const longest = 40;

/** A text as the name of a step shows it: on one line, with at most 40 characters, not cut inside a surrogate pair. */
export function shortened(text: string): string {
  const characters = [...text.slice(0, 2 * longest).replace(/\s/g, ' ')];
  return characters.length <= longest ? characters.join('') : `${characters.slice(0, longest - 1).join('')}…`;
}
