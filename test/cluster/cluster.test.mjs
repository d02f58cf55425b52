import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'mocha';
import { inventedArticle } from '../bench/inventedCorpus.ts';
import { checkout } from '../../scripts/host/dependencies.mjs';
import { ensurePrograms, ensureSlurm, startCluster, until } from '../../scripts/cluster/slurm.mjs';

const program = join(checkout, 'dist/cli.js');
const page = readFileSync(join(checkout, 'docs/cluster.md'), 'utf8');
const nodes = 4;
const parts = 8;
/** Is killed while its part is put under its name. */
const killedPart = 3;

/**
 * The code blocks of a section of the page: what runs here is what users read.
 * @param {string} section
 */
function blocksOf(section) {
  const text = page.split(/^## /m).find((part) => part.startsWith(`${section}\n`)) ?? assert.fail(`no section ${section}`);
  return [...text.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].map(([, block]) => block ?? '');
}

const log = (/** @type {string} */ line) => console.log(`      ${line}`);

/** @param {string | undefined} reason */
function isSkipped(reason) {
  if (reason !== undefined) log(`skipped: ${reason}`);
  return reason !== undefined;
}

/** @param {string} name of a program and of its Debian package */
const isMissing = async (name) => isSkipped(await ensurePrograms([name], [name], log));

describe('docs/cluster.md', function () {
  this.timeout(180_000);
  let folder = '';
  let plain = '';
  /** @type {NodeJS.ProcessEnv} */
  let environment = {};

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'article-annotator-cluster-'));
    chmodSync(folder, 0o755);
    for (let index = 0; index < 1200; index++) {
      const { path, text, annotations } = inventedArticle(index, 20141118);
      const file = join(folder, 'corpus', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      if (annotations !== undefined) writeFileSync(file.replace(/\.article$/, '.ann'), annotations);
    }
    // The program under its name; one task of a cluster waits, the first time, where it is killed.
    mkdirSync(join(folder, 'bin'));
    writeFileSync(join(folder, 'bin/article-annotator'), [
      '#!/bin/sh',
      `if [ "$SLURM_ARRAY_TASK_ID" = ${killedPart} ] && [ -z "$SLURM_RESTART_COUNT" ]; then`,
      `  export WAITING_FILE='${join(folder, 'waiting')}' NODE_OPTIONS='--require ${join(checkout, 'test/cluster/stopBeforeRename.cjs')}'`,
      'fi',
      `exec '${process.execPath}' '${program}' "$@"`, '',
    ].join('\n'), { mode: 0o755 });
    environment = { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` };
    plain = await run('article-annotator check --format json corpus', 1);
    assert.ok(plain.split('\n').length > 400);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(() => rmSync(join(folder, 'parts'), { recursive: true, force: true }));

  /**
   * Runs commands as a user does.
   * @param {string} commands
   * @returns {Promise<string>} standard output
   */
  function run(commands, expectedCode = 0) {
    return new Promise((resolve, reject) => {
      execFile('bash', ['-c', commands], { cwd: folder, env: environment, maxBuffer: 64 * 1_048_576 }, (error, stdout, stderr) => {
        const code = error ? Number(error.code) : 0;
        if (code === expectedCode) resolve(stdout);
        else reject(new Error(`exit code ${code}: ${stderr}`));
      });
    });
  }

  it('has a Slurm array of eight on four nodes make the report of a plain run, with one task killed and requeued', async function () {
    if (isSkipped(await ensureSlurm(log))) return this.skip();
    const [job = '', submission = ''] = blocksOf('Slurm');
    writeFileSync(join(folder, 'check.sbatch'), job);
    const cluster = await startCluster(nodes);
    environment = { ...cluster.environment, PATH: `${join(folder, 'bin')}${delimiter}${cluster.environment.PATH}` };
    try {
      // The array, and the merge that waits for it.
      const id = (await run(`${submission}echo "$job"`)).trim().split('\n').at(-1) ?? '';
      await until('the task waits to be killed', () => Promise.resolve(existsSync(join(folder, 'waiting'))));
      assert.ok(!existsSync(join(folder, `parts/${killedPart}.part`)));
      await cluster.command('scontrol', 'requeue', `${id}_${killedPart}`);
      await cluster.finished(id);
      const tasks = (await cluster.command('scontrol', 'show', 'job', id, '-o')).split('\n');
      assert.equal(tasks.filter((task) => task.includes('JobState=COMPLETED')).length, parts, tasks.join('\n'));
      assert.match(tasks.find((task) => task.includes(`ArrayTaskId=${killedPart} `)) ?? '', / Restarts=1 /);
      assert.ok(new Set(tasks.map((task) => / NodeList=(n\d+)/.exec(task)?.[1])).size > 1, 'several nodes worked');
      await until('the parts are merged', async () => (await cluster.command('squeue', '-h')) === '');
    } catch (error) {
      throw new Error(`${String(error)}\n${cluster.logs()}`, { cause: error });
    } finally {
      await cluster.stop();
    }
    const sorted = (/** @type {string} */ text) => text.split('\n').filter((line) => line.startsWith('{')).sort().join('\n');
    const merged = readFileSync(join(folder, 'problems.jsonl'), 'utf8');
    assert.ok(sorted(merged) === sorted(plain), `the merge in the cluster differs: ${merged.slice(0, 500)}`);
    assert.ok(await run('article-annotator merge-reports --format json parts', 1) === plain, 'not in the order of a plain run');
    // What the killed task began.
    assert.deepEqual(readdirSync(join(folder, 'parts')).filter((name) => name.endsWith('.tmp')).map((name) => name.split('.')[1]), [String(killedPart)]);
  });

  it('has make -j make the report of a plain run', async function () {
    if (await isMissing('make')) return this.skip();
    writeFileSync(join(folder, 'Makefile'), blocksOf('make')[0] ?? '');
    rmSync(join(folder, 'problems.jsonl'), { force: true });
    await run('make -j 4');
    assert.ok(readFileSync(join(folder, 'problems.jsonl'), 'utf8') === plain);
  });

  it('has GNU parallel make the report of a plain run', async function () {
    if (await isMissing('parallel')) return this.skip();
    const [commands = ''] = blocksOf('GNU parallel');
    assert.ok(await run(commands.replace('merge-reports', 'merge-reports --format json'), 1) === plain);
  });
});
