import assert from 'node:assert/strict';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { recordNamed, recordText } from './memoryHost';

const entry = join(__dirname, '../../../src/cli/cli.ts');
const loader = pathToFileURL(require.resolve('tsx')).href;
const onPosix = process.platform !== 'win32';

interface Outcome { code: number | null; stdout: string; stderr: string }

/** The real program in a process of its own. */
describe('the command line, run for real', function () {
  this.timeout(60_000);
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'article-annotator-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (path: string, content: string | Uint8Array): void => writeFileSync(join(folder, path), content);
  const start = (...args: string[]): ChildProcess =>
    spawn(process.execPath, ['--import', loader, entry, ...args], { cwd: folder, env: { ...process.env, NO_COLOR: '1' } });
  const finish = (child: ChildProcess): Promise<Outcome> => new Promise((resolve, reject) => {
    const outcome: Outcome = { code: null, stdout: '', stderr: '' };
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (outcome.stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (outcome.stderr += text));
    child.on('error', reject).on('close', (code) => resolve({ ...outcome, code }));
  });
  const run = (...args: string[]): Promise<Outcome> => finish(start(...args));

  it('runs as one bundled file', async () => {
    const bundle = join(folder, 'cli.js');
    buildSync({ entryPoints: [entry], bundle: true, minify: true, format: 'cjs', platform: 'node', mainFields: ['module', 'main'], target: 'node20', outfile: bundle, logLevel: 'error' });
    write('wrong.txt', recordText({ number: 'four' }));
    const { code, stdout, stderr } = await finish(spawn(process.execPath, [bundle, 'check', '--format', 'json', '*.txt'], { cwd: folder }));
    assert.deepEqual([code, stderr], [1, '']);
    assert.match(stdout, /"code":"number\.invalid"/);
  });
  it('checks in threads what it checks in one', async () => {
    const bundle = join(folder, 'cli.js');
    buildSync({ entryPoints: [entry], bundle: true, minify: true, format: 'cjs', platform: 'node', mainFields: ['module', 'main'], target: 'node20', outfile: bundle, logLevel: 'error' });
    for (let number = 0; number < 300; number++) write(`${String(number).padStart(3, '0')}_a.txt`, recordText({ number: number % 3 === 0 ? 'four' : String(number) }));
    write('000_a.ann', 'T1\tPerson 0 5\twrong\n');
    const check = (...args: string[]): Promise<Outcome> => finish(spawn(process.execPath, [bundle, 'check', ...args, '.'], { cwd: folder }));
    const [one, two] = await Promise.all([check(), check('--jobs', '2')]);
    assert.equal(one.code, 1);
    assert.ok(one.stdout.split('\n').length > 100);
    assert.deepEqual(two, one);
  });
  it('exits with 0, 1 and 2', async () => {
    write('clean.txt', recordNamed('clean'));
    write('wrong.txt', recordNamed('wrong', { number: 'four' }));
    const outcomes = await Promise.all([run('check', 'clean.txt'), run('check', '.'), run('check', '.', 'gone.txt'), run('chek')]);
    assert.deepEqual(outcomes.map(({ code }) => code), [0, 1, 2, 2]);
    assert.match(outcomes[1].stdout, /^wrong\.txt:5:1 {2}error {8}.*number\.invalid\n$/);
  });
  it('reads paths from standard input and fixes', async () => {
    const text = `\uFEFF${recordText({ date: '2019-03-04' })}`.replaceAll('\n', '\r\n');
    write('a.txt', text);
    const child = start('check', '--fix', '-');
    child.stdin?.end('a.txt\n');
    const { code, stderr } = await finish(child);
    assert.deepEqual([code, stderr], [0, 'article-annotator: 1 file checked, 1 information; 1 fixed\n']);
    assert.equal(readFileSync(join(folder, 'a.txt'), 'utf8'), text.replace('2019-03-04', 'March 4, 2019'));
  });
  it('survives every bad file, with a line each and no stack', async function () {
    if (!onPosix) return this.skip();
    write('empty.txt', '');
    write('good.txt', recordText({ number: 'four' }));
    write('latin1.txt', Buffer.from('caf\xe9', 'latin1'));
    write('picture.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]));
    mkdirSync(join(folder, 'folder.txt'));
    symlinkSync('nowhere', join(folder, 'broken.txt'));
    symlinkSync('loop.txt', join(folder, 'loop.txt'));
    symlinkSync('.', join(folder, 'self'));
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    const names = ['empty.txt', 'latin1.txt', 'picture.txt', 'folder.txt', 'broken.txt', 'loop.txt', 'self', 'pipe.txt', 'good.txt', '/dev/null'];
    const { code, stdout, stderr } = await run('check', '--format', 'json', ...names);
    assert.equal(code, 2);
    const files = new Set(stdout.trimEnd().split('\n').map((line) => (JSON.parse(line) as { file: string }).file));
    assert.deepEqual([...files], ['empty.txt', 'good.txt']);
    assert.doesNotMatch(stderr, /^\s+at /m);
    for (const name of ['latin1.txt', 'picture.txt', 'broken.txt', 'loop.txt', 'pipe.txt', '/dev/null']) {
      assert.match(stderr, new RegExp(`^article-annotator: ${name}: [^\\n]+$`, 'm'));
    }
  });
  it('goes on where a link leads back to itself beside an annotation file whose text is looked for', async function () {
    if (!onPosix) return this.skip();
    write('good.txt', recordText({ number: 'four' }));
    write('alone.ann', 'T1\tPerson 0 5\tMaren\n');
    symlinkSync('loop.txt', join(folder, 'loop.txt'));
    const [checked, counted, searched] = await Promise.all([run('check', '.'), run('stats', '.'), run('search', '.')]);
    for (const { code, stderr } of [checked, counted, searched]) {
      assert.equal(code, 2);
      assert.match(stderr, /^article-annotator: loop\.txt: a symbolic link that leads back to itself; fix the link or leave it out$/m);
      assert.doesNotMatch(stderr, /bug in this program|ELOOP/);
    }
    assert.match(checked.stderr, /alone\.ann: neither alone\.txt nor alone\.article exists beside it/);
    assert.match(checked.stdout, /number\.invalid/);
  });
  it('leaves no part where it is killed while one is written, and a right one the next time', async function () {
    if (!onPosix) return this.skip();
    for (let index = 0; index < 40; index++) write(`${index}.txt`, recordText({ number: index % 3 === 0 ? 'four' : String(index) }));
    const plain = await run('check', '--format', 'json', '.');
    const args = ['check', '.', '--shard', '1/1', '--out', 'all.part'];
    const hook = join(__dirname, '../../cluster/stopBeforeRename.cjs');
    const child = spawn(process.execPath, ['--require', hook, '--import', loader, entry, ...args], { cwd: folder, env: { ...process.env, WAITING_FILE: join(folder, 'waiting') } });
    const ended = finish(child);
    const watcher = watch(folder);
    await Promise.race([ended, new Promise<void>((resolve) => watcher.on('change', (_, file) => file === 'waiting' && resolve()))]);
    watcher.close();
    child.kill('SIGKILL');
    assert.deepEqual([(await ended).code, (await ended).stderr], [null, '']);
    assert.ok(!existsSync(join(folder, 'all.part')));
    assert.equal((await run(...args)).code, 0);
    const merged = await run('merge-reports', '--format', 'json', 'all.part');
    assert.deepEqual([merged.code, merged.stdout], [1, plain.stdout]);
  });
  it('is quiet when its reader leaves', async () => {
    for (let index = 0; index < 300; index++) write(`${index}.txt`, recordText({ number: 'four '.repeat(200) }));
    const child = start('check', '--format', 'json', '.');
    child.stdout?.once('data', () => child.stdout?.destroy());
    const { code, stderr } = await finish(child);
    assert.deepEqual([code, stderr], [1, '']);
  });
  it('ends on Ctrl+C', async function () {
    if (!onPosix) return this.skip();
    for (let index = 0; index < 3000; index++) write(`${index}.txt`, recordText({ number: 'four' }));
    const child = start('check', '--format', 'json', '.');
    child.stdout?.once('data', () => child.kill('SIGINT'));
    const { code, stdout, stderr } = await finish(child);
    assert.equal(code, 130);
    assert.ok(stdout.endsWith('}\n'), 'whole lines');
    assert.match(stderr, /^article-annotator: interrupted[^\n]*\n$/);
  });
});
