import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { commands } from '../../../src/cli/commands';
import { acceptedProblem, withAccepted } from '../../../src/core/corpus/accepted';
import { MemoryFileSystem, recordNamed, recordText, runInMemory, runOnDisk } from './memoryHost';

/** A warning with a safe fix. */
const oldDate = recordText({ date: '2019-03-04' });
const tagged = `T1\tPlace ${oldDate.indexOf('Port Aldary met')} ${oldDate.indexOf('Port Aldary met') + 11}\tPort Aldary\n`;

describe('a repository of somebody else', function () {
  let disk = '';
  before(function () {
    if (process.platform !== 'win32') return;
    console.log('      skipped: links need a right of their own on Windows');
    this.skip();
  });
  beforeEach(() => {
    disk = realpathSync(mkdtempSync(join(tmpdir(), 'article-annotator-')));
  });
  afterEach(() => rmSync(disk, { recursive: true, force: true }));

  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(disk, path)), { recursive: true });
    writeFileSync(join(disk, path), text);
  };
  const link = (path: string, target: string): void => {
    mkdirSync(dirname(join(disk, path)), { recursive: true });
    symlinkSync(target, join(disk, path));
  };
  const read = (path: string): string => readFileSync(join(disk, path), 'utf8');
  const run = (...args: string[]): ReturnType<typeof runOnDisk> => runOnDisk(args, disk);
  const refused = /nothing was written: \S+ leads to \S+ through a symbolic link, outside the given folder/;

  describe('is not written out of', () => {
    beforeEach(() => {
      write('outside/x.txt', oldDate);
      write('repo/own.txt', oldDate);
    });
    for (const [name, file, target, args] of [
      ['a link to an article, its folder given', 'repo/x.txt', '../outside/x.txt', ['check', '--fix', 'repo']],
      ['the same, the link named', 'repo/x.txt', '../outside/x.txt', ['check', '--fix', 'repo/x.txt', 'repo/own.txt']],
      ['the same, found by a glob', 'repo/x.txt', '../outside/x.txt', ['check', '--fix', 'repo/*.txt']],
      ['a link to a folder, found by a glob', 'repo/sub', '../outside', ['check', '--fix', 'repo/*']],
    ] as const) {
      it(`through ${name}; the rest is fixed`, async () => {
        link(file, target);
        const { code, stderr } = await run(...args);
        assert.deepEqual([read('outside/x.txt'), code], [oldDate, 2]);
        assert.match(stderr, refused);
        assert.notEqual(read('repo/own.txt'), oldDate);
      });
    }
    it('through a link to an annotation file; then its article stays as it is, too', async () => {
      write('repo/own.txt', oldDate.replace('March', ' March').replace('Port Aldary,Ferries', 'Port Aldary, Ferries'));
      const text = read('repo/own.txt');
      const start = text.indexOf('Port Aldary met');
      write('outside/own.ann', `T1\tPlace ${start} ${start + 11}\tPort Aldary\n`);
      link('repo/own.ann', '../outside/own.ann');
      const sidecar = read('outside/own.ann');
      const { code, stderr } = await run('check', '--fix', 'repo');
      assert.deepEqual([read('outside/own.ann'), read('repo/own.txt'), code], [sidecar, text, 2]);
      assert.match(stderr, refused);
    });
    it('unless the folder it leads to is given as well, or lies in the one that is', async () => {
      write('repo/own.txt', recordNamed('own', { date: '2019-03-04' }));
      link('repo/x.txt', '../outside/x.txt');
      assert.equal((await run('check', '--fix', 'repo', 'outside')).code, 0);
      assert.notEqual(read('outside/x.txt'), oldDate);
      const other = recordNamed('other', { date: '2019-03-04' });
      write('repo/deep/y.txt', other);
      link('repo/y.txt', 'deep/y.txt');
      assert.equal((await run('check', '--fix', 'repo')).code, 0);
      assert.notEqual(read('repo/deep/y.txt'), other);
    });
    it('where the folder given is itself a link', async () => {
      link('corpus', 'repo');
      assert.equal((await run('check', '--fix', 'corpus')).code, 0);
      assert.notEqual(read('repo/own.txt'), oldDate);
    });
    it('by reanchor --out', async () => {
      write('outside/x.ann', 'precious');
      write('repo/own.ann', tagged);
      link('repo/result.ann', '../outside/x.ann');
      const { code, stderr } = await run('reanchor', 'repo/own.txt', 'repo/own.txt', 'repo/own.ann', '--out', 'repo/result.ann');
      assert.deepEqual([read('outside/x.ann'), code], ['precious', 2]);
      assert.match(stderr, refused);
      rmSync(join(disk, 'repo/own.ann'));
      write('outside/own.ann', tagged);
      link('repo/own.ann', '../outside/own.ann');
      assert.equal((await run('reanchor', 'repo/own.txt', 'outside/x.txt', 'repo/own.ann', '--out', 'repo/own.ann')).code, 2);
      assert.equal(read('outside/own.ann'), tagged);
    });
    it('by convert', async () => {
      write('repo/sub/own.txt', oldDate);
      write('repo/sub/own.ann', tagged);
      link('result/sub', '../outside');
      const { code, stderr } = await run('convert', '--from', 'standoff', '--to', 'standoff', 'repo', '--out', 'result', '--overwrite');
      assert.ok(!existsSync(join(disk, 'outside/own.txt')) && !existsSync(join(disk, 'outside/own.ann')));
      assert.equal(code, 2);
      assert.match(stderr, refused);
    });
    it('by suggest', async () => {
      write('train/own.txt', oldDate);
      write('train/own.ann', tagged);
      write('repo/sub/new.txt', oldDate);
      link('result/sub', '../outside');
      const { code, stderr } = await run('suggest', '--train', 'train', 'repo', '--out', 'result');
      assert.ok(!existsSync(join(disk, 'outside/new.ann')));
      assert.equal(code, 2);
      assert.match(stderr, refused);
    });
  });

  describe('has no file read outside it for', () => {
    const secret = 'Port Aldary\nroot:x:0:0:secret\n';
    beforeEach(() => {
      write('secret.txt', secret);
      write('repo/.git/HEAD', '');
      write('repo/corpus/a.txt', recordText({ subjects: 'Port Aldary,rot:x:0:0:secret' }));
    });
    const setting = (name: string, value: string): string => JSON.stringify({ [`articleAnnotator.${name}`]: value });
    const outside = /outside the repository \S+, so it is not used; use --trust-settings/;

    for (const value of ['../../secret.txt', 'link.txt', 'absolute'] as const) {
      it(`a vocabulary called ${value}`, async () => {
        write('repo/corpus/.vscode/settings.json', setting('vocabulary', value === 'absolute' ? join(disk, 'secret.txt') : value));
        link('repo/corpus/link.txt', '../../secret.txt');
        const { code, stdout, stderr } = await run('check', 'repo/corpus/a.txt');
        assert.equal(code, 2);
        assert.match(stderr, outside);
        assert.doesNotMatch(stdout + stderr, /root:x/);
        assert.match((await run('check', '--trust-settings', 'repo/corpus/a.txt')).stdout, /root:x/);
      });
    }
    it('a vocabulary that is not there, so that nobody learns what is', async () => {
      write('repo/corpus/.vscode/settings.json', setting('vocabulary', '../../gone.txt'));
      assert.match((await run('check', 'repo')).stderr, outside);
    });
    it('a vocabulary, but one beside the corpus in the same repository', async () => {
      write('repo/terms.txt', 'Port Aldary\n');
      write('repo/corpus/.vscode/settings.json', setting('vocabulary', '../terms.txt'));
      const { stdout, stderr } = await run('check', 'repo');
      assert.doesNotMatch(stderr, outside);
      assert.match(stdout, /subjects\.not-in-vocabulary/);
    });
    it('a vocabulary where there is no repository: then the folder of the settings counts', async () => {
      rmSync(join(disk, 'repo/.git'), { recursive: true });
      write('repo/terms.txt', 'Port Aldary\n');
      write('repo/corpus/.vscode/settings.json', setting('vocabulary', '../terms.txt'));
      assert.match((await run('check', 'repo')).stderr, outside);
    });
    it('labels', async () => {
      write('secret.conf', '[entities]\nroot:x:0:0 [\n');
      link('repo/corpus/annotation.conf', '../../secret.conf');
      const { code, stdout, stderr } = await run('check', 'repo');
      assert.equal(code, 2);
      assert.match(stderr, outside);
      assert.doesNotMatch(stdout + stderr, /root:x/);
      assert.doesNotMatch((await run('check', '--trust-settings', 'repo')).stderr, outside);
    });
    it('labels that are learned from', async () => {
      write('secret.conf', '[entities]\nroot:x:0:0\n');
      write('repo/corpus/a.txt', oldDate);
      write('repo/corpus/a.ann', tagged);
      link('repo/corpus/annotation.conf', '../../secret.conf');
      const { stdout, stderr } = await run('evaluate', 'repo/corpus');
      assert.doesNotMatch(stdout + stderr, /root:x/);
      assert.match(stderr, outside);
    });
    for (const name of ['../../accepted.txt', 'link.txt'] as const) {
      it(`accepted problems called ${name}`, async () => {
        const text = recordText({ number: 'four' });
        write('repo/corpus/a.txt', text);
        const start = text.indexOf('four');
        const article = name === 'link.txt' ? 'corpus/a.txt' : 'a.txt';
        write('accepted.txt', withAccepted('', acceptedProblem(article, text, 'number.invalid', { start, end: start + 4 })));
        link('repo/link.txt', '../accepted.txt');
        write('repo/.vscode/settings.json', setting('accepted', name));
        const { code, stdout, stderr } = await runOnDisk(['check', '.'], join(disk, 'repo'));
        assert.equal(code, 2);
        assert.match(stderr, /cannot read the accepted problems/);
        assert.match(stdout, /number\.invalid/);
        const trusted = await runOnDisk(['check', '--trust-settings', '.'], join(disk, 'repo'));
        assert.doesNotMatch(trusted.stdout, /number\.invalid/);
      });
    }
  });
});

