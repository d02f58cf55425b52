import * as z from 'zod/mini';
import { CodePointIndex } from '../text/codePoints';
import { ArticleAssembly } from './assembly';
import type { FormatCodec, InputFile, OutputPiece, ReadResult } from './format';
import { coverOf, detailsByTarget, inTextOrder, type InterchangeArticle } from './interchange';
import { jsonLine, jsonLines, optional, textLike } from './json';
import { jsonMetadataOf, jsonNameSchema } from './jsonMetadata';
import { numberedName, safeName } from './names';

/** Spans in code points, as Python counts; source: example-datasets of explosion/prodigy-recipes, spaCy's training/iob_utils.py. */
const span = z.object({
  start: z.number(), end: z.number(), label: optional(z.string()), text: optional(z.string()),
  id: optional(textLike), kb_id: optional(z.string()), note: optional(z.string()),
  attributes: optional(z.record(z.string(), z.union([z.string(), z.boolean()]))),
});

const task = z.object({
  text: z.string(), spans: optional(z.array(span)), ents: optional(z.array(span)), entities: optional(z.array(z.tuple([z.number(), z.number(), z.string()]))),
  meta: optional(jsonNameSchema), answer: optional(z.string()),
});

/** One task a line. A tag's id, link, note and attributes are keys of its span that spaCy and Prodigy pass over. */
export const prodigy: FormatCodec = {
  writer: () => ({ write: (article) => [lineOf(article)], end: () => [] }),
  read: readTasks,
};

function lineOf(article: InterchangeArticle): OutputPiece {
  const codePoints = new CodePointIndex(article.text);
  const details = detailsByTarget(article.annotations);
  const spans = inTextOrder(article.annotations.entities).map((entity) => {
    const { attributes, links: [link], notes: [note] } = details(entity.id);
    return {
      ...codePoints.toCodePointRange(coverOf(entity)), label: entity.label, id: entity.id,
      ...(link && { kb_id: `${link.database}:${link.entry}` }), ...(note && { note: note.text }),
      ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value ?? true])) }),
    };
  });
  return { file: 'articles.jsonl', content: jsonLine({ text: article.text, spans, meta: jsonMetadataOf(article), answer: 'accept' }) };
}

async function* readTasks(file: InputFile): AsyncIterable<ReadResult> {
  let number = 0;
  for await (const item of jsonLines(file, task)) {
    if ('problem' in item) {
      yield item;
      continue;
    }
    number++;
    const { value, line } = item;
    const assembly = new ArticleAssembly(value.text, 'code points', line);
    for (const { start, end, label, text, id, kb_id: link, note, attributes } of [...value.spans ?? [], ...value.ents ?? []]) {
      const known = assembly.entity(label ?? '', [{ start, end }], id);
      assembly.expectText(known, text);
      if (known === undefined) continue;
      addLink(assembly, known, link);
      if (note !== undefined) assembly.note(known, note);
      for (const [name, set] of Object.entries(attributes ?? {})) if (set !== false) assembly.attribute(name, known, set === true ? undefined : set);
    }
    // As spaCy's training examples have them.
    for (const [start, end, label] of value.entities ?? []) assembly.entity(label, [{ start, end }]);
    yield assembly.finish(safeName(value.meta?.name ?? '', numberedName(file.name, number)));
  }
}

/** Adds what is written `Database:Entry`; an entry without a database is one of Wikidata, which spaCy's examples use. */
function addLink(assembly: ArticleAssembly, target: string, link: string | undefined): void {
  if (link === undefined || link === '' || link === 'NIL') return;
  const colon = link.indexOf(':');
  if (colon > 0) assembly.link(target, link.slice(0, colon), link.slice(colon + 1));
  else assembly.link(target, 'Wikidata', link);
}
