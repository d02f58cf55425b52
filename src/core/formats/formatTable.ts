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
    use: [
      'Copy the folder below the `data` folder of brat, and open it there.',
      'Put an `annotation.conf` with your labels beside the files, or brat uses its own configuration.',
    ],
    notes: [
      'Offsets count code points of the whole text file; a byte order mark counts one, and a Windows line break two.',
      'Annotation files that are only copied stay the same, byte for byte, whatever they contain.',
      'A tag that runs over a line break is written in several parts, because brat cannot read it otherwise.',
    ],
    load: async () => (await import('./codecs')).codecs.standoff,
  },
  {
    id: 'inception-standoff', title: 'brat standoff for INCEpTION', files: 'each', extensions: ['.txt', '.article', '.md'],
    purpose: 'The same without links and groups of equal tags, which INCEpTION cannot import.',
    carries: { ...everything, links: 'none', equivalences: 'relations', unread: false, labels: 'plain' },
    use: [
      'Zip each `.txt` with its `.ann`.',
      'In the project choose *Documents › Import*, and the format *brat*.',
      'If you can choose, prefer `json-cas`: it keeps links, too.',
    ],
    notes: [
      'Offsets count UTF-16 code units, because INCEpTION takes them as offsets of Java strings.',
      'Groups of equal tags are written as relations between neighbors.',
    ],
    load: async () => (await import('./codecs')).codecs.inceptionStandoff,
  },
  {
    id: 'prodigy', title: 'spaCy and Prodigy JSONL', files: 'one', extensions: ['.jsonl', '.json', '.ndjson'],
    purpose: 'Training and correcting named entities with spaCy and Prodigy; one article per line, tags never overlap.',
    carries: { ...tagsAlone, overlap: 'none', attributes: 'entities', links: 'one', notes: 'one' },
    use: [
      'spaCy: `doc = nlp.make_doc(row["text"])`, then `doc.ents = [doc.char_span(s["start"], s["end"], s["label"]) for s in row["spans"]]`.',
      'Prodigy: `prodigy ner.manual my_dataset blank:en articles.jsonl --label Person,Place`.',
      'To put the tags into a dataset without looking at them: `prodigy db-in my_dataset articles.jsonl`.',
    ],
    notes: [
      'Offsets count code points, as Python does.',
      'A tag’s id, link (`kb_id`), note and attributes are keys of its span; spaCy and Prodigy ignore what they do not know.',
    ],
    load: async () => (await import('./codecs')).codecs.prodigy,
  },
  {
    id: 'prodigy-spans', title: 'spaCy and Prodigy JSONL with overlaps', files: 'one', extensions: ['.jsonl', '.json', '.ndjson'],
    purpose: 'Training span categorizers and relations, with tags that may overlap; one article per line.',
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
    load: async () => (await import('./codecs')).codecs.prodigy,
  },
  {
    id: 'doccano', title: 'doccano JSONL', files: 'one', extensions: ['.jsonl', '.json', '.ndjson'],
    purpose: 'Sequence labeling in doccano; one article per line, tags as triples of start, end and label.',
    carries: tagsAlone,
    use: [
      'Make a project of the kind *Sequence Labeling*; tick *Allow overlapping spans* if tags overlap, or doccano silently drops the later ones.',
      'Choose *Dataset › Import Dataset*, and the file format *JSONL*.',
      'Leave the column names `text` and `label` as they are.',
    ],
    notes: [
      'Offsets count code points, as Python does.',
      'A project with *grapheme mode* counts grapheme clusters instead: leave it off.',
      'Name, URL, title and the like are kept by doccano as metadata of the example.',
    ],
    load: async () => (await import('./codecs')).codecs.doccano,
  },
  {
    id: 'doccano-relations', title: 'doccano JSONL with relations', files: 'one', extensions: ['.jsonl', '.json', '.ndjson'],
    purpose: 'Sequence labeling with relations in doccano; one article per line.',
    carries: { ...tagsAlone, relations: 'entities' },
    use: [
      'Make a project of the kind *Sequence Labeling*; tick *Use relation labeling*, and *Allow overlapping spans* if tags overlap.',
      'Choose *Dataset › Import Dataset*, and the file format *JSONL*.',
    ],
    notes: [
      'Offsets count code points, as Python does.',
      'A project with *grapheme mode* counts grapheme clusters instead: leave it off.',
    ],
    load: async () => (await import('./codecs')).codecs.doccanoRelations,
  },
  {
    id: 'label-studio', title: 'Label Studio JSON', files: 'one', extensions: ['.json'],
    purpose: 'Tasks for Label Studio, and the labeling configuration that shows them.',
    carries: { ...tagsAlone, relations: 'entities', notes: 'one' },
    use: [
      'Make a project; under *Labeling Setup › Custom template › Code* paste `labeling-config.xml`.',
      'Choose *Import*, and upload `tasks.json`.',
      'Bring tags back with *Export › JSON*.',
    ],
    notes: [
      'Offsets count code points, as Python does.',
      'Of a region with several labels, the others become separate tags when it is imported.',
      'Of several annotations of a task, the first that was not skipped is imported; predictions only if there is none.',
      'Regions of `<HyperText>` are places in a web page and cannot be imported.',
    ],
    load: async () => (await import('./codecs')).codecs.labelStudio,
  },
  {
    id: 'conll2003', title: 'CoNLL-2003', files: 'one', extensions: ['.conll', '.txt', '.tsv', '.iob', '.iob2', '.bio'],
    purpose: 'Training named-entity recognizers that read columns: one word per line, four columns, all articles in one file.',
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
    load: async () => (await import('./codecs')).codecs.conll2003,
  },
  {
    id: 'iob2', title: 'IOB2 in two columns', files: 'each', extensions: ['.iob2', '.iob', '.bio', '.conll', '.tsv', '.txt'],
    purpose: 'Tools that read a word and its tag, such as doccano: one word per line, two columns, one file per article.',
    carries: columns,
    use: [
      'doccano: choose *Dataset › Import Dataset*, and the file format *CoNLL*.',
      'seqeval: the last column of each sentence is one list of tags.',
    ],
    notes: [
      'doccano puts words together again with single spaces, so its offsets are not those of the article.',
      'Words and sentences are those of `conll2003`.',
    ],
    load: async () => (await import('./codecs')).codecs.iob2,
  },
  {
    id: 'webanno-tsv', title: 'WebAnno TSV 3.3', files: 'each', extensions: ['.tsv'],
    purpose: 'INCEpTION and WebAnno, as a table that people can read; one file per article.',
    carries: { ...columns, overlap: 'all', links: 'one', labels: 'any' },
    use: [
      'In the project choose *Documents › Import*, and the format *WebAnno TSV v3.3*.',
      'Tags become named entities; links go into the feature `identifier`.',
      'If you can choose, prefer `json-cas`: it keeps the exact text, relations and notes.',
    ],
    notes: [
      'Offsets count UTF-16 code units.',
      'The text between two sentences is not in the file: INCEpTION, like this importer, puts a line break and spaces there. Offsets stay right.',
      'Of layers that are read, those for named entities and custom ones become tags; others are reported and left out.',
    ],
    load: async () => (await import('./codecs')).codecs.webannoTsv,
  },
  {
    id: 'json-cas', title: 'UIMA JSON CAS', files: 'each', extensions: ['.json'],
    purpose: 'INCEpTION and other UIMA programs: one self-contained file per article.',
    carries: { ...everything, discontinuous: false, unread: false },
    use: [
      'In the project choose *Documents › Import*, and the format *UIMA CAS JSON 0.4.0*.',
      'Tags become named entities. For relations, notes and the like make custom layers named as in the file, or INCEpTION ignores them.',
      'Python: `from cassis import load_cas_from_json`.',
    ],
    notes: [
      'Offsets count UTF-16 code units.',
      'Words and sentences are in the file, too.',
      'Of what is imported, named entities and custom layers become tags; other layers are reported and left out.',
    ],
    load: async () => (await import('./codecs')).codecs.jsonCas,
  },
  {
    id: 'xmi', title: 'UIMA CAS XMI', files: 'each', extensions: ['.xmi'],
    purpose: 'UIMA programs that read XML: one file per article and one TypeSystem.xml.',
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
    load: async () => (await import('./codecs')).codecs.xmi,
  },
  {
    id: 'tei', title: 'TEI P5', files: 'each', extensions: ['.xml', '.tei'],
    purpose: 'Digital humanities: one document per article, tags as elements around names.',
    carries: { ...everything, text: 'xml', roles: false, events: false, attributes: 'none', links: 'one', linkTexts: false, unread: false, labels: 'words' },
    use: [
      'Open the files in oXygen or validate them with `tei_all.rng`.',
      'With lxml: `tree.iterfind(".//{http://www.tei-c.org/ns/1.0}persName")`.',
    ],
    notes: [
      'Person, Organization, Place, Date and some more are elements of their own (`persName`, `orgName` …); every other label is the type of an `rs`.',
      'Tags that cross others, and those of several parts, are in `standOff` and point into the text; so do relations, groups of equal tags and notes.',
      'The text is in one `ab` with `xml:space="preserve"`: do not indent it, or offsets change.',
      'Of documents of others the text of the body is read, with one line for each block.',
    ],
    load: async () => (await import('./codecs')).codecs.tei,
  },
  {
    id: 'web-annotation', title: 'W3C Web Annotation', files: 'each', extensions: ['.jsonld', '.json'],
    purpose: 'Annotation servers and clients such as Hypothesis and Recogito: one list of annotations per article, beside its text.',
    carries: { ...tagsAlone, discontinuous: true, relations: 'entities', links: 'all', notes: 'plain' },
    use: [
      'Each annotation points into the text file beside it, with a position and a quote.',
      'JSON-LD: every annotation has the context `http://www.w3.org/ns/anno.jsonld`.',
    ],
    notes: [
      'Positions count code points, and refer to the text file, not to the web page it came from.',
      'If a quote is no longer at its position, it is searched for with the text around it.',
      'Lists, pages (`items`) and collections with an embedded first page are read.',
    ],
    load: async () => (await import('./codecs')).codecs.webAnnotation,
  },
  {
    id: 'hugging-face', title: 'Hugging Face JSONL', files: 'one', extensions: ['.jsonl', '.json', '.ndjson'],
    purpose: 'Training with transformers: one article per line, as words with tags and as text with spans, and a dataset card.',
    carries: tagsAlone, needsLabels: true,
    use: [
      'Put both files into the repository of a dataset, and `load_dataset("me/my-dataset")`.',
      'Or from disk: `load_dataset("path/to/folder")`.',
      'Names of the labels: `dataset["train"].features["ner_tags"].feature.names`.',
    ],
    notes: [
      'Offsets count code points, as Python does.',
      '`ner_tags` are numbers; of tags inside others the outermost counts there. `spans` have all.',
      'pandas reads a column named `date` as points in time, and numbers with leading zeros as numbers; `hugging-face-parquet` has types.',
    ],
    load: async () => (await import('./codecs')).codecs.huggingFaceJson,
  },
  {
    id: 'hugging-face-parquet', title: 'Hugging Face Parquet', files: 'one', extensions: ['.parquet'],
    purpose: 'The same in typed columns, also for DuckDB, pandas and Spark.',
    carries: tagsAlone, needsLabels: true,
    use: [
      'Put both files into the repository of a dataset, and `load_dataset("me/my-dataset")`.',
      'DuckDB: `select id, unnest(spans) from "articles.parquet"`.',
      'pandas: `pd.read_parquet("articles.parquet")`.',
    ],
    notes: [
      'Offsets count code points.',
      'The types of the Hugging Face library are in the metadata of the file.',
      'Files compressed with Snappy or not at all are read.',
    ],
    load: async () => (await import('./codecs')).codecs.huggingFaceParquet,
  },
  {
    id: 'ninjs', title: 'IPTC ninjs 3.1', files: 'each', extensions: ['.json'],
    purpose: 'News agencies and publishers: header, text and the names that are tagged, as JSON.',
    carries: news,
    use: ['Validate with `ninjs-schema_3.1.json` of IPTC.'],
    notes: [
      'A day without a time is not allowed in ninjs, so the article’s day is written with midnight UTC; the date as printed is the `altId` with the role `dateline`.',
      'Versions 1 to 3 are read.',
    ],
    load: async () => (await import('./codecs')).codecs.ninjs,
  },
  {
    id: 'newsml-g2', title: 'IPTC NewsML-G2 2.35', files: 'each', extensions: ['.xml'],
    purpose: 'News agencies and publishers: header, text and the names that are tagged, as XML.',
    carries: { ...news, text: 'xml fields' },
    use: ['Validate with `NewsML-G2_2.35-spec-All-Power.xsd` of IPTC.'],
    notes: [
      '`versionCreated` needs a time: it is midnight UTC of the article’s day. `contentCreated` has the day alone.',
      'Content as plain text, XHTML or NITF is read.',
    ],
    load: async () => (await import('./codecs')).codecs.newsMl,
  },
  {
    id: 'schema-org', title: 'schema.org NewsArticle', files: 'each', extensions: ['.jsonld', '.json', '.html', '.htm'],
    purpose: 'Web pages and search engines: header, text and the names that are tagged, as JSON-LD; also reads the pages themselves.',
    carries: news,
    use: ['Put the JSON into `<script type="application/ld+json">` of the page.', 'Check it with validator.schema.org.'],
    notes: ['Of a web page the first script with an article is read: lists, `@graph` and several types included.'],
    load: async () => (await import('./codecs')).codecs.schemaOrg,
  },
  {
    id: 'csv', title: 'CSV table', files: 'one', extensions: ['.csv', '.tsv'],
    purpose: 'Spreadsheets and data frames: one row per article, with its header, its text and the number of tags of each label.',
    carries: { ...news, metadata: 'lines', tags: 'counts', links: 'none' }, needsLabels: true,
    use: [
      'pandas: `pd.read_csv("articles.csv", dtype=str)`.',
      'Excel: *Data › From Text/CSV*, with the file origin *UTF-8*.',
    ],
    notes: [
      'To import a table only a column `body` (or `text`, `content`) is needed; `name`, `url`, `title`, `subjects`, `date` and `number` are read if they exist.',
      'Commas, semicolons, TABs and bars between cells are recognized.',
    ],
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
