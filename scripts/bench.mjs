// Runs the measurements: `npm run bench`, or `npm run bench -- core panel` for some of them; `npm run bench -- formats --only tei,csv` measures a part
// of one, where it has parts, as `-- panel --only suggestions` or `-- panel --only rest,500kB` do. Figures are ratios wherever
// something in the same run can be compared with: machines differ, and are rarely quiet.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const checkout = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Name, what it measures, and the program that does; `bundled` where the code measured runs in that program itself. */
const benches = [
  { name: 'core', what: 'parse and all rules, MB/s per core', entry: 'test/bench/core.bench.ts', bundled: true },
  { name: 'annotations', what: 'sidecars: parse, anchor, follow edits, re-anchor', entry: 'test/bench/annotations.bench.ts', bundled: true },
  { name: 'reanchoring', what: 'tags found again after 18 kinds of change, wrong and lost, with and without the old text', entry: 'test/bench/reanchoring.bench.ts', bundled: true },
  { name: 'formats', what: 'export in every format: articles/s, growth, memory', entry: 'test/bench/formats.bench.ts', bundled: true },
  { name: 'corpus', what: 'the command line over corpora of growing size: threads, cache, parts, memory; textlint and cspell beside', entry: 'test/bench/corpus.bench.ts' },
  { name: 'comparison', what: 'articles compared with each other: µs to trace one and to compare it, beside the other rules', entry: 'test/bench/comparison.bench.ts', bundled: true },
  { name: 'index', what: 'the index of the workspace: size, opening, all mentions of one name, beside reading all annotation files', entry: 'test/bench/index.bench.ts', bundled: true },
  { name: 'panel', what: 'the panel in Chromium, beside plain text and plain marks, and with 300 suggestions beside none; --only suggestions,plain,mount,keys,rest,flow,scroll,5kB,50kB,500kB', entry: 'test/bench/panel.bench.ts' },
  { name: 'host', what: 'in a real VS Code: edit to diagnostics, typing while the index is built, search in tags, Check All Articles beside reading and canceled, canceling the overview, activation, bundle sizes; --only edits,typing,search,checkAll,cancel,activation', entry: 'scripts/bench-host.mjs' },
];

const { values, positionals: chosen } = parseArgs({ allowPositionals: true, options: { only: { type: 'string', default: '' }, help: { type: 'boolean', short: 'h' } } });
if (values.help) {
  console.log(`npm run bench [-- BENCH… [--only PART,…]]\n\n${benches.map(({ name, what }) => `${name.padEnd(12)} ${what}`).join('\n')}`);
  process.exit(0);
}
const unknown = chosen.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(`No such bench: ${unknown.join(', ')}. There are: ${benches.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
if (!existsSync(join(checkout, 'node_modules'))) {
  console.error('The packages are not installed: run "npm ci" first.');
  process.exit(2);
}
console.log(`${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, load ${loadavg()[0].toFixed(1)}`);
let failed = false;
for (const { name, what, entry, bundled } of benches) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`\n${name}: ${what}`);
  if (name === 'host') spawnSync(process.execPath, ['esbuild.js', '--production'], { cwd: checkout, stdio: 'ignore' });
  const program = bundled ? ['--expose-gc', await bundle(name, entry)] : ['--import', 'tsx', entry];
  const { status } = spawnSync(process.execPath, [...program, ...values.only.split(',').filter((part) => part !== '')], { cwd: checkout, stdio: 'inherit' });
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;

/**
 * Bundles a bench as the extension is bundled, so that the figures are those of the shipped code.
 * @param {string} name
 * @param {string} entry
 */
async function bundle(name, entry) {
  const { build } = await import('esbuild');
  const outfile = join(checkout, 'out', 'bench', `${name}.cjs`);
  await build({ entryPoints: [join(checkout, entry)], outfile, bundle: true, platform: 'node', target: 'node20', minify: true, logLevel: 'error' });
  return outfile;
}
