import { relative, resolve } from 'node:path';
import { annotationFileNameOf, extensions, isAnnotationFileName, otherOwnerOf } from '../../core/corpus/articleNames';
import { inEnglish } from '../../core/message';
import { CodePointIndex } from '../../core/text/codePoints';
import { parseStandoff } from '../../core/standoff/standoffDocument';
import { taggableRanges } from '../../core/suggestions/annotatedText';
import { DetailCounts } from '../../core/suggestions/detailCounts';
import { scoredFrom } from '../../core/suggestions/evaluation/scores';
import { isSure, suggestionThresholds } from '../../core/suggestions/policy';
import { Suggester, type Suggestion } from '../../core/suggestions/suggester';
import { tagEdits } from '../../core/suggestions/writtenTags';
import { applyEdits } from '../../core/text/range';
import { defineCommand } from '../command';
import { writesWithin, type FileWrites } from '../files/boundaries';
import { loadFile } from '../files/load';
import { portFiles } from '../files/portFiles';
import { findSidecar } from '../files/sidecars';
import { expandPaths, type Target } from '../files/targets';
import { exitCodes, FileChangedError, type CommandLineHost, type ExitCode, type FileSystem } from '../host';
import { diskReasonOf, Failure, failureOf, UsageError } from '../messages';
import { parsed, pathsOperand, requiredText } from '../options';
import { RunOutput } from '../runOutput';
import { suggestionTemplates } from './suggestionMessages';
import { readTaggedCorpus } from './taggedCorpus';
import { codeOf } from '../systemErrors';

/** `article-annotator suggest`. */
export const suggestCommand = defineCommand({
  name: 'suggest',
  summary: 'Learn the tags of one folder and write suggestions for other texts as annotation files to review.',
  operands: [pathsOperand('Texts without tags: files, folders or globs')],
  options: {
    train: requiredText('FOLDER', { description: 'Folder to learn tags from: texts with their annotation files (.ann).' }),
    out: requiredText('FOLDER', { description: 'Folder for the annotation files; it can be the folder of the texts.' }),
    threshold: parsed('P', { default: String(scoredFrom), description: 'Write suggestions of this probability and above, from 0 to 1.' }, probabilityOf),
  },
  details: [
    'The texts need not have the five header lines of an article. In a folder every .txt and .article file is read; a text that already has tags is skipped. ' +
    'The annotation file of “a/b.txt” is written to “a/b.ann” below --out. A file that holds anything else already is never replaced; an empty one is filled, so that the command can be run again.',
    `A suggestion of probability ${suggestionThresholds.sure} and above comes with the link that its text has most often in the folder to learn from, and with each attribute value that more than half of its tags have.`,
    'The same folder gives the same suggestions. Nothing leaves this machine, and no model is stored: the tags are the model.',
  ],
  exitCodes: {
    clean: 'Suggestions were written for every text without tags.',
    failure: 'Wrong arguments, or a file that could not be read or written; the others were written.',
    interrupted: 'Interrupted with Ctrl+C; the files written so far are complete.',
  },
  examples: [
    { meaning: 'Learn from what is tagged, and suggest for what is not.', line: 'article-annotator suggest --train corpus corpus --out suggestions' },
    { meaning: 'Only what is nearly sure.', line: 'article-annotator suggest --train tagged new --out new --threshold 0.9' },
  ],
  run: ({ operands, options }, host) => runSuggest(operands, options, host),
});

interface SuggestOptions {
  readonly train: string;
  readonly out: string;
  readonly threshold: number;
}

/** @throws UsageError */
function probabilityOf(value: string): number {
  const probability = Number(value);
  if (/^[\d.]+$/.test(value) && probability >= 0 && probability <= 1) return probability;
  throw new UsageError(suggestionTemplates.badThreshold, { value });
}

