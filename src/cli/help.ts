import type { Command, OperandDescription, OptionTable } from './command';
import { exitCodes, type ExitCode } from './host';
import { commonOptions, type Option } from './options';

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
    ...columns(optionRows(commonOptions)),
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
    ...columns(optionRows({ ...command.options, ...commonOptions })),
    '',
    ...command.details.flatMap((paragraph) => [...wrap(paragraph, helpWidth), '']),
    'Exit code:',
    ...columns(exitCodeRows(command)),
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
      ...optionRows(command.options).map(([syntax, description]) => [`\`${escaped(syntax)}\``, escaped(description)]),
    ])}`,
    ...command.details,
    `| exit code | meaning |\n|---|---|\n${rows(exitCodeRows(command).map(([code, meaning]) => [code, escaped(meaning)]))}`,
    `\`\`\`sh\n${command.examples.map(({ line, meaning }) => `# ${meaning}\n${line}`).join('\n')}\n\`\`\``,
  ].join('\n\n');
}

function usageOf(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]) => {
    const syntax = usageSyntax(name, option);
    return option.isRequired ? syntax : `[${syntax}]`;
  });
  return [program, command.name, ...command.operands.map(operandSyntax), ...options].join(' ');
}

function operandSyntax({ name, optional, repeated }: OperandDescription): string {
  const syntax = repeated ? `${name}…` : name;
  return optional ? `[${syntax}]` : syntax;
}

function usageSyntax(name: string, { value, choices }: Option<unknown>): string {
  return value ? `--${name} ${choices && choices.length <= mostChoicesInUsage ? choices.join('|') : value}` : `--${name}`;
}

function optionRows(options: OptionTable): (readonly [syntax: string, description: string])[] {
  return Object.entries(options).map(([name, option]) => {
    const long = option.value ? `--${name} ${option.value}` : `--${name}`;
    return [option.short ? `-${option.short}, ${long}` : long, describeOption(option)];
  });
}

function describeOption({ description, choices, default: usual }: Option<unknown>): string {
  return `${description}${choices ? ` One of: ${choices.join(', ')}.` : ''}${usual === undefined ? '' : ` Default: ${usual}.`}`;
}

function exitCodeRows(command: Command): (readonly [code: string, meaning: string])[] {
  return (Object.entries(exitCodes) as [keyof typeof exitCodes, ExitCode][]).flatMap(([name, code]) => {
    const meaning = command.exitCodes[name];
    return meaning === undefined ? [] : [[String(code), meaning]];
  });
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
