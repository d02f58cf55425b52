import { parseArgs } from 'node:util';
import { SubjectVocabulary } from '../core/record/vocabulary';
import type { Command, Invocation, OptionTable } from './command';
import { problemTemplates, UsageError } from './messages';
import { commonOptions, type Option } from './options';

/**
 * Reads the arguments after a command's name by the command's own tables. Options and operands mix freely;
 * `--` ends the options; `-` is an operand. Asking for help or for the version wins over whatever else is there.
 * @throws UsageError
 */
export function parseArguments(command: Command, args: readonly string[]): Invocation | keyof typeof commonOptions {
  const known: OptionTable = { ...command.options, ...commonOptions };
  // Not strict: Node's own sentences name functions of its API, so every complaint is made here.
  const { tokens, positionals } = parseArgs({
    args: [...args], strict: false, tokens: true, allowPositionals: true,
    options: Object.fromEntries(Object.entries(known).map(([name, { short, value }]) =>
      [name, { type: value ? 'string' : 'boolean', ...(short && { short }) }])),
  });
  const typed = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = known[token.name];
    if (!option) throw unknownOption(command, token.rawName, known);
    // What looks like an option is one: a value that begins with a dash is given as --option=value.
    const isSwallowed = !token.inlineValue && token.value !== undefined && token.value.startsWith('-');
    typed.set(token.name, textOf(token.name, option, isSwallowed ? undefined : token.value));
  }
  for (const name of ['help', 'version'] as const) if (typed.has(name)) return name;
  checkOperands(command, positionals);
  return {
    operands: positionals,
    options: Object.fromEntries(Object.entries(command.options).map(([name, option]) => [name, option.read(typed.get(name) ?? option.default, name)])),
  };
}

/** The text given for an option, empty for a switch. */
function textOf(option: string, { value, choices }: Option<unknown>, typed: string | undefined): string {
  if (value === undefined) {
    if (typed !== undefined) throw new UsageError(problemTemplates.unwantedValue, { option });
    return '';
  }
  if (typed === undefined || typed === '') {
    throw new UsageError(problemTemplates.missingValue, { option, value: choices?.join('|') ?? value });
  }
  return typed;
}

function checkOperands(command: Command, operands: readonly string[]): void {
  const empty = operands.indexOf('');
  if (empty >= 0) {
    // To Node an empty path is the working directory: a variable that a script forgot to set would check, or fix, all that is there.
    const { name = '' } = command.operands[empty] ?? command.operands.at(-1) ?? {};
    throw new UsageError(problemTemplates.emptyOperand, { operand: name, command: command.name });
  }
  const missing = command.operands[operands.length];
  if (missing && !missing.optional) throw new UsageError(problemTemplates.missingOperand, { operand: missing.name, command: command.name });
  const excess = operands[command.operands.length];
  if (excess !== undefined && !command.operands.at(-1)?.repeated) {
    throw new UsageError(problemTemplates.excessOperand, { value: excess, command: command.name });
  }
}

function unknownOption(command: Command, option: string, known: OptionTable): UsageError {
  const similar = mostLike(option, Object.keys(known).map((name) => `--${name}`));
  return similar === undefined
    ? new UsageError(problemTemplates.unknownOption, { option, command: command.name })
    : new UsageError(problemTemplates.similarOption, { option, similar });
}

/** The name that was probably meant, where one is near enough. */
export function mostLike(typed: string, names: readonly string[]): string | undefined {
  return new SubjectVocabulary(names).nearest(typed, 1)[0];
}
