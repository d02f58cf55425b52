import { message } from '../message';
import { isoDate } from '../record/calendarDate';
import { mentionedNames, type EntityClass } from './entityClasses';
import { FormatError, type FormatCodec, type InputFile, type OutputPiece, type ReadResult } from './format';
import { articleOf, type InterchangeArticle } from './interchange';
import { namesWithoutPlaces } from './ninjs';
import { addressOf, calendarDateOf, isWebAddress, metadataOf, recordTextOf } from './recordText';
import { readMessages } from './readMessages';
import { stableUuid } from './uuid';
import { readXml, type XmlElement } from './xmlReading';
import { escapeXml } from './xmlWriting';

const namespace = 'http://iptc.org/std/nar/2006-10-01/';
/** It says what the codes below mean. */
const catalog = 'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml';

/** A news item of NewsML-G2 for each article, in the order of elements that the schema demands; source: version 2.35, conformance power. */
export const newsMl: FormatCodec = {
  writer: () => ({ write: (article) => [{ file: `${article.name}.xml`, content: documentOf(article) }], end: (): OutputPiece[] => [] }),
  read: readItem,
};

/** Stands where the schema demands a day and the article has none. */
const noDay = '1970-01-01';

const concepts: Readonly<Record<EntityClass, string>> = { person: 'person', organization: 'organisation', place: 'poi', event: 'event', object: 'object' };

function documentOf(article: InterchangeArticle): string {
  const { url, title, headline, publisher, subjects, date, dateline, number, body } = metadataOf(article.text);
  const day = date && isoDate(date);
  const subject = (name: string, type: string, iri?: string): string =>
    `    <subject type="cpnat:${type}"${iri !== undefined && /^https?:/.test(iri) ? ` uri="${escapeXml(iri)}"` : ''}><name>${escapeXml(name)}</name></subject>`;
  const guid = isWebAddress(url) ? url : `urn:uuid:${stableUuid(article.name)}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<newsItem xmlns="${namespace}" guid="${escapeXml(guid)}" version="1" standard="NewsML-G2" standardversion="2.35" conformance="power">`,
    `  <catalogRef href="${catalog}"/>`,
    '  <itemMeta>',
    '    <itemClass qcode="ninat:text"/>',
    `    <provider><name>${escapeXml(publisher ?? '')}</name></provider>`,
    // A day without a time is not allowed here, and none neither; contentCreated below has the day alone.
    `    <versionCreated>${day ?? noDay}T00:00:00Z</versionCreated>`,
    '    <pubStatus qcode="stat:usable"/>',
    ...(title === '' ? [] : [`    <title>${escapeXml(title)}</title>`]),
    '  </itemMeta>',
    '  <contentMeta>',
    ...(day === undefined ? [] : [`    <contentCreated>${day}</contentCreated>`]),
    ...(number === '' ? [] : [`    <altId role="altidrole:number">${escapeXml(number)}</altId>`]),
    ...(dateline === '' ? [] : [`    <altId role="altidrole:dateline">${escapeXml(dateline)}</altId>`]),
    ...subjects.map((name) => subject(name, 'abstract')),
    ...mentionedNames(article).map(({ name, class: kind, iri }) => subject(name, concepts[kind], iri)),
    ...(headline === '' ? [] : [`    <headline>${escapeXml(headline)}</headline>`]),
    '  </contentMeta>',
    `  <contentSet><inlineData contenttype="text/plain">${escapeXml(body)}</inlineData></contentSet>`,
    '</newsItem>', '',
  ].join('\n');
}

async function* readItem(file: InputFile): AsyncIterable<ReadResult> {
  const reading = new NewsItemReading();
  await readXml(file, reading);
  yield reading.finish(file.name);
}

/** Fields by the path that leads to them; a message may wrap the item. */
class NewsItemReading {
  readonly #path: XmlElement[] = [];
  readonly #subjects: string[] = [];
  readonly #fields = new Map<string, string>();
  readonly #body: string[] = [];
  #names = 0;
  #text = '';
  #guid = '';
  #hasItem = false;
  #root = '';

  open(element: XmlElement): void {
    if (this.#path.length === 0) this.#root ||= element.name;
    this.#path.push(element);
    this.#text = '';
    if (element.name === 'newsItem') {
      this.#hasItem = true;
      this.#guid = element.attributes.get('guid') ?? '';
    }
    // Paragraphs of XHTML or NITF in the content.
    if (this.#isInside('inlineXML') && (element.name === 'p' || element.name === 'br') && this.#body.length > 0) this.#body.push('\n');
  }

  text(text: string): void {
    if (this.#isInside('inlineData')) this.#body.push(text);
    else if (this.#isInside('inlineXML') && (this.#isInside('body') || this.#isInside('body.content'))) this.#body.push(text.replace(/\s+/g, ' '));
    else this.#text += text;
  }

  close({ name, attributes }: XmlElement): void {
    this.#path.pop();
    const text = this.#text.trim();
    this.#text = '';
    const parent = this.#path[this.#path.length - 1];
    if (name === 'name' && parent?.name === 'subject') {
      const type = parent.attributes.get('type') ?? 'cpnat:abstract';
      if (type === 'cpnat:abstract') this.#subjects.push(text);
      else this.#names++;
    } else if (name === 'name' && parent?.name === 'provider') this.#keep('publisher', text);
    else if (name === 'altId') this.#keep((attributes.get('role') ?? attributes.get('type') ?? '').replace(/^.*:/, ''), text);
    else if (name === 'headline' || name === 'contentCreated' || (name === 'versionCreated' && !text.startsWith(noDay)) || (name === 'title' && parent?.name === 'itemMeta')) this.#keep(name, text);
  }

  finish(name: string): ReadResult {
    if (!this.#hasItem) throw new FormatError(message(readMessages.otherRoot, { expected: `newsItem (${namespace})`, found: this.#root }));
    const body = this.#body.join('');
    if (body.trim() === '') throw new FormatError(message(readMessages.noText));
    const field = (key: string): string => this.#fields.get(key) ?? '';
    const [headline, publisher] = [field('headline'), field('publisher')];
    const text = recordTextOf({
      url: addressOf(this.#guid), title: field('title') !== '' ? field('title') : publisher === '' || headline === '' ? headline : `${headline} - ${publisher}`,
      subjects: this.#subjects, date: calendarDateOf(field('contentCreated') === '' ? field('versionCreated') : field('contentCreated')),
      dateline: field('dateline'), number: field('number'), body,
    });
    return { article: articleOf(name, text), problems: namesWithoutPlaces(this.#names) };
  }

  #isInside(name: string): boolean {
    return this.#path.some((element) => element.name === name);
  }

  #keep(key: string, text: string): void {
    if (text !== '' && !this.#fields.has(key)) this.#fields.set(key, text);
  }
}
