// Runs mocha on the files that the arguments name, and writes what happens as test events, one a line, for
// scripts/test.mjs. `npx mocha` with .mocharc.json runs the same files for a person.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import { globSync } from 'tinyglobby';
import { checkout } from './dependencies.mjs';
import { consolePrefix, reporterThatEmits } from './report-events.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { grep: { type: 'string' }, timeout: { type: 'string' } },
});
const { timeout } = JSON.parse(readFileSync(join(checkout, '.mocharc.json'), 'utf8'));

const mocha = new Mocha({
  ui: 'bdd',
  timeout: Number(values.timeout ?? timeout),
  reporter: reporterThatEmits((event) => process.stdout.write(`${consolePrefix}${JSON.stringify(event)}\n`)),
  ...(values.grep ? { grep: values.grep } : {}),
});
mocha.files = globSync(positionals, { cwd: checkout, absolute: true, ignore: ['**/node_modules/**'] }).sort();
await mocha.loadFilesAsync();
mocha.run((failures) => {
  // A test that leaves a timer or a socket open must not hold up the whole run.
  process.stdout.write('', () => process.exit(failures > 0 ? 1 : 0));
});
