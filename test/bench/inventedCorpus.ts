import { seededRandom } from '../random';

/** An article of an invented corpus, and what is wrong with it. */
export interface InventedArticle {
  /** Path below the corpus, with slashes. */
  readonly path: string;
  readonly text: string;
  /** Its annotation file, where it has one. */
  readonly annotations: string | undefined;
  /** Ids of the rules that have to report something, once for each place, sorted. */
  readonly damage: readonly string[];
  /** Path of the article that this one repeats. */
  readonly copyOf: string | undefined;
  /** Id of the rule that has to report the copy when all articles are compared. */
  readonly copyRule: string | undefined;
}

interface Fields { url: string; title: string; subjects: string; date: string; number: string; body: string; lineEnding: string }

type Random = () => number;

/** Kinds of damage by the rule that finds them; each changes one field, so that two of different fields come together without harm. */
const damages: readonly { readonly rule: string; readonly field: keyof Fields; apply(value: string): string }[] = [
  { rule: 'url.not-https', field: 'url', apply: (url) => url.replace('https:', 'http:') },
  { rule: 'url.tracking-parameters', field: 'url', apply: (url) => `${url}?utm_source=letter` },
  { rule: 'url.white-space', field: 'url', apply: (url) => `${url} ` },
  { rule: 'title.extra-space', field: 'title', apply: (title) => title.replace(' ', '  ') },
  { rule: 'text.html-entity', field: 'title', apply: (title) => title.replace(' ', ' Nets &amp; ') },
  { rule: 'subjects.duplicate', field: 'subjects', apply: (subjects) => `${subjects},${subjects.split(',')[0] ?? ''}` },
  { rule: 'subjects.empty-item', field: 'subjects', apply: (subjects) => subjects.replace(',', ',,') },
  { rule: 'subjects.null-item', field: 'subjects', apply: (subjects) => `${subjects},null` },
  { rule: 'subjects.lost-comma', field: 'subjects', apply: (subjects) => `${subjects},Osei  Maren` },
  { rule: 'date.style', field: 'date', apply: (date) => date.replace(/^(\w+)\.? (\d+), (\d+)$/, '$2 $1 $3') },
  { rule: 'date.invalid', field: 'date', apply: () => 'some day' },
  { rule: 'number.invalid', field: 'number', apply: (number) => `${number} shares` },
  { rule: 'number.leading-zero', field: 'number', apply: (number) => `0${number}` },
  { rule: 'body.lost-break', field: 'body', apply: (body) => body.replace('. ', '.') },
  { rule: 'text.mojibake', field: 'body', apply: (body) => body.replace(' the ', ' the caf\u00C3\u00A9 and the ') },
  { rule: 'text.control-character', field: 'body', apply: (body) => body.replace(' the ', ' the \u0007') },
  { rule: 'text.invisible-character', field: 'body', apply: (body) => body.replace(' the ', ' the\u200B ') },
  { rule: 'text.html-tag', field: 'body', apply: (body) => body.replace(' the ', ' the <b>') },
  { rule: 'text.private-use-character', field: 'body', apply: (body) => body.replace(' the ', ' the \uE001 ') },
  { rule: 'text.ligature', field: 'body', apply: (body) => body.replace(' the ', ' the o\uFB03ce and the ') },
  { rule: 'body.boilerplate', field: 'body', apply: (body) => `${body} Continue reading the main story` },
];

const stems = 'Bran Salt Ald Mere Tor Hal Wick Fen Lorn Ash Dun Pell Quay Rook Tarn Uld Vey Wyn Yar Zell'.split(' ');
const endings = 'noc mere ary holm ford wick stow ness by ton ham dale port haven'.split(' ');
const givenNames = 'Maren Tobin Ilse Odo Petra Anselm Runa Cato Liv Emre Sunniva Teo Wanda Ugo Nadia Bas'.split(' ');
const things = 'ferry harbor lighthouse pier market library orchard tram bakery bridge school canal mill museum garden archive'.split(' ');
const verbs = 'reopened repaired closed painted measured visited sold praised inspected moved counted flooded'.split(' ');
const times = 'on Monday,before the storm,after a long dispute,in early spring,during the fair,without any notice,for the third time,at low tide,last autumn'.split(',');
const reasons = 'because the roof leaked,although nobody had asked,so that children could cross,while the council was away,as the engineers had advised,when the last boat left,until the money ran out'.split(',');
const months = 'Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.'.split(' ');

/** One article in so many repeats another without its damage; every second one has a sentence more, and every second pair another URL. */
const copyEvery = 20;
/** How many articles back the one is that a copy repeats. */
const copyDistance = 7;

/**
 * Article `index` of the invented corpus with this seed: the same whenever it is asked for, and whatever the number of articles. Every third has
 * damage, one kind or two; every fifth has tags.
 */
