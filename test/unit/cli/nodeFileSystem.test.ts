import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNodeFileSystem } from '../../../src/cli/files/nodeFileSystem';
import { FileChangedError } from '../../../src/cli/host';
import { diskReasonOf } from '../../../src/cli/messages';

const fileSystem = createNodeFileSystem();
const onPosix = process.platform !== 'win32';

describe('files on a disk', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'article-annotator-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (path: string, text: string): string => {
    const file = join(folder, path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  const versionOf = async (file: string): Promise<string> => (await fileSystem.readFile(file, 1)).version;

  it('are read from their start', async () => {
    const file = write('a.txt', 'Port Aldary');
    const { kind, size, bytes } = await fileSystem.readFile(file, 4);
    assert.deepEqual([kind, size, Buffer.from(bytes).toString()], ['file', 11, 'Port']);
    assert.equal((await fileSystem.readFile(file, 400)).bytes.length, 11);
    assert.equal((await fileSystem.readFile(write('empty.txt', ''), 4)).bytes.length, 0);
  });
  it('are replaced, nothing else left behind', async () => {
    const file = write('a.txt', 'old');
    await fileSystem.replaceFile(file, Buffer.from('new'), await versionOf(file));
    assert.equal(readFileSync(file, 'utf8'), 'new');
    assert.deepEqual(readdirSync(folder), ['a.txt']);
  });
  it('keep their permissions', async function () {
    if (!onPosix) return this.skip();
    const file = write('a.txt', 'old');
    for (const mode of [0o640, 0o755, 0o606]) {
      chmodSync(file, mode);
      await fileSystem.replaceFile(file, Buffer.from('new'), await versionOf(file));
      assert.equal(statSync(file).mode & 0o7777, mode);
    }
  });
  it('are replaced where a link leads, and the link stays', async function () {
    if (!onPosix) return this.skip();
    const target = write('far/a.txt', 'old');
    const link = join(folder, 'link.txt');
    symlinkSync(join('far', 'a.txt'), link);
    await fileSystem.replaceFile(link, Buffer.from('new'), await versionOf(link));
    assert.ok(lstatSync(link).isSymbolicLink());
    assert.equal(readFileSync(target, 'utf8'), 'new');
    assert.deepEqual(readdirSync(join(folder, 'far')), ['a.txt']);
  });
  it('are left alone where they changed', async () => {
    const file = write('a.txt', 'old');
    const version = await versionOf(file);
    writeFileSync(file, 'theirs');
    await assert.rejects(fileSystem.replaceFile(file, Buffer.from('new'), version), FileChangedError);
    assert.equal(readFileSync(file, 'utf8'), 'theirs');
    assert.deepEqual(readdirSync(folder), ['a.txt']);
  });
  it('are left alone where they went away', async () => {
    const file = write('a.txt', 'old');
    const version = await versionOf(file);
    rmSync(file);
    await assert.rejects(fileSystem.replaceFile(file, Buffer.from('new'), version), { code: 'ENOENT' });
    assert.ok(!existsSync(file));
  });
  it('are left alone where they are read-only', async function () {
    if (!onPosix || process.getuid?.() === 0) {
      console.log('      skipped: root may write every file');
      return this.skip();
    }
    const file = write('a.txt', 'old');
    chmodSync(file, 0o444);
    await assert.rejects(fileSystem.replaceFile(file, Buffer.from('new'), await versionOf(file)), { code: 'EACCES' });
    assert.equal(readFileSync(file, 'utf8'), 'old');
  });
  it('are not waited for where they are pipes', async function () {
    if (!onPosix) return this.skip();
    const pipe = join(folder, 'pipe.txt');
    execFileSync('mkfifo', [pipe]);
    assert.equal((await fileSystem.readFile(pipe, 100)).kind, 'other');
    assert.equal((await fileSystem.stat(pipe))?.kind, 'other');
  });
  it('are not made below a file, nor in the place of a folder', async () => {
    write('file.article', 'text');
    mkdirSync(join(folder, 'out'));
    await assert.rejects(fileSystem.createFile(join(folder, 'file.article/x.ann'), false), { code: 'ENOTDIR' });
    const file = await fileSystem.createFile(join(folder, 'out'), true);
    await assert.rejects(file.close(), (error) => diskReasonOf(error) === 'a folder has this name');
    assert.deepEqual(readdirSync(folder).sort(), ['file.article', 'out']);
  });
  it('are described without following links', async function () {
    if (!onPosix) return this.skip();
    write('a.txt', '');
    mkdirSync(join(folder, 'sub'));
    symlinkSync('.', join(folder, 'loop'));
    symlinkSync('nowhere', join(folder, 'broken'));
    const kinds = Object.fromEntries((await fileSystem.readDirectory(folder)).map(({ name, kind }) => [name, kind]));
    assert.deepEqual(kinds, { 'a.txt': 'file', sub: 'folder', loop: 'link', broken: 'link' });
    assert.equal(await fileSystem.linkTarget(join(folder, 'broken')), 'nowhere');
    assert.equal(await fileSystem.linkTarget(join(folder, 'a.txt')), undefined);
    assert.equal(await fileSystem.stat(join(folder, 'broken')), undefined);
  });
});
