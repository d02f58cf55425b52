import type { OperandDescription } from './command';
import { problemTemplates, UsageError } from './messages';

/** What the help says of an option. */
interface OptionDescription {
  readonly short?: string;
  /** A sentence, plain enough for a terminal and for Markdown. */
  readonly description: string;
}

/** An option as data, with the function that reads what was typed for it. */
export interface Option<Value> extends OptionDescription {
  /** What stands for the value in the help, as in `FORMAT`; without it the option is a switch. */
  readonly value?: string;
  /** The values that are taken, where not every text is. */
  readonly choices?: readonly string[];
  /** What holds when it is not given, as one would type it. */
  readonly default?: string;
  readonly isRequired?: boolean;
  /**
   * The value of the option.
   * @param typed undefined where the option was not given and has no default; empty for a switch
   * @param name the option's name, for complaints
   * @throws UsageError
   */
  read(typed: string | undefined, name: string): Value;
}

/** A switch. */
export function flag(description: OptionDescription): Option<boolean> {
  return { ...description, read: (typed) => typed !== undefined };
}

/** An option that takes any text. */
export function text(value: string, description: OptionDescription): Option<string | undefined> {
  return { ...description, value, read: (typed) => typed };
}

/** An option that takes any text and has to be given. */
export function requiredText(value: string, description: OptionDescription): Option<string> {
  return { ...description, value, isRequired: true, read: (typed, option) => typed ?? missing(option, value) };
}

/** An option whose text means something else: a number, a list. `read` gets an empty text where there is neither text nor default. */
export function parsed<Value>(
  value: string, description: OptionDescription & { readonly default?: string }, read: (typed: string, name: string) => Value,
): Option<Value> {
  return { ...description, value, read: (typed, name) => read(typed ?? '', name) };
}

/** One of several values. */
export function choice<const Choice extends string>(
  value: string, choices: readonly Choice[], description: OptionDescription & { readonly default: NoInfer<Choice> },
): Option<Choice> {
  return { ...description, value, choices, read: (typed, option) => oneOf(choices, typed ?? description.default, option) };
}

/** One of several values, which has to be given. */
export function requiredChoice<const Choice extends string>(
  value: string, choices: readonly Choice[], description: OptionDescription,
): Option<Choice> {
  return { ...description, value, choices, isRequired: true, read: (typed, option) => oneOf(choices, typed ?? missing(option, value), option) };
}

/** Operand of the commands that work on many files. */
export function pathsOperand(what = 'Files, folders or globs'): OperandDescription {
  return {
    name: 'PATHS', repeated: true,
    description: `${what}; “-” reads a list of files and folders from standard input, separated by line breaks or NUL.`,
  };
}

/** Options that every command and the program itself take. */
export const commonOptions = {
  help: flag({ short: 'h', description: 'Show this help.' }),
  version: flag({ short: 'v', description: 'Show the version.' }),
} as const;

function missing(option: string, value: string): never {
  throw new UsageError(problemTemplates.missingOption, { option, value });
}

function oneOf<Choice extends string>(choices: readonly Choice[], value: string, option: string): Choice {
  const found = choices.find((one) => one === value);
  if (found === undefined) throw new UsageError(problemTemplates.badChoice, { option, value, choices: choices.join(', ') });
  return found;
}