describe('control characters in names and texts', () => {
  /** Operating system command, CSI of 7 and of 8 bits, new line, overwriting, direction. */
  const evil = 'a\u001B]0;x\u0007\u009B2J\u202Etxt.\u2066\u200F\u061C\u2028b\n::error::c\r';
  const obeyed = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/;
  const files = {
    [`corpus/${evil}.txt`]: recordText({ number: '\u001B[31mfour\u009B', title: 'Port \u202E\u0007Aldary - The Aldary Courier' }),
    [`corpus/${evil}.ann`]: `T1\tPl\u009Bace 0 5\tht\u001Btp\nnonsense\nT2\tPerson 0 5\tht\u001Btp\n`,
    'corpus/annotation.conf': `[entities]\nA\u009Bb [\n`,
    [`other/${evil}.txt`]: { error: 'EACCES' },
  };
  const choices = (command: string, option: string): readonly string[] => commands.find(({ name }) => name === command)?.options[option]?.choices ?? [];
  const runs: readonly (readonly string[])[] = [
    ...choices('check', 'format').map((format) => ['check', '--format', format, 'corpus', 'other', evil]),
    ...choices('merge-reports', 'format').map((format) => ['merge-reports', '--format', format, 'all.part', evil]),
    ...choices('merge-reports', 'format').map((format) => ['merge-reports', '--format', format, 'all.part']),
    ...choices('stats', 'format').map((format) => ['stats', '--format', format, 'corpus', `other/${evil}.txt`]),
    ...choices('search', 'format').flatMap((format) => [[], ['--untagged'], ['--differently']].map((kind) => ['search', '--format', format, ...kind, 'corpus', `other/${evil}.txt`])),
    ...choices('evaluate', 'format').map((format) => ['evaluate', '--format', format, 'corpus', '--articles', '0']),
    ...choices('convert', 'report').map((format) => ['convert', '--from', 'standoff', '--to', 'doccano', '--report', format, 'corpus', `other/${evil}.txt`, '--out', 'result']),
    ['suggest', '--train', 'corpus', 'corpus', `other/${evil}.txt`, '--out', 'result'],
    ['reanchor', `corpus/${evil}.txt`, `corpus/${evil}.txt`, `corpus/${evil}.ann`],
    ['reanchor', evil, evil, evil],
    [evil], ['check', `--${evil}`], ['check', 'corpus', '--format', evil], ['check', 'corpus', '--settings', evil],
  ];
  it('are tried in every format of every command', () => {
    assert.deepEqual(choices('check', 'format'), ['text', 'concise', 'json', 'sarif', 'github']);
    const withFormats = commands.filter(({ options }) => ['format', 'report'].some((name) => options[name]?.choices));
    assert.deepEqual(withFormats.map(({ name }) => name).filter((name) => !runs.some(([command]) => command === name)), []);
  });
  for (const args of runs) {
    it(`never reach the reader: ${JSON.stringify(args.slice(0, 3))}`, async () => {
      const fileSystem = new MemoryFileSystem(files);
      await runInMemory(['check', 'corpus', 'other', evil, '--shard', '1/1', '--out', 'all.part'], { fileSystem });
      const { stdout, stderr } = await runInMemory(args, { fileSystem });
      // Rows of CSV end with CR LF; a CR alone would have the terminal write over what it shows.
      assert.doesNotMatch(stdout.replaceAll('\r\n', '\n'), obeyed);
      assert.doesNotMatch(stderr, obeyed);
      // Neither does a name begin a line of its own, which GitHub would take for a command.
      assert.doesNotMatch(stdout + stderr, /^::error::c/m);
      assert.ok((stdout + stderr).length > 0);
    });
  }
  it('stay what they are for programs that read JSON', async () => {
    const { stdout } = await runInMemory(['check', '--format', 'json', 'corpus'], { files });
    const names = stdout.split('\n').filter((line) => line !== '').map((line) => (JSON.parse(line) as { file: string }).file);
    assert.ok(names.includes(`corpus/${evil}.txt`));
    const sarif = JSON.parse((await runInMemory(['check', '--format', 'sarif', 'corpus'], { files })).stdout) as { runs: { results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[] };
    const uris = sarif.runs[0]?.results.map(({ locations }) => decodeURIComponent(locations[0]?.physicalLocation.artifactLocation.uri ?? ''));
    assert.ok(uris?.includes(`corpus/${evil}.txt`));
  });
});
