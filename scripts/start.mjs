// `npm start`: a real VS Code with the extension loaded and samples/ open, from a bare clone. Only Node builtins are
// imported at the start, because a bare clone has no node_modules.
import { parseArgs } from 'node:util';
import { ensureDependencies } from './host/dependencies.mjs';

const help = `npm start                  opens samples/ in VS Code (from npm, in your browser) with the extension loaded
npm start -- --desktop     the same in the VS Code that is installed on this machine
npm start -- --watch       builds again when a source file changes; reload the page to see it
npm start -- --port N      the address is http://localhost:N/ (without it: 4180, or a free one)
npm start -- --no-open     only prints the address`;

function readCommandLine() {
  try {
    return parseArgs({
      options: {
        desktop: { type: 'boolean' },
        watch: { type: 'boolean' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    console.error(`${/** @type {Error} */ (error).message}\n\n${help}`);
    return process.exit(2);
  }
}

const options = readCommandLine();
if (options.help) {
  console.log(help);
  process.exit(0);
}
const port = options.port === undefined ? undefined : Number(options.port);
if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
  console.error(`--port ${options.port}: expected a number from 1 to 65535.`);
  process.exit(2);
}

// Ctrl-C is how this command is meant to end, so it is no failure.
process.once('SIGINT', () => {
  console.log('\nstopped');
  process.exit(0);
});

const log = (/** @type {string} */ line) => console.log(`… ${line}`);
try {
  await ensureDependencies(log);
  const { startInBrowser, startOnDesktop } = await import('./host/start-vscode.mjs');
  await (options.desktop
    ? startOnDesktop({ watch: options.watch ?? false, log })
    : startInBrowser({ port, watch: options.watch ?? false, open: !options['no-open'], log }));
} catch (error) {
  const { name, message, stack } = /** @type {Error} */ (error);
  console.error(name === 'SetupError' ? message : stack);
  process.exit(2);
}
