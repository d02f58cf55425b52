import { everything, tagsAlone } from './carries';
import type { FormatDescription } from './format';

/**
 * Every format: help, documentation, pickers and tests are made from this table. What does the work is loaded when it is needed.
 */
export const formatTable = [
  {
    id: 'standoff', title: 'brat standoff', files: 'each', extensions: ['.txt', '.article', '.md'],
    purpose: 'The annotation files of this extension and of brat: a text file and an .ann file for each article.',
    carries: { ...everything, labels: 'words' },
    use: [
      'Copy the folder below the `data` folder of brat, and open it there.',
      'Put an `annotation.conf` that names your labels beside the files, or brat shows a configuration of its own.',
    ],
    notes: [
      'Offsets count code points of the whole text file; a byte order mark counts one, and a line break of Windows two.',
      'Annotation files that are only copied stay the same, byte for byte, whatever they hold.',
      'A tag that runs over a line break is written in several parts, because brat cannot read it otherwise.',
    ],
    load: async () => (await import('./standoff')).standoff,
  },
  {
    id: 'inception-standoff', title: 'brat standoff for INCEpTION', files: 'each', extensions: ['.txt', '.article', '.md'],
    purpose: 'The same without what the importer of INCEpTION fails on: links and groups of equal tags.',
    carries: { ...everything, links: 'none', equivalences: 'relations', unread: false, labels: 'plain' },
    use: [
      'Zip each `.txt` with its `.ann`.',
      'In the project choose *Documents › Import*, and the format *brat*.',
      'Where you can choose, prefer `json-cas`: it keeps links, too.',
    ],
    notes: [
      'Offsets count UTF-16 code units, because INCEpTION takes them as offsets of Java strings.',
      'Groups of equal tags are written as relations between neighbors.',
    ],
    load: async () => (await import('./standoff')).inceptionStandoff,
  },
  {
    id: 'prodigy', title: 'spaCy and Prodigy JSONL', files: 'one', extensions: ['.jsonl', '.json', '.ndjson'],
    purpose: 'Training and correcting named entities with spaCy and Prodigy; one article a line, tags never overlap.',
    carries: { ...tagsAlone, overlap: 'none', attributes: 'entities', links: 'one', notes: 'one' },
    use: [
      'spaCy: `doc = nlp.make_doc(row["text"])`, then `doc.ents = [doc.char_span(s["start"], s["end"], s["label"]) for s in row["spans"]]`.',
      'Prodigy: `prodigy ner.manual my_dataset blank:en articles.jsonl --label Person,Place`.',
      'To put the tags into a dataset without looking at them: `prodigy db-in my_dataset articles.jsonl`.',
    ],
    notes: [
      'Offsets count code points, as Python does.',
      'A tag’s id, link (`kb_id`), note and attributes are keys of its span; spaCy and Prodigy pass over what they do not know.',
    ],
    load: async () => (await import('./prodigy')).prodigy,
  },
  {
    id: 'prodigy-spans', title: 'spaCy and Prodigy JSONL with overlaps', files: 'one', extensions: ['.jsonl', '.json', '.ndjson'],
    purpose: 'Training span categorizers, whose tags may overlap; one article a line.',
    carries: { ...tagsAlone, attributes: 'entities', links: 'one', notes: 'one' },
    use: [
      'spaCy: `doc.spans["sc"] = [doc.char_span(s["start"], s["end"], s["label"]) for s in row["spans"]]`.',
      'Prodigy: `prodigy spans.manual my_dataset blank:en articles.jsonl --label Person,Place`.',
    ],
    notes: [
      'Offsets count code points, as Python does.',
      'Tags that overlap cannot become `doc.ents`; spaCy raises E103. Use `doc.spans`.',
    ],
    load: async () => (await import('./prodigy')).prodigy,
  },
  {
    id: 'doccano', title: 'doccano JSONL', files: 'one', extensions: ['.jsonl', '.json', '.ndjson'],
    purpose: 'Sequence labelling in doccano; one article a line, tags as triples of start, end and label.',
    carries: tagsAlone,
    use: [
      'Make a project of the kind *Sequence Labeling*; tick *Allow overlapping spans* if tags overlap, or doccano drops the later ones without a word.',
      'Choose *Dataset › Import Dataset*, and the file format *JSONL*.',
      'Leave the column names `text` and `label` as they are.',
    ],
    notes: [
      'Offsets count code points, as Python does.',
      'A project with *grapheme mode* counts grapheme clusters instead: leave it off.',
      'Name, URL, title and the like are kept by doccano as metadata of the example.',
    ],
    load: async () => (await import('./doccano')).doccano,
  },
  {
    id: 'doccano-relations', title: 'doccano JSONL with relations', files: 'one', extensions: ['.jsonl', '.json', '.ndjson'],
    purpose: 'Sequence labelling with relations in doccano; one article a line.',
    carries: { ...tagsAlone, relations: 'entities' },
    use: [
      'Make a project of the kind *Sequence Labeling*; tick *Use relation labeling*, and *Allow overlapping spans* if tags overlap.',
      'Choose *Dataset › Import Dataset*, and the file format *JSONL*.',
    ],
    notes: [
      'Offsets count code points, as Python does.',
      'A project with *grapheme mode* counts grapheme clusters instead: leave it off.',
    ],
    load: async () => (await import('./doccano')).doccanoRelations,
  },
  {
    id: 'label-studio', title: 'Label Studio JSON', files: 'one', extensions: ['.json'],
    purpose: 'Tasks for Label Studio, and the labelling configuration that shows them.',
    carries: { ...tagsAlone, relations: 'entities', notes: 'one' },
    use: [
      'Make a project; under *Labeling Setup › Custom template › Code* paste `labeling-config.xml`.',
      'Choose *Import*, and upload `tasks.json`.',
      'Bring tags back with *Export › JSON*.',
    ],
    notes: [
      'Offsets count code points, as Python does.',
      'Of a region with several labels, the further ones become tags of their own when it is imported.',
      'Of several annotations of a task, the first that was not skipped is imported; predictions only where there is none.',
      'Regions of `<HyperText>` are places in a web page and cannot be imported.',
    ],
    load: async () => (await import('./labelStudio')).labelStudio,
  },
] as const satisfies readonly FormatDescription[];

export type FormatId = (typeof formatTable)[number]['id'];

export const formatIds: readonly FormatId[] = formatTable.map(({ id }) => id);

export function formatOf(id: FormatId): FormatDescription {
  const found = formatTable.find((format) => format.id === id);
  if (!found) throw new RangeError(`no format ${id}`);
  return found;
}
