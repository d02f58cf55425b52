import * as z from 'zod/mini';
import { message } from '../message';
import { CodePointIndex } from '../text/codePoints';
import { isoDate } from '../record/calendarDate';
import { ArticleAssembly } from './assembly';
import { EntityLayers } from './entityLayers';
import { coverOf, inTextOrder, type InterchangeArticle } from './interchange';
import type { ReadResult } from './format';
import { optional, textLike } from './json';
import { safeName } from './names';
import { metadataOf } from './recordText';
import { readMessages } from './readMessages';
import { EntitiesInOrder, iob2Tags, tokenized } from './sentences';

/** A row of a dataset: the whole article with its spans, and its words with a tag each. All rows have all keys. */
export interface DatasetRow {
  readonly id: string;
  readonly text: string;
  readonly tokens: readonly string[];
  /** Numbers of {@link tagNames}. */
  readonly ner_tags: readonly number[];
  /** Code points of `text`, half-open. */
  readonly spans: readonly { readonly start: number; readonly end: number; readonly label: string }[];
  readonly url: string;
  readonly title: string;
  readonly subjects: readonly string[];
  readonly date: string;
  readonly number: string;
}

/** The names of the numbers in `ner_tags`: nothing, then two for each label. */
export function tagNames(labels: readonly string[]): readonly string[] {
  return ['O', ...labels.flatMap((label) => [`B-${label}`, `I-${label}`])];
}

/** @param numbers of the tags, by their names */
export function rowOf(article: InterchangeArticle, numbers: ReadonlyMap<string, number>): DatasetRow {
  const { text } = article;
  const ordered = inTextOrder(article.annotations.entities);
  const codePoints = new CodePointIndex(text);
  const outermost = new EntitiesInOrder(withoutInner(new EntityLayers(ordered).nested));
  const sentences = tokenized(article);
  const { url, title, subjects, date, dateline, number } = metadataOf(text);
  return {
    id: article.name, text,
    tokens: sentences.flatMap(({ tokens }) => tokens.map(({ start, end }) => text.slice(start, end))),
    ner_tags: sentences.flatMap((sentence) => iob2Tags(sentence, outermost).map((tag) => numbers.get(tag) ?? 0)),
    spans: ordered.map((entity) => ({ ...codePoints.toCodePointRange(coverOf(entity)), label: entity.label })),
    url, title, subjects, date: date ? isoDate(date) : dateline, number,
  };
}

function withoutInner(nested: EntityLayers['nested']): EntityLayers['nested'] {
  let end = 0;
  return nested.filter((entity) => {
    const cover = coverOf(entity);
    if (cover.start < end) return false;
    end = cover.end;
    return true;
  });
}

/** The features of the rows, as `dataset_info` in the README of a dataset and in the metadata of Parquet files has them. */
export function datasetFeatures(labels: readonly string[]): object {
  const value = (dtype: string): object => ({ dtype, _type: 'Value' });
  // `Sequence` is read by old and new versions of the library; `List` only from version 4 on.
  return {
    id: value('string'), text: value('string'),
    tokens: { feature: value('string'), _type: 'Sequence' },
    ner_tags: { feature: { names: tagNames(labels), _type: 'ClassLabel' }, _type: 'Sequence' },
    spans: [{ start: value('int64'), end: value('int64'), label: value('string') }],
    url: value('string'), title: value('string'), subjects: { feature: value('string'), _type: 'Sequence' }, date: value('string'), number: value('string'),
  };
}

/** The README of a dataset, whose head says what the files hold. @param file the file of the rows */
export function datasetCard(file: string, labels: readonly string[]): string {
  const names = tagNames(labels).map((name, index) => `            '${index}': ${JSON.stringify(name)}`);
  const column = (name: string, type: string): string => `  - name: ${name}\n    ${type}`;
  return [
    '---', 'task_categories:', '- token-classification', 'configs:', '- config_name: default', `  data_files: ${file}`, 'dataset_info:', '  features:',
    column('id', 'dtype: string'), column('text', 'dtype: string'), column('tokens', 'sequence: string'),
    '  - name: ner_tags', '    sequence:', '      class_label:', '        names:', ...names.map((name) => name.slice(2)),
    '  - name: spans', '    list:', '    - name: start', '      dtype: int64', '    - name: end', '      dtype: int64', '    - name: label', '      dtype: string',
    column('url', 'dtype: string'), column('title', 'dtype: string'), column('subjects', 'sequence: string'), column('date', 'dtype: string'), column('number', 'dtype: string'),
    '---', '', '# Annotated articles', '',
    'Each row is an article: `text` with its tags in `spans` (code points of the text, end not included), and the same as `tokens` with IOB2 tags in `ner_tags`.', '',
  ].join('\n');
}

const span = z.object({ start: z.number(), end: z.number(), label: textLike });

/** Rows of ours, and of others as far as they have words with tags, or a text with spans. */
export const datasetRow = z.looseObject({
  id: optional(textLike), text: optional(z.string()),
  tokens: optional(z.array(z.string())), words: optional(z.array(z.string())),
  ner_tags: optional(z.array(z.union([z.number(), z.string()]))), tags: optional(z.array(z.union([z.number(), z.string()]))), labels: optional(z.array(z.union([z.number(), z.string()]))),
  spans: optional(z.array(span)), entities: optional(z.array(span)),
  url: optional(z.string()), title: optional(z.string()), subjects: optional(z.array(z.string())), date: optional(z.string()), number: optional(textLike),
});

/** @param names of the tags, where they are numbers and the file says what these mean */
export function articleOfRow(row: z.infer<typeof datasetRow>, fallback: string, names: readonly string[] | undefined, line?: number): ReadResult {
  const tokens = row.tokens ?? row.words ?? [];
  const text = row.text ?? tokens.join(' ');
  if (text === '') return { problem: message(readMessages.noText), line };
  const assembly = new ArticleAssembly(text, 'code points', line);
  const spans = row.spans ?? row.entities;
  if (spans) for (const { start, end, label } of spans) assembly.entity(label, [{ start, end }]);
  else addTags(assembly, text, tokens, row.ner_tags ?? row.tags ?? row.labels ?? [], names);
  return assembly.finish(safeName(row.id ?? '', fallback));
}

/** Words are found in the text one behind the other. */
function addTags(assembly: ArticleAssembly, text: string, tokens: readonly string[], tags: readonly (number | string)[], names: readonly string[] | undefined): void {
  if (names === undefined && tags.some((tag) => typeof tag === 'number' && tag !== 0)) {
    assembly.report(message(readMessages.noTagNames));
    return;
  }
  const codePoints = new CodePointIndex(text);
  let at = 0;
  let open: { label: string; start: number; end: number } | undefined;
  const close = (): void => {
    if (open) assembly.entity(open.label, [codePoints.toCodePointRange(open)]);
    open = undefined;
  };
  for (const [index, token] of tokens.entries()) {
    const start = text.indexOf(token, at);
    if (start < 0) {
      assembly.report(message(readMessages.wordNotFound, { word: token }));
      break;
    }
    at = start + token.length;
    const tag = tags[index];
    const name = typeof tag === 'number' ? names?.[tag] ?? 'O' : tag ?? 'O';
    const label = name.slice(2);
    if (name === 'O') close();
    else if (name.startsWith('I-') && open?.label === label) open.end = at;
    else {
      close();
      open = { label, start, end: at };
    }
  }
  close();
}

