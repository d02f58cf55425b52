import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createNodeFileSystem } from '../../../src/cli/files/nodeFileSystem';
import { loadFile } from '../../../src/cli/files/load';
import type { CommandLineHost } from '../../../src/cli/host';
import { parseStandoff, serializeStandoff } from '../../../src/core/standoff/standoffDocument';
import { damagedCorpus } from './damagedCorpus';
import { linesOf, MemoryFileSystem, recordNamed, recordText, runInMemory, systemError, type Line } from './memoryHost';
import { SlowThreads } from './slowThreads';

const article = recordText();
/** A line of the sidecar for a text of the article. */
function tag(text: string, id: string, label: string, covered: string): string {
  const start = text.indexOf(covered);
  return `${id}\t${label} ${start} ${start + covered.length}\t${covered}\n`;
}
const ferry = (text: string): string => tag(text, 'T1', 'Place', 'Port Aldary') + tag(text, 'T2', 'Person', 'Maren Osei-Lindqvist');
const duplicated = `${ferry(article)}${tag(article, 'T2', 'Organization', 'harbour board')}`;

async function check(files: ConstructorParameters<typeof MemoryFileSystem>[0], ...args: string[]): Promise<{ code: number; lines: Line[]; stderr: string; fileSystem: MemoryFileSystem }> {
  const { code, stdout, stderr, fileSystem } = await runInMemory(['check', '--format', 'json', ...args], { files });
  return { code, lines: linesOf(stdout), stderr, fileSystem };
}
const found = ({ lines }: { lines: Line[] }): string[] => lines.map(({ file, line, code }) => `${file}:${line} ${code}`);
/** Whatever is only a hint about other places of the same text. */
const only = ['--severity', 'information'];

