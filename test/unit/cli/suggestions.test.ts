import assert from 'node:assert/strict';
import { inventedCorpus } from '../suggestions/inventedCorpus';
import { runInMemory } from './memoryHost';

/** A folder of plain texts with annotation files, and one text without. */
function corpusFiles(count: number): Record<string, string> {
  const files: Record<string, string> = {};
  inventedCorpus('en', count).forEach(({ text, tags }, index) => {
    files[`corpus/${index}.txt`] = `😀 ${text}\n`;
    files[`corpus/${index}.ann`] = tags.map(({ start, end, label }, id) => `T${id + 1}\t${label} ${start + 2} ${end + 2}\t${text.slice(start, end)}\n`).join('');
  });
  return files;
}

describe('evaluate', () => {
  it('prints a line of JSON for each number of articles', async () => {
    const { code, stdout, stderr } = await runInMemory(['evaluate', 'corpus', '--articles', '1,5', '--format', 'json'], { files: corpusFiles(8) });
    assert.equal(code, 0, stderr);
    const points = stdout.trim().split('\n').map((line) => JSON.parse(line) as Record<string, number>);
    assert.deepEqual(points.map(({ articles }) => articles), [1, 5]);
    for (const name of ['f1', 'overlapF1', 'keysPerMention', 'keysPerMentionHarsh', 'learnMilliseconds', 'suggestMilliseconds']) assert.equal(typeof points[0]?.[name], 'number', name);
    assert.ok((points[1]?.['f1'] ?? 0) > 0.7);
  });

  it('prints a table, says which points it left out, and gives the same for the same seed', async () => {
    const run = (): ReturnType<typeof runInMemory> => runInMemory(['evaluate', 'corpus', '--articles', '3,99'], { files: corpusFiles(6) });
    const { code, stdout, stderr } = await run();
    assert.equal(code, 0);
    assert.match(stdout, /^After 3 articles: F1 0\.\d\d/);
    assert.match(stderr, /larger numbers were left out/);
    assert.equal((await run()).stdout, stdout);
  });

  it('measures what there is before anything is learned, however few articles there are', async () => {
    const { code, stdout } = await runInMemory(['evaluate', 'corpus', '--articles', '0', '--format', 'json'], { files: corpusFiles(3) });
    assert.equal(code, 0);
    assert.deepEqual(stdout.trim().split('\n').map((line) => (JSON.parse(line) as { articles: number }).articles), [0]);
  });

  it('says so where nothing can be measured', async () => {
    const { code, stdout, stderr } = await runInMemory(['evaluate', 'corpus', '--articles', '99'], { files: corpusFiles(3) });
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /corpus: only 2 articles can be learned here; give --articles smaller numbers\n/);
  });

  it('says what is wrong with its arguments and with a folder without tags', async () => {
    const bad = await runInMemory(['evaluate', 'corpus', '--articles', 'few'], { files: corpusFiles(2) });
    assert.equal(bad.code, 2);
    assert.match(bad.stderr, /whole numbers separated by commas/);
    const empty = await runInMemory(['evaluate', 'corpus'], { files: { 'corpus/a.txt': 'Text.' } });
    assert.equal(empty.code, 2);
    assert.match(empty.stderr, /no annotation file with its text/);
    const file = await runInMemory(['evaluate', 'corpus/0.txt'], { files: { ...corpusFiles(2), 'corpus/annotation.conf': '[entities]\nPlace\n' } });
    assert.equal(file.stderr, 'article-annotator: corpus/0.txt: a file where a folder was expected\n');
    const missing = await runInMemory(['evaluate', 'gone'], { files: corpusFiles(2) });
    assert.equal(missing.stderr, 'article-annotator: gone: no such file or folder; check the spelling\n');
    const one = await runInMemory(['evaluate', 'corpus'], { files: corpusFiles(1) });
    assert.match(one.stderr, /only 1 tagged article;/);
  });
});

