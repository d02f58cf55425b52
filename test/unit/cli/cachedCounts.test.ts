import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { cacheStrategies } from '../../../src/cli/cache/cacheEntry';
import { damagedCorpus } from './damagedCorpus';
import { MemoryFileSystem, recordNamed, recordText, runInMemory, type MemoryEntry } from './memoryHost';
import { SlowThreads } from './slowThreads';

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);
const cachePath = '/work/the.cache';
const damaged = /the\.cache: the cache is damaged; what it says is not used, and it is written again\n/;

interface Printed { readonly code: number; readonly stdout: string; readonly stderr: string }

async function run(fileSystem: MemoryFileSystem, args: readonly string[], threads?: SlowThreads): Promise<Printed> {
  const { code, stdout, stderr } = await runInMemory(args, { fileSystem, ...(threads && { threads }) });
  return { code, stdout, stderr };
}

const cached = (strategy: string): string[] => ['--cache', 'the.cache', '--cache-strategy', strategy];

function tag(text: string, id: string, label: string, covered: string): string {
  const start = [...text.slice(0, text.indexOf(covered))].length;
  return `${id}\t${label} ${start} ${start + [...covered].length}\t${covered}\n`;
}

/** Tags of all kinds: with details, in pieces, lost, moved, behind an astral character; a lone annotation file, one of a text that is no record, one that is refused. */
function taggedCorpus(): Record<string, MemoryEntry> {
  const [article, other, astral] = [recordText(), recordNamed('other'), '😀 Port Aldary, and Port\tAldary again.\n'];
  return {
    'a.txt': article,
    'a.ann': `${tag(article, 'T1', 'Place', 'Port Aldary')}${tag(article, 'T2', 'Person', 'Maren Osei-Lindqvist')}A1\tRole T2 chair\nA2\tSure T1\nN1\tReference T1 Wikidata:Q64\tPort Aldary\n#1\tAnnotatorNotes T2\tseen\\tbefore\n`,
    'b/b.txt': other, 'b/b.ann': `${tag(other, 'T1', 'Organization', 'Port Aldary')}T2\tPlace 4 9\tNowhere\nT3\tPerson 0 5;9 12\thttps art\nN1\tReference T1 Wikidata:Q65\tPort Aldary\n`,
    'c.txt': astral, 'c.ann': `${tag(astral, 'T1', 'Place', 'Port Aldary')}not a line\n`,
    'd.txt': recordNamed('d', { date: 'no day', body: `${'x'.repeat(200)} Nobody named Port Aldary here.` }),
    'e.md': 'Of Port Aldary.\n', 'e.ann': 'T1\tPlace 3 14\tPort Aldary\n', 'f.ann': 'T1\tPlace 0 4\tPort\n',
    'g.txt': recordNamed('g'), 'g.ann': '<<<<<<< HEAD\nx\n=======\n>>>>>>> other\n', 'h.txt': 'Nothing.', 'i.article': Uint8Array.of(0x54, 0xff),
    'article-states.txt': 'a.txt\tdone\t2026-01-01T00:00:00Z\n',
  };
}

const commands: readonly (readonly string[])[] = [
  ['stats', '.'], ['stats', '.', '--format', 'json'], ['stats', 'a.txt', '/work/b', 'e.ann'],
  ['search', '.'], ['search', '.', '--format', 'json'], ['search', '.', '--format', 'csv', '--label', 'Place'], ['search', '.', '--text', 'aldary', '-i', '--link', 'Wikidata', '--format', 'json'],
  ['search', '.', '--note', 'seen'], ['search', '.', '--attribute', 'Role=chair'], ['search', '.', '--text', 'nowhere at all'],
  ['search', '.', '--differently', '--format', 'json'], ['search', '.', '--untagged', '--format', 'json'], ['search', 'c.ann', '/work/a.txt', 'b'],
];