export function inventedArticle(index: number, seed: number): InventedArticle {
  const isCopy = index % copyEvery === copyEvery - 1;
  const original = isCopy ? index - copyDistance : undefined;
  const random = seededRandom(seed * 1_000_003 + (original ?? index));
  const [fields, names] = soundFields(original ?? index, random);
  if (original !== undefined) {
    const own = seededRandom(seed * 1_000_003 + index);
    const kind = Math.floor(index / copyEvery) % 4;
    const hasOwnUrl = kind >= 2;
    if (kind % 2 === 1) fields.body = `${fields.body} ${sentence(nameOf(own), own)}`;
    if (hasOwnUrl) fields.url = fields.url.replace(/-\d+\.html$/, `-${index}.html`);
    const copyRule = hasOwnUrl ? 'corpus.near-duplicate' : 'corpus.duplicate-url';
    return { path: pathOf(index), text: textOf(fields), annotations: undefined, damage: [], copyOf: pathOf(original), copyRule };
  }
  const damage = index % 3 === 0 ? applyDamage(fields, random) : [];
  const text = textOf(fields);
  const annotations = index % 5 === 0 && damage.length === 0 ? tagsOf(text, names) : undefined;
  return { path: pathOf(index), text, annotations, damage, copyOf: undefined, copyRule: undefined };
}

/** An article of the same corpus without damage, with so many tags of names, some of them frequent and most of them rare. */
export function denselyTaggedArticle(index: number, seed: number, tags: number): Pick<InventedArticle, 'path' | 'text'> & { readonly annotations: string } {
  const random = seededRandom(seed * 1_000_003 + index);
  const [fields] = soundFields(index, random);
  const header = textOf({ ...fields, body: '', lineEnding: '\n' }).trimEnd();
  const lines: string[] = [];
  let text = `${header}\n`;
  for (let tag = 1; tag <= tags; tag++) {
    const name = nameOf(skewed(random));
    lines.push(`T${tag}\tPerson ${text.length} ${text.length + name.length}\t${name}\n`);
    text += `${sentence(name, random)}${tag === tags ? '\n' : ' '}`;
  }
  return { path: pathOf(index), text, annotations: lines.join('') };
}

/** Small numbers more often than large ones, as names are used. */
function skewed(random: Random): Random {
  return () => random() ** 3;
}

function applyDamage(fields: Fields, random: Random): string[] {
  const first = pick(damages, random);
  const second = pick(damages, random);
  const chosen = first.field === second.field || random() < 0.5 ? [first] : [first, second];
  for (const { field, apply } of chosen) fields[field] = apply(fields[field]);
  return chosen.map(({ rule }) => rule).sort();
}

function soundFields(index: number, random: Random): [Fields, readonly string[]] {
  const place = placeOf(random);
  const names = Array.from({ length: 3 }, () => nameOf(random));
  const thing = pick(things, random);
  const [year, month, day] = [1990 + Math.floor(random() * 30), Math.floor(random() * 12), 1 + Math.floor(random() * 28)];
  const sentences = Array.from({ length: 8 + Math.floor(random() * 40) }, () => sentence(pick(names, random), random));
  const path = `${year}/${String(month + 1).padStart(2, '0')}/${String(day).padStart(2, '0')}`;
  return [{
    url: `https://www.${place.toLowerCase()}post.example/${path}/${thing}-${index}.html`,
    title: `${place} ${thing.charAt(0).toUpperCase()}${thing.slice(1)} ${pick(verbs, random).replace(/^./, (letter) => letter.toUpperCase())} - The ${place} Post`,
    subjects: `${place},${thing.charAt(0).toUpperCase()}${thing.slice(1)}s`,
    date: `${months[month] ?? ''} ${day}, ${year}`,
    number: String(1 + index),
    body: sentences.join(' '),
    lineEnding: random() < 0.1 ? '\r\n' : '\n',
  }, names];
}

function sentence(name: string, random: Random): string {
  const thing = (): string => `the ${pick(things, random)} of ${placeOf(random)}`;
  return `${name} ${pick(verbs, random)} ${thing()} and ${thing()} ${pick(times, random)} ${pick(reasons, random)}.`;
}

function placeOf(random: Random): string {
  return pick(stems, random) + pick(endings, random);
}

function nameOf(random: Random): string {
  return `${pick(givenNames, random)} ${pick(stems, random)}${pick(endings, random)}`;
}

function textOf({ url, title, subjects, date, number, body, lineEnding }: Fields): string {
  return [url, title, subjects, date, number, body, ''].join(lineEnding);
}

/** Tags of all that stands there of the names. Offsets are code points, which are code units here. */
function tagsOf(text: string, names: readonly string[]): string {
  const tags: string[] = [];
  for (const name of new Set(names)) {
    for (let start = text.indexOf(name); start !== -1; start = text.indexOf(name, start + name.length)) {
      tags.push(`T${tags.length + 1}\tPerson ${start} ${start + name.length}\t${name}\n`);
    }
  }
  return tags.join('');
}

/** At most 1,000 articles a folder. */
function pathOf(index: number): string {
  return `${String(Math.floor(index / 1000)).padStart(4, '0')}/${String(index).padStart(7, '0')}.article`;
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random() * items.length)] as Item;
}
