import { message } from '../message';
import type { TextRange } from '../text/range';
import { ArticleSize, linesOfFile } from './decoding';
import type { FormatCodec, InputFile, OutputPiece, ReadProblem, ReadResult } from './format';
import { articleOf, inTextOrder, type InterchangeArticle, type InterchangeEntity } from './interchange';
import { numberedName } from './names';
import { readMessages } from './readMessages';
import { EntitiesInOrder, iob2Tags, tokenized } from './sentences';

/** As the reader of the Hugging Face hub and DKPro demand it: four columns parted by one space, the two in the middle empty. */
export const conll2003: FormatCodec = {
  writer: () => ({
    write: (article) => [{ file: 'articles.conll', content: `-DOCSTART- -X- O O\n\n${rowsOf(article, (word, tag) => `${word} -X- -X- ${tag}`)}` }],
    end: (): OutputPiece[] => [],
  }),
  read: readColumns,
};

/** As doccano demands it: two columns parted by a TAB. */
export const iob2: FormatCodec = {
  writer: () => ({
    write: (article) => [{ file: `${article.name}.iob2`, content: rowsOf(article, (word, tag) => `${word}\t${tag}`) }],
    end: (): OutputPiece[] => [],
  }),
  read: readColumns,
};

function rowsOf(article: InterchangeArticle, row: (word: string, tag: string) => string): string {
  const entities = new EntitiesInOrder(inTextOrder(article.annotations.entities));
  return tokenized(article).map((words) => {
    const sentence = { ...words, tokens: words.tokens.flatMap((token) => withoutMarker(article.text, token)) };
    const tags = iob2Tags(sentence, entities);
    return sentence.tokens.map(({ start, end }, index) => `${row(article.text.slice(start, end), tags[index] ?? 'O')}\n`).join('') + '\n';
  }).join('');
}

/** Begins a new document for every reader, and so can be no word. */
const documentMarker = /^-+DOCSTART-+/i;

/** A word that would be taken for a document's beginning, as two. */
function withoutMarker(text: string, { start, end }: TextRange): TextRange[] {
  if (!documentMarker.test(text.slice(start, end))) return [{ start, end }];
  return [{ start, end: start + 1 }, ...withoutMarker(text, { start: start + 1, end })];
}

const tagForm = /^(?:O|[BILUESM]-\S+)$/;

/**
 * Two or more columns parted by white space, the word first and the tag last, in any of the schemes IOB1, IOB2, BILOU and BIOES.
 * The text is put together again: words by a space, sentences by a line break.
 */
async function* readColumns(file: InputFile): AsyncIterable<ReadResult> {
  let document = new ColumnDocument();
  let number = 1;
  let isMarked = false;
  const finished = (): ReadResult => ({ ...document.finish(isMarked ? numberedName(file.name, number) : file.name), problems: document.problems });
  for await (const { text, line } of linesOfFile(file)) {
    const columns = text.split(/[ \t\u00a0]+/).filter((column) => column !== '');
    const [word = '', ...rest] = columns;
    if (word === '') {
      document.endSentence();
      continue;
    }
    if (documentMarker.test(word)) {
      if (!document.isEmpty) {
        yield finished();
        number++;
      }
      isMarked = true;
      document = new ColumnDocument();
      continue;
    }
    const tag = rest.at(-1);
    if (word.startsWith('#') && (tag === undefined || !tagForm.test(tag))) continue;
    document.add(word, tag, line);
  }
  if (!document.isEmpty) yield finished();
  else if (number === 1) yield { problem: message(readMessages.empty) };
}

class ColumnDocument {
  readonly #size = new ArticleSize();
  #untagged: { readonly word: string; readonly found: string; readonly line: number; count: number } | undefined;
  readonly #pieces: string[] = [];
  readonly #entities: InterchangeEntity[] = [];
  #length = 0;
  #separator = '';
  #open: { label: string; start: number; end: number } | undefined;

  get isEmpty(): boolean {
    return this.#pieces.length === 0;
  }

  add(word: string, tag: string | undefined, line: number): void {
    this.#size.add(word.length, line);
    const start = this.#length + this.#separator.length;
    const end = start + word.length;
    this.#pieces.push(this.#separator, word);
    this.#length = end;
    this.#separator = ' ';
    if (tag === undefined || !tagForm.test(tag)) {
      this.#untagged ??= { word, found: tag ?? '', line, count: 0 };
      this.#untagged.count++;
      this.#close();
      return;
    }
    this.#label(tag, start, end);
  }

  /** One complaint, since in a file of another format no word has a tag. */
  get problems(): readonly ReadProblem[] {
    if (!this.#untagged) return [];
    const { word, found, line, count } = this.#untagged;
    return [{ problem: count === 1 ? message(readMessages.noTag, { word, found }) : message(readMessages.noTags, { word, count }), line }];
  }

  endSentence(): void {
    this.#close();
    if (!this.isEmpty) this.#separator = '\n';
  }

  finish(name: string): { readonly article: InterchangeArticle } {
    this.#close();
    return { article: articleOf(name, this.#pieces.join(''), { entities: this.#entities }) };
  }

  #label(tag: string, start: number, end: number): void {
    const [scheme] = tag;
    const label = tag.slice(2);
    if (scheme === 'O') return this.#close();
    // In IOB1 an entity begins with I; a label that changes begins one in every scheme.
    const begins = scheme === 'B' || scheme === 'U' || scheme === 'S' || this.#open?.label !== label;
    if (begins) {
      this.#close();
      this.#open = { label, start, end };
    } else if (this.#open) this.#open.end = end;
    if (scheme === 'L' || scheme === 'E' || scheme === 'U' || scheme === 'S') this.#close();
  }

  #close(): void {
    if (!this.#open) return;
    const { label, start, end } = this.#open;
    this.#entities.push({ id: `T${this.#entities.length + 1}`, label, fragments: [{ start, end }] });
    this.#open = undefined;
  }
}
