import type { Shard } from '../../core/corpus/shards';
import { severities } from '../../core/rules/rule';
import { cacheChosen, cacheDetails, cacheOptions, refuseArticleAsOutput } from '../cache/cacheOptions';
import { defineCommand } from '../command';
import { problemTemplates, UsageError } from '../messages';
import { choice, flag, parsed, pathsOperand, text } from '../options';
import { runShard } from '../parts/runShard';
import { reportFormats, type ReportFormat } from './reporters';
import { runCheck } from './runCheck';
import type { SettingsSource } from '../settings/folderSettings';
import { Crew } from '../threads/crew';
import { jobsOption } from '../threads/jobsOption';

/** `article-annotator check`. */
export const checkCommand = defineCommand({
  name: 'check',
  summary: 'Check articles and their annotation files; with --fix, fix what is safe to fix.',
  operands: [pathsOperand()],
  options: {
    format: choice('FORMAT', reportFormats, { default: 'text', description: 'Output format.' }),
    severity: choice('SEVERITY', severities, { default: 'hint', description: 'Show problems of this severity and above.' }),
    fix: flag({ description: 'Apply every safe fix, then show what remains.' }),
    jobs: jobsOption('Check with so many threads; “auto” takes as many as the machine runs at once. The output is the same.'),
    concise: flag({ description: 'Print “file:line:column: severity[rule] message” per problem; the same as --format concise.' }),
    ...cacheOptions('Keep what was found in this file, and check only what changed since.'),
    shard: parsed('I/N', { description: 'Check only part I of N, I from 1, and write a part for merge-reports to --out.' }, readShard),
    out: text('PART', { description: 'File for the part; it is replaced at once when it is complete.' }),
    settings: text('FILE', { description: 'Use the settings of this file instead of the nearest .vscode/settings.json.' }),
    'trust-settings': flag({ description: 'Let settings, label configurations and lists of accepted problems be files outside their repository.' }),
    'no-settings': flag({ description: 'Use no settings and no list of accepted problems; every rule has its default severity.' }),
  },
  details: [
    'In a folder, every .article file is checked, every .txt file whose name is that of an article (such as 000_name.txt), and ' +
    'every other .txt file with at least two of: a URL on line 1, a date on line 4, an integer on line 5, a long line 6. A file ' +
    'that is named, or matched by a glob, is always checked. Folders called node_modules and folders whose name starts with a ' +
    'dot are skipped, and links to folders are not followed. Every file is checked once.',
    'Each article is checked together with its annotation file (x.ann for x.txt). A .ann file in a folder, or one that is named, ' +
    'is checked with its text, whatever that text is. Labels come from the nearest annotation.conf in the folder or above it, up ' +
    'to the given folder or the working directory, whichever is higher. When --fix changes an article, its tags move with the text.',
    'When all are checked, they are compared: articles with the same URL, with the same or nearly the same text, with the same number where the number ' +
    'names the article, and tags that are linked differently. These problems come last, and name the other article.',
    'Settings are those of VS Code: articleAnnotator.rules, articleAnnotator.publishers, articleAnnotator.vocabulary, articleAnnotator.numberMeaning and articleAnnotator.accepted of the ' +
    'nearest folder above the file whose .vscode/settings.json sets any of this extension.',
    'Publishers that neither a table nor the settings know are learned from the titles of the articles given: what most titles of a host ' +
    'end or begin with is its publisher. For that the beginnings of up to 2,000 of the files are read first.',
    'In a repository you did not write, nothing leads out of it: --fix writes only below the folders given, wherever links lead, and a vocabulary, ' +
    'annotation.conf or list of accepted problems outside the repository is not read unless --trust-settings is given. A repository begins ' +
    'at the nearest folder with .git; without one, it is the folder of the settings.',
    cacheDetails('what was found in a file is kept and shown again while everything it depends on is the same: its content, its annotation file, ' +
    'settings, vocabulary, labels, accepted problems, learned publishers, the options, the version of the program, and the date'),
    'With --shard a corpus is checked in parts, on several machines or one after the other. A file always belongs to the same part, by its ' +
    'path below the working directory. A part has no format; merge-reports has. Give every part the same paths and options.',
    'A file that cannot be read is reported on standard error with the reason; the others are still checked.',
  ],
  exitCodes: {
    clean: 'No errors and no warnings; there may be information and hints. With --shard, the part is complete, whatever was found.',
    findings: 'At least one error or warning; with --severity error, at least one error.',
    failure: 'Wrong arguments, or a file, folder or settings that could not be read or written.',
    interrupted: 'Interrupted with Ctrl+C.',
  },
  examples: [
    { meaning: 'Check every article in a folder.',
      line: 'article-annotator check corpus' },
    { meaning: 'Check what a glob matches; show errors and warnings only.',
      line: "article-annotator check --severity warning 'corpus/2019/*.txt'" },
    { meaning: 'Apply all safe fixes and show the rest.',
      line: 'article-annotator check --fix corpus' },
    { meaning: 'Check what changed since main.',
      line: 'git diff -z --name-only --diff-filter=d main -- corpus | article-annotator check -' },
    { meaning: 'Check a large corpus on all processors.',
      line: 'article-annotator check --jobs auto corpus' },
    { meaning: 'Check again only what changed since the last run.',
      line: 'article-annotator check --cache .articles-cache corpus' },
    { meaning: 'Check part 3 of 8, for merge-reports.',
      line: 'article-annotator check corpus --shard 3/8 --out parts/3.part' },
    { meaning: 'One JSON object per line, for other programs.',
      line: 'article-annotator check --format json corpus > findings.jsonl' },
    { meaning: 'For code scanning and SARIF viewers.',
      line: 'article-annotator check --format sarif corpus > findings.sarif' },
  ],
  run: ({ operands, options: { format, severity, fix, jobs, concise, cache, 'cache-strategy': cacheStrategy, shard, out, settings, 'trust-settings': trustsSettings, 'no-settings': noSettings } }, host) => {
    const cacheUsed = cacheChosen({ cache, 'cache-strategy': cacheStrategy });
    if (out !== undefined) refuseArticleAsOutput('out', out);
    const work = { paths: operands, lowestShown: severity, fix, trustsSettings, settings: sourceOf(settings, noSettings), ...cacheUsed };
    if (!shard && out === undefined) {
      const written = concise ? conciseOr(format) : format;
      return Crew.with(jobs, host, (crew) => runCheck({ ...work, format: written }, crew, host));
    }
    if (!shard) throw new UsageError(problemTemplates.missingOption, { option: 'shard', value: 'I/N' });
    if (out === undefined) throw new UsageError(problemTemplates.missingOption, { option: 'out', value: 'PART' });
    return Crew.with(jobs, host, (crew) => runShard({ ...work, shard, out }, crew, host));
  },
});

/** @throws UsageError */
function conciseOr(format: ReportFormat): ReportFormat {
  if (format !== 'text' && format !== 'concise') throw new UsageError(problemTemplates.conflictingOptions, { first: 'concise', second: `format ${format}` });
  return 'concise';
}

/** The parts of a run are all open when they are merged. */
const mostShards = 1024;

/** @throws UsageError */
function readShard(typed: string): Shard | undefined {
  if (typed === '') return undefined;
  const [index = 0, count = 0] = /^(\d{1,4})\/(\d{1,4})$/.exec(typed)?.slice(1).map(Number) ?? [];
  if (index < 1 || index > count || count > mostShards) throw new UsageError(problemTemplates.badShard, { value: typed, most: mostShards });
  return { index, count };
}

/** @throws UsageError */
function sourceOf(file: string | undefined, none: boolean): SettingsSource {
  if (file !== undefined && none) throw new UsageError(problemTemplates.conflictingOptions, { first: 'settings', second: 'no-settings' });
  return none ? 'none' : file === undefined ? 'nearest' : { file };
}
