import { commonOptions, type Command, type OperandDescription, type OptionDescription } from './command';

const program = 'article-annotator';
const helpWidth = 100;
/** A usage line shows the values of an option up to this number. */
const mostChoicesInUsage = 6;

/** The help of the program: its commands and where to read on. Ends with a line ending. */
export function programHelp(commands: readonly Command[], version: string): string {
  return [
    `${program} ${version}: check and annotate plain-text articles`,
    '',
    `Usage: ${program} COMMAND …`,
    '',
    'Commands:',
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    '',
    'Options:',
    ...columns(commonOptions.map((option) => [optionSyntax(option), option.description])),
    '',
    `Run “${program} COMMAND --help” for more about a command.`,
    '',
  ].join('\n');
}

/** The help of one command. Ends with a line ending. */
export function commandHelp(command: Command): string {
  return [
    `Usage: ${usageOf(command)}`,
    '',
    ...wrap(command.summary, helpWidth),
    '',
    ...columns(command.operands.map(({ name, description }) => [name, description])),
    '',
    'Options:',
    ...columns([...command.options, ...commonOptions].map((option) => [optionSyntax(option), describeOption(option)])),
    '',
    ...command.details.flatMap((paragraph) => [...wrap(paragraph, helpWidth), '']),
    'Exit code:',
    ...columns(command.exitCodes.map(({ code, meaning }) => [String(code), meaning])),
    '',
    'Examples:',
    ...command.examples.flatMap(({ line, meaning }) => [`  ${line}`, `      ${meaning}`]),
    '',
  ].join('\n');
}

/** The same as a section of docs/command-line.md. */
export function commandReference(command: Command): string {
  const rows = (cells: readonly (readonly string[])[]): string => cells.map((row) => `| ${row.join(' | ')} |`).join('\n');
  const escaped = (text: string): string => text.replaceAll('|', '\\|');
  return [
    `### \`${command.name}\``,
    command.summary,
    `\`\`\`\n${usageOf(command)}\n\`\`\``,
    `| argument | meaning |\n|---|---|\n${rows([
      ...command.operands.map(({ name, description }) => [`\`${name}\``, escaped(description)]),
      ...command.options.map((option) => [`\`${escaped(optionSyntax(option))}\``, escaped(describeOption(option))]),
    ])}`,
    ...command.details,
    `| exit code | meaning |\n|---|---|\n${rows(command.exitCodes.map(({ code, meaning }) => [String(code), escaped(meaning)]))}`,
    `\`\`\`sh\n${command.examples.map(({ line, meaning }) => `# ${meaning}\n${line}`).join('\n')}\n\`\`\``,
  ].join('\n\n');
}

function usageOf(command: Command): string {
  const options = command.options.map((option) => `[${optionSyntax(option, true)}]`);
  return [program, command.name, ...command.operands.map(operandSyntax), ...options].join(' ');
}

function operandSyntax({ name, optional, repeated }: OperandDescription): string {
  const syntax = repeated ? `${name}…` : name;
  return optional ? `[${syntax}]` : syntax;
}

function optionSyntax({ name, short, value, choices }: OptionDescription, inUsage = false): string {
  const long = value ? `--${name} ${inUsage && choices && choices.length <= mostChoicesInUsage ? choices.join('|') : value}` : `--${name}`;
  return short && !inUsage ? `-${short}, ${long}` : long;
}

function describeOption(option: OptionDescription): string {
  const choices = option.choices ? ` One of: ${option.choices.join(', ')}.` : '';
  return `${option.description}${choices}${option.default === undefined ? '' : ` Default: ${option.default}.`}`;
}

function columns(rows: readonly (readonly [left: string, right: string])[]): string[] {
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  return rows.flatMap(([left, right]) =>
    wrap(right, helpWidth - width - 4).map((line, index) => `  ${(index === 0 ? left : '').padEnd(width)}  ${line}`));
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}
