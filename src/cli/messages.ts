import { inEnglish, message, type Message, type MessageArguments } from '../core/message';
import { systemReason } from './systemErrors';

/** Every sentence the command line says about arguments, files and itself. What is wrong first, then what to do. */
export const problemTemplates = {
  noCommand: 'no command; try “article-annotator check .” or --help',
  unknownCommand: 'unknown command “{name}”; expected one of: {commands}',
  similarCommand: 'unknown command “{name}”; did you mean “{similar}”?',
  commandFirst: 'expected a command before “{option}”: {commands}',
  unknownOption: 'unknown option “{option}”; see “article-annotator {command} --help”',
  similarOption: 'unknown option “{option}”; did you mean “{similar}”?',
  missingOption: 'missing option --{option} {value}',
  missingValue: 'option --{option} needs a value: --{option} {value}',
  unwantedValue: 'option --{option} takes no value',
  badChoice: 'invalid value “{value}” for --{option}; expected one of: {choices}',
  badJobs: 'invalid value “{value}” for --jobs; expected a number from 1 to {most}, or auto',
  badTop: 'invalid value “{value}” for --top; expected a number from 1 to 999999',
  badShard: 'invalid value “{value}” for --shard; expected I/N, as in 3/8: I from 1 to N, N up to {most}',
  missingOperand: 'missing {operand}; see “article-annotator {command} --help”',
  emptyOperand: 'an empty argument for {operand}; see “article-annotator {command} --help”',
  excessOperand: 'unexpected argument “{value}”; see “article-annotator {command} --help”',
  conflictingOptions: '--{first} and --{second} cannot be combined; use one of them',

  missing: 'no such file or folder; check the spelling',
  brokenLink: 'a symbolic link to {target}, which does not exist; fix the link or leave it out',
  linkLoop: 'a symbolic link that leads back to itself; fix the link or leave it out',
  noPermission: 'permission to read denied; change its permissions or leave it out',
  noPermissionToWrite: 'permission to write denied, nothing was fixed; change its permissions or leave out --fix',
  notRegular: 'a pipe or a device, not a file; write the text to a file first',
  folderAsFile: 'a folder where a file was expected',
  fileAsFolder: 'a file where a folder was expected',
  nothingMatches: 'no file or folder matches this pattern; quote it in a shell',
  nothingInFolder: 'no article found in this folder; to check other files, name them',
  tooLarge: 'too large: {size} MB, the limit is {limit} MB; split the file',
  binary: 'a binary file, not text (NUL at byte {offset}); leave it out',
  utf16: 'UTF-16, not UTF-8; save it as UTF-8',
  utf16Unmarked: 'UTF-16 without a byte order mark; save it as UTF-8',
  notUtf8: 'not valid UTF-8 (0x{value} at byte {offset}); save it as UTF-8',
  changedMeanwhile: 'changed by another program during the check, nothing was fixed; run the command again',
  changedSinceCheck: 'changed since it was checked, so its text was not compared with others; check it again',
  notWritten: 'cannot be written ({reason}), nothing was fixed',
  linkLeaves: 'nothing was written: {file} leads to {target} through a symbolic link, outside the given folder; to change that file, name it',
  notFollowed: 'not fixed because the tags in {file} cannot follow the change; fix that file first',
  noArticle: 'neither {article} nor {other} exists beside it, only its own lines were checked',
  noTextBeside: 'neither {article} nor {other} exists beside it, so its tags have no text to be searched in',
  badContext: 'invalid value “{value}” for --context; expected a number from 0 to {most}',
  badLabels: 'invalid value “{value}” for --label; expected labels separated by commas, as in Person,Place',
  badAttribute: 'invalid value “{value}” for --attribute; expected NAME or NAME=VALUE',
  noAnnotation: 'no line of this file is an annotation; give the old article, the new article and the annotation file, in this order',
  refusedBinary: 'a binary file, not an annotation file; leave it out',
  refusedConflict: 'unresolved merge conflict; resolve it first',
  noFolder: 'the folder of {file} does not exist; create it first',
  notWrittenTo: 'cannot be written ({reason})',
  notReadable: 'cannot be read ({reason})',
  crashed: 'could not be checked because of a bug in this program ({reason}); please report it',
  notCounted: 'could not be counted because of a bug in this program ({reason}); please report it',

  cacheDamaged: 'the cache is damaged; what it says is not used, and it is written again',
  cacheOfCommand: 'the cache is one of “{command}”; what it says is not used, and it is written again',
  cacheOfVersion: 'the cache is one of another version of this program; what it says is not used, and it is written again',
  cacheNotRead: 'the cache cannot be read ({reason}); every file is read again',
  cacheNotWritten: 'the cache cannot be written ({reason}); the next run reads every file again',
  outputIsArticle: '{file} has the name of an article or an annotation file; name another file for --{option}',

  notAPart: 'not a complete part; run its “check --shard” again',
  noPart: 'no file whose name ends with {extension} in this folder; to merge other files, name them',
  doubledPart: 'part {shard} of {of}, as {other} is; leave one of them out',
  partOfOthers: 'not of the same number of parts as {other}; merge the parts of one run',
  partOfVersion: 'written by another version of this program than {other}; run one of them again',
  partOfList: 'of another list of files than {other}; give every part the same paths, and run all again after files were added or removed',
  partOfSettings: 'checked with other settings or options than {other}; give every part the same, and run all again after settings were changed',
  missingParts: '{count, plural, one {# part} other {# parts}} of {of} missing; run again, with Slurm: --array={numbers}',

  settingsNotJson: 'invalid JSON on line {line}, its settings are not used; fix it or use --no-settings',
  settingsNotObject: 'expected a JSON object such as { "articleAnnotator.rules": {} }, found {found}; its settings are not used; fix it or use --no-settings',
  settingNotOfForm: 'invalid value of the setting {setting} at {place}, the setting is not used; fix it or use --no-settings',
  settingsNotReadable: 'cannot read the settings: {problem}',
  vocabularyNotReadable: 'cannot read the vocabulary of {settings}: {problem}',
  outsideRepository: 'outside the repository {folder}, so it is not used; use --trust-settings if you trust these settings',
  acceptedNotReadable: 'cannot read the accepted problems; every problem is shown',
  labelsNotReadable: 'cannot read the labels: {problem}',
  unknownRule: 'unknown rule “{rule}” in the setting articleAnnotator.rules; check the spelling',

  outputFailed: 'cannot write the output ({reason})',
  internal: 'a bug in this program ({reason}); please report it',
} as const;

