import { formatIds } from '../../core/formats/formatTable';
import { choiceOf } from '../arguments';
import type { Command, Invocation } from '../command';
import { exitCodes } from '../host';
import { UsageError } from '../messages';
import { convertTemplates } from './convertMessages';
import { runConversion } from './runConversion';

const reports = ['text', 'json'] as const;

/** `article-annotator convert`. */
export const convertCommand: Command = {
  name: 'convert',
  summary: 'Convert articles and their annotations from one format to another, and report what the other cannot carry.',
  operands: [{
    name: 'PATHS', repeated: true,
    description: 'Files, folders or globs; “-” reads a list of files and folders from standard input, one a line or ended by NUL.',
  }],
  options: [
    { name: 'from', value: 'FORMAT', choices: formatIds, description: 'The format of the files.' },
    { name: 'to', value: 'FORMAT', choices: formatIds, description: 'The format of the result.' },
    { name: 'out', value: 'FOLDER', description: 'Where the result goes; the folder is made where it does not exist.' },
    { name: 'map', value: 'LABELS', description: 'Labels to be replaced, as in PER=Person,LOC=Place.' },
    { name: 'onto', value: 'FOLDER', description: 'Put the tags on the articles of the same names in this folder, by what the texts have in common.' },
    { name: 'strict', description: 'Write nothing if the format cannot carry everything.' },
    { name: 'dry-run', description: 'Only report what would be lost.' },
    { name: 'overwrite', description: 'Replace files that are there already.' },
    { name: 'report', value: 'FORMAT', choices: reports, default: 'text', description: 'The report as sentences on standard error, or as one JSON object a line on standard output.' },
  ],
  details: [
    'Each format has a page in docs/formats, which says what it keeps and how to load the result elsewhere.',
    'What a format cannot carry is counted and reported, with what was done instead. Converting standoff to standoff gives the same bytes. ' +
    'Files are read one after the other, and lines of JSON one by one, so that memory does not grow with the corpus.',
    'No file is replaced unless --overwrite is given. A file that cannot be read, or a part of one, is reported and does not stop the others.',
  ],
  exitCodes: [
    { code: exitCodes.clean, meaning: 'Everything was converted; what the format cannot carry was reported.' },
    { code: exitCodes.findings, meaning: 'Parts of files could not be read, or --strict found that something would be lost.' },
    { code: exitCodes.failure, meaning: 'Wrong arguments, or a file that could not be read or written; the others were converted.' },
    { code: exitCodes.interrupted, meaning: 'Interrupted with Ctrl+C.' },
  ],
  examples: [
    { meaning: 'A corpus for spaCy and Prodigy.', line: 'article-annotator convert --from standoff --to prodigy corpus --out for-spacy' },
    { meaning: 'Bring tags back from Label Studio.', line: 'article-annotator convert --from label-studio --to standoff export.json --out tagged' },
    { meaning: 'See what would be lost.', line: 'article-annotator convert --from standoff --to doccano corpus --out x --dry-run' },
  ],
  run: (invocation, host) => runConversion({
    paths: invocation.operands,
    from: required(invocation, 'from'), to: required(invocation, 'to'),
    out: text(invocation, 'out') ?? missing('out', 'FOLDER'),
    onto: text(invocation, 'onto'),
    labels: mappingOf(text(invocation, 'map')),
    isStrict: invocation.options['strict'] === true,
    isDryRun: invocation.options['dry-run'] === true,
    overwrites: invocation.options['overwrite'] === true,
    report: choiceOf(invocation, 'report', reports, 'text'),
  }, host),
};

function text({ options }: Invocation, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

function required(invocation: Invocation, name: 'from' | 'to'): (typeof formatIds)[number] {
  const value = text(invocation, name);
  return formatIds.find((id) => id === value) ?? missing(name, 'FORMAT');
}

function missing(option: string, value: string): never {
  throw new UsageError(convertTemplates.missingOption, { option, value });
}

function mappingOf(value: string | undefined): ReadonlyMap<string, string> {
  const pairs = (value ?? '').split(',').filter((pair) => pair.trim() !== '').map((pair) => pair.split('=').map((label) => label.trim()));
  return new Map(pairs.map(([from = '', to = '', ...rest]) => {
    if (from === '' || to === '' || rest.length > 0) throw new UsageError(convertTemplates.badMapping, { value: value ?? '' });
    return [from, to];
  }));
}
