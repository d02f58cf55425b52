import * as z from 'zod/mini';
import { message } from '../message';
import { CodePointIndex } from '../text/codePoints';
import type { TextRange } from '../text/range';
import { ArticleAssembly } from './assembly';
import { decodeUtf8 } from './decoding';
import { FormatError, type FormatCodec, type InputFile, type OutputPiece, type ReadProblem, type ReadResult } from './format';
import { detailsByTarget, inTextOrder, type InterchangeArticle, type Link } from './interchange';
import { checked, jsonFile, optional } from './json';
import { iriOf, linkOfIri } from './links';
import { lastPart } from './names';
import { placeOfQuote } from './quotes';
import { readMessages } from './readMessages';
import { isWebAddress, metadataOf } from './recordText';
import { stableUuid } from './uuid';

const context = 'http://www.w3.org/ns/anno.jsonld';
/** As much text before and after a quote as Hypothesis keeps; UTF-16. */
const quoteContext = 32;

/** A list of annotations for each article, beside its text. Offsets are code points; source: W3C REC annotation-model. */
export const webAnnotation: FormatCodec = {
  writer: () => ({ write: (article) => filesOf(article), end: (): OutputPiece[] => [] }),
  read: readAnnotations,
};

function filesOf(article: InterchangeArticle): OutputPiece[] {
  const { text, name, annotations } = article;
  const codePoints = new CodePointIndex(text);
  const details = detailsByTarget(annotations);
  // Only an absolute address may be a source; the page that the text came from is its scope, because positions do not hold there.
  const source = `file:${encodeURIComponent(`${lastPart(name)}.txt`)}`;
  const { url } = metadataOf(text);
  const scope = isWebAddress(url) ? { scope: url } : {};
  const iri = (id: string): string => `urn:uuid:${stableUuid(`${name}#${id}`)}`;
  const target = ({ start, end }: TextRange): object => ({
    type: 'SpecificResource', source, ...scope,
    selector: [
      { type: 'TextPositionSelector', ...codePoints.toCodePointRange({ start, end }) },
      { type: 'TextQuoteSelector', exact: text.slice(start, end), prefix: text.slice(wholeStart(text, start - quoteContext), start), suffix: text.slice(end, wholeStart(text, end + quoteContext)) },
    ],
  });
  const tags = inTextOrder(annotations.entities).map(({ id, label, fragments }) => {
    const { links, notes } = details(id);
    const targets = fragments.map(target);
    return {
      '@context': context, id: iri(id), type: 'Annotation', motivation: 'tagging',
      body: [
        { type: 'TextualBody', value: label, purpose: 'tagging' },
        ...links.map(identifying),
        ...notes.map((note) => ({ type: 'TextualBody', value: note.text, purpose: 'commenting' })),
      ],
      target: targets.length === 1 ? targets[0] : targets,
    };
  });
  const relations = annotations.relations.map(({ id, label, arguments: [first, second] }) => ({
    '@context': context, id: iri(id), type: 'Annotation', motivation: 'linking',
    body: [{ type: 'TextualBody', value: label, purpose: 'tagging' }, ...details(id).links.map(identifying)], target: [iri(first.target), iri(second.target)],
  }));
  return [
    { file: `${name}.txt`, content: text },
    { file: `${name}.jsonld`, content: `${JSON.stringify([...tags, ...relations], undefined, 1)}\n` },
  ];
}

function identifying(link: Link): object {
  return { type: 'SpecificResource', source: iriOf(link), purpose: 'identifying' };
}

/** An offset of the text that cuts no character in two. */
function wholeStart(text: string, offset: number): number {
  const start = Math.min(Math.max(offset, 0), text.length);
  return /[\udc00-\udfff]/.test(text.charAt(start)) && /[\ud800-\udbff]/.test(text.charAt(start - 1)) ? start - 1 : start;
}

const selector = z.object({
  type: optional(z.string()), start: optional(z.number()), end: optional(z.number()), exact: optional(z.string()), prefix: optional(z.string()), suffix: optional(z.string()),
});
type Selector = z.infer<typeof selector>;

const resource = z.object({
  id: optional(z.string()), type: optional(z.unknown()), source: optional(z.unknown()), value: optional(z.string()), purpose: optional(z.unknown()),
  selector: optional(z.union([selector, z.array(selector)])),
});
type Resource = z.infer<typeof resource>;

const resources = z.union([z.string(), resource, z.array(z.union([z.string(), resource]))]);

const annotation = z.object({
  id: optional(z.string()), motivation: optional(z.unknown()), bodyValue: optional(z.string()), body: optional(resources), target: resources,
});
type Annotation = z.infer<typeof annotation>;

