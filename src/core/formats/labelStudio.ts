import * as z from 'zod/mini';
import { message } from '../message';
import { CodePointIndex } from '../text/codePoints';
import { ArticleAssembly } from './assembly';
import { FormatError, type FormatCodec, type FormatWriter, type InputFile, type ReadResult } from './format';
import { coverOf, detailsByTarget, inTextOrder, type InterchangeArticle } from './interchange';
import { checked, jsonFile, optional, textLike } from './json';
import { jsonMetadataOf } from './jsonMetadata';
import { numberedName, safeName } from './names';
import { readMessages } from './readMessages';
import { escapeXml } from './xmlWriting';

/** Names of the parts of our labeling configuration. */
const names = { labels: 'label', text: 'text', relations: 'relations' } as const;

const value = z.object({
  start: optional(z.union([z.number(), z.string()])), end: optional(z.union([z.number(), z.string()])), text: optional(z.string()), labels: optional(z.array(z.string())),
});

/** Regions and relations; source: label_studio/tasks/validation.py, label_studio_sdk/converter. */
const result = z.object({
  id: optional(textLike), type: optional(z.string()), to_name: optional(z.string()), value: optional(value), labels: optional(z.array(z.string())),
  from_id: optional(textLike), to_id: optional(textLike), meta: optional(z.object({ text: optional(z.union([z.array(z.string()), z.string()])) })),
});

const withResult = z.object({ result: z.array(result), was_cancelled: optional(z.boolean()) });

const task = z.object({
  id: optional(textLike), data: optional(z.record(z.string(), z.unknown())), annotations: optional(z.array(withResult)),
  completions: optional(z.array(withResult)), predictions: optional(z.array(withResult)),
});

/** A flat task, as the export “JSON-MIN” gives it. */
const flatTask = z.object({ text: z.string(), name: optional(textLike), label: optional(z.array(value)) });

export const labelStudio: FormatCodec = { writer: () => new LabelStudioWriter(), read: readTasks };

class LabelStudioWriter implements FormatWriter {
  readonly #labels = new Set<string>();
  readonly #relations = new Set<string>();
  #count = 0;

  write(article: InterchangeArticle): { file: string; content: string }[] {
    for (const { label } of article.annotations.entities) this.#labels.add(label);
    for (const { label } of article.annotations.relations) this.#relations.add(label);
    this.#count++;
    return [{ file: 'tasks.json', content: `${this.#count === 1 ? '[' : ','}\n${JSON.stringify(taskOf(article, this.#count))}` }];
  }

  end(): { file: string; content: string }[] {
    return [
      { file: 'tasks.json', content: this.#count === 0 ? '[]\n' : '\n]\n' },
      { file: 'labeling-config.xml', content: configuration([...this.#labels].sort(), [...this.#relations].sort()) },
    ];
  }
}

function configuration(labels: readonly string[], relations: readonly string[]): string {
  return [
    '<View>',
    ...(relations.length > 0 ? ['  <Relations>', ...relations.map((label) => `    <Relation value="${escapeXml(label)}"/>`), '  </Relations>'] : []),
    `  <Labels name="${names.labels}" toName="${names.text}">`,
    ...labels.map((label) => `    <Label value="${escapeXml(label)}"/>`),
    '  </Labels>',
    `  <Text name="${names.text}" value="$text"/>`,
    '</View>', '',
  ].join('\n');
}

function taskOf(article: InterchangeArticle, id: number): object {
  const codePoints = new CodePointIndex(article.text);
  const { entities, relations } = article.annotations;
  const details = detailsByTarget(article.annotations);
  const regions = inTextOrder(entities).map((entity) => {
    const { notes: [note] } = details(entity.id);
    const cover = coverOf(entity);
    return {
      id: entity.id, from_name: names.labels, to_name: names.text, type: 'labels',
      value: { ...codePoints.toCodePointRange(cover), text: article.text.slice(cover.start, cover.end), labels: [entity.label] },
      ...(note && { meta: { text: [note.text] } }),
    };
  });
  const links = relations.map(({ label, arguments: [first, second] }) =>
    ({ type: 'relation', from_id: first.target, to_id: second.target, direction: 'right', labels: [label] }));
  return { id, data: { text: article.text, ...jsonMetadataOf(article) }, annotations: [{ id, result: [...regions, ...links] }] };
}

async function* readTasks(file: InputFile): AsyncIterable<ReadResult> {
  const tasks = await jsonFile(file);
  if (!Array.isArray(tasks)) throw new FormatError(message(readMessages.noList, { found: typeof tasks === 'object' && tasks !== null ? '{' : JSON.stringify(tasks).slice(0, 20) }));
  for (const [index, each] of tasks.entries()) {
    const name = numberedName(file.name, index + 1);
    const isFlat = typeof each === 'object' && each !== null && !('data' in each);
    yield isFlat ? readFlatTask(each, name) : readTask(each, name);
    // What has been read is not needed any more.
    tasks[index] = undefined;
  }
}

function readFlatTask(json: unknown, name: string): ReadResult {
  const parsed = checked(json, flatTask);
  if ('problem' in parsed) return parsed;
  const assembly = new ArticleAssembly(parsed.value.text, 'code points');
  for (const region of parsed.value.label ?? []) addRegion(assembly, region, undefined);
  return assembly.finish(safeName(parsed.value.name ?? '', name));
}

function readTask(json: unknown, name: string): ReadResult {
  const parsed = checked(json, task);
  if ('problem' in parsed) return parsed;
  const { data = {}, annotations, completions, predictions } = parsed.value;
  const text = textOf(data);
  if (text === undefined) return { problem: message(readMessages.noText) };
  const assembly = new ArticleAssembly(text, 'code points');
  // What people said goes before what a model proposed; of several people the first who did not skip the task.
  const submitted = [...annotations ?? [], ...completions ?? []].find(({ was_cancelled: isSkipped }) => !isSkipped);
  const results = (submitted ?? predictions?.[0])?.result ?? [];
  for (const { id, type, value: region, meta } of results) {
    if (type !== 'labels' || !region) continue;
    const known = addRegion(assembly, region, id);
    const notes = typeof meta?.text === 'string' ? [meta.text] : meta?.text ?? [];
    if (known !== undefined) for (const note of notes) assembly.note(known, note);
  }
  for (const { type, from_id: from, to_id: to, labels } of results) {
    const label = labels?.[0] ?? 'Relation';
    if (type === 'relation' && from !== undefined && to !== undefined) assembly.relation(label, assembly.resolve(from, label), assembly.resolve(to, label));
  }
  const given = data['name'];
  return assembly.finish(safeName(typeof given === 'string' ? given : '', name));
}

/** The text of a task: under the key of our configuration, else the longest text there is. */
function textOf(data: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof data['text'] === 'string') return data['text'];
  const texts = Object.values(data).filter((one) => typeof one === 'string');
  return texts.length === 0 ? undefined : texts.reduce((longest, one) => (one.length > longest.length ? one : longest));
}

function addRegion(assembly: ArticleAssembly, { start, end, text, labels }: z.infer<typeof value>, id: string | undefined): string | undefined {
  // Regions of <HyperText> are paths in a page, not places in a text.
  if (typeof start !== 'number' || typeof end !== 'number') {
    assembly.report(message(readMessages.pagePlaces));
    return undefined;
  }
  const known = assembly.entity(labels?.[0] ?? '', [{ start, end }], id);
  assembly.expectText(known, text);
  for (const further of labels?.slice(1) ?? []) assembly.entity(further, [{ start, end }]);
  return known;
}
