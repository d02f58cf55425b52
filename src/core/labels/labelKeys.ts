import { mostDigits, type LabelSet, type LabelType } from './labelSet';

const alphabet = 'abcdefghijklmnopqrstuvwxyz';

export interface KeyChoice {
  /** Keys the user set, by stored name: a digit from 1 to 9 or a lower-case letter. */
  readonly own: Readonly<Record<string, string>>;
  /** How often each label is in use, by stored name, where that is known. */
  readonly uses?: ReadonlyMap<string, number> | undefined;
  /** Lower-case letters that mean something else. */
  readonly reserved: ReadonlySet<string>;
}

/**
 * Labels with their keys: those that the user set; then the other digits for the labels in their order, or where there are more than
 * digits for those most in use; then letters. Where letters are scarce, labels without a digit come first. Two labels never share a key.
 */
export function withKeys(labels: LabelSet, { own, uses, reserved }: KeyChoice): LabelSet {
  const { taggable } = labels;
  const isMany = taggable.length > mostDigits;
  const ordered = !isMany || !uses ? taggable
    : [...taggable].sort((a, b) => (uses.get(b.name) ?? 0) - (uses.get(a.name) ?? 0));
  const chosen = new Map<string, LabelType>();
  for (const type of taggable) {
    const key = Object.hasOwn(own, type.name) ? own[type.name]?.toLowerCase() : undefined;
    if (key !== undefined && !reserved.has(key) && !chosen.has(key)) chosen.set(key, type);
  }
  const isDigit = (key: string): boolean => /^[1-9]$/.test(key);
  const digits = new Map([...chosen].flatMap(([key, { name }]) => (isDigit(key) ? [[name, Number(key)] as const] : [])));
  const letters = new Map([...chosen].flatMap(([key, { name }]) => (isDigit(key) ? [] : [[name, key] as const])));
  const freeDigits = Array.from({ length: mostDigits }, (_, index) => index + 1).filter((digit) => !chosen.has(String(digit)));
  for (const { name } of ordered.filter((type) => !digits.has(type.name) && !(isMany && letters.has(type.name)))) {
    const digit = freeDigits.shift();
    if (digit === undefined) break;
    digits.set(name, digit);
  }
  const taken = new Set([...reserved, ...letters.values()]);
  const waiting = ordered.filter(({ name }) => !letters.has(name));
  const isScarce = waiting.length > alphabet.length - taken.size;
  const inTurn = isScarce ? [...waiting.filter(({ name }) => !digits.has(name)), ...waiting.filter(({ name }) => digits.has(name))] : waiting;
  lettersFor(inTurn.map(({ displayName }) => displayName), taken).forEach((letter, index) => {
    const type = inTurn[index];
    if (type && letter !== undefined) letters.set(type.name, letter);
  });
  return labels.withTypes(labels.types.map((type) => ({ ...type, digit: digits.get(type.name), letter: letters.get(type.name) })));
}

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
