import type { CommandLineHost, ExitCode } from './host';

/** An option as data: parsing, `--help` and docs/command-line.md are made from it. */
export interface OptionDescription {
  /** Without the two dashes. */
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in the help, as in `FORMAT`; without it the option is a switch. */
  readonly value?: string;
  /** The values that are taken, where not every text is. */
  readonly choices?: readonly string[];
  readonly default?: string;
  /** A sentence, plain enough for a terminal and for Markdown. */
  readonly description: string;
}

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

/** A command as it was called. */
export interface Invocation {
  readonly operands: readonly string[];
  /** By name; a switch is `true`. Options with a default always have a value. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

/** A command of `article-annotator` as data and a function. */
export interface Command {
  readonly name: string;
  /** One sentence for the list of commands. */
  readonly summary: string;
  readonly operands: readonly OperandDescription[];
  readonly options: readonly OptionDescription[];
  /** Paragraphs for its help. */
  readonly details: readonly string[];
  /** What each exit code of this command means. */
  readonly exitCodes: readonly { readonly code: ExitCode; readonly meaning: string }[];
  readonly examples: readonly { readonly line: string; readonly meaning: string }[];
  /** @throws UsageError where the arguments do not make sense together. */
  run(invocation: Invocation, host: CommandLineHost): Promise<ExitCode>;
}

/** Options that every command and the program itself take. */
export const commonOptions: readonly OptionDescription[] = [
  { name: 'help', short: 'h', description: 'Show this help.' },
  { name: 'version', short: 'v', description: 'Show the version.' },
];
