import { inEnglish, message, type Message, type MessageArguments } from '../core/message';

/** Every sentence the command line says about arguments, files and itself. What is wrong first, then what to do. */
export const problemTemplates = {
  noCommand: 'no command given; try “article-annotator check .”, or --help',
  unknownCommand: 'there is no command “{name}”; the commands are: {commands}',
  similarCommand: 'there is no command “{name}”; did you mean “{similar}”?',
  commandFirst: 'a command comes before “{option}”; the commands are: {commands}',
  unknownOption: 'there is no option “{option}”; see “article-annotator {command} --help”',
  similarOption: 'there is no option “{option}”; did you mean “{similar}”?',
  missingValue: 'option --{option} needs a value: --{option} {value}',
  unwantedValue: 'option --{option} takes no value',
  badChoice: '--{option} cannot be “{value}”; it is one of: {choices}',
  missingOperand: '{operand} is missing; see “article-annotator {command} --help”',
  excessOperand: '“{value}” is one argument too many; see “article-annotator {command} --help”',
  conflictingOptions: '--{first} and --{second} exclude each other; give one of them',

  missing: 'no such file or folder; check the spelling',
  brokenLink: 'a symbolic link to {target}, which does not exist; mend the link or leave it out',
  linkLoop: 'a symbolic link that leads back to itself; mend the link or leave it out',
  noPermission: 'no permission to read it; change its permissions or leave it out',
  noPermissionToWrite: 'no permission to write it, so nothing was fixed; change its permissions or leave out --fix',
  notRegular: 'a pipe or a device, not a file; write the text to a file first',
  folderAsFile: 'a folder where a file was expected',
  nothingMatches: 'no file or folder matches this pattern; in a shell put it in quotes',
  nothingInFolder: 'no article in this folder; name the files if they are articles all the same',
  tooLarge: 'too large: {size} MB, the most that is checked is {limit} MB; split the file',
  binary: 'a binary file, not text (NUL at byte {offset}); leave it out',
  utf16: 'UTF-16, not UTF-8; save it as UTF-8',
  notUtf8: 'not valid UTF-8 (0x{value} at byte {offset}); save it as UTF-8',
  changedMeanwhile: 'changed by another program while it was checked, so nothing was fixed; run again',
  notWritten: 'could not be written ({reason}), so nothing was fixed',
  notFollowed: 'its annotations in {file} cannot be brought along, so it was not fixed; mend that file first',
  noArticle: 'there is no {article} and no {other} beside it, so only its own lines were checked',
  refusedBinary: 'a binary file, not standoff; leave it out',
  refusedConflict: 'a merge conflict waits in it; resolve it first',
  noFolder: 'the folder that is to hold {file} does not exist; make it first',
  notWrittenTo: 'could not be written ({reason})',
  notReadable: 'could not be read ({reason})',
  crashed: 'could not be checked because of a mistake in this program ({reason}); please report it',

  settingsNotJson: 'not valid JSON at line {line}, so its settings are not used; mend it or give --no-settings',
  settingNotOfForm: 'the setting {setting} is not of its form at {place}, so it is not used; mend it or give --no-settings',
  settingsNotReadable: 'the settings could not be read: {problem}',
  vocabularyNotReadable: 'the vocabulary of {settings} could not be read: {problem}',
  labelsNotReadable: 'the labels could not be read: {problem}',
  configuration: 'line {line}: {problem}',
  unknownRule: 'the setting articleAnnotator.rules names “{rule}”, which this version does not know; check the spelling',

  outputFailed: 'the output could not be written ({reason})',
  internal: 'a mistake in this program ({reason}); please report it',
} as const;

/** Notes and sums on standard error. */
export const noteTemplates = {
  waitingForInput: 'reading paths from standard input, one a line; end with Ctrl+D',
  interrupted: 'interrupted; the files listed so far were checked',
  interruptedCount: 'interrupted; what was read so far was counted',
  progress: '{count} of {total} checked: {file}',
  checked: '{files}, {findings}',
  fixed: '{count} fixed',
  fixable: '{count} can be fixed with --fix',
  unreadable: '{count} could not be checked',
  reanchored: '{kept} kept, {moved} moved, {lost} lost',
  notFound: 'not found',
  lookAlike: 'only found where it may be another',
  noFile: 'no file checked',
  files: '{count, plural, one {# file} other {# files}} checked',
  noFinding: 'nothing found',
  error: '{count, plural, one {# error} other {# errors}}',
  warning: '{count, plural, one {# warning} other {# warnings}}',
  information: '{count} information',
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

/** The arguments of the command line do not make sense. */
export class UsageError extends Failure {}

/** Control characters made harmless, so that no file name and no text of a file reaches the terminal as a command. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g, (character) =>
    `\\u{${character.charCodeAt(0).toString(16).toUpperCase()}}`);
}
