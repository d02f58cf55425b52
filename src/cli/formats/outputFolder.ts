import { join } from 'node:path';
import type { OutputPiece } from '../../core/formats/format';
import type { FileSystem, NewFile } from '../host';
import { diskReasonOf, Failure } from '../messages';
import { convertTemplates } from './convertMessages';
import { codeOf } from '../systemErrors';

/** The result cannot be written, or not there. */
export class OutputFailure extends Failure {}

/** The files of a result while they are written. No file stands under its name before it is complete. */
export class OutputFolder {
  readonly #folder: string;
  readonly #fileSystem: Pick<FileSystem, 'createFile'>;
  readonly #overwrites: boolean;
  readonly #open = new Map<string, NewFile>();
  readonly #encoder = new TextEncoder();

  /** @param folder absolute */
  constructor(folder: string, fileSystem: Pick<FileSystem, 'createFile'>, overwrites: boolean) {
    this.#folder = folder;
    this.#fileSystem = fileSystem;
    this.#overwrites = overwrites;
  }

  /** @throws OutputFailure where the file is there already or cannot be written */
  async put({ file, content }: OutputPiece): Promise<void> {
    try {
      let open = this.#open.get(file);
      if (!open) this.#open.set(file, (open = await this.#fileSystem.createFile(join(this.#folder, file), this.#overwrites)));
      await open.append(typeof content === 'string' ? this.#encoder.encode(content) : content);
    } catch (error) {
      throw failureOf(error, file);
    }
  }

  /** Completes all files. @throws OutputFailure */
  async close(): Promise<void> {
    for (const [file, open] of this.#open) {
      this.#open.delete(file);
      try {
        await open.close();
      } catch (error) {
        throw failureOf(error, file);
      }
    }
  }

  /** Leaves out what was not completed. */
  async discard(): Promise<void> {
    for (const open of this.#open.values()) await open.discard();
    this.#open.clear();
  }
}

function failureOf(error: unknown, file: string): OutputFailure {
  if (error instanceof Failure) return new OutputFailure(error.problem.template, error.problem.args);
  if (codeOf(error) === 'EEXIST') return new OutputFailure(convertTemplates.exists, { file });
  return new OutputFailure(convertTemplates.notWritten, { file, reason: diskReasonOf(error) });
}