describe('check, with annotations', () => {
  for (const [name, args] of [['a folder', ['.']], ['the article', ['a.txt']], ['the sidecar', ['a.ann']], ['both, twice', ['a.ann', 'a.txt', '.', 'a.*']]] as const) {
    it(`tells the findings of a sidecar once, given ${name}`, async () => {
      assert.deepEqual(found(await check({ 'a.txt': article, 'a.ann': duplicated }, ...only, ...args)), ['a.ann:3 annotation.duplicate-id']);
    });
  }

  it('tells places in the sidecar, and in the article what is about its text', async () => {
    const { lines } = await check({ 'a.txt': article, 'a.ann': duplicated }, 'a.txt');
    const id = lines.find(({ code }) => code === 'annotation.duplicate-id') ?? assert.fail();
    assert.deepEqual([duplicated.slice(id.offset, id.offset + id.length), id.offset > 3, id.fixable, id.severity], ['T2', true, true, 'error']);
    const twin = lines.find(({ code }) => code === 'annotation.untagged-twin') ?? assert.fail();
    assert.deepEqual([twin.file, article.slice(twin.offset, twin.offset + twin.length)], ['a.txt', 'Port Aldary']);
  });

  it('reports the tags of a text that another program changed, and with --fix accepts those that are certain', async () => {
    const sidecar = `${ferry(article)}${tag(article, 'T3', 'Organization', 'harbour board')}${tag(article, 'T4', 'Date', 'April')}${tag(article, 'T5', 'Event', 'the vote was over')}`;
    const changed = article.replace('The council of', 'Late on Tuesday the council of').replace('April', 'May').replace('the vote was over', 'it was all done');
    const files = { 'a.txt': changed, 'a.ann': sidecar };
    assert.deepEqual(found(await check(files, ...only, '.')).sort(),
      ['a.ann:2 annotation.moved', 'a.ann:3 annotation.moved', 'a.ann:4 annotation.lost', 'a.ann:5 annotation.lost']);
    const { lines, fileSystem } = await check(files, ...only, '--fix', '.');
    assert.deepEqual(lines.map(({ code }) => code), ['annotation.lost', 'annotation.lost']);
    const lost = sidecar.split('\n').slice(3).join('\n');
    assert.equal(fileSystem.text('a.ann'), `${tag(changed, 'T1', 'Place', 'Port Aldary')}${tag(changed, 'T2', 'Person', 'Maren Osei-Lindqvist')}${tag(changed, 'T3', 'Organization', 'harbour board')}${lost}`);
  });

  it('leaves a tag that moved alone to a person', async () => {
    const changed = article.replace('The council of', 'Late on Tuesday the council of');
    const sidecar = tag(article, 'T1', 'Person', 'Maren Osei-Lindqvist');
    const { lines, fileSystem } = await check({ 'a.txt': changed, 'a.ann': sidecar }, ...only, '--fix', '.');
    assert.deepEqual([lines.map(({ code, fixable }) => [code, fixable]), fileSystem.writes], [[['annotation.moved', false]], []]);
  });

  it('reads a sidecar beside a text that is no record, in a folder and given by name', async () => {
    for (const args of [['.'], ['b.ann']]) {
      assert.deepEqual(found(await check({ 'b.txt': 'Port Aldary voted.\n', 'b.ann': 'T1\tPlace 0 11\tPort Aldary\nbad\n' }, ...only, ...args)), ['b.ann:2 annotation.malformed-line']);
    }
  });

  it('of two articles of one name only one owns the annotation file, and the other says so', async () => {
    const both = await check({ 'a.txt': article, 'a.article': recordNamed('other'), 'a.ann': `${ferry(article)}bad\n` }, ...only, '.');
    assert.deepEqual(found(both), ['a.article:1 record.annotation-owner', 'a.ann:3 annotation.malformed-line']);
  });

  it('takes labels from annotation.conf upwards to what was given or to the working directory, and no further', async () => {
    const files = { 'c/annotation.conf': '[entities]\nTown\n[relations]\n[events]\n[attributes]\n', 'c/d/a.txt': article, 'c/d/a.ann': ferry(article) };
    for (const args of [['.'], ['c'], ['c/d'], ['c/d/a.ann']]) {
      assert.deepEqual(found(await check(files, ...only, ...args)).filter((line) => line.includes('unknown-label')).length, 2, args[0]);
    }
    const broken = await check({ ...files, 'c/annotation.conf': '[entities]\nTown\n' }, ...only, 'c');
    assert.deepEqual(found(broken).filter((line) => line.includes('labels.configuration')).length, 3);
    assert.match(found(broken)[0] ?? '', /^c\/annotation\.conf:1 labels\.configuration$/);
  });

  it('goes on behind what cannot be read, and says why', async () => {
    const files = {
      'a.txt': article, 'a.ann': ferry(article),
      'b.ann': 'T1\tPlace 0 4\tPort\nT1\tPlace 0 4\tPort\n',
      'c.txt': recordNamed('c'), 'c.ann': new Uint8Array([0x54, 0x31, 0x09, 0xff]),
      'd.txt': recordNamed('d'), 'd.ann': `${ferry(article)}<<<<<<< HEAD\nbad\n=======\n>>>>>>> other\n`,
      '._e.ann': new Uint8Array([0, 5, 22, 7, 0, 2, 0, 0, 0xff, 0xfe]),
      'f.txt': recordNamed('f'), 'f.ann': '',
    };
    const result = await check(files, ...only, '.');
    assert.deepEqual(found(result), ['._e.ann:1 annotation.malformed-line', 'b.ann:2 annotation.duplicate-id', 'd.ann:3 annotation.malformed-line']);
    assert.equal(result.code, 2);
    const notes = result.stderr.split('\n').filter((line) => line !== '');
    assert.equal(notes.length, 2, result.stderr);
    assert.match(notes[0] ?? '', /b\.ann: neither b\.txt nor b\.article exists beside it/);
    assert.match(notes[1] ?? '', /c\.ann: not valid UTF-8 \(0xFF at byte 3\)/);
  });

  it('gives SARIF fixes in the file they change', async () => {
    const { stdout } = await runInMemory(['check', '--format', 'sarif', 'a.txt'], { files: { 'a.txt': article, 'a.ann': ferry(article) } });
    type Place = { artifactLocation: { uri: string } };
    type Result = { ruleId: string; locations: [{ physicalLocation: Place }]; fixes: [{ artifactChanges: [Place & { replacements: [{ insertedContent: { text: string } }] }] }] };
    const results = (JSON.parse(stdout) as { runs: [{ results: Result[] }] }).runs[0].results;
    const twin = results.find(({ ruleId }) => ruleId === 'annotation.untagged-twin') ?? assert.fail(stdout);
    const [change] = twin.fixes[0].artifactChanges;
    assert.deepEqual([twin.locations[0].physicalLocation.artifactLocation.uri, change.artifactLocation.uri], ['a.txt', 'a.ann']);
    assert.match(change.replacements[0].insertedContent.text, /^T3\tPlace \d+ \d+\tPort Aldary\n$/);
  });

  describe('--fix', () => {
    const oldDate = recordText({ date: '2019-03-04' });

    it('fixes what is safe in a sidecar and keeps every other byte', async () => {
      const { fileSystem, code } = await check({ 'a.txt': article, 'a.ann': `${duplicated}\n` }, ...only, '--fix', 'a.txt');
      assert.equal(fileSystem.text('a.ann'), ferry(article) + tag(article, 'T3', 'Organization', 'harbour board'));
      assert.deepEqual([code, fileSystem.writes], [0, ['/work/a.ann']]);
    });

    it('takes the annotations along where the text of the article changes', async () => {
      const { fileSystem, code } = await check({ 'a.txt': oldDate, 'a.ann': ferry(oldDate) }, ...only, '--fix', '.');
      const mended = fileSystem.text('a.txt');
      assert.ok(mended.includes('\nMarch 4, 2019\n'));
      assert.equal(fileSystem.text('a.ann'), ferry(mended));
      assert.equal(code, 0);
    });

    it('changes no article whose annotations cannot be taken along', async () => {
      for (const sidecar of [`<<<<<<< HEAD\n${ferry(oldDate)}>>>>>>> other\n`, new Uint8Array([0xff, 0x54])]) {
        const { fileSystem, code, stderr } = await check({ 'a.txt': oldDate, 'a.ann': sidecar }, ...only, '--fix', '.');
        assert.deepEqual([fileSystem.writes, code], [[], 2]);
        assert.match(stderr, /a\.txt: not fixed because the tags in a\.ann cannot follow the change/);
      }
    });

    it('writes both or none', async () => {
      const fileSystem = new MemoryFileSystem({ 'a.txt': oldDate, 'a.ann': ferry(oldDate) });
      fileSystem.beforeReplace = (path) => {
        if (path.endsWith('.txt')) throw systemError('EROFS');
      };
      const { code, stderr } = await runInMemory(['check', '--fix', '.'], { fileSystem });
      assert.deepEqual([fileSystem.text('a.ann'), fileSystem.text('a.txt'), code], [ferry(oldDate), oldDate, 2]);
      assert.match(stderr, /a\.txt: permission to write denied, nothing was fixed/);
    });
  });
});

