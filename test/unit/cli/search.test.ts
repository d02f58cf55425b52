import assert from 'node:assert/strict';
import { MemoryFileSystem, recordNamed, recordText, runInMemory, type MemoryEntry } from './memoryHost';
import { SlowThreads } from './slowThreads';

interface Hit { file: string; line: number; column: number; endColumn: number; offset: number; length: number; codePoints: number[][]; id: string; label: string; text: string; before: string; after: string; labels: string[]; textLabels: string[]; textLinks: string[]; isLost: boolean }

const article = recordText();
const other = recordNamed('other');

function tag(text: string, id: string, label: string, covered: string): string {
  const start = [...text.slice(0, text.indexOf(covered))].length;
  return `${id}\t${label} ${start} ${start + [...covered].length}\t${covered}\n`;
}

const files: Readonly<Record<string, string>> = {
  'a.txt': article, 'a.ann': `${tag(article, 'T1', 'Place', 'Port Aldary')}${tag(article, 'T2', 'Person', 'Maren Osei-Lindqvist')}A1\tRole T2 chair\nN1\tReference T1 Wikidata:Q64\tPort Aldary\n#1\tAnnotatorNotes T2\tseen before\n`,
  'b.txt': other, 'b.ann': `${tag(other, 'T1', 'Organization', 'Port Aldary')}N1\tReference T1 Wikidata:Q65\tPort Aldary\n`,
  'c.txt': 'A short text that names Port Aldary and 😀 Maren Osei-Lindqvist.\n', 'c.ann': 'T1\tPerson 42 62\tMaren Osei-Lindqvist\nnot a line\n',
  'd.txt': recordNamed('d', { body: `${'x'.repeat(200)} Nobody named Port Aldary here, nor PORT ALDARY.` }),
};

async function search(args: readonly string[], all: Readonly<Record<string, MemoryEntry>> = files): Promise<{ code: number; stdout: string; stderr: string }> {
  return runInMemory(['search', ...args], { files: all });
}
async function hits(...args: string[]): Promise<Hit[]> {
  const { code, stdout, stderr } = await search(['--format', 'json', ...args]);
  assert.deepEqual([code, stderr], [0, '']);
  return stdout.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Hit);
}
const names = (found: readonly Hit[]): string[] => found.map(({ file, id, label, text }) => `${file} ${id} ${label} ${text}`);

