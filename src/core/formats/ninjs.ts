import * as z from 'zod/mini';
import { message } from '../message';
import { countWords } from '../text/wordCount';
import { isoDate } from '../record/calendarDate';
import { mentionedNames, type EntityClass } from './entityClasses';
import { FormatError, type FormatCodec, type InputFile, type OutputPiece, type ReadProblem, type ReadResult } from './format';
import { articleOf, type InterchangeArticle } from './interchange';
import { checked, jsonFile, optional, textLike } from './json';
import { addressOf, calendarDateOf, isWebAddress, metadataOf, recordTextOf } from './recordText';
import { readMessages } from './readMessages';
import { stableUuid } from './uuid';

const version = '3.1';
const schemaAddress = `http://www.iptc.org/std/ninjs/ninjs-schema_${version}.json`;

/** A news item of IPTC for each article; source: specification/ninjs-schema_3.1.json of iptc/newsinjson, which allows no keys but its own. */
export const ninjs: FormatCodec = {
  writer: () => ({ write: (article) => [{ file: `${article.name}.json`, content: `${JSON.stringify(itemOf(article), undefined, 2)}\n` }], end: (): OutputPiece[] => [] }),
  read: readItem,
};

const lists: Readonly<Record<EntityClass, string>> = { person: 'people', organization: 'organisations', place: 'places', event: 'events', object: 'objects' };

function itemOf(article: InterchangeArticle): object {
  const { url, title, headline, publisher, subjects, date, dateline, number, body } = metadataOf(article.text);
  const mentions: Record<string, object[]> = {};
  for (const { name, class: kind, iri, label } of mentionedNames(article)) {
    (mentions[lists[kind]] ??= []).push({ name, rel: 'mention', literal: label, ...(iri !== undefined && /^https?:/.test(iri) && { uri: iri }) });
  }
  const altIds = [...(number === '' ? [] : [{ role: 'number', value: number }]), ...(dateline === '' ? [] : [{ role: 'dateline', value: dateline }])];
  return {
    uri: isWebAddress(url) ? url : `urn:uuid:${stableUuid(article.name)}`,
    type: 'text', representationType: 'full',
    // A day without a time is not allowed; the printed date stands among the ids.
    ...(date && { contentCreated: `${isoDate(date)}T00:00:00Z` }),
    ...(title !== '' && { title }),
    ...(headline !== '' && { headlines: [{ role: 'main', contentType: 'text/plain', value: headline }] }),
    ...(publisher !== undefined && { infoSources: [{ name: publisher, role: 'publisher' }] }),
    ...(subjects.length > 0 && { subjects: subjects.map((name) => ({ name, rel: 'about' })) }),
    ...mentions,
    ...(altIds.length > 0 && { altIds }),
    bodies: [{ role: 'main', contentType: 'text/plain', charCount: body.length, wordCount: countWords(body, { start: 0, end: body.length }), value: body }],
    standard: { name: 'ninjs', version, schema: schemaAddress },
  };
}

const valueObject = z.object({ role: optional(z.string()), contentType: optional(z.string()), value: z.string() });
const named = z.object({ name: optional(z.string()) });

/** Versions 1 to 3: names in snake case until version 2. */
const item = z.object({
  uri: optional(z.string()), title: optional(z.string()), headline: optional(z.string()), headlines: optional(z.array(valueObject)),
  body_text: optional(z.string()), bodies: optional(z.array(valueObject)),
  contentCreated: optional(z.string()), contentcreated: optional(z.string()), versionCreated: optional(z.string()), versioncreated: optional(z.string()), firstCreated: optional(z.string()),
  subjects: optional(z.array(named)), subject: optional(z.array(named)), altIds: optional(z.array(z.object({ role: optional(z.string()), value: optional(textLike) }))),
  infoSources: optional(z.array(z.object({ name: optional(z.string()), role: optional(z.string()) }))),
  people: optional(z.array(named)), organisations: optional(z.array(named)), places: optional(z.array(named)), events: optional(z.array(named)), objects: optional(z.array(named)),
});

async function* readItem(file: InputFile): AsyncIterable<ReadResult> {
  const json = await jsonFile(file);
  for (const one of Array.isArray(json) ? json : [json]) {
    const parsed = checked(one, item);
    if ('problem' in parsed) throw new FormatError(parsed.problem);
    yield articleOfItem(parsed.value, file.name);
  }
}

function articleOfItem(value: z.infer<typeof item>, name: string): ReadResult {
  const main = (all: readonly z.infer<typeof valueObject>[] | undefined): string | undefined =>
    (all?.find(({ role }) => role === 'main') ?? all?.find(({ contentType }) => contentType === 'text/plain') ?? all?.[0])?.value;
  const altId = (role: string): string => value.altIds?.find((one) => one.role === role)?.value ?? '';
  const headline = value.headline ?? main(value.headlines) ?? '';
  const publisher = value.infoSources?.find(({ role }) => role === 'publisher')?.name;
  const body = main(value.bodies) ?? value.body_text;
  if (body === undefined) return { problem: message(readMessages.noText) };
  const text = recordTextOf({
    url: addressOf(value.uri), title: value.title ?? (publisher === undefined ? headline : `${headline} - ${publisher}`),
    subjects: [...value.subjects ?? [], ...value.subject ?? []].flatMap(({ name: subject }) => subject ?? []),
    date: calendarDateOf(value.contentCreated ?? value.contentcreated ?? value.firstCreated ?? value.versionCreated ?? value.versioncreated),
    dateline: altId('dateline'), number: altId('number'), body,
  });
  const names = [value.people, value.organisations, value.places, value.events, value.objects].reduce((sum, list) => sum + (list?.length ?? 0), 0);
  return { article: articleOf(name, text), problems: namesWithoutPlaces(names) };
}

/** Names cannot be tagged where nothing says where they stand. */
export function namesWithoutPlaces(count: number): readonly ReadProblem[] {
  return count === 0 ? [] : [{ problem: message(readMessages.namesOnly, { count }) }];
}
