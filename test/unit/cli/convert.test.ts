import assert from 'node:assert/strict';
import { zipSync } from 'fflate';
import { MemoryFileSystem, runInMemory, recordText, type MemoryEntry, type RunResult } from './memoryHost';

const article = recordText();

function tag(text: string, id: string, label: string, quote: string): string {
  const start = text.indexOf(quote);
  return `${id}\t${label} ${start} ${start + quote.length}\t${quote}\n`;
}

const annotations = `${tag(article, 'T1', 'Person', 'Maren Osei-Lindqvist')}${tag(article, 'T2', 'Place', 'Port Aldary')}${tag(article, 'T3', 'Organization', 'Aldary')}` +
  'R1\tLives Arg1:T1 Arg2:T2\t\n#1\tAnnotatorNotes T1\tto be checked\nodd line\n';

const corpus = { 'c/a.txt': article, 'c/a.ann': annotations, 'c/deep/b.article': article, 'c/notes.txt': 'no article' };

function convert(files: Readonly<Record<string, MemoryEntry>>, ...args: string[]): Promise<RunResult> {
  return runInMemory(['convert', ...args, '--out', 'out'], { files });
}

describe('convert', () => {
  it('gives the same bytes from standoff to standoff, whatever the files hold', async () => {
    const odd = `\uFEFF${article.replaceAll('\n', '\r\n')}`;
    const files = { ...corpus, 'c/x.txt': odd, 'c/x.ann': 'T1\tPlace 1 3\tno \r\n\r\nT1\tx\n   \nR9\tGone Arg1:T8 Arg2:T9' };
    const { fileSystem, code, stderr } = await convert(files, '--from', 'standoff', '--to', 'standoff', 'c');
    assert.deepEqual([code, stderr], [0, 'article-annotator: 3 articles converted to brat standoff\n']);
    for (const file of ['a.txt', 'a.ann', 'x.txt', 'x.ann', 'deep/b.article']) {
      assert.equal(fileSystem.text(`out/${file}`), (files as Record<string, string>)[`c/${file}`], file);
    }
    assert.ok(!fileSystem.entries.has('/work/out/notes.txt'));
  });

  it('reports what the format cannot carry, how much of each and what was done', async () => {
    const { stderr, code, fileSystem } = await convert(corpus, '--from', 'standoff', '--to', 'prodigy', 'c');
    assert.deepEqual(stderr.split('\n'), [
      'article-annotator: prodigy: 1 unreadable line left out',
      'article-annotator: prodigy: 1 tag inside another left out',
      'article-annotator: prodigy: 1 relation left out',
      'article-annotator: 2 articles converted to spaCy and Prodigy JSONL', '',
    ]);
    assert.equal(code, 0);
    const [first, second, end] = fileSystem.text('out/articles.jsonl').split('\n');
    assert.deepEqual([second?.slice(0, 9), end], ['{"text":"', '']);
    const task = JSON.parse(first ?? '') as { text: string; spans: { start: number; end: number; label: string }[] };
    assert.deepEqual(task.spans.map(({ start, end: stop, label }) => [label, task.text.slice(start, stop)]), [['Place', 'Port Aldary'], ['Person', 'Maren Osei-Lindqvist']]);
  });

  it('gives the report as JSON', async () => {
    const { stdout, stderr } = await convert({ ...corpus, 'c/bad.ann': '<<<<<<< a\n>>>>>>> b\n', 'c/bad.txt': article }, '--from', 'standoff', '--to', 'doccano', 'c', '--report', 'json');
    assert.equal(stderr, '');
    assert.deepEqual(stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as object), [
      { type: 'problem', file: 'c/bad.txt', message: 'The annotation file has an unresolved merge conflict' },
      {
        type: 'report', from: 'standoff', to: 'doccano', articles: 2, affected: 1, problems: 0, failures: 1,
        losses: [
          { kind: 'unread', count: 1, message: '1 unreadable line left out' },
          { kind: 'relations', count: 1, message: '1 relation left out' },
          { kind: 'notes', count: 1, message: '1 note left out' },
        ],
      },
    ]);
  });

  it('writes nothing where --strict finds a loss, and nothing on a dry run', async () => {
    const strict = await convert(corpus, '--from', 'standoff', '--to', 'doccano', 'c', '--strict');
    assert.deepEqual([strict.code, strict.fileSystem.writes], [1, []]);
    assert.match(strict.stderr, /1 relation left out\n[\s\S]*nothing was written because --strict allows no loss\n$/);
    const dry = await convert(corpus, '--from', 'standoff', '--to', 'doccano', 'c', '--dry-run');
    assert.deepEqual([dry.code, dry.fileSystem.writes], [0, []]);
    const lossless = await convert(corpus, '--from', 'standoff', '--to', 'standoff', 'c', '--strict');
    assert.deepEqual([lossless.code, lossless.fileSystem.writes.length], [0, 4]);
  });

  it('brings tags back, with labels replaced', async () => {
    const there = await convert(corpus, '--from', 'standoff', '--to', 'label-studio', 'c');
    const back = await convert({ 'export.json': there.fileSystem.text('out/tasks.json') }, '--from', 'label-studio', '--to', 'standoff', 'export.json', '--map', 'Person=PER,Place=LOC');
    assert.equal(back.code, 0, back.stderr);
    assert.equal(back.fileSystem.text('out/a.txt'), article);
    const places = tag(article, 'T2', 'LOC', 'Port Aldary') + tag(article, 'T3', 'Organization', 'Aldary') + tag(article, 'T1', 'PER', 'Maren Osei-Lindqvist');
    assert.equal(back.fileSystem.text('out/a.ann'), `${places}R1\tLives Arg1:T1 Arg2:T2\n#1\tAnnotatorNotes T1\tto be checked\n`);
    assert.equal(back.fileSystem.text('out/deep/b.ann'), '');
  });

  it('replaces no file unless it is told to', async () => {
    const files = { ...corpus, 'out/articles.jsonl': 'mine', 'out/a.txt': 'mine' };
    const one = await convert(files, '--from', 'standoff', '--to', 'doccano', 'c');
    assert.deepEqual([one.code, one.fileSystem.text('out/articles.jsonl')], [2, 'mine']);
    assert.match(one.stderr, /articles\.jsonl already exists and is left unchanged/);
    const each = await convert(files, '--from', 'standoff', '--to', 'standoff', 'c');
    assert.deepEqual([each.code, each.fileSystem.text('out/a.txt'), each.fileSystem.text('out/deep/b.article')], [2, 'mine', article]);
    const allowed = await convert(files, '--from', 'standoff', '--to', 'standoff', 'c', '--overwrite');
    assert.deepEqual([allowed.code, allowed.fileSystem.text('out/a.txt')], [0, article]);
  });

  it('names a label that --map replaces and no tag has', async () => {
    const { code, stderr } = await convert(corpus, '--from', 'standoff', '--to', 'doccano-relations', 'c', '--map', 'Persn=PER,Place=LOC');
    assert.equal(code, 0);
    assert.match(stderr, /no tag has the label “Persn”, which --map replaces; check the spelling\n/);
    assert.doesNotMatch(stderr, /“Place”/);
  });

  it('names some of many files that are there already, and counts the others', async () => {
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [[`c/${index}.article`, article], [`out/${index}.article`, 'mine']]).flat() as [string, string][]);
    const { code, stderr } = await convert(many, '--from', 'standoff', '--to', 'standoff', 'c');
    assert.equal(code, 2);
    assert.deepEqual(stderr.split('\n').slice(4), [
      'article-annotator: out: 4.article already exists and is left unchanged; choose another folder or use --overwrite',
      'article-annotator: 4 more files were not written', 'article-annotator: 0 articles converted to brat standoff', '',
    ]);
  });

  it('goes on after a broken line and a broken file, and names their place', async () => {
    const good = JSON.stringify({ text: 'Port Aldary', spans: [{ start: 0, end: 11, label: 'Place' }] });
    const files = { 'in/a.jsonl': `${good}\n{"text": "cut\n\n${good}\n`, 'in/b.jsonl': new Uint8Array([0x7b, 0xff]), 'in/c.jsonl': `${good}\r\n` };
    const { code, stderr, fileSystem } = await convert(files, '--from', 'prodigy', '--to', 'standoff', 'in');
    assert.equal(code, 2);
    assert.deepEqual(stderr.split('\n'), [
      'article-annotator: in/a.jsonl:2: The file ends in the middle of a value; it was probably cut off',
      'article-annotator: in/b.jsonl:1: Not valid UTF-8 (byte 1); save the file as UTF-8',
      'article-annotator: 3 articles converted to brat standoff', '',
    ]);
    assert.deepEqual(fileSystem.writes.filter((path) => path.endsWith('.ann')), ['/work/out/a-00001.ann', '/work/out/a-00002.ann', '/work/out/c-00001.ann']);
  });

  it('lets no name of a foreign file leave the folder', async () => {
    const lines = ['../../etc/passwd', '/etc/passwd', 'C:\\Windows\\x', 'con', '.hidden', 'a\u0000b', 'same', 'SAME', '..', 'x.txt']
      .map((name) => JSON.stringify({ text: 'x', meta: { name } }));
    const { fileSystem } = await convert({ 'in.jsonl': lines.join('\n') }, '--from', 'prodigy', '--to', 'standoff', 'in.jsonl');
    assert.deepEqual(fileSystem.writes.filter((path) => path.endsWith('.txt')), [
      'etc/passwd', 'etc/passwd-2', 'C_/Windows/x', '_con', 'hidden', 'a_b', 'same', 'SAME-2', 'in-00009', 'x',
    ].map((name) => `/work/out/${name}.txt`));
  });

  it('puts tags on the articles that are there, by their text', async () => {
    const rows = 'Nobody\tO\nis\tO\nhere\tB-X\n\nMaren\tB-Person\nOsei-Lindqvist\tI-Person\n,\tO\nwho\tO\nleads\tO\nPort\tB-Place\nAldary\tI-Place\n';
    const { code, stderr, fileSystem } = await convert({ 'in/a.iob2': rows, 'in/gone.iob2': rows, 'c/a.txt': article }, '--from', 'iob2', '--to', 'standoff', 'in', '--onto', 'c');
    assert.equal(code, 1);
    assert.match(stderr, /in\/a\.iob2: X “here” is not in the article; left out/);
    assert.match(stderr, /in\/gone\.iob2: no article gone in c; its tags stay on the imported text/);
    assert.equal(fileSystem.text('out/a.txt'), article);
    assert.match(fileSystem.text('out/a.ann'), new RegExp(`^T2\\tPerson ${article.indexOf('Maren')} \\d+\\tMaren Osei-Lindqvist$`, 'm'));
  });

  it('says once that the folder with the articles is not there, and converts nothing', async () => {
    const gone = await convert(corpus, '--from', 'standoff', '--to', 'doccano', 'c', '--onto', 'gone');
    assert.equal(gone.code, 2);
    assert.equal(gone.stderr, 'article-annotator: gone: no such file or folder; check the spelling\n');
    assert.deepEqual(gone.fileSystem.writes, []);
    const file = await convert({ ...corpus, 'x.txt': article }, '--from', 'standoff', '--to', 'doccano', 'c', '--onto', 'x.txt');
    assert.equal(file.stderr, 'article-annotator: x.txt: a file where a folder was expected\n');
  });

  it('reads archives, and lets no name in them lead out', async () => {
    const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);
    const archive = zipSync({ 'a.txt': bytes(article), 'a.ann': bytes(annotations), 'deep/b.txt': bytes(article), '../evil.txt': bytes(article), 'x/../../evil.ann': bytes('') });
    const { code, stderr, fileSystem } = await convert({ 'in.zip': archive, 'broken.zip': bytes('PK nothing') }, '--from', 'standoff', '--to', 'standoff', 'in.zip', 'broken.zip');
    assert.equal(code, 2);
    assert.match(stderr, /broken\.zip: Not a readable zip archive/);
    assert.match(stderr, /in\.zip: The name “\.\.\/evil\.txt” leads out of the archive; left out\n.*x\/\.\.\/\.\.\/evil\.ann/);
    assert.deepEqual(fileSystem.writes, ['a.txt', 'a.ann', 'deep/b.txt', 'deep/b.ann'].map((file) => `/work/out/in/${file}`));
    assert.equal(fileSystem.text('out/in/a.ann'), annotations);
  });

  it('says of a file that is too large how large it may be, and reads lines of any file', async () => {
    const fileSystem = new MemoryFileSystem({ 'a.json': '[]', 'b.jsonl': `${JSON.stringify({ text: 'x' })}\n` });
    const readFile = fileSystem.readFile.bind(fileSystem);
    fileSystem.readFile = async (path, most) => ({ ...await readFile(path, most), size: 2 ** 30 });
    const whole = await runInMemory(['convert', '--from', 'label-studio', '--to', 'standoff', 'a.json', '--out', 'out'], { fileSystem });
    assert.match(whole.stderr, /a\.json: Too large: 1024 MB; at most 256 MB can be read at once/);
    const lines = await runInMemory(['convert', '--from', 'prodigy', '--to', 'standoff', 'b.jsonl', '--out', 'out'], { fileSystem });
    assert.equal(lines.code, 0, lines.stderr);
  });

  it('says what is missing in the arguments', async () => {
    assert.match((await runInMemory(['convert', 'c', '--to', 'standoff', '--out', 'x'])).stderr, /missing option --from FORMAT/);
    assert.match((await convert({}, 'c', '--from', 'standoff', '--to', 'brat')).stderr, /invalid value “brat” for --to; expected one of: standoff, /);
    assert.match((await convert(corpus, 'c', '--from', 'standoff', '--to', 'doccano', '--map', 'PER')).stderr, /invalid value “PER” for --map; expected pairs of labels/);
    assert.match((await convert(corpus, 'c', '--from', 'standoff', '--to', 'doccano', '--map', ',')).stderr, /invalid value “,” for --map; expected pairs of labels/);
    assert.match((await convert(corpus, 'c', '--from', 'label-studio', '--to', 'standoff')).stderr, /c: no file in this folder can be read as Label Studio JSON/);
  });
});
