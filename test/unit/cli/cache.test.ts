import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cacheStrategies } from '../../../src/cli/cache/cacheEntry';
import { reportFormats } from '../../../src/cli/check/reporters';
import { hashOf } from '../../../src/core/suggestions/hash';
import { damagedCorpus } from './damagedCorpus';
import { MemoryFileSystem, recordNamed, recordText, runInMemory, type MemoryEntry, type RunSettings } from './memoryHost';
import { SlowThreads } from './slowThreads';

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);
const cachePath = '/work/the.cache';

async function check(fileSystem: MemoryFileSystem, args: readonly string[] = [], settings: RunSettings = {}): Promise<{ code: number; stdout: string; stderr: string }> {
  const { code, stdout, stderr } = await runInMemory(['check', '.', ...args], { ...settings, fileSystem });
  return { code, stdout, stderr };
}

const cached = (strategy: string): string[] => ['--cache', 'the.cache', '--cache-strategy', strategy];

/** A message that only a cache can say: its lines with another word, and the right hash. */
function withOtherWords(cache: string): string {
  const [header = '', ...lines] = cache.trimEnd().split('\n');
  const changed = lines.map((line) => {
    const rest = line.slice(line.indexOf('\t') + 1).replaceAll('Not an integer', 'Found in the cache');
    return `${(hashOf(rest) >>> 0).toString(36)}\t${rest}`;
  });
  return `${[header, ...changed].join('\n')}\n`;
}

