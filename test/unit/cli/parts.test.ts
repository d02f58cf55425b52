import assert from 'node:assert/strict';
import fc from 'fast-check';
import { arrayIndexes, missingShards, shardOf } from '../../../src/core/corpus/shards';
import { reportFormats } from '../../../src/cli/check/reporters';
import { damagedCorpus } from './damagedCorpus';
import { MemoryFileSystem, runInMemory, type MemoryEntry } from './memoryHost';

const parts = 8;
const partFiles = Array.from({ length: parts }, (_, index) => `parts/${index + 1}.part`);

/** What the articles of another corpus than the usual one are. */
function corpus(changes: Readonly<Record<string, MemoryEntry>> = {}): MemoryFileSystem {
  return new MemoryFileSystem({ ...damagedCorpus(), 'accepted-problems.txt': '# None.\n', ...changes });
}

/** Checks every shard of a corpus; the parts are in its folder `parts`. */
async function checkShards(fileSystem: MemoryFileSystem, paths: readonly string[] = ['.'], ...options: string[]): Promise<void> {
  for (let shard = 1; shard <= parts; shard++) {
    const { code, stdout } = await runInMemory(['check', ...paths, '--shard', `${shard}/${parts}`, '--out', `parts/${shard}.part`, ...options], { fileSystem });
    assert.deepEqual([code, stdout], [0, '']);
  }
}

describe('check --shard and merge-reports', function () {
  this.timeout(60_000);

  for (const format of reportFormats) {
    it(`make the report of a plain run, byte for byte: ${format}`, async () => {
      const fileSystem = corpus();
      // A path that is not there, and a file that is named, too.
      const paths = ['.', 'gone.txt', 'c1/001_a.txt'];
      const plain = await runInMemory(['check', ...paths, '--format', format], { fileSystem });
      await checkShards(fileSystem, paths);
      const merged = await runInMemory(['merge-reports', 'parts', '--format', format], { fileSystem });
      assert.ok(plain.stdout.length > 10_000);
      assert.equal(merged.stdout, plain.stdout);
      assert.equal(merged.stderr, plain.stderr);
      assert.equal(merged.code, plain.code);
    });
  }

  it('give the exit code of a plain run', async () => {
    for (const [paths, options] of [[['c0', 'c2'], []], [['c1/001_a.txt'], []], [['empty'], []], [['c1'], ['--severity', 'error']]] as const) {
      const fileSystem = corpus({ 'empty/note.md': 'Nothing.' });
      const plain = await runInMemory(['check', ...paths, ...options], { fileSystem });
      await checkShards(fileSystem, paths, ...options);
      const merged = await runInMemory(['merge-reports', ...partFiles], { fileSystem });
      assert.deepEqual([merged.code, merged.stdout, merged.stderr], [plain.code, plain.stdout, plain.stderr]);
    }
  });

  it('move with the corpus: a part says nothing of the folder it was written in', async () => {
    const fileSystem = corpus();
    await checkShards(fileSystem);
    for (const file of partFiles) assert.ok(!fileSystem.text(file).includes('/work'), file);
  });

  it('fix each file once', async () => {
    const [sharded, plain] = [corpus(), corpus()];
    await checkShards(sharded, ['.'], '--fix');
    await runInMemory(['check', '--fix', '.'], { fileSystem: plain });
    const fixed = sharded.writes.filter((path) => !path.endsWith('.part'));
    assert.ok(fixed.length > 0);
    assert.deepEqual(fixed.sort(), [...plain.writes].sort());
  });

  it('name missing parts as Slurm takes them', async () => {
    const fileSystem = corpus();
    await checkShards(fileSystem);
    const { code, stdout, stderr } = await runInMemory(['merge-reports', ...partFiles.filter((_, index) => ![2, 4].includes(index))], { fileSystem });
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /2 parts of 8 missing; run again, with Slurm: --array=3,5\n/);
  });

  it('refuse a part that is doubled, cut off, changed or something else', async () => {
    const fileSystem = corpus();
    await checkShards(fileSystem);
    const whole = fileSystem.text('parts/4.part');
    const lines = whole.trimEnd().split('\n');
    const refused: readonly (readonly [RegExp, string])[] = [
      [/copy\.part: part 4 of 8, as parts\/4\.part is/, whole],
      [/copy\.part: not a complete part/, lines.slice(0, -1).join('\n')],
      [/copy\.part: not a complete part/, whole.slice(0, -20)],
      [/copy\.part: not a complete part/, `${lines.slice(1).join('\n')}\n`],
      [/copy\.part: not a complete part/, whole.replace('"error"', '"hint"')],
      [/copy\.part: not a complete part/, ''],
      [/copy\.part: not a complete part/, 'An article.\n'],
    ];
    for (const [reason, text] of refused) {
      fileSystem.entries.set('/work/parts/copy.part', text);
      const { code, stdout, stderr } = await runInMemory(['merge-reports', 'parts'], { fileSystem });
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, reason);
    }
    fileSystem.entries.set('/work/parts/copy.part', Uint8Array.of(0xff, 0xfe, 0));
    assert.match((await runInMemory(['merge-reports', 'parts'], { fileSystem })).stderr, /copy\.part: not a complete part/);
  });

  it('refuse parts that are not of one run', async () => {
    const others: readonly (readonly [RegExp, MemoryFileSystem, string[]])[] = [
      [/8\.part: of another list of files/, corpus({ 'c9/900_a.txt': 'More.' }), []],
      [/8\.part: checked with other settings/, corpus({ '.vscode/settings.json': '{ "articleAnnotator.rules": { "number.invalid": "hint" } }' }), []],
      [/8\.part: checked with other settings/, corpus({ 'c2/annotation.conf': '[entities]\nPerson\nTeapot\n' }), []],
      [/8\.part: checked with other settings/, corpus({ 'accepted-problems.txt': '*\tdate.style\ta\tb\tc\n' }), []],
      [/8\.part: checked with other settings/, corpus(), ['--severity', 'error']],
      [/8\.part: checked with other settings/, corpus(), ['--no-settings']],
    ];
    for (const [reason, fileSystem, options] of others) {
      const usual = corpus();
      await checkShards(usual);
      await checkShards(fileSystem, ['.'], ...options);
      usual.entries.set('/work/parts/8.part', fileSystem.text('parts/8.part'));
      const { code, stderr } = await runInMemory(['merge-reports', 'parts'], { fileSystem: usual });
      assert.equal(code, 2);
      assert.match(stderr, reason);
    }
    const fileSystem = corpus();
    await checkShards(fileSystem);
    await runInMemory(['check', '.', '--shard', '8/9', '--out', 'parts/8.part'], { fileSystem });
    assert.match((await runInMemory(['merge-reports', 'parts'], { fileSystem })).stderr, /8\.part: not of the same number of parts as parts\/1\.part/);
    fileSystem.entries.set('/work/parts/8.part', fileSystem.text('parts/7.part').replace('"version":"9.8.7"', '"version":"9.8.6"'));
    assert.match((await runInMemory(['merge-reports', 'parts'], { fileSystem })).stderr, /8\.part: written by another version/);
  });

  it('leave no part where they are interrupted or cannot write', async () => {
    const interruption = new AbortController();
    interruption.abort();
    const fileSystem = corpus();
    const args = ['check', '.', '--shard', '1/2', '--out', 'parts/1.part'];
    const interrupted = await runInMemory(args, { fileSystem, interrupted: interruption.signal });
    assert.equal(interrupted.code, 130);
    assert.match(interrupted.stderr, /interrupted; no part was written/);
    fileSystem.beforeReplace = () => assert.fail('the disk is full');
    const failed = await runInMemory(args, { fileSystem });
    assert.equal(failed.code, 2);
    assert.match(failed.stderr, /parts\/1\.part: cannot be written \(the disk is full\)/);
    assert.ok(!fileSystem.entries.has('/work/parts/1.part'));
  });

  it('say of a part that is missing only what helps', async () => {
    const fileSystem = corpus();
    await checkShards(fileSystem);
    fileSystem.entries.set('/work/parts/4.part', fileSystem.text('parts/4.part').slice(0, 200));
    await runInMemory(['check', 'c1', '--shard', '8/8', '--out', 'parts/8.part'], { fileSystem });
    const { stderr } = await runInMemory(['merge-reports', 'parts'], { fileSystem });
    assert.match(stderr, /1 part of 8 missing; run again, with Slurm: --array=4\n/);
  });

  for (const [args, problem] of [
    [['--shard', '0/8', '--out', 'p'], /invalid value “0\/8” for --shard/], [['--shard', '9/8', '--out', 'p'], /invalid value/], [['--shard', '3', '--out', 'p'], /invalid value/],
    [['--shard', '1/8', '--out', 'a.article'], /a\.article has the name of an article or an annotation file; name another file for --out/],
    [['--shard', '1/8'], /missing option --out PART/], [['--out', 'p'], /missing option --shard I\/N/],
  ] as const) {
    it(`do not take ${args.join(' ')}`, async () => {
      const { code, stderr } = await runInMemory(['check', '.', ...args]);
      assert.equal(code, 2);
      assert.match(stderr, problem);
    });
  }
});

