import { inEnglish } from '../core/message';
import { mostLike, parseArguments } from './arguments';
import { commands } from './commands';
import { commandHelp, programHelp } from './help';
import { exitCodes, type CommandLineHost, type ExitCode } from './host';
import { Failure, printable, problemTemplates, reasonOf, UsageError } from './messages';

/**
 * Runs the program. Never rejects: whatever goes wrong becomes a line on standard error.
 * @param args what the user typed after the program's name
 */
export async function runCommandLine(args: readonly string[], host: CommandLineHost): Promise<ExitCode> {
  try {
    const code = await dispatch(args, host);
    if (host.stdout.failure === undefined) return code;
    throw new Failure(problemTemplates.outputFailed, { reason: host.stdout.failure });
  } catch (error) {
    const reason = reasonOf(error);
    const sentence = error instanceof Failure ? reason : inEnglish(problemTemplates.internal, { reason });
    await host.stderr.write(`article-annotator: ${printable(sentence)}\n`);
    return exitCodes.failure;
  }
}

async function dispatch(args: readonly string[], host: CommandLineHost): Promise<ExitCode> {
  const [first, ...rest] = args;
  if (first === undefined) throw new UsageError(problemTemplates.noCommand);
  if (first === '--help' || first === '-h') return say(host, programHelp(commands, host.product.version));
  if (first === '--version' || first === '-v') return say(host, `${host.product.version}\n`);
  const command = commands.find(({ name }) => name === first);
  if (!command) throw unknown(first);
  const invocation = parseArguments(command, rest);
  if (invocation === 'help') return say(host, commandHelp(command));
  if (invocation === 'version') return say(host, `${host.product.version}\n`);
  return command.run(invocation, host);
}

async function say(host: CommandLineHost, text: string): Promise<ExitCode> {
  await host.stdout.write(text);
  return exitCodes.clean;
}

function unknown(first: string): UsageError {
  const names = commands.map(({ name }) => name);
  if (first.startsWith('-')) return new UsageError(problemTemplates.commandFirst, { option: first, commands: names.join(', ') });
  const similar = mostLike(first, names);
  return similar === undefined
    ? new UsageError(problemTemplates.unknownCommand, { name: first, commands: names.join(', ') })
    : new UsageError(problemTemplates.similarCommand, { name: first, similar });
}
