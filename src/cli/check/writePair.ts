import { explain } from '../files/explain';
import type { LoadedFile } from '../files/load';
import { FileChangedError, type FileSystem } from '../host';
import { diskReasonOf, Failure, problemTemplates } from '../messages';
import { codeOf } from '../systemErrors';

/** What writing needs of the files of the machine. */
export type WritableFiles = Pick<FileSystem, 'replaceFile' | 'readFile' | 'linkTarget'>;

/** A file and what is to be in it. */
export interface FileReplacement {
  readonly file: LoadedFile;
  readonly newText: string;
}

/**
 * Writes all changes or none: each file is replaced at once, and where one cannot be, those before it get their old text back.
 * @returns the file that could not be written, and why
 */
export async function writeTogether(changes: readonly FileReplacement[], fileSystem: WritableFiles): Promise<{ readonly file: LoadedFile; readonly failure: Failure } | undefined> {
  const written: LoadedFile[] = [];
  for (const { file, newText } of changes) {
    try {
      await fileSystem.replaceFile(file.target.path, new TextEncoder().encode(newText), file.version);
      written.push(file);
    } catch (error) {
      for (const earlier of written) await restore(earlier, fileSystem);
      return { file, failure: await explainWrite(error, file.target.path, fileSystem) };
    }
  }
  return undefined;
}

async function restore({ target, text }: LoadedFile, fileSystem: WritableFiles): Promise<void> {
  const { version } = await fileSystem.readFile(target.path, 0);
  await fileSystem.replaceFile(target.path, new TextEncoder().encode(text), version);
}

async function explainWrite(error: unknown, path: string, fileSystem: WritableFiles): Promise<Failure> {
  if (error instanceof Failure) return error;
  if (error instanceof FileChangedError) return new Failure(problemTemplates.changedMeanwhile);
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return new Failure(problemTemplates.noPermissionToWrite);
  if (code === 'ENOENT') return explain(error, path, fileSystem);
  return new Failure(problemTemplates.notWritten, { reason: diskReasonOf(error) });
}