describe('shards', () => {
  it('hold every file once, an article with its annotation file, about as many each', () => {
    fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-z0-9é/_]{1,12}$/), { maxLength: 40 }), fc.integer({ min: 1, max: 40 }), (stems, count) => {
      for (const stem of stems) {
        const shard = shardOf(`${stem}.txt`, count);
        assert.ok(shard >= 1 && shard <= count);
        assert.equal(shardOf(`${stem}.ann`, count), shard);
      }
    }));
    const sizes = new Map<number, number>();
    for (let number = 0; number < 100_000; number++) {
      const shard = shardOf(`corpus/${Math.floor(number / 1000)}/${String(number).padStart(7, '0')}.article`, 100);
      sizes.set(shard, (sizes.get(shard) ?? 0) + 1);
    }
    assert.equal(sizes.size, 100);
    assert.ok([...sizes.values()].every((size) => size > 800 && size < 1200), String([...sizes.values()]));
  });

  it('are the same on every machine and in every version', () => {
    assert.deepEqual(['a.txt', 'corpus/0001/0001234.article', 'é/ü.md'].map((path) => shardOf(path, 8)), [6, 8, 3]);
  });

  it('are counted as schedulers count them', () => {
    assert.equal(arrayIndexes([]), '');
    assert.equal(arrayIndexes([3, 5]), '3,5');
    assert.equal(arrayIndexes([1, 2, 4, 5, 6, 9]), '1,2,4-6,9');
    assert.deepEqual(missingShards([2, 1, 2], 4), [3, 4]);
  });
});
