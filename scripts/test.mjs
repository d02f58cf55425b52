// `npm test`: everything that shows whether the extension works, from a bare clone. Only Node builtins are imported
// at the start, because a bare clone has no node_modules.
import { parseArgs } from 'node:util';
import { ensureDependencies } from './host/dependencies.mjs';
import { createPrinter } from './host/print-results.mjs';

const help = `npm test                      everything
npm test -- RING…             some rings, for example \`npm test -- types unit host\`
npm test -- --list            the names of the rings
npm test -- RING --grep TEXT  only the tests whose title matches
npm test -- --once            what fails in a window fails, in CI too

The development packages, VS Code (from npm, into .vscode-host) and, on Debian as root, Chromium are
installed when they are missing. Where CI is set, suites of up to three tests that failed in windows of VS Code
run once more in fresh ones; what passes then is printed as unsteady. ARTICLE_ANNOTATOR_HOST_CACHE names another folder for VS Code;
CHROMIUM names the browser.`;

function readCommandLine() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { list: { type: 'boolean' }, help: { type: 'boolean', short: 'h' }, grep: { type: 'string' }, once: { type: 'boolean' } },
    });
  } catch (error) {
    console.error(`${/** @type {Error} */ (error).message}\n\n${help}`);
    return process.exit(2);
  }
}

const { values, positionals } = readCommandLine();
if (values.help) {
  console.log(help);
  process.exit(0);
}

const started = Date.now();
const printer = createPrinter();

/** @param {unknown} error */
const describe = (error) => {
  const { name, message, stack } = /** @type {Error} */ (error);
  return name === 'SetupError' ? message : (stack ?? message);
};

try {
  await ensureDependencies(printer.log);
} catch (error) {
  printer.report('install', { event: 'fail', title: ['install'], stack: describe(error) });
  printer.finish(Date.now() - started);
  process.exit(1);
}

const { chooseRings } = await import('./host/rings.mjs');
const { runTwiceWhatFails } = await import('./host/second-run.mjs');
const { createSharedHosts } = await import('./host/shared-hosts.mjs');

/** @type {import('./host/rings.mjs').Ring[]} */
let chosen;
try {
  chosen = chooseRings(positionals);
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  process.exit(2);
}
if (values.list) {
  for (const ring of chosen) console.log(`${ring.name.padEnd(16)} ${ring.description}`);
  process.exit(0);
}

const isRunTwice = Boolean(process.env.CI) && !values.once;
const hosts = createSharedHosts();
let built = true;
for (const ring of chosen) {
  const ringStarted = Date.now();
  const failedBefore = printer.total.failed;
  printer.startRing(ring.name, ring.description);
  if (!ring.exists()) {
    printer.log('nothing to run: the checkout has no file for it');
    continue;
  }
  const report = (/** @type {import('./host/report-events.mjs').TestEvent} */ event) =>
    printer.report(ring.name, event);
  if (ring.build === 'required' && !built) {
    report({ event: 'fail', title: [ring.name], stack: 'not run, because the build failed' });
    continue;
  }
  try {
    const context = { grep: values.grep, log: printer.log, passThrough: printer.passThrough, report, hosts };
    if (isRunTwice && ring.opensWindows) await runTwiceWhatFails(ring, context, (failure) => printer.unsteady(ring.name, failure));
    else await ring.run(context);
  } catch (error) {
    report({ event: 'fail', title: [ring.name, 'can be run'], stack: describe(error) });
  }
  if (ring.name === 'build') built = printer.total.failed === failedBefore;
  printer.endRing(ring.name, Date.now() - ringStarted);
}
await hosts.close();
printer.finish(Date.now() - started);
// What is still open (a browser that did not answer) must not hold up the end; output to a pipe is written first.
process.stdout.write('', () => process.exit(printer.total.failed > 0 ? 1 : 0));
