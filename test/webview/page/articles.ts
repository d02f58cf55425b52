import type { Article, Label, Paragraph } from '../../../src/protocol/article';
import type { Entity } from '../../../src/protocol/entity';
import type { PanelOffer, PanelSuggestion } from '../../../src/protocol/suggestions';

/** The nine labels a folder without configuration gets, for tests. */
export const testLabels: readonly Label[] = ([
  ['Person', 'per', '#7a3ea8', 'solid', 'p'], ['Organization', 'org', '#0b6bcb', 'solid', 'o'], ['Place', 'place', '#177245', 'solid', 'c'],
  ['Group', 'group', '#a04a00', 'dashed', 'r'], ['Event', 'event', '#b3261e', 'double', 'e'], ['Law', 'law', '#5b5f00', 'solid', 'a'],
  ['Work', 'work', '#00727a', 'dashed', 'w'], ['Date', 'date', '#555555', 'dotted', 'd'], ['Quantity', 'qty', '#8a5a83', 'dotted', 'q'],
] as const).map(([name, abbreviation, color, shape, letter], index) => ({
  name, display: name, abbreviation, color, shape, letter, digit: String(index + 1), taggable: true,
  attributes: name === 'Person'
    ? [{ name: 'Fictional', display: 'Fictional', values: [] }, { name: 'Role', display: 'Role', values: ['speaker', 'subject'] }] : [],
}));

/** A repeatable sequence of numbers in [0, 1); Park and Miller's generator. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const givenNames = ['Maren', 'Teodor', 'Ilse', 'Bram', 'Noor', 'Caspian', 'Yara', 'Anselm'];
const familyNames = ['Osei-Lindqvist', 'Hale', 'Varga', 'Tamsin', 'Okonjo', 'Brandt', 'Quill', 'Sorley'];
const places = ['Port Aldary', 'Vellmark', 'Grey Harbor', 'Esterholm', 'Low Tarn'];
const bodies = ['City Council', 'Fishers’ Cooperative', 'Ministry of Transport', 'Harbor Board'];
const words = ('the council measure that had been waiting for a vote was passed after long debate about the harbor wall and its cost to people '
  + 'who fish there said quietly by several members while others looked on and nobody asked why it took so many years to decide').split(' ');

/** An invented article of about that many characters with that many tags, a tenth of them nested. One paragraph where `singleLine`. */
export function generateArticle(characters: number, tags: number, options: { seed?: number; singleParagraph?: boolean } = {}): Article {
  const random = randomNumbers(options.seed ?? 7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const header = ['https://www.aldarycourier.example/2019/03/05/harbor-vote.html',
    'Port Aldary Council Votes to Reopen the Old Harbor - The Aldary Courier',
    'Port Aldary,Harbors  Ports and Docks,Fishing', 'March 4, 2019', '417'];
  let text = `${header.join('\n')}\n`;
  const bodyStart = text.length;
  const paragraphs: { start: number; end: number; lostBreak: boolean }[] = [];
  const entities: Entity[] = [];
  const gap = Math.max(20, Math.floor(characters / Math.max(1, tags / 1.1)));
  let paragraphStart = bodyStart;
  let paragraphLength = 300 + random() * 500;
  let nextEntity = text.length + gap * random();
  const add = (label: string, start: number, end: number): void => {
    if (entities.length < tags) entities.push({ id: `T${entities.length + 1}`, label, fragments: [{ start, end }] });
  };
  const pieces: string[] = [];
  let length = text.length;
  const write = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
  };
  while (length < bodyStart + characters) {
    const sentence = 8 + Math.floor(random() * 14);
    for (let index = 0; index < sentence; index++) {
      if (index > 0) write(' ');
      if (length >= nextEntity) {
        nextEntity += gap;
        const start = length;
        const kind = random();
        if (kind < 0.1) {
          const place = pick(places);
          write(`${place} ${pick(bodies)}`);
          add('Organization', start, length);
          add('Place', start, start + place.length);
        } else if (kind < 0.45) {
          write(`${pick(givenNames)} ${pick(familyNames)}`);
          add('Person', start, length);
        } else if (kind < 0.7) {
          write(pick(places));
          add('Place', start, length);
        } else if (kind < 0.85) {
          write(`the ${pick(bodies)}`);
          add('Organization', start + 4, length);
        } else {
          write(`${Math.floor(random() * 90) + 10} meters`);
          add('Quantity', start, length);
        }
      } else {
        const word = pick(words);
        write(index === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word);
      }
    }
    write('.');
    if (options.singleParagraph !== true && length - paragraphStart > paragraphLength) {
      paragraphs.push({ start: paragraphStart, end: length, lostBreak: paragraphs.length > 0 });
      paragraphStart = length;
      paragraphLength = 300 + random() * 500;
    } else write(' ');
  }
  if (length > paragraphStart) paragraphs.push({ start: paragraphStart, end: length, lostBreak: paragraphs.length > 0 });
  text += pieces.join('');
  return completeArticle(text, paragraphs, entities);
}

