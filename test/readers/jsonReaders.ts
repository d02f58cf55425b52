import Ajv, { type AnySchema } from 'ajv';
import { textPositionSelectorMatcher, textQuoteSelectorMatcher, type Chunk, type Chunker } from '@apache-annotator/selector';
import { contentOf, type Files, type Reader } from './reader';
import type { SeenTag } from './tags';

const integer = { type: 'integer', minimum: 0 };
const name = { type: 'string', minLength: 1 };

/** What each program demands of a line or a file; whatever else stands there is passed over by it. */
const spacySpan = { type: 'object', required: ['start', 'end', 'label', 'token_start', 'token_end'], properties: { start: integer, end: integer, label: name, token_start: integer, token_end: integer } };
const spacyTask = {
  type: 'object', required: ['text', 'tokens', 'spans', 'meta'],
  properties: {
    text: name, spans: { type: 'array', items: spacySpan }, answer: { enum: ['accept'] },
    tokens: { type: 'array', items: { type: 'object', required: ['text', 'start', 'end', 'id', 'ws'], properties: { text: name, start: integer, end: integer, id: integer, ws: { type: 'boolean' } } } },
  },
};
const triples = { type: 'array', items: { type: 'array', items: [integer, integer, name], minItems: 3, additionalItems: false } };
const doccanoExample = { type: 'object', required: ['text', 'label'], properties: { text: name, label: triples, id: false, Comments: false } };
const doccanoRelations = {
  type: 'object', required: ['text', 'entities', 'relations'],
  properties: {
    text: name, id: false,
    entities: { type: 'array', items: { type: 'object', required: ['id', 'label', 'start_offset', 'end_offset'], properties: { id: integer, label: name, start_offset: integer, end_offset: integer } } },
    relations: { type: 'array', minItems: 1, items: { type: 'object', required: ['id', 'from_id', 'to_id', 'type'], properties: { id: integer, from_id: integer, to_id: integer, type: name } } },
  },
};
const region = {
  type: 'object', required: ['id', 'from_name', 'to_name', 'type', 'value'],
  properties: {
    id: name, from_name: { const: 'label' }, to_name: { const: 'text' }, type: { const: 'labels' },
    value: { type: 'object', required: ['start', 'end', 'text', 'labels'], properties: { start: integer, end: integer, text: name, labels: { type: 'array', items: name, minItems: 1, maxItems: 1 } } },
  },
};
const relation = { type: 'object', required: ['type', 'from_id', 'to_id', 'direction'], properties: { type: { const: 'relation' }, from_id: name, to_id: name } };
const labelStudioTasks = {
  type: 'array', items: {
    type: 'object', required: ['id', 'data', 'annotations'],
    properties: { data: { type: 'object', required: ['text'], properties: { text: name } }, annotations: { type: 'array', items: { type: 'object', required: ['result'], properties: { result: { type: 'array', items: { anyOf: [region, relation] } } } } } },
  },
};
const datasetRow = {
  type: 'object', required: ['id', 'text', 'tokens', 'ner_tags', 'spans', 'url', 'title', 'subjects', 'date', 'number'], additionalProperties: false,
  properties: {
    id: name, text: name, tokens: { type: 'array', items: name }, ner_tags: { type: 'array', items: integer }, url: { type: 'string' }, title: { type: 'string' },
    subjects: { type: 'array', items: { type: 'string' } }, date: { type: 'string' }, number: { type: 'string' },
    spans: { type: 'array', items: { type: 'object', required: ['start', 'end', 'label'], additionalProperties: false, properties: { start: integer, end: integer, label: name } } },
  },
};

interface Span { readonly start: number; readonly end: number; readonly label: string }

function validated<Value>(schema: AnySchema, json: string): Value {
  const validate = new Ajv({ strict: false }).compile(schema);
  const value: unknown = JSON.parse(json);
  if (!validate(value)) throw new RangeError(JSON.stringify(validate.errors?.[0]));
  return value as Value;
}

/** As Python cuts a string: in code points, and never out of bounds. */
function cut(text: string, { start, end }: Pick<Span, 'start' | 'end'>): string {
  const points = [...text];
  if (end > points.length || start >= end) throw new RangeError(`${start}–${end} is not in the text`);
  return points.slice(start, end).join('');
}

function seen(text: string, spans: readonly Span[]): SeenTag[] {
  return spans.map((span) => [span.label, [[span.start, span.end]], cut(text, span)]);
}

