import assert from 'node:assert/strict';
import { acceptedProblem, withAccepted } from '../../../src/core/corpus/accepted';
import { linesOf, MemoryFileSystem, recordNamed, runInMemory } from './memoryHost';

const clean = recordNamed('clean');
/** An error without a fix. */
const noNumber = recordNamed('no-number', { number: 'four' });

describe('check, told what to make of what it finds', () => {
  describe('accepted problems', () => {
    const file = (article: string): string => withAccepted('', acceptedProblem(article, noNumber, 'number.invalid', { start: noNumber.indexOf('four'), end: noNumber.indexOf('four') + 4 }));
    const codes = async (files: Record<string, string>, args: readonly string[]): Promise<string[]> => {
      const { stdout } = await runInMemory(['check', ...args, '--format', 'json'], { files });
      return linesOf(stdout).map(({ code }) => code);
    };
    it('are not reported, and a corpus of nothing else is clean', async () => {
      const files = { 'corpus/2019/a.txt': noNumber, 'corpus/accepted-problems.txt': file('2019/a.txt') };
      assert.deepEqual(await codes(files, ['corpus']), []);
      assert.equal((await runInMemory(['check', 'corpus'], { files })).code, 0);
      assert.deepEqual(await codes(files, ['corpus/2019/a.txt']), []);
    });
    it('are those of one article only', async () => {
      assert.deepEqual(await codes({ 'corpus/a.txt': recordNamed('other', { number: 'four' }), 'corpus/b.txt': noNumber, 'corpus/accepted-problems.txt': file('b.txt') }, ['corpus']), ['number.invalid']);
    });
    it('may be of annotations, in the annotation file and in the text; --fix leaves them as they are', async () => {
      const text = 'Maren Osei came. Then Osei left.\n';
      const annotations = 'T1\tPerson 6 10\tOsei\nT2\tPerson 0 5\tMarin\nT3\tPerson 10 15\t came\n';
      const files = { 'corpus/a.txt': text, 'corpus/a.ann': annotations, 'corpus/annotation.conf': '[entities]\nPerson\n[relations]\n[events]\n[attributes]\n' };
      const found = await codes(files, ['corpus']);
      assert.deepEqual([...found].sort(), ['annotation.edge-white-space', 'annotation.text-mismatch', 'annotation.untagged-twin']);
      const { stdout } = await runInMemory(['check', 'corpus', '--format', 'json'], { files });
      const accepted = linesOf(stdout).reduce((list, { file: path, code, offset, length }) => {
        const of = path.endsWith('.ann') ? annotations : text;
        return withAccepted(list, acceptedProblem(path.replace('corpus/', ''), of, code, { start: offset, end: offset + length }));
      }, '');
      const judged = { ...files, 'corpus/accepted-problems.txt': accepted };
      assert.deepEqual(await codes(judged, ['corpus']), []);
      assert.deepEqual(await codes(judged, ['corpus/a.ann']), []);
      const { fileSystem } = await runInMemory(['check', '--fix', 'corpus'], { files: judged });
      assert.equal(fileSystem.text('corpus/a.ann'), annotations);
    });
    it('are told of lines of another form once, and the rest is accepted', async () => {
      const judged = `${file('a.txt')}rubbish\n\na.txt\tnumber.invalid\tfour\n`;
      const { code, stdout, stderr } = await runInMemory(['check', 'corpus', '--format', 'json'], { files: { 'corpus/a.txt': noNumber, 'corpus/2019/b.txt': clean, 'corpus/accepted-problems.txt': judged } });
      assert.deepEqual([code, stdout], [0, '']);
      assert.deepEqual(stderr.split('\n').filter((line) => line.includes('accepted-problems')), [
        'article-annotator: corpus/accepted-problems.txt: Lines 3, 5: expected article, rule, passage, before and after with tabs between them; these lines accept nothing',
      ]);
    });
    it('are in the file that the setting names, and nowhere without settings', async () => {
      const files = { '.vscode/settings.json': '{ "articleAnnotator.accepted": "judged.txt" }', 'a.txt': noNumber, 'judged.txt': file('a.txt') };
      assert.deepEqual(await codes(files, ['a.txt']), []);
      assert.deepEqual(await codes(files, ['a.txt', '--no-settings']), ['number.invalid']);
    });
  });

  describe('settings', () => {
    const settings = (value: object): string => `// of the corpus\n${JSON.stringify(value)}`;
    const run = (files: Record<string, string>, ...args: string[]): ReturnType<typeof runInMemory> => runInMemory(['check', '--format', 'json', ...args], { files });
    const severitiesOf = async (result: ReturnType<typeof runInMemory>): Promise<string[]> =>
      linesOf((await result).stdout).map(({ file, severity }) => `${file} ${severity}`);
    const files = {
      '.vscode/settings.json': settings({ 'articleAnnotator.rules': { 'number.invalid': 'hint' } }),
      'inner/.vscode/settings.json': settings({ 'articleAnnotator.rules': { 'number.invalid': 'off' } }),
      'other/.vscode/settings.json': settings({ 'editor.fontSize': 12 }),
      'a.txt': noNumber, 'inner/deep/b.txt': recordNamed('b', { number: 'four' }), 'other/c.txt': recordNamed('c', { number: 'four' }), 'ci.json': settings({ 'articleAnnotator.rules': { 'number.invalid': 'warning' } }),
    };
    it('come from the nearest folder that has any of this extension', async () => {
      assert.deepEqual(await severitiesOf(run(files, '.')), ['a.txt hint', 'other/c.txt hint']);
    });
    it('can be left out', async () => assert.deepEqual(await severitiesOf(run(files, 'a.txt', '--no-settings')), ['a.txt error']));
    it('can be named', async () => {
      assert.deepEqual(await severitiesOf(run(files, 'a.txt', 'inner', '--settings', 'ci.json')), ['a.txt warning', 'inner/deep/b.txt warning']);
    });
    it('are read once', async () => {
      const fileSystem = new MemoryFileSystem({ ...files, 'd.txt': clean, 'e.txt': clean });
      await runInMemory(['check', '.'], { fileSystem });
      const reads = fileSystem.reads.filter((path) => path.endsWith('settings.json'));
      assert.equal(new Set(reads).size, reads.length);
    });
    it('bring a vocabulary and publishers', async () => {
      const { stdout, stderr } = await run({
        '.vscode/settings.json': settings({ 'articleAnnotator.vocabulary': 'terms.txt', 'articleAnnotator.publishers': [
          { name: 'Aldary Weekly', hosts: ['aldarycourier.example'] }, { name: 'The Aldary Courier', hosts: ['courier.example'] },
        ] }),
        'terms.txt': '# subjects\nPort Aldary\n\n', 'a.txt': clean,
      }, 'a.txt');
      assert.equal(stderr, '');
      assert.deepEqual(linesOf(stdout).map(({ code }) => code).sort(), ['subjects.not-in-vocabulary', 'title.publisher-mismatch']);
    });
    for (const [name, text, expected] of [
      ['not JSON', '{\n  "articleAnnotator.rules": {\n  oops\n}', /settings\.json: invalid JSON on line 3/],
      ['an array', '[{ "articleAnnotator.rules": { "number.invalid": "off" } }]', /settings\.json: expected a JSON object such as .*, found an array/],
      ['a string', '"articleAnnotator.rules"', /settings\.json: expected a JSON object such as .*, found a string/],
      ['null', 'null', /settings\.json: expected a JSON object such as .*, found null/],
      ['of another form', settings({ 'articleAnnotator.rules': { 'date.style': 'loud' } }), /invalid value of the setting articleAnnotator\.rules at date\.style/],
      ['without their vocabulary', settings({ 'articleAnnotator.vocabulary': 'gone.txt' }), /gone\.txt: cannot read the vocabulary of .*settings\.json: no such file/],
    ] as const) {
      it(`make the run fail where they are ${name}, said once`, async () => {
        const { code, stdout, stderr } = await run({ '.vscode/settings.json': text, 'a.txt': noNumber, 'b.txt': clean }, '.');
        assert.equal(code, 2);
        assert.match(stderr, expected);
        assert.equal(stderr.trimEnd().split('\n').length, 1);
        assert.deepEqual(linesOf(stdout).map(({ severity }) => severity), ['error']);
      });
    }
    it('may name checks of another version', async () => {
      const { code, stderr } = await run({ '.vscode/settings.json': settings({ 'articleAnnotator.rules': { 'tea.cold': 'off' } }), 'a.txt': clean }, 'a.txt');
      assert.equal(code, 0);
      assert.match(stderr, /“tea\.cold”/);
    });
    it('that are named must be there', async () => {
      const { code, stderr } = await run({ 'a.txt': clean }, 'a.txt', '--settings', 'gone.json');
      assert.equal(code, 2);
      assert.match(stderr, /gone\.json: cannot read the settings: no such file/);
    });
  });
});
