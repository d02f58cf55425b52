import * as z from 'zod/mini';
import { message } from '../message';
import { isoDate } from '../record/calendarDate';
import { decodeHtmlEntities } from './htmlText';
import { countWords } from '../text/wordCount';
import { decodeUtf8 } from './decoding';
import { mentionedNames, type EntityClass } from './entityClasses';
import { FormatError, type FormatCodec, type InputFile, type OutputPiece, type ReadResult } from './format';
import { articleOf, type InterchangeArticle } from './interchange';
import { checked, jsonFile, optional } from './json';
import { numberedName } from './names';
import { namesWithoutPlaces } from './ninjs';
import { calendarDateOf, isWebAddress, metadataOf, recordTextOf } from './recordText';
import { readMessages } from './readMessages';

/** A NewsArticle for each article, as pages of the web carry it; source: version 30.0 of the vocabulary. */
export const schemaOrg: FormatCodec = {
  writer: () => ({ write: (article) => [{ file: `${article.name}.jsonld`, content: `${JSON.stringify(newsArticle(article), undefined, 2)}\n` }], end: (): OutputPiece[] => [] }),
  read: readArticles,
};

const types: Readonly<Record<EntityClass, string>> = { person: 'Person', organization: 'Organization', place: 'Place', event: 'Event', object: 'Thing' };

function newsArticle(article: InterchangeArticle): object {
  const { url, title, headline, publisher, subjects, date, dateline, number, body } = metadataOf(article.text);
  const mentions = mentionedNames(article).map(({ name, class: kind, iri }) => ({ '@type': types[kind], name, ...(iri !== undefined && /^https?:/.test(iri) && { sameAs: iri }) }));
  const identifiers = [...(number === '' ? [] : [identifier('number', number)]), ...(dateline === '' ? [] : [identifier('dateline', dateline)])];
  return {
    '@context': 'https://schema.org', '@type': 'NewsArticle',
    ...(headline !== '' && { headline }), ...(title !== '' && { name: title }), ...(isWebAddress(url) && { url, mainEntityOfPage: url }),
    ...(date && { datePublished: isoDate(date) }),
    ...(publisher !== undefined && { publisher: { '@type': 'NewsMediaOrganization', name: publisher } }),
    ...(subjects.length > 0 && { keywords: subjects }),
    ...(identifiers.length > 0 && { identifier: identifiers }),
    wordCount: countWords(body, { start: 0, end: body.length }), ...(mentions.length > 0 && { mentions }), articleBody: body,
  };
}

/** What has no property of its own: the number, and the date as it is printed. */
function identifier(propertyID: 'number' | 'dateline', value: string): object {
  return { '@type': 'PropertyValue', propertyID, value };
}

const named = z.union([z.string(), z.looseObject({ name: optional(z.string()) })]);
const oneOrMore = <Item extends z.ZodMiniType>(item: Item): z.ZodMiniUnion<readonly [Item, z.ZodMiniArray<Item>]> => z.union([item, z.array(item)]);
const text = z.union([z.string(), z.array(z.string())]);

const article = z.looseObject({
  headline: optional(text), name: optional(text), url: optional(text), mainEntityOfPage: optional(z.unknown()),
  datePublished: optional(text), dateCreated: optional(text), articleBody: optional(text), text: optional(text),
  keywords: optional(oneOrMore(named)), publisher: optional(oneOrMore(named)), identifier: optional(z.unknown()),
  mentions: optional(oneOrMore(named)), about: optional(oneOrMore(named)),
});

async function* readArticles(file: InputFile): AsyncIterable<ReadResult> {
  const isPage = file.extension.startsWith('.htm');
  // In pages what is written for HTML often ends up in the JSON; a file of JSON means what it says.
  const decode = isPage ? decodeHtmlEntities : (value: string): string => value;
  const found = isPage ? scriptsIn(decodeUtf8(await file.bytes(), 'dropMark')) : [await jsonFile(file)];
  const articles = found.flatMap((json) => articlesIn(json, 0));
  if (articles.length === 0) throw new FormatError(message(readMessages.noNewsArticle));
  for (const [index, json] of articles.entries()) {
    const parsed = checked(json, article);
    yield 'problem' in parsed ? parsed : articleOfJson(parsed.value, decode, articles.length === 1 ? file.name : numberedName(file.name, index + 1));
  }
}

/** What stands in the `script` elements of a page; what is no JSON is passed over, as browsers do. */
function scriptsIn(page: string): unknown[] {
  const found: unknown[] = [];
  for (let at = page.indexOf('application/ld+json'); at >= 0; at = page.indexOf('application/ld+json', at + 1)) {
    const start = page.indexOf('>', at) + 1;
    const end = page.indexOf('</script', start);
    if (start === 0 || end < 0) break;
    try {
      found.push(JSON.parse(page.slice(start, end)) as unknown);
    } catch {
      continue;
    }
  }
  return found;
}

/** Deeper than any page nests its graph. */
const deepest = 5;

/** Articles may stand in lists and in graphs, and their type may be one of several. */
function articlesIn(json: unknown, depth: number): readonly unknown[] {
  if (depth > deepest || typeof json !== 'object' || json === null) return [];
  if (Array.isArray(json)) return json.flatMap((one) => articlesIn(one, depth + 1));
  if ('@type' in json && [json['@type']].flat().some((type) => typeof type === 'string' && /(?:Article|BlogPosting)$/.test(type))) return [json];
  return '@graph' in json ? articlesIn(json['@graph'], depth + 1) : [];
}

function articleOfJson(json: z.infer<typeof article>, decode: (value: string) => string, name: string): ReadResult {
  const first = (value: string | readonly string[] | undefined): string => decode(typeof value === 'string' ? value : value?.[0] ?? '');
  const names = (value: z.infer<typeof article>['mentions']): string[] =>
    [value ?? []].flat().flatMap((one) => (typeof one === 'string' ? one : one.name ?? [])).map(decode);
  const body = typeof json.articleBody === 'string' ? json.articleBody : json.articleBody?.join('\n') ?? first(json.text);
  if (body === '') return { problem: message(readMessages.noText) };
  const [publisher] = names(json.publisher);
  const headline = first(json.headline);
  const title = first(json.name);
  const keywords = typeof json.keywords === 'string' ? decode(json.keywords).split(',') : names(json.keywords);
  const page = json.mainEntityOfPage;
  const record = recordTextOf({
    url: first(json.url) === '' && typeof page === 'string' ? page : first(json.url),
    title: title !== '' ? title : publisher === undefined || headline === '' ? headline : `${headline} - ${publisher}`,
    subjects: keywords.map((keyword) => keyword.trim()).filter((keyword) => keyword !== ''),
    date: calendarDateOf(first(json.datePublished) === '' ? first(json.dateCreated) : first(json.datePublished)), dateline: identifierOf('dateline', json.identifier), number: identifierOf('number', json.identifier), body: decode(body),
  });
  return { article: articleOf(name, record), problems: namesWithoutPlaces(names(json.mentions).length + names(json.about).length) };
}

function identifierOf(property: 'number' | 'dateline', found: unknown): string {
  const all: readonly unknown[] = Array.isArray(found) ? found : [found];
  for (const one of all) {
    if (typeof one === 'object' && one !== null && 'propertyID' in one && one.propertyID === property && 'value' in one) return String(one.value);
  }
  return '';
}