/** One article a line, checked by a schema; its offsets as Python would use them. */
function lineReader<Row>(format: Reader['format'], schema: AnySchema, tags: (row: Row) => readonly SeenTag[], broken: Reader['broken']): Reader {
  return {
    format, by: 'ajv', unit: 'code points', broken,
    read: (files) => Promise.resolve(contentOf(files, '.jsonl').split('\n').slice(0, -1).flatMap((line) => tags(validated<Row>(schema, line)))),
  };
}

const badStart = (from: RegExp, to = '$1-1'): Reader['broken'] => ({ file: /\.jsonl$/, from, to });

/** All of a text as one piece, as programs that have no document know it. */
function wholeText(text: string): Chunker<Chunk<string>> {
  return { currentChunk: { data: text }, nextChunk: () => null, previousChunk: () => null, precedesCurrentChunk: () => false };
}

interface WebAnnotation {
  readonly motivation: string;
  readonly body: readonly { readonly purpose: string; readonly value: string }[];
  readonly target: WebTarget | readonly WebTarget[];
}
interface WebTarget { readonly selector: readonly [{ readonly type: 'TextPositionSelector'; readonly start: number; readonly end: number }, { readonly type: 'TextQuoteSelector'; readonly exact: string }] }

/** Position and quote have to lead to the same place. */
async function placeOf(text: string, { selector: [position, quote] }: WebTarget): Promise<[number, number]> {
  const places: string[] = [];
  for await (const { startIndex, endIndex } of textQuoteSelectorMatcher(quote)(wholeText(text))) places.push(`${startIndex} ${endIndex}`);
  for await (const { startIndex, endIndex } of textPositionSelectorMatcher(position)(wholeText(text))) {
    if (!places.includes(`${startIndex} ${endIndex}`)) throw new RangeError(`“${quote.exact}” is not at ${position.start}`);
    return [startIndex, endIndex];
  }
  throw new RangeError(`there is no place ${position.start}`);
}

async function webAnnotations(files: Files): Promise<SeenTag[]> {
  const text = contentOf(files, '.txt');
  const annotations = JSON.parse(contentOf(files, '.jsonld')) as readonly WebAnnotation[];
  return Promise.all(annotations.filter(({ motivation }) => motivation === 'tagging').map(async ({ body, target }): Promise<SeenTag> => {
    const places = await Promise.all([target].flat().map((each) => placeOf(text, each)));
    return [body.find(({ purpose }) => purpose === 'tagging')?.value ?? '', places, places.map(([start, end]) => text.slice(start, end)).join(' ')];
  }));
}

export const jsonReaders: readonly Reader[] = [
  ...(['prodigy', 'prodigy-spans'] as const).map((format) =>
    lineReader<{ text: string; spans: Span[] }>(format, spacyTask, ({ text, spans }) => seen(text, spans), badStart(/("spans":\[\{"start":)\d+/))),
  lineReader<{ text: string; label: [number, number, string][] }>('doccano', doccanoExample, ({ text, label }) => seen(text, label.map(([start, end, each]) => ({ start, end, label: each }))), badStart(/("label":\[\[)\d+/)),
  lineReader<{ text: string; entities: { label: string; start_offset: number; end_offset: number }[] }>(
    'doccano-relations', doccanoRelations, ({ text, entities }) => seen(text, entities.map(({ label, start_offset: start, end_offset: end }) => ({ start, end, label }))), badStart(/("start_offset":)\d+/)),
  lineReader<{ text: string; spans: Span[] }>('hugging-face', datasetRow, ({ text, spans }) => seen(text, spans), badStart(/("spans":\[\{"start":)\d+/)),
  {
    format: 'label-studio', by: 'ajv', unit: 'code points', broken: { file: /tasks\.json$/, from: /"from_name":"label"/, to: '"from_name":"other"' },
    read: (files) => Promise.resolve(validated<{ data: { text: string }; annotations: { result: { type: string; value: Span & { labels: [string]; text: string } }[] }[] }[]>(labelStudioTasks, contentOf(files, 'tasks.json'))
      .flatMap(({ data, annotations }) => annotations.flatMap(({ result }) => result.filter(({ type }) => type === 'labels').map(({ value }): SeenTag => {
        if (cut(data.text, value) !== value.text) throw new RangeError(`“${value.text}” is not at ${value.start}`);
        return [value.labels[0], [[value.start, value.end]], value.text];
      })))),
  },
  { format: 'web-annotation', by: 'Apache Annotator', unit: 'UTF-16', broken: { file: /\.jsonld$/, from: /("start": )\d+/, to: '$19999' }, read: webAnnotations },
];