describe('search', () => {
  it('shows every tag in its context, in the order of the files', async () => {
    const found = await hits('.');
    assert.deepEqual(names(found), ['a.txt T1 Place Port Aldary', 'a.txt T2 Person Maren Osei-Lindqvist', 'b.txt T1 Organization Port Aldary', 'c.txt T1 Person Maren Osei-Lindqvist']);
    for (const { file, offset, length, text, line, column, endColumn } of found) {
      const content = files[file] ?? '';
      assert.equal(content.slice(offset, offset + length), text);
      assert.equal((content.split('\n')[line - 1] ?? '').slice(column - 1, endColumn - 1), text);
    }
    const astral = found[3] ?? assert.fail();
    assert.deepEqual([astral.codePoints, astral.offset, astral.before.slice(-5), astral.after], [[[42, 62]], 43, 'd 😀 ', '.']);
  });

  it('takes the options together', async () => {
    assert.deepEqual(names(await hits('--label', 'Person', '.')), ['a.txt T2 Person Maren Osei-Lindqvist', 'c.txt T1 Person Maren Osei-Lindqvist']);
    assert.deepEqual(names(await hits('--label', 'Person', '--attribute', 'Role=chair', '.')), ['a.txt T2 Person Maren Osei-Lindqvist']);
    assert.deepEqual(names(await hits('--text', 'aldary', '-i', '-w', '--link', 'Wikidata', '.')), ['a.txt T1 Place Port Aldary', 'b.txt T1 Organization Port Aldary']);
    assert.deepEqual(names(await hits('--unlinked', '--note', 'seen', '.')), ['a.txt T2 Person Maren Osei-Lindqvist']);
    assert.deepEqual(names(await hits('--text', 'Aldary', '--exact', '.')), []);
    assert.deepEqual(names(await hits('--text', '.*', '.')), []);
  });

  it('finds texts that are tagged differently, and says how', async () => {
    const found = await hits('--differently', '.');
    assert.deepEqual(found.map(({ file, textLabels, textLinks }) => [file, textLabels, textLinks]),
      [['a.txt', ['Place', 'Organization'], ['Wikidata:Q64', 'Wikidata:Q65']], ['b.txt', ['Place', 'Organization'], ['Wikidata:Q64', 'Wikidata:Q65']]]);
    assert.deepEqual((await hits('--differently', '--label', 'Place', '.')).map(({ file }) => file), ['a.txt']);
  });

  it('finds places that are not tagged, in articles without tags too', async () => {
    const found = await hits('--untagged', '--context', '6', '.');
    assert.deepEqual(found.map(({ file, text }) => `${file} ${text}`), [
      'a.txt Port Aldary', 'b.txt Port Aldary', 'b.txt Maren Osei-Lindqvist', 'c.txt Port Aldary', 'd.txt Port Aldary', 'd.txt Port Aldary',
    ].sort((one, two) => (one.slice(0, 1) < two.slice(0, 1) ? -1 : one.slice(0, 1) > two.slice(0, 1) ? 1 : 0)));
    const last = found.at(-1) ?? assert.fail();
    assert.deepEqual([last.before, last.after, last.labels], ['named ', ' here,', ['Place', 'Organization']]);
    assert.equal((await hits('--untagged', '-i', '--label', 'Place', 'd.txt', 'a.txt')).filter(({ file }) => file === 'd.txt').length, 3);
  });

  it('shows people a concordance, and says how much was found', async () => {
    const { code, stdout, stderr } = await search(['--label', 'Person', '--context', '10', 'a.txt', 'c.txt']);
    assert.equal(code, 0);
    assert.equal(stdout,
      'a.txt:6:89  Person   nd ferry.  Maren Osei-Lindqvist  , who lead  [Role=chair; “seen before”]\n' +
      'c.txt:1:44  Person   ary and 😀  Maren Osei-Lindqvist  .\n');
    assert.match(stderr, /2 tags found in 2 articles/);
    const colored = await runInMemory(['search', '--label', 'Place', 'a.txt'], { files, environment: { FORCE_COLOR: '1' } });
    assert.match(colored.stdout, /\u001B\[1mPort Aldary\u001B\[22m/);
  });

  it('writes a concordance for spreadsheets, in which nothing is run', async () => {
    const sums = { 'a.txt': 'They wrote =SUM(A1), “no”; Aldary.\n', 'a.ann': 'T1\tPlace 11 19\t=SUM(A1)\nA1\tRole T1 chair\nA2\tOld T1\nN1\tReference T1 Wikidata:Q64\tx\n#1\tAnnotatorNotes T1\t-1+1, \u001B[1m\nT2\tLaw 90 93\tGone\n', '=b.txt': 'Aldary', '=b.ann': 'T1\tPlace 0 6\tAldary\n' };
    const { code, stdout } = await search(['--format', 'csv', '.'], sums);
    assert.equal(code, 0);
    assert.deepEqual(stdout.split('\r\n'), [
      'file,line,column,before,text,after,label,links,attributes,notes,id,textLabels,textLinks',
      "'=b.txt,1,1,,Aldary,,Place,,,,T1,,",
      `a.txt,1,12,"They wrote ",'=SUM(A1),", “no”; Aldary.",Place,Wikidata:Q64,"Role=chair; Old","'-1+1, \\u{1B}[1m",T1,,`,
      'a.ann,6,1,,Gone,,Law,,,,T2,,',
      '',
    ]);
    const untagged = await search(['--format', 'csv', '--untagged', '.'], sums);
    assert.deepEqual(untagged.stdout.split('\r\n').slice(1), ['a.txt,1,28,"They wrote =SUM(A1), “no”; ",Aldary,.,,,,,,Place,', '']);
    assert.equal((await search(['--format', 'csv', '--label', 'Nothing', '.'], sums)).stdout.split('\r\n').length, 2, 'only the names of the columns');
  });

  it('does not take commas alone for any label', async () => {
    const { code, stdout, stderr } = await search(['--label', ' ,', '.']);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /invalid value “ ,” for --label; expected labels separated by commas/);
  });

  it('shows a tag whose text is lost by its line in the annotation file', async () => {
    const { stdout } = await search(['--format', 'json', '.'], { 'a.txt': 'Nothing of it is left.\n', 'a.ann': 'T1\tPlace 0 3\tFoo\nT2\tPlace 4 9\tAldary\n' });
    const [, second] = stdout.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Hit);
    assert.deepEqual(second, { file: 'a.ann', line: 2, column: 1, isLost: true, text: 'Aldary', before: '', after: '', id: 'T2', label: 'Place', attributes: [], links: [], notes: [] });
    const { stdout: shown } = await search(['.'], { 'a.txt': 'Nothing of it is left.\n', 'a.ann': 'T2\tPlace 4 9\tAldary\n' });
    assert.match(shown, /^a\.ann:1:1 {2}Place {2} +Aldary {2}\[text lost\]\n$/);
  });

  it('shows tags in pieces, and leaves lines of others alone', async () => {
    const pieces = { 'a.txt': 'Port and then Aldary Bay\n', 'a.ann': 'T1\tPlace 0 4;14 20\tPort Aldary\nX9\tforeign\nE1\tPlace:T1\n*\tEquiv T1 T2\n' };
    const { stdout } = await search(['--format', 'json', '.'], pieces);
    const hit = JSON.parse(stdout) as Hit;
    assert.deepEqual([hit.text, hit.codePoints, hit.offset, hit.length, hit.after], ['Port Aldary', [[0, 4], [14, 20]], 0, 20, ' Bay']);
    assert.match((await search(['.'], pieces)).stdout, /Port … Aldary {2}Bay/);
  });

  it('takes labels as annotation.conf and visual.conf name them', async () => {
    const named = {
      ...files, 'annotation.conf': '[entities]\n!Being\n\tPerson|PER\n\tOrganization\nPlace\n[relations]\n[events]\n[attributes]\n', 'visual.conf': '[labels]\nPlace | Town or city | Town\n[drawing]\n',
    };
    const labelled = async (label: string): Promise<string[]> => {
      const { stdout } = await search(['--format', 'json', '--label', label, '.'], named);
      return [...new Set(stdout.split('\n').filter((line) => line !== '').map((line) => (JSON.parse(line) as Hit).label))];
    };
    assert.deepEqual(await labelled('Being'), ['Person', 'Organization']);
    assert.deepEqual(await labelled('Town or city'), ['Place']);
    assert.deepEqual(await labelled('Person,Place'), ['Place', 'Person']);
    assert.deepEqual(await labelled('person'), []);
  });

  it('goes on behind what cannot be read, and says why once', async () => {
    const { code, stdout, stderr } = await search(['--differently', '.', 'gone.txt'], {
      ...files, 'e.ann': 'T1\tPlace 0 4\tPort\n', 'f.txt': recordNamed('f'), 'f.ann': '<<<<<<< HEAD\nx\n=======\n>>>>>>> other\n', 'g.txt': recordNamed('g'), 'g.ann': new Uint8Array([0x54, 0xff]),
    });
    assert.equal(code, 2);
    assert.equal(stdout.split('\n').length, 3);
    assert.equal(stderr.split('\n').filter((line) => /: (no such|neither|unresolved|not valid)/.test(line)).length, 4, stderr);
    const nothing = await search(['empty'], { 'empty/notes.md': 'x' });
    assert.deepEqual([nothing.code, /no article found/.test(nothing.stderr)], [2, true]);
  });

  it('reads each pair once, however it is named', async () => {
    for (const args of [['.'], ['c.ann'], ['c.txt', 'c.ann', '.']]) {
      assert.equal((await hits('--text', 'Maren', ...args)).filter(({ file }) => file === 'c.txt').length, 1, args.join(' '));
    }
    const shadowed = { ...files, 'a.article': recordNamed('shadow') };
    const { stdout } = await search(['--untagged', '--format', 'json', '.'], shadowed);
    assert.ok(!stdout.includes('a.article'), 'another file owns its annotations');
  });

  for (const args of [['--differently', '--untagged'], ['--whole-word', '--exact'], ['--unlinked', '--link', 'a'], ['--context', '-1'], ['--context=1001'], ['--attribute', '=x'], ['--attribute', 'x='], ['--jobs', '0']]) {
    it(`does not take ${args.join(' ')}`, async () => assert.equal((await search([...args, '.'])).code, 2));
  }

  for (const args of [['--format', 'json'], ['--format', 'text'], ['--format', 'csv'], ['--differently'], ['--untagged', '--format', 'json']]) {
    it(`gives the same with several threads: ${args.join(' ')}`, async () => {
      const many = Object.fromEntries(Array.from({ length: 200 }, (_, index) => Object.entries(files).map(([name, entry]) => [`${index % 7}/${index}${name}`, entry] as const)).flat());
      const fileSystem = new MemoryFileSystem(many);
      const threads = new SlowThreads(fileSystem);
      const one = await runInMemory(['search', ...args, '.'], { fileSystem });
      const three = await runInMemory(['search', ...args, '--jobs', '3', '.'], { fileSystem, threads });
      assert.ok(one.stdout.length > 10_000);
      assert.deepEqual([three.code, three.stdout, three.stderr], [one.code, one.stdout, one.stderr]);
      assert.equal(threads.ended, threads.started.length);
      assert.equal(threads.started.length, 2);
    });
  }

  it('ends soon on Ctrl+C, and says so', async () => {
    const interruption = new AbortController();
    interruption.abort();
    const { code, stderr } = await runInMemory(['search', '.'], { files, interrupted: interruption.signal });
    assert.deepEqual([code, /interrupted/.test(stderr)], [130, true]);
  });
});
