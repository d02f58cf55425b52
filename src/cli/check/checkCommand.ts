import { choiceOf } from '../arguments';
import type { Command, Invocation } from '../command';
import { exitCodes } from '../host';
import { problemTemplates, UsageError } from '../messages';
import { severities } from '../../core/rules/rule';
import { formats } from './reporters';
import { runCheck, type CheckRunOptions } from './runCheck';

/** `article-annotator check`. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'Check articles and, with --fix, mend what can be mended without looking.',
  operands: [{
    name: 'PATHS', repeated: true,
    description: 'Files, folders or globs; “-” reads a list of files and folders from standard input, one a line or ended by NUL.',
  }],
  options: [
    { name: 'format', value: 'FORMAT', choices: formats, default: 'text', description: 'How to write the findings.' },
    { name: 'severity', value: 'SEVERITY', choices: severities, default: 'hint', description: 'Show findings of this severity and above.' },
    { name: 'fix', description: 'Mend every finding whose fix cannot lose meaning, then show what remains.' },
    { name: 'settings', value: 'FILE', description: 'Use the settings of this file instead of the nearest .vscode/settings.json.' },
    { name: 'no-settings', description: 'Use no settings: every check has its default severity.' },
  ],
  details: [
    'In a folder, every .article file is checked, and every .txt file that reads like an article: at least two of an address ' +
    'on line 1, a date on line 4, an integer on line 5, a long line 6. A file that is named, or matched by a glob, is always ' +
    'checked. Folders called node_modules and those that begin with a dot are passed over, and links to folders are not ' +
    'followed. Every file is checked once.',
    'With an article its standoff file beside it (x.ann for x.txt) is checked. A .ann file in a folder, or one that is named, is ' +
    'checked with its text, whatever that text is. Labels are those of the nearest annotation.conf upwards, up to the folder ' +
    'given or the working directory, whichever is higher. Where --fix changes an article, its annotations move with the text.',
    'Settings are those of VS Code: articleAnnotator.rules, articleAnnotator.publishers and articleAnnotator.vocabulary of the ' +
    'nearest folder above the file whose .vscode/settings.json sets any of this extension.',
    'A file that cannot be read is named on standard error with the reason, and the others are checked all the same.',
  ],
  exitCodes: [
    { code: exitCodes.clean, meaning: 'No error and no warning. Information and hints may have been shown.' },
    { code: exitCodes.findings, meaning: 'At least one error or warning; with --severity error, at least one error.' },
    { code: exitCodes.failure, meaning: 'Wrong arguments, or a file, folder or settings that could not be read or written.' },
    { code: exitCodes.interrupted, meaning: 'Interrupted with Ctrl+C.' },
  ],
  examples: [
    { meaning: 'Check every article in a folder.',
      line: 'article-annotator check corpus' },
    { meaning: 'Check what a glob matches; show errors and warnings only.',
      line: "article-annotator check --severity warning 'corpus/2019/*.txt'" },
    { meaning: 'Mend what is safe to mend, show the rest.',
      line: 'article-annotator check --fix corpus' },
    { meaning: 'Check what changed since main.',
      line: 'git diff -z --name-only --diff-filter=d main -- corpus | article-annotator check -' },
    { meaning: 'One JSON object a line, for other programs.',
      line: 'article-annotator check --format json corpus > findings.jsonl' },
    { meaning: 'For code scanning and SARIF viewers.',
      line: 'article-annotator check --format sarif corpus > findings.sarif' },
  ],
  run: (invocation, host) => runCheck(readOptions(invocation), host),
};

function readOptions(invocation: Invocation): CheckRunOptions {
  const { operands, options } = invocation;
  const settings = options['settings'];
  const noSettings = options['no-settings'] === true;
  if (typeof settings === 'string' && noSettings) {
    throw new UsageError(problemTemplates.conflictingOptions, { first: 'settings', second: 'no-settings' });
  }
  return {
    paths: operands,
    format: choiceOf(invocation, 'format', formats, 'text'),
    lowestShown: choiceOf(invocation, 'severity', severities, 'hint'),
    fix: options['fix'] === true,
    settings: noSettings ? 'none' : typeof settings === 'string' ? { file: settings } : 'nearest',
  };
}
