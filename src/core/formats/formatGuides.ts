import type { FormatId } from './formatTable';

/** What the documentation says of a format; Markdown. */
export interface FormatGuide {
  /** What has to be known to load the result in the tools that read it, one step a line. */
  readonly use: readonly string[];
  /** What surprises people: how offsets count, what readers refuse. */
  readonly notes: readonly string[];
}

/** Beside the table of formats, because no program needs it: the extension is loaded without it. */
export const formatGuides: Readonly<Record<FormatId, FormatGuide>> = {
  standoff: {
    use: [
      'Copy the folder below the `data` folder of brat, and open it there.',
      'Put an `annotation.conf` with your labels beside the files, or brat uses its own configuration.',
    ],
    notes: [
      'Offsets count code points of the whole text file; a byte order mark counts one, and a Windows line break two.',
      'Annotation files that are only copied stay the same, byte for byte, whatever they contain.',
      'A tag that runs over a line break is written in several parts, because brat cannot read it otherwise.',
    ],
  },
  'inception-standoff': {
    use: [
      'Zip each `.txt` with its `.ann`.',
      'In the project choose *Documents › Import*, and the format *brat*.',
      'If you can choose, prefer `json-cas`: it keeps links, too.',
    ],
    notes: [
      'Offsets count UTF-16 code units, because INCEpTION takes them as offsets of Java strings.',
      'Groups of equal tags are written as relations between neighbors.',
    ],
  },
  prodigy: {
    use: [
      'spaCy: `doc = nlp.make_doc(row["text"])`, then `doc.ents = [doc.char_span(s["start"], s["end"], s["label"], alignment_mode="expand") for s in row["spans"]]`.',
      'spaCy, to train: `DocBin(docs=docs).to_disk("train.spacy")`, then `python -m spacy train config.cfg --paths.train train.spacy`.',
      'Prodigy: `prodigy ner.manual my_dataset blank:en articles.jsonl --label Person,Place`.',
      'To put the tags into a dataset without looking at them: `prodigy db-in my_dataset articles.jsonl`.',
    ],
    notes: [
      'Offsets count code points, as Python does.',
      'Tags begin and end at words of this program; spaCy may cut words elsewhere, and `alignment_mode="expand"` then takes its whole words.',
      'A tag’s id, link (`kb_id`), note and attributes are keys of its span; spaCy and Prodigy ignore what they do not know.',
    ],
  },
  'prodigy-spans': {
    use: [
      'spaCy: `doc.spans["sc"] = [doc.char_span(s["start"], s["end"], s["label"], alignment_mode="expand") for s in row["spans"]]`.',
      'Prodigy: `prodigy spans.manual my_dataset blank:en articles.jsonl --label Person,Place`.',
      'Prodigy, relations: `prodigy rel.manual my_dataset blank:en articles.jsonl --label Located --wrap`.',
    ],
    notes: [
      'Offsets count code points, as Python does.',
      'Tags that overlap cannot become `doc.ents`; spaCy raises E103. Use `doc.spans`.',
    ],
  },
  doccano: {
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
  },
  'doccano-relations': {
    use: [
      'Make a project of the kind *Sequence Labeling*; tick *Use relation labeling*, and *Allow overlapping spans* if tags overlap.',
      'Choose *Dataset › Import Dataset*, and the file format *JSONL*.',
    ],
    notes: [
      'Offsets count code points, as Python does.',
      'A project with *grapheme mode* counts grapheme clusters instead: leave it off.',
    ],
  },
  'label-studio': {
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
  },
  conll2003: {
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
  },
  iob2: {
    use: [
      'doccano: choose *Dataset › Import Dataset*, and the file format *CoNLL*.',
      'seqeval: the last column of each sentence is one list of tags.',
    ],
    notes: [
      'doccano puts words together again with single spaces, so its offsets are not those of the article.',
      'Words and sentences are those of `conll2003`.',
    ],
  },
  'webanno-tsv': {
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
  },
  'json-cas': {
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
  },
  xmi: {
    use: [
      'INCEpTION: zip each `.xmi` with `TypeSystem.xml`, and import it as *UIMA CAS XMI (XML 1.0)*.',
      'Python: `cassis.load_cas_from_xmi(file, typesystem=cassis.load_typesystem(types))`.',
    ],
    notes: [
      'Offsets count UTF-16 code units.',
      'Control characters that XML 1.0 forbids are replaced by U+FFFD; offsets stay.',
      'Documents that define XML entities of their own are refused.',
    ],
  },
  tei: {
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
  },
  'web-annotation': {
    use: [
      'Each annotation points into the text file beside it, with a position and a quote.',
      'JSON-LD: every annotation has the context `http://www.w3.org/ns/anno.jsonld`.',
    ],
    notes: [
      'Positions count code points, and refer to the text file, not to the web page it came from.',
      'If a quote is no longer at its position, it is searched for with the text around it.',
      'Lists, pages (`items`) and collections with an embedded first page are read.',
    ],
  },
  'hugging-face': {
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
  },
  'hugging-face-parquet': {
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
  },
  ninjs: {
    use: ['Validate with `ninjs-schema_3.1.json` of IPTC.'],
    notes: [
      'A day without a time is not allowed in ninjs, so the article’s day is written with midnight UTC; the date as printed is the `altId` with the role `dateline`.',
      'Versions 1 to 3 are read.',
    ],
  },
  'newsml-g2': {
    use: ['Validate with `NewsML-G2_2.35-spec-All-Power.xsd` of IPTC.'],
    notes: [
      '`versionCreated` needs a time: it is midnight UTC of the article’s day. `contentCreated` has the day alone.',
      'Content as plain text, XHTML or NITF is read.',
    ],
  },
  'schema-org': {
    use: ['Put the JSON into `<script type="application/ld+json">` of the page.', 'Check it with validator.schema.org.'],
    notes: [
      'Of a web page the first script with an article is read: lists, `@graph` and several types included.',
      'What has no property of its own is an `identifier`: the number, and the date as it is printed (`dateline`).',
    ],
  },
  csv: {
    use: [
      'pandas: `pd.read_csv("articles.csv", dtype=str)`.',
      'Excel: *Data › From Text/CSV*, with the file origin *UTF-8*.',
    ],
    notes: [
      'To import a table only a column `body` (or `text`, `content`) is needed; `name`, `url`, `title`, `subjects`, `date` and `number` are read if they exist.',
      'Commas, semicolons, TABs and bars between cells are recognized.',
    ],
  },
};