describe('stats and search with --cache', function () {
  this.timeout(120_000);

  for (const strategy of cacheStrategies) {
    for (const args of commands) {
      it(`${args.join(' ')} prints the same with a cache, new or old: ${strategy}`, async () => {
        const fileSystem = new MemoryFileSystem(taggedCorpus());
        const plain = await run(fileSystem, args);
        for (const time of ['new', 'old', 'old again']) assert.deepEqual(await run(fileSystem, [...args, ...cached(strategy)]), plain, time);
        for (const time of ['old', 'new']) {
          assert.deepEqual(await run(fileSystem, [...args, '--jobs', '3', ...cached(strategy)], new SlowThreads(fileSystem)), plain, `${time}, in threads`);
          fileSystem.entries.delete(cachePath);
        }
      });
    }

    it(`any search uses the tags of another: ${strategy}`, async () => {
      const fileSystem = new MemoryFileSystem(taggedCorpus());
      for (const args of commands.filter(([command]) => command === 'search')) {
        assert.deepEqual(await run(fileSystem, [...args, ...cached(strategy)]), await run(fileSystem, args), args.join(' '));
      }
    });

    for (const command of ['stats', 'search']) {
      it(`${command} sees whatever was changed: ${strategy}`, async () => {
        const article = recordText({ title: 'A Ferry', subjects: 'Boats', body: 'Now Port Aldary stands elsewhere. Maren Osei-Lindqvist does not.' });
        const changes: readonly (readonly [string, Readonly<Record<string, MemoryEntry | undefined>>])[] = [
          ['the article', { 'a.txt': article }], ['the annotation file', { 'a.ann': 'T1\tPlace 0 5\thttps\n' }], ['no annotation file', { 'a.ann': undefined }],
          ['no article', { 'a.txt': undefined }], ['a new annotation file', { 'd.ann': 'T1\tPlace 0 5\thttps\n' }], ['another owner', { 'e.txt': 'Now Port Aldary.\n' }],
          ['a lone annotation file', { 'f.ann': 'T1\tPerson 0 4\tPort\nT2\tPlace 0 4\tPort\n' }], ['its text', { 'f.txt': 'Port Aldary.\n' }], ['a new article', { 'aa.txt': recordNamed('aa'), 'aa.ann': 'T1\tPlace 0 5\thttps\n' }],
          ['what was unreadable', { 'i.article': recordNamed('i'), 'g.ann': 'T1\tPlace 0 5\thttps\n' }],
          ...(command === 'stats' ? [['a state', { 'article-states.txt': 'a.txt\tnothing-to-tag\t2026-01-02T00:00:00Z\n' }] as const] : [['labels', { 'annotation.conf': '[entities]\n!Site\n\tPlace\n' }] as const]),
        ];
        const args = command === 'stats' ? ['stats', '.'] : ['search', '.', '--label', 'Place,Site', '--format', 'json'];
        const without: string[] = [];
        for (const [name, files] of changes) {
          const fileSystem = new MemoryFileSystem(taggedCorpus());
          const before = await run(fileSystem, [...args, ...cached(strategy)]);
          for (const [path, entry] of Object.entries(files)) {
            if (entry === undefined) fileSystem.entries.delete(`/work/${path}`);
            else fileSystem.entries.set(`/work/${path}`, entry);
          }
          const plain = await run(fileSystem, args);
          if (isDeepStrictEqual(plain, before)) without.push(name);
          assert.deepEqual(await run(fileSystem, [...args, ...cached(strategy)]), plain, name);
        }
        assert.deepEqual(without, command === 'stats' ? ['another owner', 'its text'] : ['a lone annotation file', 'labels'], 'changes that change nothing');
      });
    }
  }

  it('by metadata stats reads no article, and search those with a hit', async () => {
    const readBy = async (...args: string[]): Promise<string[]> => {
      const fileSystem = new MemoryFileSystem(damagedCorpus());
      await run(fileSystem, [...args, ...cached('metadata')]);
      const reads = fileSystem.reads.length;
      await run(fileSystem, [...args, ...cached('metadata')]);
      // What cannot be read is read each time.
      return fileSystem.reads.slice(reads).filter((path) => /\d_a\.(?:txt|ann)$/.test(path) && !/[05]7_a/.test(path));
    };
    assert.deepEqual(await readBy('stats', '.'), []);
    assert.deepEqual(await readBy('search', '.', '--text', 'nothing of the kind'), []);
    const found = await readBy('search', '.');
    assert.ok(found.length > 0 && found.every((path) => path.endsWith('.txt')), found.join());
  });

  it('searches an article that is written while it is looked at as it then is', async () => {
    const fileSystem = new MemoryFileSystem({ 'a.txt': 'Of Port Aldary.\n', 'a.ann': 'T1\tPlace 3 14\tPort Aldary\n' });
    const args = ['search', '.', ...cached('metadata')];
    await run(fileSystem, args);
    const readFile = fileSystem.readFile.bind(fileSystem);
    fileSystem.readFile = (path, most) => {
      if (path.endsWith('a.txt')) fileSystem.entries.set('/work/a.txt', 'So far of Port Aldary.\n');
      return readFile(path, most);
    };
    const { stdout } = await run(fileSystem, args);
    assert.deepEqual(stdout, (await run(fileSystem, ['search', '.'])).stdout);
    assert.match(stdout, /So far of {2}Port Aldary/);
  });

  for (const command of ['stats', 'search']) {
    it(`${command} ignores a damaged cache, and one of another command or version, with a sentence, and writes it again`, async () => {
      const fileSystem = new MemoryFileSystem(taggedCorpus());
      const plain = await run(fileSystem, [command, '.']);
      await run(fileSystem, [command, '.', ...cached('content')]);
      const cache = fileSystem.text('the.cache');
      const lines = cache.trimEnd().split('\n');
      const other = command === 'stats' ? 'search' : 'stats';
      for (const [text, said] of [
        ['nonsense', damaged], ['\u0000\u0001', damaged], [Uint8Array.of(0xff, 0xfe, 0, 1), damaged], [cache.slice(0, -20), damaged], [`${lines[0]}\nx\n`, damaged], [cache.replace('Place', 'Plaice'), damaged],
        [cache.replace(`\t${command}\t`, `\t${other}\t`), new RegExp(`the cache is one of “${other}”; what it says is not used`)],
        [cache.replace(/\t\d+\t/, '\t2\t'), /the cache is one of another version of this program/],
      ] as const) {
        fileSystem.entries.set(cachePath, text);
        const { code, stdout, stderr } = await run(fileSystem, [command, '.', ...cached('content')]);
        assert.deepEqual([code, stdout], [plain.code, plain.stdout]);
        assert.match(stderr, said);
        assert.equal(fileSystem.text('the.cache'), cache);
        assert.deepEqual(await run(fileSystem, [command, '.', ...cached('content')]), plain);
      }
    });

    it(`${command} leaves the old cache where it is interrupted, and no article in its place`, async () => {
      const fileSystem = new MemoryFileSystem(taggedCorpus());
      await run(fileSystem, [command, '.', ...cached('metadata')]);
      const cache = fileSystem.text('the.cache');
      const interruption = new AbortController();
      interruption.abort();
      assert.equal((await runInMemory([command, '.', ...cached('metadata')], { fileSystem, interrupted: interruption.signal })).code, 130);
      assert.equal(fileSystem.text('the.cache'), cache);
      assert.equal((await run(fileSystem, [command, '.', '--cache', 'a.txt'])).code, 2);
      assert.equal((await run(fileSystem, [command, '.', '--cache-strategy', 'metadata'])).stderr, 'article-annotator: missing option --cache FILE\n');
    });

    it(`${command} prints what a plain run prints, whatever was changed in between (seed ${seed})`, async () => {
      const texts = [recordText(), recordText({ date: '2019-03-04', subjects: 'Boats' }), 'No article, but of Port Aldary.', '', recordNamed('x'), 'Port Aldary 😀 Port Aldary'];
      const annotations = ['', 'T1\tPerson 0 5\thttps\n', 'T1\tPlace 18 29\tPort Aldary\nN1\tReference T1 Wikidata:Q1\tPort Aldary\n', 'nonsense\n', 'T1\tPlace 0 11\tPort Aldary\n#1\tAnnotatorNotes T1\tx\n', '<<<<<<< HEAD\n=======\n>>>>>>> x\n'];
      const number = fc.nat(40);
      const change = fc.oneof(
        fc.record({ path: number.map((at) => `c${at % 2}/${String(at).padStart(3, '0')}_a.txt`), text: fc.option(fc.constantFrom(...texts)) }),
        fc.record({ path: number.map((at) => `c${at % 2}/${at}.txt`), text: fc.option(fc.constantFrom(...texts)) }),
        fc.record({ path: number.map((at) => `c${at % 2}/${String(at).padStart(3, '0')}_a.ann`), text: fc.option(fc.constantFrom(...annotations)) }),
        fc.record({ path: number.map((at) => `c${at % 2}/${at}.ann`), text: fc.option(fc.constantFrom(...annotations)) }),
      );
      const asked = commands.filter(([name]) => name === command).map(([name = '', , ...options]) => [name, '.', ...options.filter((option) => !/^(?:\/|[a-z]+$|e\.ann)/.test(option) || options[0]?.startsWith('--'))]);
      const step = fc.record({ changes: fc.array(change, { maxLength: 12 }), args: fc.constantFrom(...asked), strategy: fc.constantFrom(...cacheStrategies), isThreaded: fc.boolean() });
      await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), async (steps) => {
        const fileSystem = new MemoryFileSystem(Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`c${at % 2}/${String(at).padStart(3, '0')}_a.txt`, texts[at % 6] ?? ''])));
        for (const { changes, args, strategy, isThreaded } of steps) {
          for (const { path, text } of changes) {
            if (text === null) fileSystem.entries.delete(`/work/${path}`);
            else fileSystem.entries.set(`/work/${path}`, text);
          }
          const plain = await run(fileSystem, args);
          assert.deepEqual(await run(fileSystem, [...args, ...cached(strategy), ...(isThreaded ? ['--jobs', '3'] : [])], new SlowThreads(fileSystem)), plain);
        }
      }), { seed, numRuns: 15 });
    });
  }
});