describe('check --cache', function () {
  this.timeout(120_000);

  for (const strategy of cacheStrategies) {
    for (const format of reportFormats) {
      it(`prints the same with a cache, new or old: ${strategy}, ${format}`, async () => {
        const fileSystem = new MemoryFileSystem(damagedCorpus());
        const plain = await check(fileSystem, ['--format', format]);
        for (const run of ['new', 'old', 'old again']) assert.deepEqual(await check(fileSystem, ['--format', format, ...cached(strategy)]), plain, run);
        const threads = new SlowThreads(fileSystem);
        assert.deepEqual(await check(fileSystem, ['--format', format, '--jobs', '3', ...cached(strategy)], { threads }), plain);
      });
    }

    it(`checks nothing again: ${strategy}`, async () => {
      const fileSystem = new MemoryFileSystem(damagedCorpus());
      await check(fileSystem, cached(strategy));
      const cache = fileSystem.text('the.cache');
      fileSystem.entries.set(cachePath, withOtherWords(cache));
      const reads = fileSystem.reads.length;
      const { stdout } = await check(fileSystem, cached(strategy));
      assert.doesNotMatch(stdout, /Not an integer/);
      assert.match(stdout, /Found in the cache/);
      // What cannot be read is read each time, as are the beginnings that publishers are learned from.
      const read = fileSystem.reads.slice(reads).filter((path) => /\d_a\.(?:txt|ann)$/.test(path) && !/[05]7_a/.test(path));
      const again = strategy === 'content' ? 1 : 0;
      assert.equal(read.filter((path) => path.endsWith('.txt')).length, 392 * (1 + again));
      assert.equal(read.some((path) => path.endsWith('.ann')), strategy === 'content');
    });
  }

  it('checks again where anything a check depends on is another', async () => {
    const base: Record<string, MemoryEntry> = {
      'a/001_x.txt': recordText({ number: 'four', subjects: 'Ferries,Boats' }), 'a/001_x.ann': 'T1\tBoat 0 5\thttps\n', 'b/002_y.txt': recordText({ date: 'Jan. 4, 2020' }),
      '.vscode/settings.json': '{ "articleAnnotator.vocabulary": "terms.lst" }', 'terms.lst': 'Ferries\nBoats\n', 'annotation.conf': '[entities]\nBoat\n',
    };
    const changes: readonly (readonly [string, Readonly<Record<string, MemoryEntry | undefined>>, string[], number?])[] = [
      ['the article', { 'a/001_x.txt': recordText({ number: 'five' }) }, []],
      ['the annotation file', { 'a/001_x.ann': 'T1\tBoat 0 5\twrong\n' }, []],
      ['no annotation file', { 'a/001_x.ann': undefined }, []],
      ['a new annotation file', { 'b/002_y.ann': 'nonsense\n' }, []],
      ['another owner', { 'b/002_y.article': recordText(), 'b/002_y.ann': '' }, []],
      ['settings', { '.vscode/settings.json': '{ "articleAnnotator.rules": { "number.invalid": "hint" } }' }, []],
      ['nearer settings', { 'a/.vscode/settings.json': '{ "articleAnnotator.rules": { "number.invalid": "off" } }' }, []],
      ['the vocabulary', { 'terms.lst': 'Ferries\n' }, []],
      ['labels', { 'annotation.conf': '[entities]\nShip\n' }, []],
      ['nearer labels', { 'a/annotation.conf': '[entities]\nShip\n' }, []],
      ['accepted problems', { 'accepted-problems.txt': 'a/001_x.txt\tnumber.invalid\tfour\t\t\n' }, []],
      ['the day', {}, [], 7],
      ['--severity', {}, ['--severity', 'error']],
      ['--no-settings', {}, ['--no-settings']],
    ];
    for (const strategy of cacheStrategies) {
      for (const [name, files, args, day] of changes) {
        const fileSystem = new MemoryFileSystem(base);
        const before = await check(fileSystem, cached(strategy));
        for (const [path, entry] of Object.entries(files)) {
          if (entry === undefined) fileSystem.entries.delete(`/work/${path}`);
          else fileSystem.entries.set(`/work/${path}`, entry);
        }
        const settings = day === undefined ? {} : { day };
        const plain = await check(fileSystem, args, settings);
        assert.notDeepEqual(plain, before, `${name} changes nothing`);
        assert.deepEqual(await check(fileSystem, [...cached(strategy), ...args], settings), plain, `${strategy}: ${name}`);
      }
    }
  });

  it(`prints what a plain run prints, whatever was changed in between (seed ${seed})`, async () => {
    const texts = [recordText(), recordText({ number: 'four' }), recordText({ date: '2019-03-04' }), 'No article.', '', recordText({ body: 'One came.Then Maren left.' })];
    const annotations = ['', 'T1\tPerson 0 5\thttps\n', 'T1\tPerson 0 5\twrong\n', 'nonsense\n'];
    const change = fc.oneof(
      fc.record({ path: fc.nat(70).map((number) => `c${number % 2}/${String(number).padStart(3, '0')}_a.txt`), text: fc.option(fc.constantFrom(...texts)) }),
      fc.record({ path: fc.nat(70).map((number) => `c${number % 2}/${String(number).padStart(3, '0')}_a.ann`), text: fc.option(fc.constantFrom(...annotations)) }),
      fc.record({ path: fc.constantFrom('annotation.conf', 'c0/annotation.conf'), text: fc.option(fc.constantFrom('[entities]\nPerson\n', '[entities]\nBoat\n')) }),
      fc.record({ path: fc.constantFrom('.vscode/settings.json'), text: fc.option(fc.constantFrom('{ "articleAnnotator.rules": { "number.invalid": "off" } }', '{')) }),
    );
    const step = fc.record({ changes: fc.array(change, { maxLength: 8 }), strategy: fc.constantFrom(...cacheStrategies), isFixing: fc.boolean(), isThreaded: fc.boolean() });
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 4 }), async (steps) => {
      const start = Object.fromEntries(Array.from({ length: 70 }, (_, number) => [`c${number % 2}/${String(number).padStart(3, '0')}_a.txt`, texts[number % 3] ?? '']));
      const [fileSystem, other] = [new MemoryFileSystem(start), new MemoryFileSystem(start)];
      for (const { changes, strategy, isFixing, isThreaded } of steps) {
        for (const { path, text } of changes) {
          for (const { entries } of [fileSystem, other]) {
            if (text === null) entries.delete(`/work/${path}`);
            else entries.set(`/work/${path}`, text);
          }
        }
        const args = isFixing ? ['--fix'] : [];
        const plain = await check(other, args);
        const threads = new SlowThreads(fileSystem);
        assert.deepEqual(await check(fileSystem, [...args, ...cached(strategy), ...(isThreaded ? ['--jobs', '3'] : [])], { threads }), plain);
      }
      for (const path of other.entries.keys()) assert.equal(fileSystem.text(path.slice('/work/'.length)), other.text(path.slice('/work/'.length)), path);
    }), { seed, numRuns: 10 });
  });

  it('is written only where it differs from the old one, and is then the same as one that is new', async () => {
    const articles = (numbers: readonly number[], changed?: number): Record<string, MemoryEntry> => Object.fromEntries(numbers.map((number) =>
      [`${number}_x.txt`.padStart(9, '0'), recordText({ number: number === changed ? 'other' : 'four' })]));
    const all = Array.from({ length: 12 }, (_, number) => number);
    const cacheOf = async (files: Record<string, MemoryEntry>): Promise<string> => {
      const fileSystem = new MemoryFileSystem(files);
      await check(fileSystem, cached('content'));
      return fileSystem.text('the.cache');
    };
    const old = await cacheOf(articles(all));
    const again = async (files: Record<string, MemoryEntry>, cache: string): Promise<{ cache: string; made: boolean }> => {
      const fileSystem = new MemoryFileSystem({ ...files, 'the.cache': cache });
      let made = false;
      const { createFile } = fileSystem;
      fileSystem.createFile = (...args) => {
        made = true;
        return createFile.apply(fileSystem, args);
      };
      await check(fileSystem, cached('content'));
      return { cache: fileSystem.text('the.cache'), made };
    };
    assert.deepEqual(await again(articles(all), old), { cache: old, made: false });
    for (const place of all) {
      const others = all.filter((number) => number !== place);
      const states = { changed: articles(all, place), removed: articles(others) };
      for (const [name, files] of Object.entries(states)) assert.deepEqual(await again(files, old), { cache: await cacheOf(files), made: true }, `${name} ${place}`);
      assert.deepEqual(await again(articles(all), await cacheOf(articles(others))), { cache: old, made: true }, `new ${place}`);
      const damaged = old.split('\n').map((line, index) => (index === place + 1 ? `x${line}` : line)).join('\n');
      assert.deepEqual(await again(articles(all), damaged), { cache: old, made: true }, `damaged ${place}`);
    }
    assert.deepEqual(await again(articles(all), `${old}more\n`), { cache: old, made: true });
  });

  it('ignores a damaged cache with a sentence, and writes it again', async () => {
    const fileSystem = new MemoryFileSystem(damagedCorpus());
    const plain = await check(fileSystem);
    await check(fileSystem, cached('content'));
    const cache = fileSystem.text('the.cache');
    const lines = cache.trimEnd().split('\n');
    for (const damaged of [
      'nonsense', 'nonsense\n', '\u0000\u0001', Uint8Array.of(0xff, 0xfe, 0, 1), cache.slice(0, -30), cache.replace('Not an integer', 'Not an intéger'), `${lines[0]}\nx\n`,
      [lines[0], '\t\t\t\t\t', ...lines.slice(2)].join('\n'),
    ]) {
      fileSystem.entries.set(cachePath, damaged);
      const { code, stdout, stderr } = await check(fileSystem, cached('content'));
      assert.deepEqual([code, stdout], [plain.code, plain.stdout]);
      assert.match(stderr, /the\.cache: the cache is damaged; what it says is not used, and it is written again\n/);
      assert.equal(fileSystem.text('the.cache'), cache);
      assert.deepEqual(await check(fileSystem, cached('content')), plain);
    }
    // One that ends early, or whose lines stand in another order, says less; it is not damaged.
    for (const other of [lines.slice(0, 50), [lines[0], ...lines.slice(1).reverse()]]) {
      fileSystem.entries.set(cachePath, `${other.join('\n')}\n`);
      assert.deepEqual(await check(fileSystem, cached('content')), plain);
      assert.equal(fileSystem.text('the.cache'), cache);
    }
  });

  it('goes on where the cache cannot be read or written, and says so', async () => {
    const fileSystem = new MemoryFileSystem(damagedCorpus());
    const plain = await check(fileSystem);
    fileSystem.beforeReplace = () => assert.fail('the disk is full');
    const { code, stdout, stderr } = await check(fileSystem, cached('content'));
    assert.deepEqual([code, stdout], [plain.code, plain.stdout]);
    assert.match(stderr, /the\.cache: the cache cannot be written \(the disk is full\); the next run reads every file again\n/);
  });

  it('leaves the old cache where it is interrupted', async () => {
    const fileSystem = new MemoryFileSystem(damagedCorpus());
    await check(fileSystem, cached('content'));
    const cache = fileSystem.text('the.cache');
    const interruption = new AbortController();
    interruption.abort();
    assert.equal((await check(fileSystem, cached('content'), { interrupted: interruption.signal })).code, 130);
    assert.equal(fileSystem.text('the.cache'), cache);
  });

  it('is there for parts, too', async () => {
    const fileSystem = new MemoryFileSystem(damagedCorpus());
    const shard = async (...args: string[]): Promise<string> => {
      await check(fileSystem, ['--shard', '1/2', '--out', 'a.part', ...args]);
      return fileSystem.text('a.part');
    };
    const plain = await shard();
    for (const strategy of [...cacheStrategies, ...cacheStrategies]) assert.equal(await shard(...cached(strategy)), plain);
  });

  it('says that a strategy needs a cache', async () => {
    const { code, stderr } = await runInMemory(['check', '.', '--cache-strategy', 'metadata'], { files: { 'a.txt': recordText() } });
    assert.deepEqual([code, stderr], [2, 'article-annotator: missing option --cache FILE\n']);
  });

  for (const name of ['a.txt', 'corpus/b.article', 'c.ann']) {
    it(`does not replace ${name}`, async () => {
      const fileSystem = new MemoryFileSystem({ [name]: recordText() });
      assert.equal((await check(fileSystem, ['--cache', name])).code, 2);
      assert.equal(fileSystem.text(name), recordText());
    });
  }
});

describe('check --concise', () => {
  it('prints a line per problem in the form of compilers', async () => {
    const fileSystem = new MemoryFileSystem({ 'long/name_of.article': recordNamed('other', { number: 'four', date: '2019-03-04' }), 'a.article': recordText({ number: 'five' }) });
    const { stdout, stderr, code } = await check(fileSystem, ['--concise']);
    assert.deepEqual(stdout.split('\n'), [
      'a.article:5:1: error[number.invalid] Not an integer: found “five”, expected up to nine digits and nothing else.',
      'long/name_of.article:4:1: warning[date.style] Date in another style: found “2019-03-04”, expected “March 4, 2019”.',
      'long/name_of.article:5:1: error[number.invalid] Not an integer: found “four”, expected up to nine digits and nothing else.', '',
    ]);
    assert.match(stderr, /2 files checked/);
    assert.deepEqual(await check(fileSystem, ['--format', 'concise']), { stdout, stderr, code });
    assert.match((await check(fileSystem, ['--concise', '--format', 'json'])).stderr, /--concise and --format json cannot be combined/);
  });
});
