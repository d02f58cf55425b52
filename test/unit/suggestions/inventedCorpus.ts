import type { TaggedSpan, TaggedText } from '../../../src/core/suggestions/suggester';
import { randomNumbers } from '../../../src/core/suggestions/randomNumbers';

/** A text with tags between brackets: `[Person Maren Osei] left.` */
export function tagged(marked: string): TaggedText {
  const tags: TaggedSpan[] = [];
  let text = '';
  let copied = 0;
  const open: { start: number; label: string }[] = [];
  for (const { 0: mark, 1: label, index } of marked.matchAll(/\[(\S+) |\]/g)) {
    text += marked.slice(copied, index);
    copied = index + mark.length;
    if (label !== undefined) open.push({ start: text.length, label });
    else {
      const tag = open.pop();
      if (tag) tags.push({ ...tag, end: text.length });
    }
  }
  text += marked.slice(copied);
  return { text, ranges: [{ start: 0, end: text.length }], tags };
}

interface Vocabulary {
  readonly sentences: readonly string[];
  readonly words: Readonly<Record<string, readonly string[]>>;
}

const harbor: Vocabulary = {
  sentences: [
    'The council of [Place $place] met on [Date $day].', '[Person $name] said the ferry would not be sold.', 'A ship of the [Organization $firm] lay off [Place $place].',
    '[Person $name], who leads the [Organization $firm], spoke to reporters on [Date $day].', 'Nobody in [Place $place] had heard of it.',
    'The [Organization $firm] paid for the repairs.', 'In the evening [Person $name] left for [Place $place].', 'The weather was fair and the sea was calm.',
  ],
  words: {
    place: ['Aldary', 'Brannoc', 'Port Selm', 'Vestrey', 'Oddmouth', 'Kell'], day: ['Tuesday', 'Nov. 18', 'Friday', 'May 4, 1987'],
    name: ['Maren Osei', 'John F. Tarn', 'Ilse Brandt', 'Pavo Lind', 'Runa Halvard'], firm: ['Aldary Ferry Company', 'Selm Bank', 'Harbor Board', 'Kell Shipping Inc.'],
  },
};

const clinic: Vocabulary = {
  sentences: ['El paciente $name2, de [EDAD $age], ingresó en el [HOSPITAL $hospital].', 'La doctora [MEDICO $doctor] pidió una radiografía.', 'Fue dado de alta el [FECHA $date].', 'No tenía fiebre.'],
  words: {
    name2: ['[PACIENTE Pilar Roa]', '[PACIENTE Iker Sanz]', '[PACIENTE Nuria Vela]'], age: ['45 años', '7 meses', '82 años'], hospital: ['Hospital de Vestrey', 'Hospital del Mar Frío'],
    doctor: ['Elena Cruz', 'Marta Oria'], date: ['3 de mayo', '12 de enero'],
  },
};

const city: Vocabulary = {
  sentences: ['Мэр [ГОРОД $place] [ЛЮДИ $name] приехал во [ДЕНЬ $day].', 'Компания [ФИРМА $firm] построила мост.', 'Погода была хорошая.', 'В [ГОРОД $place] ждали [ЛЮДИ $name].'],
  words: { place: ['Вестрея', 'Браннока', 'Кельма'], name: ['Иван Орлов', 'Пётр Лунин', 'Анна Серова'], day: ['вторник', 'среду'], firm: ['«Мостстрой»', '«Паром»'] },
};

/** Invented articles in English, Spanish or Russian, the same for the same seed. */
export function inventedCorpus(language: 'en' | 'es' | 'ru', count: number, seed = 1): TaggedText[] {
  const { sentences, words } = { en: harbor, es: clinic, ru: city }[language];
  const random = randomNumbers(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[random.below(items.length)] as Item;
  return Array.from({ length: count }, () => tagged(Array.from({ length: 12 }, () =>
    pick(sentences).replace(/\$(\w+)/g, (_, name: string) => pick(words[name] ?? ['']))).join(' ')));
}
