/**
 * The built command line over invented corpora of growing size: processor time an article, memory, threads, cache, parts, beside `cat`,
 * reading in Node, textlint and cspell. `ARTICLES=100000 npm run bench -- corpus` for another size. The last line is the result as JSON.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inventedArticle } from './inventedCorpus';
import { otherLinters } from './otherLinters';

interface Usage { readonly processorSeconds: number; readonly wallSeconds: number; readonly megabytes: number }

const checkout = join(__dirname, '../..');
const program = join(checkout, 'dist/cli.js');
const most = Number(process.env['ARTICLES'] ?? 20_000);
const sizes = [1000, Math.round(most / 4), most];
const parts = 8;
/** Articles that the programs of others check: they take longer. */
const [othersLess, othersMore] = [100, 900];
if (!existsSync(program)) execFileSync(process.execPath, ['esbuild.js', '--production'], { cwd: checkout, stdio: 'ignore' });

const folder = mkdtempSync(join(tmpdir(), 'article-annotator-bench-'));
const usageFile = join(folder, 'usage.json');

/** Runs the program in a folder that holds the corpus `corpus`. */
function run(at: string, ...args: string[]): Usage {
  return runNode(at, program, ...args);
}

function runNode(at: string, ...args: string[]): Usage {
  const { status, stderr } = spawnSync(process.execPath, ['--require', join(__dirname, 'resourceUsage.cjs'), ...args], {
    cwd: at, env: { ...process.env, USAGE_FILE: usageFile }, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8',
  });
  if (status === null || status > 1) throw new Error(`${args.join(' ')}: ${stderr}`);
  return JSON.parse(readFileSync(usageFile, 'utf8')) as Usage;
}

function make(articles: number): string {
  const at = join(folder, String(articles));
  for (let index = 0; index < articles; index++) {
    const { path, text, annotations } = inventedArticle(index, 1);
    const file = join(at, 'corpus', path);
    if (index % 1000 === 0) mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    if (annotations !== undefined) writeFileSync(file.replace(/\.article$/, '.ann'), annotations);
  }
  return at;
}

function readAll(at: string): number {
  const before = process.cpuUsage();
  const corpus = join(at, 'corpus');
  for (const name of readdirSync(corpus)) for (const file of readdirSync(join(corpus, name))) readFileSync(join(corpus, name, file));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Milliseconds of processor that an article takes a program of others, its start left out: all rules of ours beside one or two of theirs. */
function othersEach(few: string, many: string, articles: number): Readonly<Record<string, number>> | string {
  const linters = otherLinters(join(checkout, 'out', 'bench-linters'));
  if (typeof linters === 'string') return linters;
  return Object.fromEntries(linters.map(({ name, args }) => {
    const [less, more] = [few, many].map((at) => runNode(at, ...args('corpus')).processorSeconds);
    return [name, round((1000 * ((more ?? 0) - (less ?? 0))) / articles, 3)];
  }));
}

const round = (value: number, digits = 2): number => Number(value.toFixed(digits));
const check = ['check', 'corpus', '--format', 'json'];

try {
  const grown = sizes.map((articles) => ({ articles, at: make(articles) })).map(({ articles, at }) => ({ articles, at, checked: run(at, ...check), counted: run(at, 'stats', 'corpus') }));
  for (const { articles, checked, counted } of grown) {
    console.log(`${articles} articles: check ${round(checked.processorSeconds)} s of processor, ${round(checked.megabytes, 0)} MB; stats ${round(counted.processorSeconds)} s, ${round(counted.megabytes, 0)} MB`);
  }
  const [small, middle, large] = grown;
  if (!small || !middle || !large) throw new Error('no corpus');
  /** What an article adds, the start of the program left out. */
  const added = (from: typeof small, to: typeof small): number => (1000 * (to.checked.processorSeconds - from.checked.processorSeconds)) / (to.articles - from.articles);
  const { at, checked: plain } = large;
  const millisecondsEach = added(small, large);
  const growth = added(middle, large) / added(small, middle);
  const two = run(at, ...check, '--jobs', '2');
  const caches = Object.fromEntries(Object.entries({ check, stats: ['stats', 'corpus'], search: ['search', 'corpus', '--text', 'Orchard'] }).flatMap(([command, line]) => {
    const without = run(at, ...line).processorSeconds;
    return ['content', 'metadata'].map((strategy) => {
      const args = [...line, '--cache', `${command}-${strategy}.cache`, '--cache-strategy', strategy];
      const cold = run(at, ...args).processorSeconds;
      const warm = run(at, ...args).processorSeconds;
      return [`${command} ${strategy}`, { without: round(without), cold: round(cold), warm: round(warm), warmToCold: round(warm / cold), warmToWithout: round(warm / without) }] as const;
    });
  }));
  const shards = Array.from({ length: parts }, (_, index) => run(at, 'check', 'corpus', '--shard', `${index + 1}/${parts}`, '--out', `parts/${index + 1}.part`));
  const merged = run(at, 'merge-reports', '--format', 'json', 'parts');
  const catBefore = performance.now();
  execFileSync('sh', ['-c', 'find corpus -type f -exec cat {} + > /dev/null'], { cwd: at });
  const cat = (performance.now() - catBefore) / 1000;
  const reading = readAll(at);
  const others = othersEach(make(othersLess), make(othersMore), othersMore - othersLess);
  const result = {
    articles: large.articles, millisecondsEach: round(millisecondsEach, 3), growth: round(growth), megabytes: round(plain.megabytes, 0),
    twoThreadsToOne: round(two.wallSeconds / plain.wallSeconds), caches,
    shards: round(shards.reduce((sum, { processorSeconds }) => sum + processorSeconds, 0)), merge: { seconds: round(merged.processorSeconds), megabytes: round(merged.megabytes, 0) },
    catSeconds: round(cat), readInNodeSeconds: round(reading), others,
  };
  console.log(`an article adds ${result.millisecondsEach} ms of processor; growth ${result.growth} (1 is linear); two threads take ${result.twoThreadsToOne} of the time of one`);
  for (const [name, { cold, warm, without }] of Object.entries(caches)) console.log(`cache of ${name}: cold ${cold} s of processor, warm ${warm} s, without ${without} s`);
  console.log(`${parts} shards ${result.shards} s of processor, merged in ${result.merge.seconds} s and ${result.merge.megabytes} MB; cat ${result.catSeconds} s, reading in Node ${result.readInNodeSeconds} s`);
  console.log(typeof others === 'string' ? `textlint and cspell left out: ${others}`
    : `milliseconds of processor an article: ours ${result.millisecondsEach} with all rules; ${Object.entries(others).map(([name, each]) => `${name} ${each}`).join(', ')} with one or two`);
  console.log(JSON.stringify(result));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
