import type { Message } from '../message';
import type { Carries } from './carries';
import type { InterchangeArticle } from './interchange';

/** A part of a file to be written: content to be put behind what was written to that file before. */
export interface OutputPiece {
  /** Path relative to the folder of the result, names separated by `/`. */
  readonly file: string;
  readonly content: string | Uint8Array;
}

/** What a writer has to know before the first article. */
interface WriterOptions {
  /** Every label that will come, in a fixed order. Only given to formats with `needsLabels`. */
  readonly labels: readonly string[];
}

/** Writes articles one after the other; what it keeps does not grow with their number. */
export interface FormatWriter {
  /** @param article already reduced to what the format carries */
  write(article: InterchangeArticle): Iterable<OutputPiece> | Promise<Iterable<OutputPiece>>;
  /** What has to come behind the last article. */
  end(): Iterable<OutputPiece> | Promise<Iterable<OutputPiece>>;
}

/** A file to be read. */
export interface InputFile {
  /** Path without extension, relative to the folder that is converted; names separated by `/`. */
  readonly name: string;
  /** Where the file's own name ends, as in `.jsonl`; in small letters. */
  readonly extension: string;
  chunks(): AsyncIterable<Uint8Array>;
  /** The whole file. Rejects with `FormatError` where it is too large. */
  bytes(): Promise<Uint8Array>;
  /** The bytes of the file beside it that has another extension; undefined where there is none. */
  companion(extension: string): Promise<Uint8Array | undefined>;
}

/** What is wrong with a part of a file; the rest of it is read all the same. */
export interface ReadProblem {
  readonly problem: Message;
  /** Line, from 1, where the format has lines. */
  readonly line?: number | undefined;
}

export type ReadResult = { readonly article: InterchangeArticle; readonly problems?: readonly ReadProblem[] } | ReadProblem;

/** The part of a format that does the work; loaded when it is needed. */
export interface FormatCodec {
  writer(options: WriterOptions): FormatWriter;
  /** Never throws but `FormatError`, for what makes the whole file unreadable. */
  read(file: InputFile): AsyncIterable<ReadResult>;
}

export interface FormatDescription {
  /** As in `--to`. */
  readonly id: string;
  readonly title: string;
  /** What it is for, as a sentence. */
  readonly purpose: string;
  /** Extensions of the files that are read, the one that is written first. */
  readonly extensions: readonly string[];
  /** `each`: a file for each article, beside files that all share; `one`: one file for all. */
  readonly files: 'each' | 'one';
  readonly carries: Carries;
  /** Whether all labels have to be known before the first article is written. */
  readonly needsLabels?: true;
  load(): Promise<FormatCodec>;
}

/** A file cannot be read, or not as that format. */
export class FormatError extends Error {
  readonly problem: Message;
  readonly line: number | undefined;

  constructor(problem: Message, line?: number) {
    super(problem.template);
    this.problem = problem;
    this.line = line;
  }
}
