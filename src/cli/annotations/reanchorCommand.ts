import { basename, dirname, resolve } from 'node:path';
import { writtenSpan } from '../../core/standoff/coveredText';
import { IdAllocator } from '../../core/standoff/idAllocator';
import { reanchor, type Reanchored, type Reanchoring } from '../../core/reanchoring/reanchor';
import { parseStandoff, type StandoffDocument } from '../../core/standoff/standoffDocument';
import { StandoffEdit } from '../../core/standoff/standoffEdit';
import { inEnglish } from '../../core/message';
import { excerpt } from '../../core/rules/describe';
import { CodePointIndex } from '../../core/text/codePoints';
import { applyEdits } from '../../core/text/range';
import { defineCommand } from '../command';
import { writesWithin } from '../files/boundaries';
import { loadFile, type LoadedFile } from '../files/load';
import { exitCodes, type CommandLineHost, type ExitCode } from '../host';
import { diskReasonOf, Failure, failureOf, noteTemplates, printable, problemTemplates } from '../messages';
import { text } from '../options';
import { RunOutput } from '../runOutput';
import { codeOf } from '../systemErrors';

/** `article-annotator reanchor`. */
export const reanchorCommand = defineCommand({
  name: 'reanchor',
  summary: 'Find the tags of an annotation file again in an article that was changed without it.',
  operands: [
    { name: 'OLD', description: 'The article before the change, when the tags still matched.' },
    { name: 'NEW', description: 'The article after the change.' },
    { name: 'ANN', description: 'The annotation file (.ann) of the old article.' },
  ],
  options: {
    out: text('FILE', { description: 'File to write the updated annotations to; can be ANN itself. Without this option nothing is written.' }),
  },
  details: [
    'One line is printed for each tag: “kept” if it is unchanged, “moved” with its old and new offsets if it was found elsewhere ' +
    'or with a changed text, “lost” if it was not found or could be at several places. A lost tag is never moved to a look-alike: ' +
    'its line stays as it is, and “check” reports it.',
    'Offsets count code points of the whole file, as in the annotation file. All tags are located together, in order, by what ' +
    'the two texts have in common. The editor uses the same function.',
  ],
  exitCodes: {
    clean: 'Every tag was kept or found again.',
    findings: 'At least one tag is lost. With --out, the file was still written.',
    failure: 'Wrong arguments, or a file that could not be read or written. Nothing was written.',
  },
  examples: [
    { meaning: 'See what happens to the tags.',
      line: 'article-annotator reanchor before.txt after.txt before.ann' },
    { meaning: 'Update the tags of a text that was changed in git.',
      line: 'git show HEAD~1:./x.txt > old.txt && article-annotator reanchor old.txt x.txt x.ann --out x.ann' },
  ],
  run: ({ operands: [old = '', now = '', sidecar = ''], options: { out } }, host) => runReanchor({ old, now, sidecar, out }, host),
});

interface ReanchorOptions {
  readonly old: string;
  readonly now: string;
  readonly sidecar: string;
  readonly out: string | undefined;
}

async function runReanchor(options: ReanchorOptions, host: CommandLineHost): Promise<ExitCode> {
  const output = new RunOutput(host);
  const files: LoadedFile[] = [];
  for (const name of [options.old, options.now, options.sidecar]) {
    try {
      files.push(await load(name, host));
    } catch (error) {
      await output.fail(name, failureOf(error));
    }
  }
  const [old, now, sidecar] = files;
  if (!old || !now || !sidecar) return exitCodes.failure;
  const document = parseStandoff(sidecar.text);
  if (document.refused) {
    const problem = document.refused === 'binary' ? problemTemplates.refusedBinary : problemTemplates.refusedConflict;
    await output.fail(options.sidecar, new Failure(problem));
    return exitCodes.failure;
  }
  if (sidecar.text.trim() !== '' && document.lines.every(({ kind }) => kind === 'unread')) {
    await output.fail(options.sidecar, new Failure(problemTemplates.noAnnotation));
    return exitCodes.failure;
  }
  const found = reanchor({ oldText: old.text, newText: now.text, entities: document.entities });
  const written = rewritten(document, now.text, found);
  await output.results(found.results.map((result) => lineOf(result, written)));
  if (options.out !== undefined) {
    const problem = await write(options.out, written.text, sidecar, host);
    if (problem) {
      await output.fail(options.out, problem);
      return exitCodes.failure;
    }
  }
  const count = (outcome: Reanchored['outcome']): number => found.results.filter((result) => result.outcome === outcome).length;
  await output.note(inEnglish(noteTemplates.reanchored, { kept: count('kept'), moved: count('moved'), lost: count('lost') }));
  return count('lost') > 0 ? exitCodes.findings : exitCodes.clean;
}

function load(name: string, host: CommandLineHost): Promise<LoadedFile> {
  const path = resolve(host.workingDirectory, name);
  return loadFile({ path, name, isNamed: true, root: host.workingDirectory }, host);
}

function rewritten(document: StandoffDocument, newText: string, found: Reanchoring): StandoffDocument {
  const codePoints = new CodePointIndex(newText);
  const edit = new StandoffEdit(document, new IdAllocator());
  for (const { entity, outcome, to } of found.results) {
    const span = outcome === 'moved' && to ? writtenSpan(newText, to, codePoints) : undefined;
    if (span) edit.setFragmentsOfLine(entity, span.fragments, span.quote);
  }
  return parseStandoff(applyEdits(document.text, edit.edits()));
}

function lineOf({ entity, outcome, from, reason }: Reanchored, written: StandoffDocument): string {
  const offsets = (fragments: Reanchored['from']): string => fragments.map(({ start, end }) => `${start} ${end}`).join(';');
  const columns = [outcome.padEnd(5), entity.id, entity.label, offsets(from)];
  const now = written.entity(entity.id);
  if (outcome === 'moved' && now) columns.push('->', offsets(now.fragments));
  const texts = [`“${excerpt(entity.quote ?? '')}”`];
  if (outcome === 'moved' && now && now.quote !== entity.quote) texts.push('->', `“${excerpt(now.quote ?? '')}”`);
  if (reason !== undefined) texts.push(reason === 'look-alike' ? noteTemplates.lookAlike : noteTemplates.notFound);
  return `${printable([...columns, ...texts].join(' '))}\n`;
}

async function write(out: string, text: string, sidecar: LoadedFile, { fileSystem, workingDirectory }: CommandLineHost): Promise<Failure | undefined> {
  const path = resolve(workingDirectory, out);
  const bytes = new TextEncoder().encode(text);
  const writes = writesWithin([dirname(path)], fileSystem);
  try {
    // In place, a file that another program wrote in the meantime is left to it.
    if (path === sidecar.target.path) await writes.replaceFile(path, bytes, sidecar.version);
    else await writes.writeFile(path, bytes);
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error;
    if (codeOf(error) === 'ENOENT') return new Failure(problemTemplates.noFolder, { file: basename(path) });
    return new Failure(problemTemplates.notWrittenTo, { reason: diskReasonOf(error) });
  }
}