/** That many suggestions of untagged words, spread over the body: sure ones and others, a third of them with a second reading. */
export function generateOffer({ text, paragraphs, annotations, labels }: Article, count: number): PanelOffer {
  const tagged = annotations.entities.flatMap(({ fragments }) => fragments).sort((a, b) => a.start - b.start);
  const free: { start: number; end: number }[] = [];
  let next = 0;
  for (const { index, 0: word } of text.matchAll(/(?<= )[a-z]{3,}(?= )/g)) {
    const end = index + word.length;
    while ((tagged[next]?.end ?? Infinity) <= index) next++;
    if (index >= (paragraphs[0]?.start ?? 0) && (tagged[next]?.start ?? Infinity) >= end) free.push({ start: index, end });
  }
  const suggestions = Array.from({ length: Math.min(count, free.length) }, (_, index): PanelSuggestion => {
    const place = free[Math.floor(index * free.length / count)] ?? { start: 0, end: 1 };
    const [label = '', other = ''] = [labels[index % labels.length]?.name, labels[(index + 1) % labels.length]?.name];
    return {
      ...place, label, probability: index % 2 === 0 ? 0.9 : 0.5, reason: 'Tagged 14 times in 6 articles',
      others: index % 3 === 0 ? [{ ...place, label: other, probability: 0.08 }] : [],
    };
  });
  return { suggestions, shown: 0.2, sure: 0.8 };
}

/** An article around a text of header lines and a body, with what the host would derive. */
export function completeArticle(text: string, paragraphs: readonly Paragraph[], entities: readonly Entity[]): Article {
  const lines = text.split('\n', 5);
  const starts: number[] = [];
  let reached = 0;
  for (const line of lines) {
    starts.push(reached);
    reached += line.length + 1;
  }
  const title = lines[1] ?? '';
  const suffix = title.lastIndexOf(' - ');
  const headlineEnd = suffix < 0 ? title.length : suffix;
  const titleStart = starts[1] ?? 0;
  return {
    uri: 'file:///articles/417_harbor.txt', version: 1, fileName: '417_harbor.txt', language: 'en', text,
    headline: { start: titleStart, end: titleStart + title.slice(0, headlineEnd).trimEnd().length },
    byline: [
      ...(suffix < 0 ? [] : [{ kind: 'range' as const, range: { start: titleStart + suffix + 3, end: titleStart + title.length } }]),
      { kind: 'range', range: { start: starts[3] ?? 0, end: (starts[3] ?? 0) + (lines[3] ?? '').length } },
      { kind: 'words', words: `${text.slice(reached).split(/\s+/).length} words` },
      { kind: 'words', words: `number ${lines[4] ?? ''}` },
    ],
    paragraphs, labels: testLabels,
    annotations: { revision: 0, entities, canUndo: false, canRedo: false },
    checks: checksFor(lines),
    progress: { position: 3, total: 120, annotated: 41 },
  };
}

function checksFor(lines: readonly string[]): Article['checks'] {
  const at = { start: 0, end: 1 };
  const findings: Article['checks']['findings'] = [
    ...(lines[1]?.includes('  ') ? [{ id: 'f1', rule: 'title.extra-space', severity: 'information' as const, field: 'title' as const,
      range: at, problem: 'Two spaces before the publisher', fixes: [{ title: 'Collapse', safe: false }] }] : []),
    ...(lines[2]?.includes('  ') ? [{ id: 'f2', rule: 'subjects.lost-comma', severity: 'hint' as const, field: 'subjects' as const,
      range: at, problem: '“Harbors  Ports and Docks”: a comma was lost; shown restored', fixes: [] }] : []),
    ...(/^\d{4}-/.test(lines[3] ?? '') ? [{ id: 'f3', rule: 'date.style', severity: 'warning' as const, field: 'date' as const, range: at, problem: 'Date in another style', found: lines[3] ?? '', expected: '“March 4, 2019”', fixes: [{ title: 'Rewrite', safe: true }] }] : []),
  ];
  const titles = { url: 'URL', title: 'Title', subjects: 'Subjects', date: 'Date', number: 'Number' } as const;
  const totals = Object.fromEntries(findings.map(({ rule, fixes }) => [rule, { count: 1, fixable: fixes.length > 0 ? 1 : 0 }]));
  return {
    findings, totals, safe: findings.filter(({ fixes }) => fixes.some(({ safe }) => safe)).length,
    metadata: (Object.keys(titles) as (keyof typeof titles)[]).map((field, index) => ({
      field, title: titles[field], value: lines[index], ...(field === 'date' && { day: '2019-03-04' }),
      ...(field === 'subjects' && { chips: (lines[2]
        ?? '').split(',').map((subject) => ({ text: subject.replaceAll('  ', ', '), restored: subject.includes('  '), written: subject })) }),
    })),
  };
}
