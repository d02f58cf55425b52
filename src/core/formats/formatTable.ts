import { columns, everything, tagsAlone } from './carries';
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
    purpose: 'Training span categorizers and relations, with tags that may overlap; one article a line.',
    carries: { ...tagsAlone, relations: 'entities', attributes: 'entities', links: 'one', notes: 'one' },
    use: [
      'spaCy: `doc.spans["sc"] = [doc.char_span(s["start"], s["end"], s["label"]) for s in row["spans"]]`.',
      'Prodigy: `prodigy spans.manual my_dataset blank:en articles.jsonl --label Person,Place`.',
      'Prodigy, relations: `prodigy rel.manual my_dataset blank:en articles.jsonl --label Located --wrap`.',
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
  {
    id: 'conll2003', title: 'CoNLL-2003', files: 'one', extensions: ['.conll', '.txt', '.tsv', '.iob', '.iob2', '.bio'],
    purpose: 'Training named-entity recognizers that read columns: one word a line, four columns, all articles in one file.',
    carries: { ...columns, names: false },
    use: [
      'spaCy: `python -m spacy convert articles.conll . --converter ner`.',
      'Hugging Face: a loading script like that of `conll2003` reads it; prefer `hugging-face`, which needs none.',
      'INCEpTION: choose the format *CoNLL 2003*.',
    ],
    notes: [
      'Words are those of one tokenizer for all formats: inner hyphens and apostrophes belong to a word, abbreviations keep their stop, and the edges of tags are always edges of words.',
      'Sentences end at lost paragraph breaks, too. A sentence never ends inside a tag.',
      'Tags are IOB2 when written; IOB1, IOB2, BILOU and BIOES are read, with two or more columns.',
      'The corpus of 2003 has the labels PER, ORG, LOC and MISC; map yours with `--map Person=PER,Place=LOC`.',
    ],
    load: async () => (await import('./columns')).conll2003,
  },
  {
    id: 'iob2', title: 'IOB2 in two columns', files: 'each', extensions: ['.iob2', '.iob', '.bio', '.conll', '.tsv', '.txt'],
    purpose: 'Tools that read a word and its tag, such as doccano: one word a line, two columns, a file for each article.',
    carries: columns,
    use: [
      'doccano: choose *Dataset › Import Dataset*, and the file format *CoNLL*.',
      'seqeval: the last column of each sentence is one list of tags.',
    ],
    notes: [
      'doccano puts words together again with single spaces, so that offsets there are not those of the article.',
      'Words and sentences are those of `conll2003`.',
    ],
    load: async () => (await import('./columns')).iob2,
  },
  {
    id: 'webanno-tsv', title: 'WebAnno TSV 3.3', files: 'each', extensions: ['.tsv'],
    purpose: 'INCEpTION and WebAnno, where a table is wanted that people can read; a file for each article.',
    carries: { ...columns, overlap: 'all', links: 'one', labels: 'any' },
    use: [
      'In the project choose *Documents › Import*, and the format *WebAnno TSV v3.3*.',
      'Tags become named entities; links go into the feature `identifier`.',
      'Where you can choose, prefer `json-cas`: it keeps the exact text, relations and notes.',
    ],
    notes: [
      'Offsets count UTF-16 code units.',
      'What stands between two sentences is not in the file: INCEpTION, like this importer, puts a line break and spaces there. Offsets stay right.',
      'Of layers that are read, those for named entities and custom ones become tags; others are reported and left out.',
    ],
    load: async () => (await import('./webannoTsv')).webannoTsv,
  },
  {
    id: 'json-cas', title: 'UIMA JSON CAS', files: 'each', extensions: ['.json'],
    purpose: 'INCEpTION and other programs on UIMA: one self-contained file for each article.',
    carries: { ...everything, discontinuous: false, unread: false },
    use: [
      'In the project choose *Documents › Import*, and the format *UIMA CAS JSON 0.4.0*.',
      'Tags become named entities. For relations, notes and the like make custom layers named as in the file, or INCEpTION passes over them.',
      'Python: `from cassis import load_cas_from_json`.',
    ],
    notes: [
      'Offsets count UTF-16 code units.',
      'Words and sentences are in the file, too.',
      'Of what is imported, named entities and custom layers become tags; other layers are reported and left out.',
    ],
    load: async () => (await import('./jsonCas')).jsonCas,
  },
  {
    id: 'xmi', title: 'UIMA CAS XMI', files: 'each', extensions: ['.xmi'],
    purpose: 'Programs on UIMA that read XML: a file for each article and one TypeSystem.xml.',
    carries: { ...everything, text: 'xml', discontinuous: false, unread: false },
    use: [
      'INCEpTION: zip each `.xmi` with `TypeSystem.xml`, and import it as *UIMA CAS XMI (XML 1.0)*.',
      'Python: `cassis.load_cas_from_xmi(file, typesystem=cassis.load_typesystem(types))`.',
    ],
    notes: [
      'Offsets count UTF-16 code units.',
      'Control characters that XML 1.0 forbids are replaced by U+FFFD; offsets stay.',
      'Documents that define XML entities of their own are refused.',
    ],
    load: async () => (await import('./xmi')).xmi,
  },
] as const satisfies readonly FormatDescription[];

export type FormatId = (typeof formatTable)[number]['id'];

export const formatIds: readonly FormatId[] = formatTable.map(({ id }) => id);

export function formatOf(id: FormatId): FormatDescription {
  const found = formatTable.find((format) => format.id === id);
  if (!found) throw new RangeError(`no format ${id}`);
  return found;
}
