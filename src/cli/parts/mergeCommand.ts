import { reportFormats } from '../check/reporters';
import { defineCommand } from '../command';
import { choice } from '../options';
import { mergeParts, partExtension } from './mergeParts';

/** `article-annotator merge-reports`. */
export const mergeReportsCommand = defineCommand({
  name: 'merge-reports',
  summary: 'Merge the parts that “check --shard” wrote into one report.',
  operands: [{ name: 'PARTS', repeated: true, description: `Parts, folders or globs; in a folder, every file whose name ends with ${partExtension}.` }],
  options: { format: choice('FORMAT', reportFormats, { default: 'text', description: 'Output format.' }) },
  details: [
    'The report is the one that “check” prints for the whole corpus at once, byte for byte, when it runs in the same folder. ' +
    'Parts are read side by side; of each article, memory holds no more than its name and what it is compared by. Articles that may be copies ' +
    'of each other are read again, so the corpus has to be there as it was checked.',
    'Nothing is merged unless every part is there once and all are of one run: the same number of parts, the same files, the same settings and ' +
    'options, the same version of the program. Missing parts are named as --array takes them, so that Slurm can run them again.',
  ],
  exitCodes: {
    clean: 'No errors and no warnings; there may be information and hints.',
    findings: 'At least one error or warning.',
    failure: 'Wrong arguments, parts that are missing or do not belong together, or a file that a part could not read.',
    interrupted: 'Interrupted with Ctrl+C.',
  },
  examples: [
    { meaning: 'Merge the parts in a folder.', line: 'article-annotator merge-reports parts' },
    { meaning: 'For code scanning and SARIF viewers.', line: 'article-annotator merge-reports --format sarif parts > findings.sarif' },
  ],
  run: ({ operands, options: { format } }, host) => mergeParts(operands, format, host),
});
