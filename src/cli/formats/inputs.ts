import { extname, join, relative, sep } from 'node:path';
import { extensions, kindOfFile } from '../../core/corpus/articleNames';
import { archiveExtension, filesOfArchive, type ArchiveContent } from '../../core/formats/archive';
import { FormatError, type FormatDescription, type InputFile } from '../../core/formats/format';
import { formatOf } from '../../core/formats/formatTable';
import { readMessages } from '../../core/formats/readMessages';
import { message } from '../../core/message';
import { decodeText } from '../files/decode';
import { explain } from '../files/explain';
import { largestFileBytes } from '../files/load';
import { portFiles } from '../files/portFiles';
import { expandPaths, type ReportFailure, type Target } from '../files/targets';
import { findArticle, findSidecar, isSidecar } from '../files/sidecars';
import type { CommandLineHost } from '../host';
import { Failure } from '../messages';
import { convertTemplates } from './convertMessages';

/** A file of the machine as formats read it: the file itself, or those in an archive. */
export interface FoundInput {
  readonly target: Target;
  /** @throws FormatError or Failure */
  open(): Promise<ArchiveContent>;
}

/** The files of a format that paths lead to. In a folder, a text is one of the corpus if it reads like an article or has an annotation file. */
export async function inputsOf(paths: readonly string[], format: FormatDescription, host: CommandLineHost, report: ReportFailure): Promise<FoundInput[]> {
  const isText = format.extensions.includes(extensions.article);
  const { targets, folders } = await expandPaths(paths, host, report, [...format.extensions, archiveExtension]);
  const inputs: FoundInput[] = [];
  for (const target of targets) {
    if (target.path.toLowerCase().endsWith(archiveExtension)) inputs.push({ target, open: () => openArchive(target, format, host) });
    else if (!isText || target.isNamed || await isAnnotatedText(target, host)) {
      const file = inputFile(await textOfSidecar(target, isText, host), host);
      inputs.push({ target, open: () => Promise.resolve({ files: [file], problems: [] }) });
    }
  }
  if (inputs.length === 0) for (const folder of folders) await report(folder, new Failure(convertTemplates.noFile, { format: format.title }));
  return inputs;
}

async function openArchive(target: Target, format: FormatDescription, host: CommandLineHost): Promise<ArchiveContent> {
  const file = inputFile(target, host);
  return filesOfArchive(await file.bytes(), file.name, format.extensions);
}

/** The text of the article of that name below a folder; undefined where there is none. */
export async function articleText(folder: string, name: string, host: CommandLineHost): Promise<{ readonly extension: string; readonly text: string } | undefined> {
  for (const extension of formatOf('standoff').extensions) {
    const path = join(folder, `${name}${extension}`);
    const content = await host.fileSystem.readFile(path, largestFileBytes).catch(() => undefined);
    if (content?.kind === 'file') return { extension, text: decodeText(content.bytes) };
  }
  return undefined;
}

/** A person may name the annotation file where the text is meant. */
async function textOfSidecar(target: Target, isText: boolean, { fileSystem }: CommandLineHost): Promise<Target> {
  return (isText && isSidecar(target) && await findArticle(target, fileSystem)) || target;
}

async function isAnnotatedText(target: Target, { fileSystem }: CommandLineHost): Promise<boolean> {
  // One that cannot be read is reported when it is.
  return kindOfFile(target.path, portFiles(fileSystem), () => Promise.resolve(false)).then((kind) => kind !== 'none', () => true);
}

function inputFile(target: Target, host: CommandLineHost): InputFile {
  const { path, root } = target;
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  const read = async (from: string): Promise<Uint8Array> => {
    const { kind, size, bytes } = await host.fileSystem.readFile(from, largestFileBytes);
    if (kind !== 'file') throw await explain(Object.assign(new Error(kind), { code: kind === 'folder' ? 'EISDIR' : 'ENXIO' }), from, host.fileSystem);
    if (size > largestFileBytes) {
      throw new FormatError(message(readMessages.tooLarge, { size: Math.ceil(size / 1_048_576), limit: largestFileBytes / 1_048_576 }));
    }
    return bytes;
  };
  return {
    name: relative(root, stem).split(sep).join('/'),
    extension: extension.toLowerCase(),
    chunks: () => host.fileSystem.readChunks(path),
    bytes: () => read(path),
    companion: async (other) => {
      if (other === extensions.annotationFile) {
        // Of two texts of one name only one owns the annotation file.
        const owned = await findSidecar(target, host.fileSystem);
        return owned && read(owned.path);
      }
      const isThere = await host.fileSystem.stat(stem + other).then((stat) => stat?.kind === 'file', () => false);
      return isThere ? read(stem + other) : undefined;
    },
  };
}
