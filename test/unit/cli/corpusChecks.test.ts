import assert from 'node:assert/strict';
import { join } from 'node:path';
import { reportFormats } from '../../../src/cli/check/reporters';
import { acceptedProblem, withAccepted } from '../../../src/core/corpus/accepted';
import { inventedArticle } from '../../bench/inventedCorpus';
import { linesOf, MemoryFileSystem, recordNamed, runInMemory, runOnDisk, type MemoryEntry } from './memoryHost';
import { SlowThreads } from './slowThreads';

const ofCorpus = (stdout: string): string[] => linesOf(stdout).filter(({ code }) => code.startsWith('corpus.')).map(({ file, code, related }) => `${file} ${code} ${related?.file ?? ''}`);

/** An invented corpus with copies of all kinds, and a tag that two articles link in different ways. */
function corpus(count: number): Record<string, MemoryEntry> {
  const files: Record<string, MemoryEntry> = {};
  for (let index = 0; index < count; index++) {
    const { path, text, annotations } = inventedArticle(index, 20141118);
    files[path] = text;
    if (annotations !== undefined) files[path.replace(/\.article$/, '.ann')] = annotations;
  }
  for (const [name, entry] of [['a', 'Q1'], ['b', 'Q2'], ['c', 'Q1']]) {
    files[`town/${name}.txt`] = 'Aldary is a town.\n';
    files[`town/${name}.ann`] = `T1\tPlace 0 6\tAldary\nN1\tReference T1 Wikidata:${entry}\tAldary\n`;
  }
  return files;
}

