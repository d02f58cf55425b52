import { formatIds } from '../../core/formats/formatTable';
import { defineCommand } from '../command';
import { UsageError } from '../messages';
import { choice, flag, parsed, pathsOperand, requiredChoice, requiredText, text } from '../options';
import { convertTemplates } from './convertMessages';
import { runConversion } from './runConversion';

const reports = ['text', 'json'] as const;

/** `article-annotator convert`. */
export const convertCommand = defineCommand({
  name: 'convert',
  summary: 'Convert articles and their annotations from one format to another, and report what the other cannot carry.',
  operands: [pathsOperand()],
  options: {
    from: requiredChoice('FORMAT', formatIds, { description: 'Format of the files to read.' }),
    to: requiredChoice('FORMAT', formatIds, { description: 'Format of the files to write.' }),
    out: requiredText('FOLDER', { description: 'Folder for the result; it is created if it does not exist.' }),
    map: parsed('LABELS', { description: 'Labels to replace, as in PER=Person,LOC=Place.' }, mappingOf),
    onto: text('FOLDER', { description: 'Put the tags on the articles of the same names in this folder, by what the texts have in common.' }),
    strict: flag({ description: 'Write nothing if the format cannot carry everything.' }),
    'dry-run': flag({ description: 'Only report what would be lost.' }),
    overwrite: flag({ description: 'Replace existing files.' }),
    report: choice('FORMAT', reports, {
      default: 'text', description: 'How to report: sentences on standard error, or one JSON object per line on standard output.',
    }),
  },
  details: [
    'Each format has a page in docs/formats, which says what it keeps and how to load the result elsewhere.',
    'What a format cannot carry is counted and reported, with what was done instead. Converting standoff to standoff gives the same bytes. ' +
    'Files are read one after the other, and lines of JSON one by one, so that memory does not grow with the corpus.',
    'No file is replaced unless --overwrite is given. A file that cannot be read, or a part of one, is reported and does not stop the others.',
  ],
  exitCodes: {
    clean: 'Everything was converted; what the format cannot carry was reported.',
    findings: 'Parts of files could not be read, or --strict found that something would be lost.',
    failure: 'Wrong arguments, or a file that could not be read or written; the others were converted.',
    interrupted: 'Interrupted with Ctrl+C.',
  },
  examples: [
    { meaning: 'A corpus for spaCy and Prodigy.', line: 'article-annotator convert --from standoff --to prodigy corpus --out for-spacy' },
    { meaning: 'Bring tags back from Label Studio.', line: 'article-annotator convert --from label-studio --to standoff export.json --out tagged' },
    { meaning: 'See what would be lost.', line: 'article-annotator convert --from standoff --to doccano corpus --out x --dry-run' },
  ],
  run: ({ operands, options: { from, to, out, map, onto, strict, 'dry-run': isDryRun, overwrite, report } }, host) =>
    runConversion({ paths: operands, from, to, out, onto, labels: map, isStrict: strict, isDryRun, overwrites: overwrite, report }, host),
});

/** @throws UsageError */
function mappingOf(value: string): ReadonlyMap<string, string> {
  if (value === '') return new Map();
  const pairs = value.split(',').filter((pair) => pair.trim() !== '').map((pair) => pair.split('=').map((label) => label.trim()));
  if (pairs.length === 0) throw new UsageError(convertTemplates.badMapping, { value });
  return new Map(pairs.map(([from = '', to = '', ...rest]) => {
    if (from === '' || to === '' || rest.length > 0) throw new UsageError(convertTemplates.badMapping, { value });
    return [from, to];
  }));
}