describe('suggest', () => {
  const text = '😀 The council of Aldary met on Tuesday. Maren Osei said the ferry would not be sold.\n';

  it('writes what it learned for texts without tags, in code points', async () => {
    const { code, stderr, fileSystem } = await runInMemory(['suggest', '--train', 'corpus', 'corpus', 'new', '--out', 'out'], { files: { ...corpusFiles(6), 'new/a/x.txt': text } });
    assert.equal(code, 0, stderr);
    assert.equal(fileSystem.text('out/a/x.ann'), 'T1\tPlace 17 23\tAldary\nT2\tDate 31 38\tTuesday\nT3\tPerson 40 50\tMaren Osei\n');
    assert.match(stderr, /3 tags suggested in 1 file, learned from 6 articles/);
    assert.match(stderr, /6 texts skipped/);
  });

  it('writes the links and attributes that the texts of sure suggestions have elsewhere, and none with unsure ones', async () => {
    // The place is not sure where it stands as no place does.
    const unsure = '😀 Nobody saw a Kell on Nov. 18. Maren Osei said the ferry would not be sold.\n';
    const files = corpusFiles(2);
    for (const name of Object.keys(files).filter((file) => file.endsWith('.ann'))) {
      const tags = [...(files[name] ?? '').matchAll(/^(T\d+)\t.*\t(.*)$/gm)];
      files[name] += tags.map(([, id, quote], index) => `N${index + 1}\tReference ${id} Own:${quote?.replaceAll(' ', '_')}\t${quote}\nA${index + 1}\tSeen ${id} Before\n`).join('');
    }
    const { code, stderr, fileSystem } = await runInMemory(['suggest', '--train', 'corpus', 'new', '--out', 'out'], { files: { ...files, 'new/x.txt': unsure } });
    assert.equal(code, 0, stderr);
    assert.equal(fileSystem.text('out/x.ann'), 'T1\tPlace 15 19\tKell\nT2\tDate 23 30\tNov. 18\nT3\tPerson 32 42\tMaren Osei\n'
      + 'A1\tSeen T2 Before\nA2\tSeen T3 Before\nN1\tReference T2 Own:Nov._18\tNov. 18\nN2\tReference T3 Own:Maren_Osei\tMaren Osei\n');
  });

  it('can be run again into the same folder, where its own files are as they would be written, or empty', async () => {
    const files = { ...corpusFiles(6), 'new/x.txt': text, 'new/y.txt': 'Nothing here is a name.\n' };
    const run = (all: Readonly<Record<string, string>>): ReturnType<typeof runInMemory> => runInMemory(['suggest', '--train', 'corpus', 'new', '--out', 'out'], { files: all });
    const { fileSystem } = await run(files);
    assert.equal(fileSystem.text('out/y.ann'), '');
    const written = { 'out/x.ann': fileSystem.text('out/x.ann'), 'out/y.ann': '' };
    const again = await run({ ...files, ...written });
    assert.deepEqual([again.code, again.fileSystem.text('out/x.ann')], [0, written['out/x.ann']], again.stderr);
    // More is learned by now.
    const filled = await run({ ...files, ...written, 'new/y.txt': text });
    assert.deepEqual([filled.code, filled.fileSystem.text('out/y.ann')], [0, written['out/x.ann']], filled.stderr);
    const elsewhere = await runInMemory(['suggest', '--train', 'corpus', 'new', '--out', 'new'], { files: { ...files, 'new/x.ann': written['out/x.ann'], 'new/y.ann': '' } });
    assert.equal(elsewhere.code, 0, elsewhere.stderr);
  });

  it('writes the annotation file of the text that owns it, and of no other of the same name', async () => {
    const { code, stderr, fileSystem } = await runInMemory(['suggest', '--train', 'corpus', 'new', '--out', 'new'], { files: { ...corpusFiles(6), 'new/x.txt': text, 'new/x.article': 'Maren Osei.\n' } });
    assert.equal(code, 0, stderr);
    assert.match(fileSystem.text('new/x.ann'), /^T1\tPlace 17 23\tAldary\n/);
    assert.match(stderr, /1 text skipped because the annotation file beside it belongs to another text/);
  });

  it('never replaces a file', async () => {
    const { code, stderr, fileSystem } = await runInMemory(['suggest', '--train', 'corpus', 'new', '--out', 'out'], { files: { ...corpusFiles(3), 'new/x.txt': text, 'out/x.ann': 'mine' } });
    assert.equal(code, 2);
    assert.match(stderr, /x\.ann already exists/);
    assert.equal(fileSystem.text('out/x.ann'), 'mine');
  });

  it('says what is missing', async () => {
    assert.match((await runInMemory(['suggest', 'new', '--out', 'x'], { files: { 'new/x.txt': text } })).stderr, /missing option --train FOLDER/);
    assert.match((await runInMemory(['suggest', '--train', 'new', 'new', '--out', 'x', '--threshold', '2'], { files: { 'new/x.txt': text } })).stderr, /from 0 to 1/);
  });
});
