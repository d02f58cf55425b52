import type { CommandLineHost, ExitCode, exitCodes } from './host';
import type { Option } from './options';

/** An argument without a dash. */
export interface OperandDescription {
  /** As in `PATHS`. */
  readonly name: string;
  readonly description: string;
  /** Whether the command can do without it. */
  readonly optional?: boolean;
  /** Whether several may be given. */
  readonly repeated?: boolean;
}

/** Options by name, without the two dashes. */
export type OptionTable = Readonly<Record<string, Option<unknown>>>;

/** A command as it was called. */
export interface Invocation<Options extends OptionTable = OptionTable> {
  readonly operands: readonly string[];
  /** What each option says, in its own type. */
  readonly options: { readonly [Name in keyof Options]: Options[Name] extends Option<infer Value> ? Value : never };
}

/** A command of `article-annotator` as data and a function: parsing, `--help` and docs/command-line.md are made from it. */
export interface Command<Options extends OptionTable = OptionTable> {
  readonly name: string;
  /** One sentence for the list of commands. */
  readonly summary: string;
  readonly operands: readonly OperandDescription[];
  readonly options: Options;
  /** Paragraphs for its help. */
  readonly details: readonly string[];
  /** What each exit code means that this command can have. */
  readonly exitCodes: Readonly<Partial<Record<keyof typeof exitCodes, string>>>;
  readonly examples: readonly { readonly line: string; readonly meaning: string }[];
  /** @throws UsageError where the arguments do not make sense together. */
  run(invocation: Invocation<Options>, host: CommandLineHost): Promise<ExitCode>;
}

/** A command whose `run` gets the options of its own table. */
export function defineCommand<Options extends OptionTable>(command: Command<Options>): Command {
  return command;
}