async function runSuggest(paths: readonly string[], { train, out, threshold }: SuggestOptions, host: CommandLineHost): Promise<ExitCode> {
  const output = new RunOutput(host);
  const report = (name: string, failure: Failure): Promise<void> => output.fail(name, failure);
  const corpus = await readTaggedCorpus(train, host, report);
  const suggester = new Suggester(corpus.labels);
  const details = new DetailCounts();
  let learned = 0;
  for (const article of corpus.articles) {
    if (host.interrupted.aborted) break;
    suggester.learn(article);
    details.add(article);
    learned++;
    await output.progressNote(() => inEnglish(suggestionTemplates.learning, { count: learned, total: corpus.articles.length }));
  }
  if (learned === 0) return host.interrupted.aborted ? exitCodes.interrupted : exitCodes.failure;
  const { targets, folders } = await expandPaths(paths, host, report, [extensions.article, extensions.text]);
  const folder = resolve(host.workingDirectory, out);
  const writes = writesWithin([folder], host.fileSystem);
  const files = portFiles(host.fileSystem);
  const sums = { tags: 0, files: 0, left: 0, ofOthers: 0 };
  for (const target of targets) {
    if (host.interrupted.aborted) break;
    try {
      if (await otherOwnerOf(target.path, files) !== undefined) {
        sums.ofOthers++;
        continue;
      }
      if (await hasTags(target, host)) {
        sums.left++;
        continue;
      }
      const { text } = await loadFile(target, host);
      const likely = suggester.suggest({ text, ranges: taggableRanges(text) }).filter(({ probability }) => probability >= threshold);
      // Nobody sees them before they are written: what hangs on a tag that may be wrong is left out.
      const suggestions = details.withDetails(text, likely).map((suggestion) => (isSure(suggestion, suggestionThresholds.sure) ? suggestion : { ...suggestion, details: undefined }));
      await write(resolve(folder, annotationFileNameOf(relative(target.root, target.path))), standoffOf(text, suggestions), writes, host.fileSystem);
      sums.files++;
      sums.tags += suggestions.length;
    } catch (error) {
      await report(target.name, failureOf(error));
    }
  }
  if (await output.wasInterrupted()) return exitCodes.interrupted;
  if (targets.length === 0) for (const folder of folders) await report(folder, new Failure(suggestionTemplates.noText));
  await output.note(inEnglish(suggestionTemplates.suggested, { tags: sums.tags, files: sums.files, articles: learned }));
  if (sums.left > 0) await output.note(inEnglish(suggestionTemplates.alreadyTagged, { count: sums.left }));
  if (sums.ofOthers > 0) await output.note(inEnglish(suggestionTemplates.ofOthers, { count: sums.ofOthers }));
  return output.failures > 0 ? exitCodes.failure : exitCodes.clean;
}

async function hasTags(target: Target, host: CommandLineHost): Promise<boolean> {
  if (isAnnotationFileName(target.path)) return true;
  const sidecar = await findSidecar(target, host.fileSystem);
  return sidecar !== undefined && parseStandoff((await loadFile(sidecar, host)).text).entities.length > 0;
}

function standoffOf(text: string, suggestions: readonly Suggestion[]): string {
  const document = parseStandoff('');
  return applyEdits(document.text, tagEdits(text, new CodePointIndex(text), document, suggestions));
}

/** A file that is there is left as it is where it holds anything: nobody's tags are lost, and the same suggestions are written already. */
async function write(path: string, standoff: string, writes: FileWrites, fileSystem: FileSystem): Promise<void> {
  const bytes = new TextEncoder().encode(standoff);
  try {
    const file = await writes.createFile(path, false).catch((error: unknown) => {
      if (codeOf(error) === 'EEXIST') return undefined;
      throw error;
    });
    await file?.append(bytes);
    await file?.close();
    if (file) return;
    const present = await fileSystem.readFile(path, bytes.length + 1);
    if (present.kind === 'file' && Buffer.compare(present.bytes, bytes) === 0) return;
    if (present.kind !== 'file' || present.size > 0) throw new Failure(suggestionTemplates.exists, { file: path });
    await writes.replaceFile(path, bytes, present.version);
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (error instanceof FileChangedError) throw new Failure(suggestionTemplates.exists, { file: path });
    throw new Failure(suggestionTemplates.notWritten, { file: path, reason: diskReasonOf(error) });
  }
}