describe('reanchor', () => {
  const old = 'Port Aldary voted. Mayor Hale spoke of the Old Harbor and of ships.';
  const annotations = tag(old, 'T1', 'Place', 'Port Aldary') + tag(old, 'T2', 'Person', 'Hale') + tag(old, 'T3', 'Place', 'Old Harbor') + '#1\tAnnotatorNotes T3\ta note\n';
  const now = 'Port Aldary voted. After noon, Mayor Hale spoke of ships.';
  const files = { 'old.txt': old, 'new.txt': now, 'x.ann': annotations };

  it('prints kept, moved and lost, and writes nothing unasked', async () => {
    const { code, stdout, stderr, fileSystem } = await runInMemory(['reanchor', 'old.txt', 'new.txt', 'x.ann'], { files });
    assert.deepEqual(stdout.split('\n'), [
      'kept  T1 Place 0 11 “Port Aldary”', 'moved T2 Person 25 29 -> 37 41 “Hale”', 'lost  T3 Place 43 53 “Old Harbor” not found', '',
    ]);
    assert.equal(stderr, 'article-annotator: 1 kept, 1 moved, 1 lost\n');
    assert.deepEqual([code, fileSystem.writes], [1, []]);
  });

  it('writes a new file, or the same one, with lost lines as they were', async () => {
    const expected = annotations.replace('25 29', '37 41');
    for (const out of ['y.ann', 'x.ann']) {
      const { fileSystem } = await runInMemory(['reanchor', 'old.txt', 'new.txt', 'x.ann', '--out', out], { files });
      assert.deepEqual([fileSystem.text(out), fileSystem.writes.length], [expected, 1]);
    }
  });

  it('is clean where nothing is lost, and counts code points', async () => {
    const { code, stdout } = await runInMemory(['reanchor', 'old.txt', 'new.txt', 'x.ann'], {
      files: { 'old.txt': `😀 ${old}`, 'new.txt': `😀 ${old}`, 'x.ann': annotations.replace('0 11', '3 14').replace('25 29', '28 32').replace('43 53', '46 56') },
    });
    assert.equal(code, 0);
    assert.match(stdout, /^moved T1 Place 3 14 -> 2 13 “Port Aldary”$/m);
  });

  it('says in a line what is wrong with a file, and writes nothing', async () => {
    for (const [broken, pattern] of [
      [{ 'x.ann': '<<<<<<< a\n>>>>>>> b\n' }, /x\.ann: unresolved merge conflict/], [{ 'x.ann': '\0\0\0' }, /x\.ann: a binary file/],
      [{ 'new.txt': new Uint8Array([0xff]) }, /new\.txt: not valid UTF-8/], [{ 'old.txt': { pipe: true as const } }, /old\.txt: a pipe/],
    ] as const) {
      const { code, stdout, stderr, fileSystem } = await runInMemory(['reanchor', 'old.txt', 'new.txt', 'x.ann', '--out', 'y.ann'], { files: { ...files, ...broken } });
      assert.deepEqual([code, stdout, fileSystem.writes], [2, '', []]);
      assert.match(stderr, pattern);
      assert.equal(stderr.split('\n').length, 2, stderr);
    }
    const swapped = await runInMemory(['reanchor', 'x.ann', 'old.txt', 'new.txt', '--out', 'y.ann'], { files });
    assert.deepEqual([swapped.code, swapped.fileSystem.writes], [2, []]);
    assert.match(swapped.stderr, /new\.txt: no line of this file is an annotation; give the old article, the new article and the annotation file, in this order/);
    assert.match((await runInMemory(['reanchor', 'old.txt', 'new.txt'], { files })).stderr, /missing ANN/);
  });
});

