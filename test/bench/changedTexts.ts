import type { RandomBelow } from '../random';

/**
 * Tagged texts and what becomes of them: every character knows where it came from, so that after any change it is known for certain
 * where a tag's text is. All made up, and always the same for the same seed.
 */

/** A character of a text; copies of one that changed its form only are the same one. */
interface Character {
  readonly text: string;
  /** Number of the character in the old text it came from; undefined for one that is new. */
  readonly origin: number | undefined;
}

export type Characters = readonly Character[];

export function charactersOf(text: string): Characters {
  return [...text].map((character, origin) => ({ text: character, origin }));
}

export function newCharacters(text: string): Characters {
  return [...text].map((character) => ({ text: character, origin: undefined }));
}

export function textOf(characters: Characters): string {
  return characters.map(({ text }) => text).join('');
}

/** A kind of change, as people and programs do it to articles. */
export interface ChangeKind {
  readonly name: string;
  readonly change: (old: Characters, random: RandomBelow, other: () => string) => Characters;
}

const newline = newCharacters('\n')[0] ?? { text: '\n', origin: undefined };

export const changeKinds: readonly ChangeKind[] = [
  { name: 'nothing', change: (old) => old },
  { name: 'first and last paragraph swapped', change: (old) => byParagraphs(old, (all) => [all.at(-1) ?? [], ...all.slice(1, -1), all[0] ?? []]) },
  { name: 'neighbours swapped', change: (old, random) => byParagraphs(old, (all) => {
    const at = random(Math.max(1, all.length - 1));
    return [...all.slice(0, at), all[at + 1] ?? [], all[at] ?? [], ...all.slice(at + 2)];
  }) },
  { name: 'paragraphs shuffled', change: (old, random) => byParagraphs(old, (all) => shuffled(all, random)) },
  { name: 'paragraph deleted', change: (old, random) => byParagraphs(old, (all) => without(all, random(all.length))) },
  { name: 'paragraph of another article', change: (old, random, other) => byParagraphs(old, (all) => inserted(all, random(all.length + 1), newCharacters(other().split('\n')[random(4)] ?? 'x'))) },
  { name: 'sentences deleted', change: (old, random) => bySentences(old, (all) => all.filter(() => random(8) > 0)) },
  { name: 'sentence moved', change: (old, random) => bySentences(old, (all) => {
    const at = random(all.length);
    return inserted(without(all, at), random(all.length), all[at] ?? []);
  }) },
  { name: 'sentences of another article', change: (old, random, other) => bySentences(old, (all) => all.flatMap((one) =>
    (random(6) === 0 ? [one, newCharacters(` ${other().split('. ')[1 + random(5)] ?? 'x'}.`)] : [one]))) },
  { name: 'typos, 1 %', change: (old: Characters, random: RandomBelow): Characters => old.flatMap((character): Characters => {
    if (random(100) > 0 || !/\p{L}/u.test(character.text)) return [character];
    const letter = newCharacters('etaoinsr'.charAt(random(8)));
    return [[], letter, [...letter, character], [character, ...newCharacters(character.text)]][random(4)] ?? [];
  }) },
  { name: 'words deleted and put in', change: (old, random) => byWords(old, (word) =>
    (random(25) > 0 ? [word] : random(2) === 0 ? [] : [word, newCharacters(['again ', 'very ', 'the ', 'and so ', 'late '][random(5)] ?? '')])) },
  { name: 'names replaced', change: (old, random) => byWords(old, (word) =>
    (random(6) > 0 || !/^\p{Lu}/u.test(textOf(word)) ? [word] : [newCharacters(`Xanthe${random(9)} `)])) },
  { name: 'reflowed at 60', change: (old: Characters): Characters => {
    let column = 0;
    return old.map((character): Character => {
      if (character.text === '\n') column = 0;
      else column++;
      if (character.text !== ' ' || column < 60) return character;
      column = 0;
      return { ...newline, origin: character.origin };
    });
  } },
  { name: 'line breaks lost', change: (old) => old.filter(({ text }) => text !== '\n') },
  { name: 'LF to CRLF', change: (old) => old.flatMap((character) => (character.text === '\n' ? [...newCharacters('\r'), character] : [character])) },
  { name: 'decomposed (NFD)', change: (old) => old.flatMap(({ text, origin }) => [...text.normalize('NFD')].map((part) => ({ text: part, origin }))) },
  { name: 'quotes, dashes and spaces', change: (old) => old.map(({ text, origin }) => ({ text: { '’': '\'', '“': '"', '”': '"', '—': '-', ' ': ' ' }[text] ?? text, origin })) },
  { name: 'several of these', change: (old: Characters, random: RandomBelow, other: () => string): Characters => {
    let changed = old;
    for (const name of ['sentences deleted', 'paragraphs shuffled', 'typos, 1 %', 'words deleted and put in']) {
      changed = changeKinds.find((kind) => kind.name === name)?.change(changed, random, other) ?? changed;
    }
    return changed;
  } },
];

function pieces(all: Characters, isLast: (character: Character, index: number) => boolean): Characters[] {
  const found: Character[][] = [[]];
  all.forEach((character, index) => {
    found.at(-1)?.push(character);
    if (isLast(character, index)) found.push([]);
  });
  return found.filter(({ length }) => length > 0);
}

/** Paragraphs without the line breaks between them. */
function byParagraphs(old: Characters, change: (paragraphs: Characters[]) => Characters[]): Characters {
  const paragraphs = pieces(old, ({ text }) => text === '\n').map((one) => one.filter(({ text }) => text !== '\n'));
  return change(paragraphs).flatMap((one, index) => (index > 0 ? [newline, ...one] : one));
}

/** Sentences with the white space after them. */
function bySentences(old: Characters, change: (sentences: Characters[]) => Characters[]): Characters {
  return change(pieces(old, ({ text }, index) => /\s/.test(text) && /[.!?”]/.test(old[index - 1]?.text ?? ''))).flat();
}

function byWords(old: Characters, change: (word: Characters) => Characters[]): Characters {
  return pieces(old, ({ text }) => /\s/.test(text)).flatMap((word) => change(word)).flat();
}

function without<Item>(all: readonly Item[], at: number): Item[] {
  return all.filter((_item, index) => index !== at);
}

function inserted<Item>(all: readonly Item[], at: number, item: Item): Item[] {
  return [...all.slice(0, at), item, ...all.slice(at)];
}

function shuffled<Item>(all: readonly Item[], random: RandomBelow): Item[] {
  const rest = [...all];
  return all.map(() => rest.splice(random(rest.length), 1)[0]).filter((item): item is Item => item !== undefined);
}
