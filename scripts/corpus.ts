// An invented corpus with known damage, tags and copies: `npm run corpus -- --articles 100000 --out FOLDER`. With --verify the built command
// line checks it, and what it reports is compared with what is known.
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { inventedArticle } from '../test/bench/inventedCorpus';

const checkout = join(__dirname, '..');
const usage = 'Usage: npm run corpus -- [--articles N] [--seed N] [--out FOLDER] [--verify [--jobs N]]';
const values = readArguments();
const count = Number(values.articles);
const seed = Number(values.seed);
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) fail('--articles is a whole number from 1 on, --seed a whole number.');
const folder = resolve(values.out);

void (async () => {
  if (existsSync(folder) && !existsSync(join(folder, 'known.jsonl'))) {
    console.error(`${folder} is there and was not made by this program; name another with --out.`);
    process.exitCode = 2;
    return;
  }
  const expected = await write();
  if (values.verify) process.exitCode = (await verify(expected)) ? 0 : 1;
})();

function readArguments(): { readonly articles: string; readonly out: string; readonly seed: string; readonly verify: boolean; readonly jobs: string } {
  try {
    const { values: read } = parseArgs({
      options: {
        articles: { type: 'string', default: '1000' }, out: { type: 'string', default: join(checkout, 'out', 'corpus') }, seed: { type: 'string', default: '1' },
        verify: { type: 'boolean', default: false }, jobs: { type: 'string', default: 'auto' }, help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (!read.help) return read;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
  console.log(usage);
  process.exit(0);
}

function fail(reason: string): never {
  console.error(`${reason}\n${usage}`);
  process.exit(2);
}

/** Writes articles, annotation files and `known.jsonl`, one line an article that has damage or is a copy. */
async function write(): Promise<Map<string, readonly string[]>> {
  const expected = new Map<string, readonly string[]>();
  const made = new Set<string>();
  mkdirSync(folder, { recursive: true });
  const known = createWriteStream(join(folder, 'known.jsonl'));
  let copies = 0;
  let tagged = 0;
  for (let index = 0; index < count; index++) {
    const { path, text, annotations, damage, copyOf, copyRule } = inventedArticle(index, seed);
    const file = join(folder, path);
    if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    made.add(dirname(file));
    writeFileSync(file, text);
    if (annotations !== undefined) writeFileSync(file.replace(/\.article$/, '.ann'), annotations);
    const rules = copyRule === undefined ? damage : [copyRule];
    if (rules.length > 0) known.write(`${JSON.stringify({ path, damage, copyOf, copyRule })}\n`);
    if (rules.length > 0) expected.set(path, rules);
    copies += Number(copyOf !== undefined);
    tagged += Number(annotations !== undefined);
  }
  await new Promise((done) => known.end(done));
  const places = [...expected.values()].reduce((sum, damage) => sum + damage.length, 0);
  console.log(`${count} articles in ${folder}: ${places} places with damage or copies in ${expected.size}, ${copies} copies, ${tagged} with tags; seed ${seed}`);
  return expected;
}

/** Whether the command line finds all known damage and nothing else. */
async function verify(expected: ReadonlyMap<string, readonly string[]>): Promise<boolean> {
  const program = join(checkout, 'dist', 'cli.js');
  const child = spawn(process.execPath, [program, 'check', '--format', 'json', '--no-settings', '--jobs', values.jobs, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const found = new Map<string, string[]>();
  for await (const line of createInterface({ input: child.stdout })) {
    const { file, code } = JSON.parse(line) as { file: string; code: string };
    const path = relative(folder, resolve(file)).replaceAll('\\', '/');
    const codes = found.get(path) ?? [];
    codes.push(code);
    found.set(path, codes);
  }
  const wrong = [...new Set([...expected.keys(), ...found.keys()])].filter((path) => (found.get(path) ?? []).sort().join() !== (expected.get(path) ?? []).join());
  for (const path of wrong.slice(0, 20)) console.log(`${path}: known ${expected.get(path)?.join(', ') ?? 'nothing'}; found ${found.get(path)?.join(', ') ?? 'nothing'}`);
  console.log(wrong.length === 0 ? 'All known damage and all copies found, and nothing else.' : `${wrong.length} articles of which something else is reported than is known.`);
  return wrong.length === 0;
}