/** Notes and sums on standard error. */
export const noteTemplates = {
  waitingForInput: 'reading paths from standard input, one per line; end with Ctrl+D',
  interrupted: 'interrupted; the files listed so far were checked',
  interruptedPart: 'interrupted; no part was written',
  part: 'part {part} of {parts} written to {file}: {files}',
  interruptedCount: 'interrupted; what was read so far was counted',
  progress: '{count, number} of {total, number} checked: {file}',
  searching: '{count, number} of {total, number} searched: {file}',
  reading: '{count, number} of {total, number} read: {file}',
  interruptedSearch: 'interrupted; what was searched so far is shown',
  foundTags: '{tags, plural, one {# tag} other {# tags}} found in {articles, plural, one {# article} other {# articles}}',
  foundPlaces: '{places, plural, one {# place} other {# places}} without a tag found in {articles, plural, one {# article} other {# articles}}',
  checked: '{files}, {problems}',
  fixed: '{count, number} fixed',
  fixable: '{count, number} can be fixed with --fix',
  shown: '{shown, number} of {total, plural, one {# problem} other {# problems}} shown',
  unreadable: '{count, number} could not be checked',
  reanchored: '{kept, number} kept, {moved, number} moved, {lost, number} lost',
  notFound: 'not found',
  lookAlike: 'ambiguous',
  noFile: 'no files checked',
  files: '{count, plural, one {# file} other {# files}} checked',
  noFinding: 'no problems',
  error: '{count, plural, one {# error} other {# errors}}',
  warning: '{count, plural, one {# warning} other {# warnings}}',
  information: '{count, number} information',
  hint: '{count, plural, one {# hint} other {# hints}}',
} as const;

/** Why a file (or the run) fails, for one line on standard error. */
export class Failure extends Error {
  readonly problem: Message;

  constructor(template: string, args: MessageArguments = {}) {
    super(inEnglish(template, args));
    this.problem = message(template, args);
  }
}

/** What an error says, for the `reason` of a template. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The same of an error with a file. */
export function diskReasonOf(error: unknown): string {
  return systemReason(error) ?? reasonOf(error);
}

/** Why something failed: as it was said, or with the reason that the error gives. */
export function failureOf(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure(problemTemplates.notReadable, { reason: diskReasonOf(error) });
}

/** The arguments of the command line do not make sense. */
export class UsageError extends Failure {}

/** What a terminal obeys or hides: control characters of ASCII and ISO 6429, line separators, and all that changes the direction of a text. */
const unprintable = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;

const hexadecimal = (character: string): string => character.charCodeAt(0).toString(16).toUpperCase();

/** Control characters made visible, so that no file name and no text of a file reaches the terminal as a command. */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => `\\u{${hexadecimal(character)}}`);
}

/** A value as JSON on one line; control characters that JSON leaves as they are, such as the CSI of 8-bit terminals, are escaped too. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value).replace(unprintable, (character) => `\\u${hexadecimal(character).padStart(4, '0')}`);
}
