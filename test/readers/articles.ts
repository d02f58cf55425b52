import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { articleOf, type Annotations, type InterchangeArticle, type InterchangeEntity } from '../../src/core/formats/interchange';

/** A real article, which is not part of the project. */
const seedFile = join(__dirname, '../../../shared/seed/000_dbdbac04ce49a842.txt');

/** Characters of two and of one UTF-16 unit that are more than one code point, or none that is seen: whoever counts wrongly is found out at once. */
const counted = '😀 e\u0301a\u0308 👩‍🚀🇳🇴 𝔸 नमस्ते ';

const invented = `${counted}https://www.aldarycourier.example/2019/03/05/ferry-plan.html
Port Aldary & Saltmere Plan a Ferry - The Aldary Courier
Port Aldary,Ships  Old,Saltmere
March 4, 2019
417
PORT ALDARY — Maren Osei-Lindqvist of the Northern Isles Institute said on Tuesday that “the ferry” 🚢 would run from April.Brannoc’s mayor, Zoë Nørgaard, was less sure: the pier <of 1904> costs 4.5 million. Jonas Tarn, Ewa Tarn and 京子 Hale of the U.S. office wrote to The Aldary Courier.
In Saltmere the Harbor Council met twice; Port Aldary sent nobody. Maren Osei-Lindqvist left for Đà Nẵng, and the Harbor Council of Saltmere waits.`;

export interface ArticleUnderTest {
  readonly what: string;
  readonly article: InterchangeArticle;
}

/** The articles that every format has to bring to its readers, and why one of them is missing. */
export function articlesUnderTest(): { readonly articles: readonly ArticleUnderTest[]; readonly skipped: readonly string[] } {
  const articles = [{ what: 'an invented article', article: tagged('invented', invented) }];
  if (!existsSync(seedFile)) return { articles, skipped: ['the real article: ../shared/seed is not beside the checkout'] };
  const seed = readFileSync(seedFile, 'utf8');
  return {
    articles: [...articles, { what: 'a real article', article: tagged('real', seed) }, { what: 'the real article after emoji', article: tagged('real-after-emoji', counted + seed) }],
    skipped: [],
  };
}

const labels = ['Person', 'Place', 'Organization', 'Event', 'Work'] as const;

/** Names as they are found by their capitals, some tags inside them, across their ends and of several parts, and something said of these. */
function tagged(name: string, text: string): InterchangeArticle {
  const entities: InterchangeEntity[] = [];
  const add = (label: string, ...fragments: { start: number; end: number }[]): InterchangeEntity => {
    const entity = { id: `T${entities.length + 1}`, label, fragments };
    entities.push(entity);
    return entity;
  };
  const names = [...text.matchAll(/(?<![\p{L}\p{M}.:/-])\p{Lu}\p{L}*\p{Ll}(?:[ -]\p{Lu}\p{L}*\p{Ll}(?![\p{L}\p{M}]))*/gu)];
  for (const [index, match] of names.entries()) {
    const end = match.index + match[0].length;
    add(labels[match[0].length % labels.length] ?? 'Person', { start: match.index, end });
    const first = match[0].search(/[ -]/);
    if (first < 0) continue;
    if (index % 3 === 0) add('Word', { start: match.index, end: match.index + first });
    const next = /^ \p{Ll}+(?= )/u.exec(text.slice(end));
    if (index % 4 === 1 && next) add('Phrase', { start: match.index + first + 1, end: end + next[0].length });
    const parts = /^( \p{Ll}+ )(\p{Ll}+)/u.exec(text.slice(end));
    if (index % 5 === 2 && parts) add('Phrase', { start: match.index, end }, { start: end + (parts[1]?.length ?? 0), end: end + parts[0].length });
  }
  return articleOf(name, text, { entities, ...saidOf(entities.filter(({ label, fragments }) => label !== 'Phrase' && fragments.length === 1)) });
}

function saidOf(entities: readonly InterchangeEntity[]): Partial<Annotations> {
  const [first, second, third, fourth] = entities.map(({ id }) => id);
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) throw new RangeError('too few names');
  return {
    relations: [{ id: 'R1', label: 'Near', arguments: [{ role: 'Arg1', target: first }, { role: 'Arg2', target: second }] }],
    attributes: [{ id: 'A1', name: 'Confidence', target: first, value: 'High' }, { id: 'A2', name: 'Doubted', target: third, value: undefined }],
    links: [{ id: 'N1', target: second, database: 'Wikidata', entry: 'Q1', text: 'as it is “called” there' }],
    notes: [{ id: '#1', label: 'AnnotatorNotes', target: first, text: 'checked “twice” 😀 <b>' }],
    equivalences: [{ label: 'Same', members: [third, fourth] }],
  };
}

/** What brat has to know of the labels above to find nothing wrong. */
export const bratConfiguration = `[entities]
${[...labels, 'Word', 'Phrase'].join('\n')}
[relations]
Near\tArg1:<ENTITY>, Arg2:<ENTITY>
Same\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>
[events]
[attributes]
Confidence\tArg:<ANY>, Value:High|Low
Doubted\tArg:<ANY>
`;
