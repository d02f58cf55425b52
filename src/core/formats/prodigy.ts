import * as z from 'zod/mini';
import { CodePointIndex } from '../text/codePoints';
import type { TextRange } from '../text/range';
import { ArticleAssembly } from './assembly';
import type { FormatCodec, InputFile, OutputPiece, ReadResult } from './format';
import { coverOf, detailsByTarget, inTextOrder, type InterchangeArticle, type InterchangeEntity } from './interchange';
import { jsonLine, jsonLines, optional, TagsOfOthers, textLike } from './json';
import { jsonMetadataOf, jsonNameSchema } from './jsonMetadata';
import { numberedName, safeName } from './names';
import { tokenized } from './sentences';

/** Spans in code points, as Python counts; source: example-datasets of explosion/prodigy-recipes, spaCy's training/iob_utils.py. */
const span = z.object({
  start: z.number(), end: z.number(), label: optional(z.string()), text: optional(z.string()),
  id: optional(textLike), kb_id: optional(z.string()), note: optional(z.string()),
  attributes: optional(z.record(z.string(), z.union([z.string(), z.boolean()]))),
});

type Span = z.infer<typeof span>;

/** As Prodigy's recipe `rel.manual` stores it. */
const relation = z.object({ label: optional(z.string()), head_span: span, child_span: span });

const task = z.looseObject({
  text: z.string(), spans: optional(z.array(span)), ents: optional(z.array(span)), entities: optional(z.array(z.tuple([z.number(), z.number(), z.string()]))),
  relations: optional(z.array(relation)), meta: optional(jsonNameSchema), answer: optional(z.string()),
});

/** One task a line. A tag's id, link, note and attributes are keys of its span that spaCy and Prodigy pass over. */
export const prodigy: FormatCodec = {
  writer: () => ({ write: (article) => [lineOf(article)], end: () => [] }),
  read: readTasks,
};

function lineOf(article: InterchangeArticle): OutputPiece {
  const codePoints = new CodePointIndex(article.text);
  const details = detailsByTarget(article.annotations);
  const words = tokenized(article).flatMap(({ tokens }) => tokens);
  const places = new Map<string, object>();
  const byStart = new Map(words.map(({ start }, index) => [start, index]));
  const byEnd = new Map(words.map(({ end }, index) => [end, index]));
  const tokens = words.map((word, id) => ({
    text: article.text.slice(word.start, word.end), ...codePoints.toCodePointRange(word), id, ws: article.text.charAt(word.end) === ' ',
  }));
  const spans = inTextOrder(article.annotations.entities).map((entity) => {
    const { attributes, links: [link], notes: [note] } = details(entity.id);
    const place = { ...placeOf(entity, codePoints), ...tokenPlaceOf(entity, byStart, byEnd), label: entity.label };
    places.set(entity.id, place);
    return {
      ...place, id: entity.id,
      ...(link && { kb_id: `${link.database}:${link.entry}` }), ...(note && { note: note.text }),
      ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value ?? true])) }),
    };
  });
  const relations = article.annotations.relations.map(({ label, arguments: [first, second] }) => {
    const [head, child] = [places.get(first.target), places.get(second.target)];
    return { head: lastToken(head), child: lastToken(child), label, head_span: { ...head, id: first.target }, child_span: { ...child, id: second.target } };
  });
  const line = { text: article.text, tokens, spans, ...(relations.length > 0 && { relations }), meta: jsonMetadataOf(article), answer: 'accept' };
  return { file: 'articles.jsonl', content: jsonLine(line) };
}

function placeOf(entity: InterchangeEntity, codePoints: CodePointIndex): TextRange {
  return codePoints.toCodePointRange(coverOf(entity));
}

/** Numbers of the first and the last word, both counted in; nothing where the edges are no words, because a tag holds none. */
function tokenPlaceOf(entity: InterchangeEntity, byStart: ReadonlyMap<number, number>, byEnd: ReadonlyMap<number, number>): object {
  const { start, end } = coverOf(entity);
  const [first, last] = [byStart.get(start), byEnd.get(end)];
  return first === undefined || last === undefined ? {} : { token_start: first, token_end: last };
}

/** Relations are drawn between the last words of their spans. */
function lastToken(place: object | undefined): number | undefined {
  return place && 'token_end' in place && typeof place.token_end === 'number' ? place.token_end : undefined;
}

async function* readTasks(file: InputFile): AsyncIterable<ReadResult> {
  let number = 0;
  const others = new TagsOfOthers('spans', 'ents', 'entities');
  for await (const item of jsonLines(file, task)) {
    if ('problem' in item) {
      yield item;
      continue;
    }
    number++;
    yield* others.in(item.value, item.line);
    yield articleOfTask(item.value, item.line, numberedName(file.name, number));
  }
}

function articleOfTask(value: z.infer<typeof task>, line: number, fallback: string): ReadResult {
  const assembly = new ArticleAssembly(value.text, 'code points', line);
  const known = new Map<string, string>();
  for (const one of [...value.spans ?? [], ...value.ents ?? []]) {
    const id = addSpan(assembly, one);
    if (id !== undefined) known.set(keyOf(one), id);
  }
  // As spaCy's training examples have them.
  for (const [start, end, label] of value.entities ?? []) assembly.entity(label, [{ start, end }]);
  for (const { label, head_span: head, child_span: child } of value.relations ?? []) {
    // Prodigy gives relations between words that are no spans, too.
    const [first, second] = [head, child].map((one) => {
      const id = (one.id === undefined ? undefined : assembly.idOf(one.id)) ?? known.get(keyOf(one)) ?? addSpan(assembly, { ...one, label: one.label ?? 'Token' });
      if (id !== undefined) known.set(keyOf(one), id);
      return id;
    });
    if (first !== undefined && second !== undefined) assembly.relation(label ?? 'Relation', first, second);
  }
  return assembly.finish(safeName(value.meta?.name ?? '', fallback));
}

function keyOf({ start, end, label }: Span): string {
  return `${start} ${end} ${label ?? ''}`;
}

function addSpan(assembly: ArticleAssembly, { start, end, label, text, id, kb_id: link, note, attributes }: Span): string | undefined {
  const known = assembly.entity(label ?? '', [{ start, end }], id);
  assembly.expectText(known, text);
  if (known === undefined) return undefined;
  addLink(assembly, known, link);
  if (note !== undefined) assembly.note(known, note);
  for (const [name, set] of Object.entries(attributes ?? {})) if (set !== false) assembly.attribute(name, known, set === true ? undefined : set);
  return known;
}

/** Adds what is written `Database:Entry`; an entry without a database is one of Wikidata, which spaCy's examples use. */
function addLink(assembly: ArticleAssembly, target: string, link: string | undefined): void {
  if (link === undefined || link === '' || link === 'NIL') return;
  const colon = link.indexOf(':');
  if (colon > 0) assembly.link(target, link.slice(0, colon), link.slice(colon + 1));
  else assembly.link(target, 'Wikidata', link);
}
