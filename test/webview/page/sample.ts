import type { Article } from '../../../src/protocol/article';
import type { Entity } from '../../../src/protocol/entity';
import { completeArticle } from './articles';

const header = [
  'https://www.aldarycourier.example/2019/03/05/harbor-vote.html',
  'Port Aldary Council Votes to Reopen the Old Harbor  - The Aldary Courier',
  'Port Aldary,Harbors  Ports and Docks,Fishing',
  '2019-03-04',
  '417',
];

const paragraphs = [
  'The Port Aldary City Council voted on Monday to reopen the old harbor to fishing boats, ending a closure that began after the flood of 2011.',
  '“We have waited eight years for this,” said Maren Osei-Lindqvist, who runs the Fishers’ Cooperative and has pressed the council since she moved to Port Aldary. Aldarians, she added, had grown used to bad news.',
  'The measure passed 7 to 2. Mayor Teodor Hale called it “a small step”. Ilse and Bram Varga, who sell nets, had hoped for more. Teodor Hale did not.',
  'Under the Harbor Safety Act, the port must be dredged to nine meters before June 1. The Ministry of Transport declined to comment.',
];

/** Label, text, which occurrence of it (from 0); several texts make a tag of several parts. */
const tags: readonly (readonly [label: string, text: string | readonly string[], occurrence?: number])[] = [
  ['Place', 'Port Aldary', 0], ['Date', '2019-03-04'], ['Organization', 'Port Aldary City Council'], ['Place', 'Port Aldary', 2], ['Date',
    'Monday'],
  ['Event', 'flood of 2011'], ['Person', 'Maren Osei-Lindqvist'], ['Organization', 'Fishers’ Cooperative'], ['Place', 'Port Aldary', 3],
  ['Group', 'Aldarians'], ['Person', ['Ilse', 'Varga']], ['Person', 'Bram Varga'], ['Law', 'Harbor Safety Act'], ['Quantity',
    'nine meters'],
  ['Date', 'June 1'], ['Organization', 'Ministry of Transport'],
];

/** A small invented article with every kind of tag: nested, crossing, in parts, linked, with a note. */
export function sampleArticle(options: { tagged?: boolean } = {}): Article {
  const text = `${header.join('\n')}\n${paragraphs.join('')}`;
  let reached = header.join('\n').length + 1;
  const ranges = paragraphs.map((paragraph, index) => {
    const start = reached;
    reached += paragraph.length;
    return { start, end: reached, lostBreak: index > 0 };
  });
  const find = (quote: string, occurrence: number): { start: number; end: number } => {
    let start = -1;
    for (let count = 0; count <= occurrence; count++) start = text.indexOf(quote, start + 1);
    return { start, end: start + quote.length };
  };
  const entities = options.tagged === false ? [] : tags.map(([label, quotes, occurrence], index): Entity => ({
    id: `T${index + 1}`, label,
    fragments: (typeof quotes === 'string' ? [quotes] : quotes).map((quote) => find(quote, occurrence ?? 0)),
    ...(quotes === 'Maren Osei-Lindqvist' && { note: 'Chair since 2016', link: { value: 'Q7', href: 'https://kb.example/Q7' } }),
  }));
  return completeArticle(text, ranges, entities);
}
