import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { largestFileBytes } from '../../../src/cli/files/load';
import { linesOf, MemoryFileSystem, MemoryOutput, recordNamed, recordText, runInMemory, systemError, type Line } from './memoryHost';

const clean = recordNamed('clean');
/** A warning with a safe fix. */
const oldDate = recordNamed('old-date', { date: '2019-03-04' });
/** An error without a fix. */
const noNumber = recordNamed('no-number', { number: 'four' });
/** Information only. */
const plainHttp = recordText({ url: 'http://www.aldarycourier.example/2019/03/05/ferry-plan.html' });

describe('check', () => {
  describe('exit code', () => {
    const cases = [
      ['no problems', clean, [], 0],
      ['an error', noNumber, [], 1],
      ['a warning', oldDate, [], 1],
      ['information', plainHttp, [], 0],
      ['information, asked for', plainHttp, ['--severity', 'information'], 0],
      ['a warning, hidden', oldDate, ['--severity', 'error'], 0],
      ['an error, the rest hidden', noNumber, ['--severity', 'error'], 1],
      ['a warning, mended', oldDate, ['--fix'], 0],
    ] as const;
    for (const [name, text, args, expected] of cases) {
      it(`is ${expected} for ${name}`, async () => {
        assert.equal((await runInMemory(['check', 'a.txt', ...args], { files: { 'a.txt': text } })).code, expected);
      });
    }
    it('is 2 where a file could not be read, whatever else was found', async () => {
      const { code, stdout, stderr } = await runInMemory(['check', 'gone.txt', 'a.txt', '--format', 'json'], { files: { 'a.txt': noNumber } });
      assert.equal(code, 2);
      assert.deepEqual(linesOf(stdout).map(({ code: rule }) => rule), ['number.invalid']);
      assert.match(stderr, /^article-annotator: gone\.txt: no such file or folder[^\n]*\n$/);
    });
  });

  describe('json', () => {
    const find = async (text: string, rule: string): Promise<Line> => {
      const { stdout } = await runInMemory(['check', 'a.txt', '--format', 'json'], { files: { 'a.txt': text } });
      return linesOf(stdout).find(({ code }) => code === rule) ?? assert.fail(`${rule} is not found in ${stdout}`);
    };
    it('tells place, rule, severity and whether --fix fixes it', async () => {
      const { message, ...rest } = await find(oldDate, 'date.style');
      const offset = oldDate.indexOf('2019-03-04');
      assert.deepEqual(rest, { file: 'a.txt', line: 4, column: 1, endLine: 4, endColumn: 11, offset, length: 10, code: 'date.style', severity: 'warning', fixable: true });
      assert.ok(message.includes('2019-03-04') && message.includes('March 4, 2019'), message);
    });
    it('counts in UTF-16 units, line endings of two characters and a byte order mark included', async () => {
      const text = `\uFEFF${oldDate.replace('Ferry', 'Ferry 🛥️').replaceAll('\n', '\r\n')}`;
      const { line, column, offset, length } = await find(text, 'date.style');
      assert.deepEqual([line, column, text.slice(offset, offset + length)], [4, 1, '2019-03-04']);
    });
    it('gives the column that an editor shows, which hides a byte order mark', async () => {
      const { column, offset } = await find(`\uFEFF${plainHttp}`, 'url.not-https');
      assert.equal(column, offset);
    });
    it('says of a fix that needs a look that it is not fixable', async () => {
      assert.equal((await find(recordText({ body: 'The council met on Tuesday to weigh the plan for a second ferry.Nobody spoke against it, and the vote was over soon.' }), 'body.lost-break')).fixable, false);
    });
    it('shows what is at or above --severity', async () => {
      const text = recordText({ url: 'http://www.aldarycourier.example/2019/03/05/ferry-plan.html', date: '2019-03-04', number: 'four' });
      for (const [severity, expected] of [['error', ['error']], ['warning', ['warning', 'error']], ['information', ['information', 'warning', 'error']]] as const) {
        const { stdout } = await runInMemory(['check', 'a.txt', '--format', 'json', '--severity', severity], { files: { 'a.txt': text } });
        assert.deepEqual(linesOf(stdout).map((line) => line.severity), expected);
      }
    });
  });

  describe('text', () => {
    it('writes a line a finding with its place first, sums up on standard error', async () => {
      const { stdout, stderr } = await runInMemory(['check', '.'], { files: { 'b.article': noNumber, 'a.txt': oldDate } });
      const [first, second, end] = stdout.split('\n');
      assert.match(first ?? '', /^a\.txt:4:1 +warning +.*date\.style$/);
      assert.match(second ?? '', /^b\.article:5:1 +error +.*number\.invalid$/);
      assert.equal(end, '');
      assert.equal(stderr, 'article-annotator: 2 files checked, 1 error, 1 warning; 1 can be fixed with --fix\n');
    });
    it('lets no control character of a name or a text reach the terminal', async () => {
      const { stdout, stderr } = await runInMemory(['check', 'a\u001B]0;x\u0007.txt', 'b\u001B[2J'], { files: { 'a\u001B]0;x\u0007.txt': recordText({ number: '\u001B[31mfour\u009B' }) } });
      assert.doesNotMatch(stdout + stderr, /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/);
      assert.match(stdout, /number\.invalid/);
    });
    for (const [name, environment, isTerminal, expected] of [
      ['no terminal', {}, false, false], ['a terminal', {}, true, true], ['NO_COLOR', { NO_COLOR: '1' }, true, false],
      ['FORCE_COLOR', { FORCE_COLOR: '1' }, false, true], ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, true, false],
      ['both', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false], ['a dumb terminal', { TERM: 'dumb' }, true, false],
    ] as const) {
      it(`is ${expected ? '' : 'not '}coloured for ${name}`, async () => {
        const { stdout } = await runInMemory(['check', 'a.txt'], { files: { 'a.txt': noNumber }, environment, stdout: new MemoryOutput({ isTerminal }) });
        assert.equal(stdout.includes('\u001B[31merror'), expected);
      });
    }
    it('shows progress on a terminal only, and takes it away', async () => {
      const files = { 'a.txt': clean, 'b.txt': noNumber };
      assert.doesNotMatch((await runInMemory(['check', '.'], { files })).stderr, /\r/);
      const { stderr } = await runInMemory(['check', '.'], { files, stderr: new MemoryOutput({ isTerminal: true }) });
      assert.match(stderr, /\r\u001B\[K2 of 2 checked: b\.txt\r\u001B\[Karticle-annotator: 2 files/);
    });
  });

  describe('--fix', () => {
    it('fixes what is safe, keeps every other byte, and shows what remains', async () => {
      const text = `\uFEFF${recordText({ date: '2019-03-04', number: 'four' })}`.replaceAll('\n', '\r\n');
      const { code, stdout, stderr, fileSystem } = await runInMemory(['check', 'a.txt', '--fix', '--severity', 'warning'], { files: { 'a.txt': text } });
      assert.equal(fileSystem.text('a.txt'), text.replace('2019-03-04', 'March 4, 2019'));
      assert.equal(code, 1);
      assert.match(stdout, /number\.invalid\n$/);
      assert.doesNotMatch(stdout, /date\.style/);
      assert.equal(stderr, 'article-annotator: 1 file checked, 1 error; 1 fixed\n');
    });
    it('writes nothing where there is nothing to fix', async () => {
      const { fileSystem } = await runInMemory(['check', '.', '--fix'], { files: { 'a.txt': clean, 'b.txt': noNumber, 'c.txt': plainHttp } });
      assert.deepEqual(fileSystem.writes, []);
    });
    it('never writes a file that is not UTF-8', async () => {
      const bytes = Buffer.concat([Buffer.from(oldDate), Buffer.of(0xe9)]);
      const { code, fileSystem } = await runInMemory(['check', 'a.txt', '--fix'], { files: { 'a.txt': bytes } });
      assert.deepEqual([code, fileSystem.writes], [2, []]);
    });
    it('leaves a file alone that somebody else changed in the meantime', async () => {
      const fileSystem = new MemoryFileSystem({ 'a.txt': oldDate });
      fileSystem.beforeReplace = (path) => fileSystem.entries.set(path, 'theirs');
      const { code, stdout, stderr } = await runInMemory(['check', 'a.txt', '--fix'], { fileSystem });
      assert.deepEqual([code, fileSystem.text('a.txt')], [2, 'theirs']);
      assert.match(stdout, /date\.style/);
      assert.match(stderr, /a\.txt: changed by another program/);
    });
    for (const [error, expected] of [['EACCES', /permission to write denied, nothing was fixed/], ['ENOSPC', /cannot be written \(no space is left on the disk\), nothing was fixed/]] as const) {
      it(`tells of ${error} and goes on`, async () => {
        const fileSystem = new MemoryFileSystem({ 'a.txt': oldDate, 'b.txt': oldDate });
        fileSystem.beforeReplace = (path) => {
          if (path.endsWith('a.txt')) throw systemError(error);
        };
        const { code, stderr } = await runInMemory(['check', '.', '--fix'], { fileSystem });
        assert.equal(code, 2);
        assert.match(stderr, expected);
        assert.deepEqual(fileSystem.writes, ['/work/b.txt']);
      });
    }
    it('fixes a file once that has two names', async () => {
      const { fileSystem, stderr } = await runInMemory(['check', '.', 'link.txt', '--fix'], { files: { 'a.txt': oldDate, 'link.txt': { link: 'a.txt' } } });
      assert.equal(fileSystem.writes.length, 1);
      assert.match(stderr, /1 file checked, no problems; 1 fixed/);
    });
  });

  describe('paths', () => {
    const filesOf = async (args: readonly string[], settings: Parameters<typeof runInMemory>[1]): Promise<string[]> => {
      const { stdout } = await runInMemory(['check', '--format', 'json', ...args], settings);
      return [...new Set(linesOf(stdout).map(({ file }) => file))];
    };
    const notes = 'Ferry notes\n\nCall the harbour.\n';
    const files = {
      'corpus/b.txt': noNumber, 'corpus/a.article': 'x', 'corpus/notes.txt': notes, 'corpus/deep/c.txt': noNumber, 'corpus/image.png': 'x',
      'corpus/.hidden/d.txt': noNumber, 'corpus/node_modules/e.txt': noNumber, 'other.txt': noNumber,
    };
    it('takes of a folder the articles, sorted, without hidden folders', async () => {
      assert.deepEqual(await filesOf(['corpus'], { files }), ['corpus/a.article', 'corpus/b.txt', 'corpus/deep/c.txt']);
    });
    it('checks what is named whatever it holds, once', async () => {
      assert.deepEqual(await filesOf(['corpus/notes.txt', './corpus/../corpus/b.txt', 'corpus/b.txt', '/work/corpus/b.txt'], { files }), ['corpus/b.txt', 'corpus/notes.txt']);
    });
    it('checks a file of a folder that is also named', async () => {
      assert.ok((await filesOf(['corpus', 'corpus/notes.txt'], { files })).includes('corpus/notes.txt'));
    });
    it('takes globs, and names that only look like one', async () => {
      assert.deepEqual(await filesOf(['corpus/*.txt'], { files }), ['corpus/b.txt', 'corpus/notes.txt']);
      assert.deepEqual(await filesOf(['a[1].txt'], { files: { 'a[1].txt': noNumber } }), ['a[1].txt']);
    });
    it('reads a list from standard input', async () => {
      assert.deepEqual(await filesOf(['-'], { files, stdin: 'other.txt\r\ncorpus/deep\n' }), ['corpus/deep/c.txt', 'other.txt']);
      assert.deepEqual(await filesOf(['-'], { files, stdin: 'other.txt\0corpus/b.txt\0' }), ['corpus/b.txt', 'other.txt']);
    });
    it('is content with an empty list', async () => {
      const { code, stdout, stderr } = await runInMemory(['check', '-'], { stdin: '' });
      assert.deepEqual([code, stdout, stderr], [0, '', '']);
    });
    it('follows links to files, not to folders', async () => {
      const linked = { 'corpus/b.txt': noNumber, 'corpus/up': { link: '..' }, 'corpus/l.txt': { link: '../far/x.txt' }, 'far/x.txt': noNumber, 'far/y.txt': noNumber };
      assert.deepEqual(await filesOf(['corpus'], { files: linked }), ['corpus/b.txt', 'corpus/l.txt']);
    });
    it('looks at the beginning only of a large file to tell whether it is an article', async () => {
      const fileSystem = new MemoryFileSystem({ 'corpus/a.txt': clean, 'corpus/log.txt': 'line\n'.repeat(400_000) });
      const { stderr } = await runInMemory(['check', 'corpus'], { fileSystem });
      assert.match(stderr, /1 file checked/);
      // Once for its title, once to tell what it is; a third time would be for the whole.
      assert.equal(fileSystem.reads.filter((path) => path.endsWith('log.txt')).length, 2);
    });
    for (const [args, expected] of [[['corpus/*.doc'], /corpus\/\*\.doc: no file or folder matches/], [['empty'], /empty: no article found in this folder/]] as const) {
      it(`does not take ${args.join(' ')} for a clean corpus`, async () => {
        const { code, stderr } = await runInMemory(['check', ...args], { files: { 'empty/notes.txt': notes } });
        assert.equal(code, 2);
        assert.match(stderr, expected);
      });
    }
    it('minds no folder without articles among others', async () => {
      assert.equal((await runInMemory(['check', 'a', 'b'], { files: { 'a/notes.txt': notes, 'b/x.txt': clean } })).code, 0);
    });
  });

  describe('bad input', () => {
    const bad = {
      'broken.txt': { link: 'nowhere.txt' }, 'denied.txt': { error: 'EACCES' }, 'latin1.txt': Buffer.from('Aldary caf\xe9\n', 'latin1'),
      'picture.txt': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'pipe.txt': { pipe: true }, 'vanished.txt': { error: 'ENOENT' }, 'odd.txt': { error: 'EIO' },
    } as const;
    it('is a line each on standard error, and the rest is checked', async () => {
      const { code, stdout, stderr } = await runInMemory(['check', '--format', 'json', ...Object.keys(bad), 'good.txt'], { files: { ...bad, 'good.txt': noNumber } });
      assert.equal(code, 2);
      assert.deepEqual(linesOf(stdout).map(({ file }) => file), ['good.txt']);
      const lines = stderr.trimEnd().split('\n');
      assert.equal(lines.length, Object.keys(bad).length);
      for (const [file, reason] of [
        ['broken.txt', 'a symbolic link to nowhere.txt'], ['denied.txt', 'permission to read denied'], ['latin1.txt', 'not valid UTF-8 (0xE9 at byte 10)'],
        ['picture.txt', 'a binary file'], ['pipe.txt', 'a pipe or a device'], ['vanished.txt', 'no such file'], ['odd.txt', 'cannot be read (EIO'],
      ] as const) {
        assert.ok(lines.some((line) => line.startsWith(`article-annotator: ${file}: ${reason}`)), `${file}: ${stderr}`);
      }
    });
    it('is the same sentence to every command where a text is UTF-16 without a byte order mark, in folders too', async () => {
      const files = { 'in/a.txt': Buffer.from(clean, 'utf16le'), 'in/b.article': Buffer.from(clean, 'utf16le').swap16(), 'in/notes.txt': Buffer.from('Buy bread.\n', 'utf16le') };
      const said = async (...args: readonly string[]): Promise<string[]> => {
        const { code, stderr } = await runInMemory([...args], { files });
        assert.equal(code, 2, args.join(' '));
        return stderr.split('\n').filter((line) => /in\/(?:a|b|notes)\./.test(line)).map((line) => line.replace(/save the file/, 'save it').toLowerCase());
      };
      const expected = ['in/a.txt', 'in/b.article'].map((file) => `article-annotator: ${file}: utf-16 without a byte order mark; save it as utf-8`);
      assert.deepEqual(await said('check', 'in'), expected);
      assert.deepEqual(await said('stats', 'in'), expected);
      assert.deepEqual(await said('search', 'in', '--untagged', 'Aldary'), expected);
      assert.deepEqual(await said('convert', '--from', 'standoff', '--to', 'csv', 'in', '--out', 'out'), expected);
    });
    it('is a finding where an article is empty', async () => {
      const { code, stdout } = await runInMemory(['check', 'a.txt', '--format', 'json'], { files: { 'a.txt': '' } });
      assert.equal(code, 1);
      assert.ok(linesOf(stdout).some(({ code: rule, line, column }) => rule === 'record.missing-line' && line === 1 && column === 1), stdout);
    });
    it('is refused unread where it is too large', async () => {
      const fileSystem = new MemoryFileSystem({ 'a.txt': clean });
      fileSystem.readFile = (_path, mostBytes) => {
        assert.ok(mostBytes < largestFileBytes);
        return Promise.resolve({ kind: 'file', size: largestFileBytes + 1, bytes: Buffer.from(clean), version: '' });
      };
      const { code, stderr } = await runInMemory(['check', 'a.txt'], { fileSystem });
      assert.equal(code, 2);
      assert.match(stderr, /a\.txt: too large: 257 MB, the limit is 256 MB.*\n.*: no files checked; 1 could not be checked\n$/);
    });
  });

  it('reads an annotation file once, with its article', async () => {
    const names = ['a', 'b', 'c'];
    const fileSystem = new MemoryFileSystem(Object.fromEntries(names.flatMap((name) => [[`${name}.txt`, recordNamed(name)], [`${name}.ann`, '']])));
    const { code } = await runInMemory(['check', '.'], { fileSystem });
    assert.equal(code, 0);
    assert.deepEqual(fileSystem.reads.filter((path) => path.endsWith('.ann')).map((path) => basename(path)), names.map((name) => `${name}.ann`));
  });

  it('learns the publishers of a folder from its own titles', async () => {
    const article = (host: string, title: string): string => [`https://${host}/2019/03/04/${title.slice(0, 6).replace(' ', '-')}.html`, title, 'Tides', 'March 4, 2019', '417', 'The tide turns.'].join('\n');
    const files = Object.fromEntries(Array.from({ length: 6 }, (_, number) => [
      [`corpus/a${number}.article`, article('www.aldary.example', `Tide ${number} | The Aldary Courier`)],
      [`corpus/b${number}.article`, article('www.brannoc.example', `Tide ${number} | Brannoc Post`)],
    ]).flat()) as Record<string, string>;
    files['corpus/x.article'] = article('www.aldary.example', 'A Bell Is Rung | Brannoc Post');
    const { stdout } = await runInMemory(['check', 'corpus', '--format', 'json'], { files });
    assert.deepEqual(linesOf(stdout).map(({ file, code }) => [file, code]), [['corpus/x.article', 'title.publisher-mismatch']]);
  });

  describe('being stopped', () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`${String(index).padStart(3, '0')}.txt`, noNumber]));
    it('ends quietly when nobody reads on', async () => {
      const fileSystem = new MemoryFileSystem(many);
      const { code, stderr } = await runInMemory(['check', '.'], { fileSystem, stdout: new MemoryOutput({ mostWrites: 3 }) });
      assert.deepEqual([code, stderr], [1, '']);
      // The titles of all were read first.
      assert.ok(fileSystem.reads.length < Object.keys(many).length + 100, `${fileSystem.reads.length} reads`);
    });
    it('ends at the next file on Ctrl+C, the output whole', async () => {
      const interruption = new AbortController();
      const fileSystem = new MemoryFileSystem(many);
      const { readFile } = fileSystem;
      fileSystem.readFile = (path, mostBytes) => {
        if (path.endsWith('050.txt')) interruption.abort();
        return readFile.call(fileSystem, path, mostBytes);
      };
      const { code, stdout, stderr } = await runInMemory(['check', '.', '--format', 'sarif'], { fileSystem, interrupted: interruption.signal });
      assert.equal(code, 130);
      const log = JSON.parse(stdout) as { runs: { results: unknown[]; invocations: { executionSuccessful: boolean }[] }[] };
      assert.ok((log.runs[0]?.results.length ?? 0) < 60);
      assert.equal(log.runs[0]?.invocations[0]?.executionSuccessful, false);
      assert.match(stderr, /interrupted/);
    });
    it('tells when the output cannot be written', async () => {
      const stdout = new MemoryOutput({ mostWrites: 1 });
      stdout.failure = 'no space left on device';
      const { code, stderr } = await runInMemory(['check', '.'], { files: many, stdout });
      assert.equal(code, 2);
      assert.match(stderr, /cannot write the output \(no space left on device\)/);
    });
  });
});
