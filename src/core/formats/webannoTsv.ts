import type { FormatCodec, OutputPiece } from './format';
import { coverOf, detailsByTarget, inTextOrder, type InterchangeArticle } from './interchange';
import { iriOf } from './links';
import { tokenized, type TokenizedSentence } from './sentences';
import { readWebannoTsv } from './webannoTsvReading';

/** The layer of named entities that every INCEpTION project has; source: inception-io-webanno-tsv, webannotsv.adoc. */
const layer = '#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value';

export const webannoTsv: FormatCodec = {
  writer: () => ({ write: (article) => [{ file: `${article.name}.tsv`, content: documentOf(article) }], end: (): OutputPiece[] => [] }),
  read: readWebannoTsv,
};

/** Two blank lines behind the header and one between sentences are demanded, and none at the end. */
function documentOf(article: InterchangeArticle): string {
  const annotations = new AnnotationCells(article);
  const blocks = tokenized(article).map((sentence, index) => blockOf(article.text, sentence, index + 1, annotations));
  return `#FORMAT=WebAnno TSV 3.3\n${layer}\n\n\n${blocks.join('\n')}`;
}

function blockOf(text: string, { tokens }: TokenizedSentence, number: number, annotations: AnnotationCells): string {
  const start = tokens[0]?.start ?? 0;
  const end = tokens[tokens.length - 1]?.end ?? start;
  const lines = text.slice(start, end).split('\n').map((line) => `#Text=${escapeText(line)}\n`);
  const rows = tokens.map((token, index) => {
    const [identifiers, labels] = annotations.at(token.start);
    return `${number}-${index + 1}\t${token.start}-${token.end}\t${text.slice(token.start, token.end)}\t${identifiers}\t${labels}\t\n`;
  });
  return lines.join('') + rows.join('');
}

function escapeText(line: string): string {
  const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\r': '\\r', '\f': '\\f', '\b': '\\b' };
  return line.replace(/[\\\t\r\f\u0008]/g, (character) => escapes[character] ?? character);
}

/** Values stand between characters that mean something: `|` parts stacked annotations, `[` begins a number, a lone `_` or `*` is no value. */
function escapeValue(value: string): string {
  return value.replace(/->|[\\[\]|_;*\t\n]/g, (found) => `\\${found}`).replace(/\\\t/g, '\\t').replace(/\\\n/g, '\\n');
}

interface NumberedEntity {
  readonly start: number;
  readonly end: number;
  readonly identifier: string;
  readonly label: string;
  readonly number: number;
  /** Whether its number has to be written: it goes over several words, or shares one with others. */
  isNumbered: boolean;
}

/** What stands in the columns of a word; asked in the order of the text. */
class AnnotationCells {
  readonly #entities: NumberedEntity[];
  #next = 0;
  #open: NumberedEntity[] = [];

  constructor(article: InterchangeArticle) {
    const details = detailsByTarget(article.annotations);
    this.#entities = inTextOrder(article.annotations.entities).map((entity, index) => {
      const { links: [link] } = details(entity.id);
      return { ...coverOf(entity), identifier: link ? escapeValue(iriOf(link)) : '*', label: escapeValue(entity.label), number: index + 1, isNumbered: false };
    });
    for (const sentence of tokenized(article)) {
      for (const { start } of sentence.tokens) {
        const here = this.#at(start);
        for (const entity of here) entity.isNumbered ||= here.length > 1 || entity.start < start;
      }
    }
    this.#next = 0;
    this.#open = [];
  }

  at(offset: number): readonly [identifiers: string, labels: string] {
    const here = this.#at(offset);
    if (here.length === 0) return ['_', '_'];
    const cell = (value: (entity: NumberedEntity) => string): string =>
      here.map((entity) => value(entity) + (entity.isNumbered ? `[${entity.number}]` : '')).join('|');
    return [cell(({ identifier }) => identifier), cell(({ label }) => label)];
  }

  #at(offset: number): readonly NumberedEntity[] {
    if (this.#open.some(({ end }) => end <= offset)) this.#open = this.#open.filter(({ end }) => end > offset);
    for (let entity = this.#entities[this.#next]; entity && entity.start <= offset; entity = this.#entities[++this.#next]) {
      if (entity.end > offset) this.#open.push(entity);
    }
    return this.#open;
  }
}
