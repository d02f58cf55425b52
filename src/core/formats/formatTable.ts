import { columns, everything, news, tagsAlone } from './carries';
import type { FormatDescription } from './format';

/**
 * Every format: help, documentation, pickers and tests are made from this table. What does the work is loaded when it is needed.
 */
const formatTable = [
  {
    id: 'standoff', title: 'brat standoff', files: 'each', extensions: ['.txt', '.article', '.md'],
    purpose: 'The annotation files of this extension and of brat: one text file and one .ann file per article.',
    carries: { ...everything, labels: 'words' },
    load: async () => (await import('./codecs')).codecs.standoff,
  },
  {
    id: 'inception-standoff', title: 'brat standoff for INCEpTION', files: 'each', extensions: ['.txt', '.article', '.md'],
    purpose: 'The same without links and groups of equal tags, which INCEpTION cannot import.',
    carries: { ...everything, links: 'none', equivalences: 'relations', unread: false, labels: 'plain' },
    load: async () => (await import('./codecs')).codecs.inceptionStandoff,
  },
  {
    id: 'prodigy', title: 'spaCy and Prodigy JSONL', files: 'one', extensions: ['.jsonl', '.json', '.ndjson'],
    purpose: 'Training and correcting named entities with spaCy and Prodigy; one article per line, tags never overlap.',
    carries: { ...tagsAlone, overlap: 'none', attributes: 'entities', links: 'one', notes: 'one' },
    load: async () => (await import('./codecs')).codecs.prodigy,
  },
  {
    id: 'prodigy-spans', title: 'spaCy and Prodigy JSONL with overlaps', files: 'one', extensions: ['.jsonl', '.json', '.ndjson'],
    purpose: 'Training span categorizers and relations, with tags that may overlap; one article per line.',
    carries: { ...tagsAlone, relations: 'entities', attributes: 'entities', links: 'one', notes: 'one' },
    load: async () => (await import('./codecs')).codecs.prodigy,
  },
  {
    id: 'doccano', title: 'doccano JSONL', files: 'one', extensions: ['.jsonl', '.json', '.ndjson'],
    purpose: 'Sequence labeling in doccano; one article per line, tags as triples of start, end and label.',
    carries: tagsAlone,
    load: async () => (await import('./codecs')).codecs.doccano,
  },
  {
    id: 'doccano-relations', title: 'doccano JSONL with relations', files: 'one', extensions: ['.jsonl', '.json', '.ndjson'],
    purpose: 'Sequence labeling with relations in doccano; one article per line.',
    carries: { ...tagsAlone, relations: 'entities' },
    load: async () => (await import('./codecs')).codecs.doccanoRelations,
  },
  {
    id: 'label-studio', title: 'Label Studio JSON', files: 'one', extensions: ['.json'],
    purpose: 'Tasks for Label Studio, and the labeling configuration that shows them.',
    carries: { ...tagsAlone, relations: 'entities', notes: 'one' },
    load: async () => (await import('./codecs')).codecs.labelStudio,
  },
  {
    id: 'conll2003', title: 'CoNLL-2003', files: 'one', extensions: ['.conll', '.txt', '.tsv', '.iob', '.iob2', '.bio'],
    purpose: 'Training named-entity recognizers that read columns: one word per line, four columns, all articles in one file.',
    carries: { ...columns, names: false },
    load: async () => (await import('./codecs')).codecs.conll2003,
  },
  {
    id: 'iob2', title: 'IOB2 in two columns', files: 'each', extensions: ['.iob2', '.iob', '.bio', '.conll', '.tsv', '.txt'],
    purpose: 'Tools that read a word and its tag, such as doccano: one word per line, two columns, one file per article.',
    carries: columns,
    load: async () => (await import('./codecs')).codecs.iob2,
  },
  {
    id: 'webanno-tsv', title: 'WebAnno TSV 3.3', files: 'each', extensions: ['.tsv'],
    purpose: 'INCEpTION and WebAnno, as a table that people can read; one file per article.',
    carries: { ...columns, overlap: 'all', links: 'one', labels: 'any' },
    load: async () => (await import('./codecs')).codecs.webannoTsv,
  },
  {
    id: 'json-cas', title: 'UIMA JSON CAS', files: 'each', extensions: ['.json'],
    purpose: 'INCEpTION and other UIMA programs: one self-contained file per article.',
    carries: { ...everything, discontinuous: false, unread: false },
    load: async () => (await import('./codecs')).codecs.jsonCas,
  },
  {
    id: 'xmi', title: 'UIMA CAS XMI', files: 'each', extensions: ['.xmi'],
    purpose: 'UIMA programs that read XML: one file per article and one TypeSystem.xml.',
    carries: { ...everything, text: 'xml', discontinuous: false, unread: false },
    load: async () => (await import('./codecs')).codecs.xmi,
  },
  {
    id: 'tei', title: 'TEI P5', files: 'each', extensions: ['.xml', '.tei'],
    purpose: 'Digital humanities: one document per article, tags as elements around names.',
    carries: { ...everything, text: 'xml', roles: false, events: false, attributes: 'none', links: 'one', linkTexts: false, unread: false, labels: 'words' },
    load: async () => (await import('./codecs')).codecs.tei,
  },
  {
    id: 'web-annotation', title: 'W3C Web Annotation', files: 'each', extensions: ['.jsonld', '.json'],
    purpose: 'Annotation servers and clients such as Hypothesis and Recogito: one list of annotations per article, beside its text.',
    carries: { ...tagsAlone, discontinuous: true, relations: 'entities', links: 'all', notes: 'plain' },
    load: async () => (await import('./codecs')).codecs.webAnnotation,
  },
  {
    id: 'hugging-face', title: 'Hugging Face JSONL', files: 'one', extensions: ['.jsonl', '.json', '.ndjson'],
    purpose: 'Training with transformers: one article per line, as words with tags and as text with spans, and a dataset card.',
    carries: tagsAlone, needsLabels: true,
    load: async () => (await import('./codecs')).codecs.huggingFaceJson,
  },
  {
    id: 'hugging-face-parquet', title: 'Hugging Face Parquet', files: 'one', extensions: ['.parquet'],
    purpose: 'The same in typed columns, also for DuckDB, pandas and Spark.',
    carries: tagsAlone, needsLabels: true,
    load: async () => (await import('./codecs')).codecs.huggingFaceParquet,
  },
  {
    id: 'ninjs', title: 'IPTC ninjs 3.1', files: 'each', extensions: ['.json'],
    purpose: 'News agencies and publishers: header, text and the names that are tagged, as JSON.',
    carries: news,
    load: async () => (await import('./codecs')).codecs.ninjs,
  },
  {
    id: 'newsml-g2', title: 'IPTC NewsML-G2 2.35', files: 'each', extensions: ['.xml'],
    purpose: 'News agencies and publishers: header, text and the names that are tagged, as XML.',
    carries: { ...news, text: 'xml fields' },
    load: async () => (await import('./codecs')).codecs.newsMl,
  },
  {
    id: 'schema-org', title: 'schema.org NewsArticle', files: 'each', extensions: ['.jsonld', '.json', '.html', '.htm'],
    purpose: 'Web pages and search engines: header, text and the names that are tagged, as JSON-LD; also reads the pages themselves.',
    carries: news,
    load: async () => (await import('./codecs')).codecs.schemaOrg,
  },
  {
    id: 'csv', title: 'CSV table', files: 'one', extensions: ['.csv', '.tsv'],
    purpose: 'Spreadsheets and data frames: one row per article, with its header, its text and the number of tags of each label.',
    carries: { ...news, metadata: 'lines', tags: 'counts', links: 'none' }, needsLabels: true,
    load: async () => (await import('./codecs')).codecs.csv,
  },
] as const satisfies readonly FormatDescription[];

type Row = (typeof formatTable)[number];

export type FormatId = Row['id'];

/** A format of the table; what users read of it is known before it is shown. */
export interface Format extends FormatDescription {
  readonly id: FormatId;
  readonly title: Row['title'];
  readonly purpose: Row['purpose'];
}

export const formats: readonly Format[] = formatTable;

export const formatIds: readonly FormatId[] = formats.map(({ id }) => id);

export function formatOf(id: FormatId): Format {
  const found = formats.find((format) => format.id === id);
  if (!found) throw new RangeError(`no format ${id}`);
  return found;
}