describe('check of a whole corpus', function () {
  this.timeout(60_000);

  it('reports what is known of the invented corpus, after the articles, in their order', async () => {
    const { stdout } = await runInMemory(['check', '.', '--format', 'json'], { files: corpus(400) });
    const known = Array.from({ length: 400 }, (_, index) => inventedArticle(index, 20141118)).flatMap(({ path, copyRule, copyOf }) => (copyRule === undefined ? [] : [`${path} ${copyRule} ${copyOf}`]));
    assert.equal(known.length, 20);
    assert.deepEqual(ofCorpus(stdout), [...known, 'town/b.txt corpus.linked-differently town/a.txt']);
    const codes = linesOf(stdout).map(({ code }) => code);
    assert.ok(codes.slice(-21).every((code) => code.startsWith('corpus.')));
  });

  it('finds no copies among the samples', async () => {
    const { stdout } = await runOnDisk(['check', 'samples', '--format', 'json'], join(__dirname, '../../..'));
    assert.ok(linesOf(stdout).length > 20);
    assert.deepEqual(ofCorpus(stdout), []);
  });

  it('gives places in both articles', async () => {
    const files = { 'a.txt': `\uFEFF${recordNamed('a')}`, 'b.txt': recordNamed('a', { date: 'March 5, 2019' }) };
    const { stdout, code } = await runInMemory(['check', '.', '--format', 'json', '--severity', 'warning'], { files });
    const url = files['b.txt'].split('\n')[0] ?? '';
    assert.deepEqual(linesOf(stdout), [{
      file: 'b.txt', line: 1, column: 1, endLine: 1, endColumn: url.length + 1, offset: 0, length: url.length, code: 'corpus.duplicate-url', severity: 'warning',
      message: 'Same article as a.txt, by its URL.', fixable: false,
      related: { file: 'a.txt', line: 1, column: 1, endLine: 1, endColumn: url.length + 1, offset: 1, length: url.length, message: 'The article with this URL' },
    }]);
    assert.equal(code, 1);
    const sarif = JSON.parse((await runInMemory(['check', '.', '--format', 'sarif', '--severity', 'warning'], { files })).stdout) as { runs: [{ results: [{ relatedLocations: unknown[] }] }] };
    assert.deepEqual(sarif.runs[0].results[0].relatedLocations, [{
      physicalLocation: { artifactLocation: { uri: 'a.txt', uriBaseId: '%SRCROOT%' }, region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: url.length + 1, charOffset: 0, charLength: url.length } },
      message: { text: 'The article with this URL' },
    }]);
  });

  for (const format of reportFormats) {
    it(`is the same in threads, from a cache and from parts: ${format}`, async () => {
      const fileSystem = new MemoryFileSystem(corpus(300));
      const plain = await runInMemory(['check', '0000', 'town', '--format', format], { fileSystem });
      assert.match(plain.stdout, /corpus\.near-duplicate/);
      assert.deepEqual(await runInMemory(['check', '0000', 'town', '--format', format, '--jobs', '3'], { fileSystem, threads: new SlowThreads(fileSystem) }), plain);
      for (const strategy of ['content', 'metadata', 'metadata']) {
        assert.deepEqual(await runInMemory(['check', '0000', 'town', '--format', format, '--cache', 'the.cache', '--cache-strategy', strategy], { fileSystem }), plain);
      }
      for (let shard = 1; shard <= 5; shard++) await runInMemory(['check', '0000', 'town', '--shard', `${shard}/5`, '--out', `parts/${shard}.part`], { fileSystem });
      assert.deepEqual(await runInMemory(['merge-reports', 'parts', '--format', format], { fileSystem }), plain);
    });
  }

  it('goes by settings, accepted problems and --severity, in parts as well', async () => {
    const texts = { 'a.txt': recordNamed('a'), 'b.txt': recordNamed('a', { date: 'March 5, 2019' }), 'c.txt': recordNamed('a', { date: 'March 6, 2019' }) };
    const url = { start: 0, end: texts['b.txt'].indexOf('\n') };
    const settings = (rules: object): Record<string, string> => ({ '.vscode/settings.json': JSON.stringify({ 'articleAnnotator.rules': rules }) });
    for (const [files, args, expected] of [
      [{}, [], ['b.txt corpus.duplicate-url a.txt', 'c.txt corpus.duplicate-url a.txt']],
      [settings({ 'corpus.duplicate-url': 'off' }), [], []],
      [settings({ 'corpus.duplicate-url': 'hint' }), ['--severity', 'information'], []],
      [{ 'accepted-problems.txt': withAccepted('', acceptedProblem('b.txt', texts['b.txt'], 'corpus.duplicate-url', url)) }, [], ['c.txt corpus.duplicate-url a.txt']],
    ] as const) {
      const fileSystem = new MemoryFileSystem({ ...texts, ...files });
      assert.deepEqual(ofCorpus((await runInMemory(['check', '.', '--format', 'json', ...args], { fileSystem })).stdout), expected);
      for (const shard of [1, 2]) await runInMemory(['check', '.', '--shard', `${shard}/2`, '--out', `${shard}.part`, ...args], { fileSystem });
      assert.deepEqual(ofCorpus((await runInMemory(['merge-reports', '.', '--format', 'json'], { fileSystem })).stdout), expected);
    }
  });

  it('takes the meaning of the number from the settings', async () => {
    const files = { 'a.txt': recordNamed('a'), 'b.txt': recordNamed('b') };
    const settings = { '.vscode/settings.json': '{ "articleAnnotator.numberMeaning": "id" }' };
    const fileSystem = new MemoryFileSystem(files);
    const check = async (): Promise<string[]> => ofCorpus((await runInMemory(['check', '.', '--format', 'json', '--cache', 'the.cache'], { fileSystem })).stdout);
    assert.deepEqual(await check(), []);
    fileSystem.entries.set('/work/.vscode/settings.json', settings['.vscode/settings.json']);
    assert.deepEqual(await check(), ['b.txt corpus.duplicate-number a.txt']);
  });

  it('says which texts changed since their part was written, and compares the others', async () => {
    const fileSystem = new MemoryFileSystem(corpus(100));
    await runInMemory(['check', '0000', '--shard', '1/1', '--out', 'all.part'], { fileSystem });
    const { path, copyOf = '' } = inventedArticle(79, 20141118);
    const before = await runInMemory(['merge-reports', 'all.part', '--format', 'json'], { fileSystem });
    assert.ok(ofCorpus(before.stdout).includes(`${path} corpus.near-duplicate ${copyOf}`), before.stdout);
    fileSystem.entries.set(`/work/${copyOf}`, 'Another text.');
    const { code, stdout, stderr } = await runInMemory(['merge-reports', 'all.part', '--format', 'json'], { fileSystem });
    assert.equal(code, 2);
    assert.match(stderr, new RegExp(`${copyOf}: changed since it was checked, so its text was not compared with others`));
    assert.deepEqual(ofCorpus(stdout), ofCorpus(before.stdout).filter((line) => !line.startsWith(path)));
  });
});
