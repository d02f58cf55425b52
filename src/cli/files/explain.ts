import type { FileSystem } from '../host';
import { Failure, failureOf, problemTemplates } from '../messages';
import { codeOf } from '../systemErrors';

/** Turns an error of the file system into a sentence that says what to do. A `Failure` stays as it is. */
export async function explain(error: unknown, path: string, fileSystem: Pick<FileSystem, 'linkTarget'>): Promise<Failure> {
  if (error instanceof Failure) return error;
  switch (codeOf(error)) {
    case 'ENOENT': case 'ENOTDIR': {
      const target = await fileSystem.linkTarget(path).catch(() => undefined);
      return target === undefined ? new Failure(problemTemplates.missing) : new Failure(problemTemplates.brokenLink, { target });
    }
    case 'EACCES': case 'EPERM': return new Failure(problemTemplates.noPermission);
    case 'ELOOP': return new Failure(problemTemplates.linkLoop);
    case 'EISDIR': return new Failure(problemTemplates.folderAsFile);
    // Opening a socket, or a device without its driver.
    case 'ENXIO': case 'ENODEV': return new Failure(problemTemplates.notRegular);
    default: return failureOf(error);
  }
}
