const alphabet = 'abcdefghijklmnopqrstuvwxyz';

/**
 * A letter for each name, no two alike: the first letter where it is free; then those with the fewest letters to choose from
 * choose first, each the first free letter of its name; then what is left of the alphabet. The same names in the same order
 * always get the same letters. Undefined where the alphabet is used up.
 * @param reserved lower-case letters that mean something else
 */
export function lettersFor(names: readonly string[], reserved: ReadonlySet<string>): (string | undefined)[] {
  const free = new Set([...alphabet].filter((letter) => !reserved.has(letter)));
  const letters: (string | undefined)[] = names.map((name) => {
    const first = lettersOf(name)[0];
    return first !== undefined && free.delete(first) ? first : undefined;
  });
  const waiting = names.map((name, index) => ({ index, own: lettersOf(name) })).filter(({ index }) => letters[index] === undefined);
  const choices = ({ own }: { own: readonly string[] }): number => own.filter((letter) => free.has(letter)).length;
  const ordered = waiting.map((one) => ({ ...one, count: choices(one) })).sort((a, b) => a.count - b.count || a.index - b.index);
  for (const { index, own } of ordered) {
    const letter = own.find((candidate) => free.has(candidate));
    if (letter === undefined) continue;
    free.delete(letter);
    letters[index] = letter;
  }
  return letters.map((letter) => {
    if (letter !== undefined) return letter;
    const [next] = free;
    if (next !== undefined) free.delete(next);
    return next;
  });
}

/** Letters of a name as keys, without their accents. */
function lettersOf(name: string): string[] {
  return [...name.normalize('NFD').toLowerCase()].filter((letter) => alphabet.includes(letter));
}
