import { nodeModule } from './nodeModules';

/** Node's files, as far as they are used; the types of Node are not to be seen here. */
interface NodeFiles {
  readonly promises: {
    readFile(path: string): Promise<Uint8Array>;
    open(path: string): Promise<{
      read(into: Uint8Array, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>;
      close(): Promise<void>;
    }>;
  };
}

const files = nodeModule('node:fs') as NodeFiles | undefined;

/**
 * Reads a file of the machine on which the extension runs without VS Code, which talks to the window before it reads one: a corpus is many.
 * @param mostBytes no more are read
 * @returns undefined where the file is elsewhere or cannot be read: VS Code tells what there is to tell of it
 */
export async function readLocally(file: { readonly scheme: string; readonly fsPath: string }, mostBytes?: number): Promise<Uint8Array | undefined> {
  if (!files || file.scheme !== 'file') return undefined;
  try {
    if (mostBytes === undefined) return plain(await files.promises.readFile(file.fsPath));
    const handle = await files.promises.open(file.fsPath);
    try {
      const bytes = new Uint8Array(mostBytes);
      const { bytesRead } = await handle.read(bytes, 0, mostBytes, 0);
      return bytes.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}

/** Without what Node adds to its bytes. */
function plain({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