describe('stats', () => {
  const files = {
    'c/a.txt': article, 'c/a.ann': `${duplicated}#1\tAnnotatorNotes T1\tx\nN1\tReference T1 Wiki:Q1\tx\nbad\n`,
    'c/article-states.txt': 'b.article\tdone\t2026-11-26T22:00:00.000Z\n',
    'c/b.article': article, 'c/z.txt': 'no record', 'c/z.ann': 'T1\tPlace 0 2\tno\n', 'c/y.ann': '<<<<<<< a\n>>>>>>> b\n',
  };

  it('counts articles and what sidecars hold, as JSON', async () => {
    const { code, stdout } = await runInMemory(['stats', 'c', '--format', 'json'], { files });
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(stdout), {
      articles: 2, sidecars: 3, annotated: 1, undated: 0, refused: 1, entities: 3, relations: 0, events: 0, attributes: 0, links: 1, notes: 1, equivalences: 0, unread: 2,
      labels: [{ label: 'Place', entities: 2, texts: 2, articles: 2 }, { label: 'Person', entities: 1, texts: 1, articles: 1 }],
      states: { notStarted: 0, inProgress: 1, done: 1, nothingToTag: 0 },
      months: [{ month: '2019-03', articles: 2 }],
      subjects: [{ subject: 'Ferries', articles: 2 }, { subject: 'Port Aldary', articles: 2 }],
      names: [{ label: 'Person', text: 'Maren Osei-Lindqvist', tags: 1, articles: 1 }, { label: 'Place', text: 'Port Aldary', tags: 1, articles: 1 }, { label: 'Place', text: 'no', tags: 1, articles: 1 }],
      pairs: [{ names: [{ label: 'Person', text: 'Maren Osei-Lindqvist' }, { label: 'Place', text: 'Port Aldary' }], articles: 1 }],
    });
  });

  for (const format of ['text', 'json']) {
    it(`gives the same output with any number of threads: ${format}`, async () => {
      const fileSystem = new MemoryFileSystem({ ...damagedCorpus(), 'c1/article-states.txt': { error: 'EACCES' }, 'c2/article-states.txt': '002_a.txt\tdone\t2026-11-26T22:00:00.000Z\n' });
      const run = async (jobs: string): Promise<unknown[]> => {
        const { code, stdout, stderr } = await runInMemory(['stats', '.', '--format', format, '--jobs', jobs], { fileSystem, threads: new SlowThreads(fileSystem) });
        return [code, stdout, stderr];
      };
      const one = await run('1');
      assert.match(String(one[1]), /2019/);
      assert.match(String(one[2]), /article-states\.txt: permission to read denied/);
      for (const jobs of ['2', '3', 'auto']) assert.deepEqual(await run(jobs), one);
    });
  }

  it('lists so many as are asked for', async () => {
    const { stdout } = await runInMemory(['stats', 'c', '--format', 'json', '--top', '1'], { files });
    const { subjects, names } = JSON.parse(stdout) as { subjects: unknown[]; names: unknown[] };
    assert.deepEqual([subjects.length, names.length], [1, 1]);
    for (const typed of ['0', 'all', '-1']) assert.match((await runInMemory(['stats', 'c', `--top=${typed}`], { files })).stderr, /invalid value .* for --top/);
  });

  it('reports the files of a thread that came to an end', async () => {
    const fileSystem = new MemoryFileSystem(damagedCorpus());
    const { code, stderr } = await runInMemory(['stats', '.', '--jobs', '2'], { fileSystem, threads: new SlowThreads(fileSystem, 1) });
    assert.equal(code, 2);
    assert.match(stderr, /_a\.txt: could not be counted because of a bug in this program \(out of memory\)/);
  });

  it('counts as a table, every file once, and goes on behind what cannot be read', async () => {
    const { code, stdout, stderr } = await runInMemory(['stats', 'c/a.txt', 'c/a.ann', 'gone'], { files });
    assert.equal(code, 2);
    assert.match(stderr, /^article-annotator: gone: no such file or folder[^\n]*\n$/);
    assert.match(stdout, /^articles +1\s+annotation files +1\s+tags +2\s/);
    assert.match(stdout, /^label +tags +texts +articles\nPerson +1 +1 +1\nPlace +1 +1 +1\n$/m);
  });
});

describe('the torture files of brat', () => {
  const folder = join(__dirname, '../../../../shared/torture/brat');

  it('are the same bytes once read and put together, and can all be checked', async function () {
    if (!existsSync(folder)) {
      console.log('      skipped: ../shared/torture/brat is not there');
      return this.skip();
    }
    const names = readdirSync(folder).filter((name) => name.endsWith('.ann'));
    assert.ok(names.length > 50);
    const host = { fileSystem: createNodeFileSystem() } as CommandLineHost;
    for (const name of names) {
      const path = join(folder, name);
      const { text } = await loadFile({ path, name, isNamed: true, root: folder }, host);
      assert.deepEqual(Buffer.from(serializeStandoff(parseStandoff(text)), 'utf8'), readFileSync(path), name);
    }
    const files = Object.fromEntries(readdirSync(folder).map((name) => [`t/${name}`, readFileSync(join(folder, name))]));
    const { stderr, stdout } = await runInMemory(['check', 't', '--format', 'json'], { files });
    assert.doesNotMatch(stderr, /mistake in this program/);
    for (const { file, offset, length } of linesOf(stdout)) {
      const text = Buffer.from(files[file] ?? []).toString('utf8');
      assert.ok(offset + length <= text.length, file);
    }
  });
});
