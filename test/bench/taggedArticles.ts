import { randomBelow, type RandomBelow } from '../random';

/** A text with an annotation file. */
export interface TaggedText {
  readonly text: string;
  readonly sidecar: string;
}

const people = ['Ilva Corven', 'Bram Odell', 'Zoë Müller-Orr', 'Teodor Hale', 'Maren O’Shay', 'Kim', 'José Nuñez', 'A. B. Tarn', 'Lin Wei', 'Ada Ferreira'];
const places = ['Port Aldary', 'Lowmarsh', 'Kelder', 'Saltmere Bay', 'the Old Harbor', 'Łódź', 'Tidewick', 'Vale', 'East Lowmarsh', 'Cañón'];
const groups = ['Tidewick Harbor Board', 'Ministry of Transport', 'Kelder Lines', 'TPA', 'United Rope Works', 'the Board'];
const dates = ['Monday', 'Tuesday', 'May 4', '2019', 'last spring', 'Nov. 18, 2014'];
const verbs = ['asked', 'met', 'wrote to', 'praised', 'sued', 'called', 'visited', 'warned', 'thanked', 'paid'];
const nouns = ['a longer report', 'the new pier', 'a loan', 'the ferry school', 'two boats', 'a letter', 'the dredging', 'more time', 'the old lighthouse', 'a market', 'the crew', 'the winter storm'];
const ends = ['before the winter came', 'and nobody objected', 'for the whole of the town', 'as it had promised', 'though prices fell', 'at the quay', 'in the end', 'without a word', 'for the third time', 'while others waited'];
const leads = ['Later', 'In the morning', 'By then', 'Even so', 'Two years before', 'At noon', 'Nevertheless', 'For its part', 'Meanwhile', 'On the pier'];
const labels = ['Person', 'Place', 'Organization', 'Date'];

/** An article in which few names stand many times, one in twelve of them without a tag, some tags within others. */
export function generateTaggedArticle(seed: number): TaggedText {
  const random = randomBelow(seed + 1);
  let text = '';
  let length = 0;
  const lines: string[] = [];
  const put = (piece: string): void => {
    text += piece;
    length += [...piece].length;
  };
  const name = (kind: number): void => {
    const pool = [people, places, groups, dates][kind] ?? people;
    const full = pool[random(Math.min(pool.length, 3 + random(8)))] ?? '';
    const shown = kind === 0 && random(3) === 0 ? full.split(' ').at(-1) ?? full : full;
    const size = [...shown].length;
    if (random(12) > 0) lines.push(`T${lines.length + 1}\t${labels[kind]} ${length} ${length + size}\t${shown}\n`);
    const last = shown.split(' ').at(-1) ?? '';
    if (shown.includes(' ') && random(15) === 0) lines.push(`T${lines.length + 1}\t${labels[kind]} ${length + size - [...last].length} ${length + size}\t${last}\n`);
    put(shown);
  };
  const paragraphs = 4 + random(12);
  for (let paragraph = 0; paragraph < paragraphs; paragraph++) {
    const sentences = 1 + random(6);
    for (let sentence = 0; sentence < sentences; sentence++) {
      writeSentence(random, put, name);
      if (sentence < sentences - 1) put(' ');
    }
    if (paragraph < paragraphs - 1) put('\n');
  }
  return { text, sidecar: lines.join('') };
}

function writeSentence(random: RandomBelow, put: (piece: string) => void, name: (kind: number) => void): void {
  const of = (pool: readonly string[]): string => pool[random(pool.length)] ?? '';
  if (random(3) === 0) put(`${of(leads)}, `);
  name(random(4) === 0 ? 2 : 0);
  if (random(4) === 0) {
    put(' of ');
    name(random(2) + 1);
  }
  put(` ${of(verbs)} `);
  name(random(3));
  put(random(3) === 0 ? ` — “${of(nouns)}” — ` : ` about ${of(nouns)} `);
  if (random(3) > 0) {
    put('in ');
    name(1);
    put(' ');
  }
  if (random(3) === 0) {
    put('on ');
    name(3);
    put(' ');
  }
  put(`${of(ends)}${random(5) === 0 ? ` and ${of(ends)}` : ''}.`);
}

/** Tags the runs of capitalized words inside sentences of a text, so that real punctuation and spelling come into it. */
export function tagNames(text: string): TaggedText {
  const lines: string[] = [];
  for (const { 0: name, index } of text.matchAll(/(?<=[\p{Ll},] )\p{Lu}[\p{L}’-]+(?: \p{Lu}[\p{L}’-]+)*/gu)) {
    const start = [...text.slice(0, index)].length;
    lines.push(`T${lines.length + 1}\tName ${start} ${start + [...name].length}\t${name}\n`);
  }
  return { text, sidecar: lines.join('') };
}
