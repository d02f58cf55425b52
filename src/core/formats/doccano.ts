import * as z from 'zod/mini';
import { CodePointIndex } from '../text/codePoints';
import { ArticleAssembly } from './assembly';
import type { FormatCodec, InputFile, ReadResult } from './format';
import { coverOf, inTextOrder, type InterchangeArticle, type InterchangeEntity } from './interchange';
import { jsonLine, jsonLines, optional, TagsOfOthers, textLike } from './json';
import { jsonMetadataOf } from './jsonMetadata';
import { numberedName, safeName } from './names';

const triple = z.tuple([z.number(), z.number(), textLike]);

/** What doccano takes and has given in its versions; source: backend/data_import/pipeline and data_export/pipeline of doccano/doccano. */
const example = z.looseObject({
  text: optional(z.string()), data: optional(z.string()), name: optional(textLike),
  label: optional(z.array(triple)), labels: optional(z.array(triple)),
  annotations: optional(z.array(z.object({ start_offset: z.number(), end_offset: z.number(), label: textLike }))),
  entities: optional(z.array(z.object({ id: textLike, label: textLike, start_offset: z.number(), end_offset: z.number() }))),
  relations: optional(z.array(z.object({ id: optional(textLike), from_id: textLike, to_id: textLike, type: textLike }))),
});

/** For a project of the kind “Sequence labeling”. */
export const doccano: FormatCodec = {
  writer: () => ({
    write: (article) => [{ file: 'articles.jsonl', content: jsonLine({ text: article.text, label: triplesOf(article), ...jsonMetadataOf(article) }) }],
    end: () => [],
  }),
  read: readExamples,
};

/** For a project with relations. Ids of doccano are numbers. */
export const doccanoRelations: FormatCodec = {
  writer: () => ({
    write: (article) => [{ file: 'articles.jsonl', content: jsonLine({ text: article.text, ...numbered(article), ...jsonMetadataOf(article) }) }],
    end: () => [],
  }),
  read: readExamples,
};

function placesOf({ text, annotations }: InterchangeArticle): { entity: InterchangeEntity; start: number; end: number }[] {
  const codePoints = new CodePointIndex(text);
  return inTextOrder(annotations.entities).map((entity) => ({ entity, ...codePoints.toCodePointRange(coverOf(entity)) }));
}

function triplesOf(article: InterchangeArticle): [number, number, string][] {
  return placesOf(article).map(({ entity, start, end }) => [start, end, entity.label]);
}

function numbered(article: InterchangeArticle): object {
  const numbers = new Map<string, number>();
  const entities = placesOf(article).map(({ entity, start, end }, index) => {
    numbers.set(entity.id, index + 1);
    return { id: index + 1, label: entity.label, start_offset: start, end_offset: end };
  });
  const relations = article.annotations.relations.map(({ label, arguments: [first, second] }, index) => ({
    id: index + 1, from_id: numbers.get(first.target), to_id: numbers.get(second.target), type: label,
  }));
  return { entities, relations };
}

async function* readExamples(file: InputFile): AsyncIterable<ReadResult> {
  let number = 0;
  const others = new TagsOfOthers('label', 'labels', 'annotations', 'entities');
  for await (const item of jsonLines(file, example)) {
    if ('problem' in item) {
      yield item;
      continue;
    }
    number++;
    const { value, line } = item;
    yield* others.in(value, line);
    const assembly = new ArticleAssembly(value.text ?? value.data ?? '', 'code points', line);
    for (const [start, end, label] of value.label ?? value.labels ?? []) assembly.entity(label, [{ start, end }]);
    for (const { start_offset: start, end_offset: end, label } of value.annotations ?? []) assembly.entity(label, [{ start, end }]);
    for (const { id, label, start_offset: start, end_offset: end } of value.entities ?? []) assembly.entity(label, [{ start, end }], id);
    for (const { from_id: from, to_id: to, type } of value.relations ?? []) assembly.relation(type, assembly.resolve(from, type), assembly.resolve(to, type));
    yield assembly.finish(safeName(value.name ?? '', numberedName(file.name, number)));
  }
}