async function* readAnnotations(file: InputFile): AsyncIterable<ReadResult> {
  const json = await jsonFile(file);
  const bytes = await file.companion('.txt');
  if (!bytes) throw new FormatError(message(readMessages.noTextBeside, { file: `${lastPart(file.name)}.txt` }));
  const text = decodeUtf8(bytes, 'keepMark');
  const codePoints = new CodePointIndex(text);
  const assembly = new ArticleAssembly(text, 'UTF-16');
  const problems: ReadProblem[] = [];
  const links: Annotation[] = [];
  for (const item of annotationsIn(json)) {
    const parsed = checked(item, annotation);
    if ('problem' in parsed) problems.push(parsed);
    else if (listOf(parsed.value.target).every((target) => typeof target === 'string' || !target.selector) && isMotivated(parsed.value, 'linking')) links.push(parsed.value);
    else addTag(parsed.value, assembly, codePoints, text);
  }
  for (const link of links) {
    const [from, to] = listOf(link.target).map((target) => (typeof target === 'string' ? target : target.id ?? sourceOf(target)));
    const label = labelOf(link) ?? 'Relation';
    if (from === undefined || to === undefined) continue;
    const id = assembly.relation(label, assembly.resolve(from, label), assembly.resolve(to, label), link.id);
    if (id !== undefined) addLinks(assembly, id, link);
  }
  const result = assembly.finish(file.name);
  yield { article: result.article, problems: [...problems, ...result.problems] };
}

/** A single annotation, a list, a page or a collection whose first page is embedded. */
function annotationsIn(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json;
  if (typeof json !== 'object' || json === null) return [json];
  if ('items' in json && Array.isArray(json.items)) return json.items;
  if ('first' in json && typeof json.first === 'object') return annotationsIn(json.first);
  return [json];
}

function addTag(one: Annotation, assembly: ArticleAssembly, codePoints: CodePointIndex, text: string): void {
  const places: TextRange[] = [];
  const before = assembly.problems.length;
  for (const target of listOf(one.target)) {
    const place = typeof target === 'string' ? undefined : placeOf(listOf(target.selector), codePoints, text, assembly);
    if (place) places.push(place);
  }
  if (places.length === 0) {
    // Where a selector leads nowhere, that has been reported.
    if (before === assembly.problems.length) assembly.report(message(readMessages.noTarget, { id: one.id ?? '' }));
    return;
  }
  const id = assembly.entity(labelOf(one) ?? 'Annotation', places, one.id);
  if (id === undefined) return;
  addLinks(assembly, id, one);
  for (const body of listOf(one.body)) {
    if (typeof body !== 'string' && body.value !== undefined && !isPurpose(body, 'tagging')) assembly.note(id, body.value);
  }
}

function addLinks(assembly: ArticleAssembly, id: string, one: Annotation): void {
  for (const body of listOf(one.body)) {
    const iri = typeof body === 'string' ? body : isPurpose(body, 'identifying') ? sourceOf(body) ?? body.id ?? '' : '';
    const link = linkOfIri(iri);
    if (link) assembly.link(id, link.database, link.entry);
  }
}

/** The position where the quote stands there; otherwise where the quote and its context stand. */
function placeOf(selectors: readonly Selector[], codePoints: CodePointIndex, text: string, assembly: ArticleAssembly): TextRange | undefined {
  const position = selectors.find(({ type }) => type === 'TextPositionSelector');
  const quote = selectors.find(({ type }) => type === 'TextQuoteSelector');
  const { start, end } = position ?? {};
  const isInside = start !== undefined && end !== undefined && start >= 0 && start <= end && end <= codePoints.length;
  const place = isInside ? codePoints.toTextRange({ start, end }) : undefined;
  if (quote?.exact === undefined) {
    if (position && !place) assembly.report(message(readMessages.outside, { start: start ?? 0, end: end ?? 0, length: codePoints.length }));
    return place;
  }
  if (place && text.slice(place.start, place.end) === quote.exact) return place;
  const found = placeOfQuote(text, { exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix }, place?.start);
  if (!found) assembly.report(message(readMessages.quoteNotFound, { quote: quote.exact.slice(0, 40) }));
  return found;
}

function labelOf({ body, bodyValue, motivation }: Annotation): string | undefined {
  const bodies = listOf(body).filter((one) => typeof one !== 'string');
  const tagging = bodies.find((one) => isPurpose(one, 'tagging'));
  if (tagging?.value !== undefined) return tagging.value;
  if (bodyValue !== undefined) return bodyValue;
  const isTagging = typeof motivation === 'string' && motivation.endsWith('tagging');
  return isTagging ? bodies.find((one) => one.purpose === undefined && one.value !== undefined)?.value : undefined;
}

function isMotivated({ motivation }: Annotation, name: string): boolean {
  return listOf(motivation).includes(name);
}

function isPurpose({ purpose }: Resource, name: string): boolean {
  return listOf(purpose).includes(name);
}

function sourceOf({ source }: Resource): string | undefined {
  if (typeof source === 'string') return source;
  return typeof source === 'object' && source !== null && 'id' in source && typeof source.id === 'string' ? source.id : undefined;
}

function listOf<Item>(value: Item | readonly Item[] | undefined): readonly Item[] {
  return value === undefined ? [] : Array.isArray(value) ? value as readonly Item[] : [value as Item];
}
