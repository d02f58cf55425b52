import { parseArgs } from 'node:util';
import { SubjectVocabulary } from '../core/record/vocabulary';
import { commonOptions, type Command, type Invocation, type OptionDescription } from './command';
import { problemTemplates, UsageError } from './messages';

/**
 * Reads the arguments after a command's name by the command's own tables. Options and operands mix freely;
 * `--` ends the options; `-` is an operand.
 * @throws UsageError
 */
export function parseArguments(command: Command, args: readonly string[]): Invocation {
  const known = [...command.options, ...commonOptions];
  // Not strict: Node's own sentences name functions of its API, so every complaint is made here.
  const { tokens, positionals } = parseArgs({
    args: [...args], strict: false, tokens: true, allowPositionals: true,
    options: Object.fromEntries(known.map(({ name, short, value }) =>
      [name, { type: value ? 'string' : 'boolean', ...(short && { short }) }])),
  });
  const options: Record<string, string | boolean | undefined> = {};
  for (const option of known) if (option.default !== undefined) options[option.name] = option.default;
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = known.find(({ name }) => name === token.name);
    if (!option) throw unknownOption(command, token.rawName, known);
    // What looks like an option is one: a value that begins with a dash is given as --option=value.
    const isSwallowed = !token.inlineValue && token.value !== undefined && token.value.startsWith('-');
    options[option.name] = valueOf(option, isSwallowed ? undefined : token.value);
  }
  if (options['help'] !== true && options['version'] !== true) checkOperands(command, positionals);
  return { operands: positionals, options };
}

function valueOf(option: OptionDescription, value: string | undefined): string | boolean {
  if (!option.value) {
    if (value !== undefined) throw new UsageError(problemTemplates.unwantedValue, { option: option.name });
    return true;
  }
  if (value === undefined || value === '') {
    throw new UsageError(problemTemplates.missingValue, { option: option.name, value: option.choices?.join('|') ?? option.value });
  }
  if (option.choices && !option.choices.includes(value)) {
    throw new UsageError(problemTemplates.badChoice, { option: option.name, value, choices: option.choices.join(', ') });
  }
  return value;
}

function checkOperands(command: Command, operands: readonly string[]): void {
  const missing = command.operands[operands.length];
  if (missing && !missing.optional) throw new UsageError(problemTemplates.missingOperand, { operand: missing.name, command: command.name });
  const excess = operands[command.operands.length];
  if (excess !== undefined && !command.operands.at(-1)?.repeated) {
    throw new UsageError(problemTemplates.excessOperand, { value: excess, command: command.name });
  }
}

function unknownOption(command: Command, option: string, known: readonly OptionDescription[]): UsageError {
  const similar = mostLike(option, known.map(({ name }) => `--${name}`));
  return similar === undefined
    ? new UsageError(problemTemplates.unknownOption, { option, command: command.name })
    : new UsageError(problemTemplates.similarOption, { option, similar });
}

/** The name that was probably meant, where one is near enough. */
export function mostLike(typed: string, names: readonly string[]): string | undefined {
  return new SubjectVocabulary(names).nearest(typed, 1)[0];
}

/** The value of an option with choices, in its own type. */
export function choiceOf<Choice extends string>(
  { options }: Invocation, option: string, choices: readonly Choice[], fallback: Choice,
): Choice {
  return choices.find((choice) => choice === options[option]) ?? fallback;
}
