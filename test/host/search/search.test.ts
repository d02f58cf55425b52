import * as vscode from 'vscode';
import { CorpusReader } from '../../../src/corpus/search/corpusReader';
import { deepEqual, equal, ok } from '../assert';
import { closeAllEditors, edit, extensionUnderTest, inWorkspace, readText, waitForFile, waitUntil } from '../support';
import { SlowFiles } from '../tagging/slowFiles';

/** As the commands of the search give and take them. */
interface Hit { readonly article: vscode.Uri; readonly text: string; readonly tag?: { readonly id: string; readonly label: string }; readonly fragments: readonly { readonly start: number; readonly end: number }[] }
interface Row { readonly kind: string; readonly hits?: readonly Hit[]; readonly nodes?: readonly Row[] }
interface Changed { readonly tags: number; readonly left: number; readonly articles: readonly vscode.Uri[] }

const command = <Result>(name: string, ...args: unknown[]): Thenable<Result> => vscode.commands.executeCommand<Result>(`articleAnnotator.${name}`, ...args);
/** A word that no other test has, so that other files do not matter. */
const bay = 'Quillhaven';
const query = (more: object = {}): object => ({ extent: 'part', matchCase: true, ...more });
const search = (kind: string, more: object): Thenable<readonly Row[]> => command('searchTags', { kind, query: query(more) });
const hitsOf = (rows: readonly Row[]): readonly Hit[] => rows.flatMap((row) => row.hits ?? hitsOf(row.nodes ?? []));
const describeHits = (rows: readonly Row[]): string[] => hitsOf(rows).map(({ article, text, tag, fragments }) => `${article.path.split('/').at(-1)} ${tag?.label ?? 'untagged'} ${fragments[0]?.start ?? ''} ${text}`);

const record = (body: string): string => `https://www.aldarycourier.example/2019/03/05/a.html\nA Vote - The Aldary Courier\nFerries\nMarch 4, 2019\n417\n${body}\n`;
const start = record('').length - 1;

let folders = 0;
async function corpus(files: Readonly<Record<string, string>>): Promise<(name: string) => vscode.Uri> {
  const folder = inWorkspace(`made-by-tests/search/${++folders}`);
  for (const [name, content] of Object.entries(files)) await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(content));
  // The index may have read a file while it was written, and says what it held until VS Code tells of the change.
  const tags = Object.values(files).flatMap((content) => content.split('\n')).filter((line) => /^T.*\t.*\t/u.test(line) && line.includes(bay)).length;
  const until = Date.now() + 60_000;
  while (hitsOf(await search('tags', { text: bay })).filter(({ article }) => article.path.startsWith(`${folder.path}/`)).length !== tags) {
    ok(Date.now() < until, `the search has not seen ${tags} tags in ${folder.path} for 60 seconds`);
  }
  return (name) => vscode.Uri.joinPath(folder, name);
}

/** A folder in memory with one article, whose file takes as long as the test wants. */
class SlowFolder extends SlowFiles {
  override readDirectory(): [string, vscode.FileType][] {
    return [['a.article', vscode.FileType.File], ['a.ann', vscode.FileType.File]];
  }
}

describe('search in tags', () => {
  before(extensionUnderTest);
  afterEach(async () => {
    await closeAllEditors();
    await vscode.workspace.fs.delete(inWorkspace('made-by-tests/search'), { recursive: true }).then(undefined, () => undefined);
  });

  it('finds tags by label, text and link, texts that are tagged differently, and places that are not tagged', async () => {
    await corpus({
      'a.article': record(`${bay} voted.`), 'a.ann': `T1\tPlace ${start} ${start + 10}\t${bay}\nN1\tReference T1 Wikidata:Q1\t${bay}\n`,
      'b.article': record(`In ${bay} and 😀 ${bay}.`), 'b.ann': `T1\tOrganization ${start + 3} ${start + 13}\t${bay}\n`,
      'c.article': record(`Nobody tagged ${bay} here.`),
    });
    deepEqual(describeHits(await search('tags', { text: bay.toLowerCase(), matchCase: false })), [`a.article Place ${start} ${bay}`, `b.article Organization ${start + 3} ${bay}`]);
    deepEqual(describeHits(await search('tags', { text: bay, labels: ['Place'], link: 'Wikidata' })), [`a.article Place ${start} ${bay}`]);
    deepEqual(describeHits(await search('differently', { text: bay })), [`a.article Place ${start} ${bay}`, `b.article Organization ${start + 3} ${bay}`]);
    deepEqual(describeHits(await search('untagged', { text: bay })), [`b.article untagged ${start + 21} ${bay}`, `c.article untagged ${start + 14} ${bay}`]);
  });

  it('searches what editors show, unsaved changes of text and tags included, and opens nothing', async () => {
    const place = await corpus({
      'a.article': record(`${bay} voted.`), 'a.ann': `T1\tPlace ${start} ${start + 10}\t${bay}\n`,
      'b.article': record(`${bay} voted, too.`), 'b.ann': `T1\tPlace ${start} ${start + 10}\t${bay}\n`,
    });
    const editor = await vscode.window.showTextDocument(place('a.article'));
    await command('goToNextTag');
    await edit(place('a.article'), (change) => change.insert(place('a.article'), new vscode.Position(5, 0), 'Late on Tuesday '));
    const rows = await search('tags', { text: bay });
    deepEqual(describeHits(rows), [`a.article Place ${start + 16} ${bay}`, `b.article Place ${start} ${bay}`]);
    // Documents of that name that other tests closed may be known for a while.
    ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === place('b.article').toString()), 'opened');
    ok(editor.document.isDirty, 'unsaved');
  });

  it('copies what was found as a table in which nothing is run', async () => {
    const before = await vscode.env.clipboard.readText();
    try {
      await corpus({
        'a.article': record(`They wrote =${bay} 😀 ${bay}.`),
        'a.ann': `T1\tPlace ${start + 11} ${start + 22}\t=${bay}\nN1\tReference T1 Wikidata:Q1\t${bay}\nA1\tRole T1 chair\nT2\tLaw 900 910\tGone ${bay}\n`,
      });
      const rows = await search('tags', { text: bay });
      await command('copyHits');
      const folder = `made-by-tests/search/${folders}`;
      const head = 'file,line,column,before,text,after,label,links,attributes,notes,id,textLabels,textLinks';
      const lost = `${folder}/a.ann,4,1,,Gone ${bay},,Law,,,,T2,,`;
      deepEqual((await vscode.env.clipboard.readText()).split('\r\n'), [head, `${folder}/a.article,6,12,"They wrote ",'=${bay}," 😀 ${bay}.",Place,Wikidata:Q1,Role=chair,,T1,,`, lost, '']);
      const gone = hitsOf(rows).find(({ tag }) => tag?.id === 'T2');
      await command('copyHits', { kind: 'hit', hit: gone, grouping: 'article' });
      deepEqual((await vscode.env.clipboard.readText()).split('\r\n'), [head, lost, ''], 'only the row it is called for');
    } finally {
      await vscode.env.clipboard.writeText(before);
    }
  });

  it('opens the article at the place', async () => {
    await corpus({ 'a.article': record(`In ${bay} they voted.`), 'a.ann': `T1\tPlace ${start + 3} ${start + 13}\t${bay}\n` });
    const [hit] = hitsOf(await search('tags', { text: bay }));
    await command('openHit', hit);
    const editor = await waitUntil(vscode.window.onDidChangeTextEditorSelection, () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.path.endsWith('/a.article') && active.document.getText(active.selection) === bay ? active : undefined;
    }, 'the place selected', () => vscode.window.activeTextEditor?.document.uri.path ?? 'no editor');
    equal(editor.selection.start.line, 5);
  });

  it('changes labels in several annotation files in one step; open articles follow', async () => {
    const place = await corpus({
      'a.article': record(`${bay} voted.`), 'a.ann': `T1\tPlace ${start} ${start + 10}\t${bay}\nforeign line\n`,
      'b.article': record(`${bay} voted, too.`), 'b.ann': `T1\tPlace ${start} ${start + 10}\t${bay}\nE1\tPlace:T1\n`,
    });
    await vscode.window.showTextDocument(place('a.article'));
    await command('goToNextTag');
    const rows = await search('tags', { text: bay });
    const changed = await command<Changed>('relabelHits', undefined, rows, 'Law');
    deepEqual([changed.tags, changed.left, changed.articles.length], [2, 0, 2]);
    await waitForFile(place('a.ann'), (text) => text === `T1\tLaw ${start} ${start + 10}\t${bay}\nforeign line\n`, 'have the new label');
    await waitForFile(place('b.ann'), (text) => text === `T1\tLaw ${start} ${start + 10}\t${bay}\nE1\tLaw:T1\n`, 'have the new label, of the event too');
    deepEqual(describeHits(await search('tags', { text: bay, labels: ['Place'] })), []);
    equal(describeHits(await search('tags', { text: bay, labels: ['Law'] })).length, 2, 'the model of the open article, too');
    const again = await command<Changed>('relabelHits', undefined, rows, 'Work');
    deepEqual([again.tags, again.left], [0, 2], 'they are not as they were found');
  });

  it('tags what was not tagged, where there is an annotation file and where there is none', async () => {
    const place = await corpus({
      'a.article': record(`${bay} voted in ${bay}.`), 'a.ann': `T1\tPlace ${start} ${start + 10}\t${bay}\n`,
      'b.article': record(`${bay} voted, too.`),
    });
    const changed = await command<Changed>('tagHits', undefined, await search('untagged', { text: bay }), 'Place');
    deepEqual([changed.tags, changed.articles.length], [2, 2]);
    await waitForFile(place('a.ann'), (text) => text === `T1\tPlace ${start} ${start + 10}\t${bay}\nT2\tPlace ${start + 20} ${start + 30}\t${bay}\n`, 'have the second tag');
    equal(await readText(place('b.ann')), `T1\tPlace ${start} ${start + 10}\t${bay}\n`);
  });

  it('links and removes; what is unsaved stays unsaved', async () => {
    const place = await corpus({
      'a.article': record(`${bay} voted.`), 'a.ann': `T1\tPlace ${start} ${start + 10}\t${bay}\n`,
      'b.article': record(`${bay} voted, too.`), 'b.ann': `T1\tPlace ${start} ${start + 10}\t${bay}\n`,
    });
    await vscode.window.showTextDocument(place('a.article'));
    await command('goToNextTag');
    await edit(place('a.article'), (change) => change.insert(place('a.article'), new vscode.Position(5, 0), 'In '));
    await command('linkHits', undefined, await search('tags', { text: bay }), 'Wikidata:Q2');
    await waitForFile(place('b.ann'), (text) => text.includes('N1\tReference T1 Wikidata:Q2'), 'have the link');
    equal(await readText(place('a.ann')), `T1\tPlace ${start} ${start + 10}\t${bay}\n`, 'its article is not saved');
    equal(describeHits(await search('tags', { text: bay, link: 'Wikidata:Q2' })).length, 2);
    await vscode.workspace.save(place('a.article'));
    await waitForFile(place('a.ann'), (text) => text === `T1\tPlace ${start + 3} ${start + 13}\t${bay}\nN1\tReference T1 Wikidata:Q2\t${bay}\n`, 'be saved with its article');
    await command('removeHits', undefined, await search('tags', { text: bay }), '');
    await waitForFile(place('a.ann'), (text) => text === '', 'be empty');
    await waitForFile(place('b.ann'), (text) => text === '', 'be empty');
  });

  it('changes a link everywhere, and only that', async () => {
    const place = await corpus({
      'a.article': record(`${bay} voted.`), 'a.ann': `T1\tPlace ${start} ${start + 10}\t${bay}\nN1\tReference T1 Old${bay}:1\t${bay}\nN2\tReference T1 Other:1\t${bay}\n`,
      'b.article': record(`${bay} voted, too.`), 'b.ann': `T1\tPlace ${start} ${start + 10}\t${bay}\nN1\tReference T1 Old${bay}:12\t${bay}\n`,
    });
    const changed = await command<Changed>('changeInCorpus', { subject: 'link', from: `Old${bay}:1`, to: 'New:1' });
    deepEqual([changed.tags, changed.articles.length], [1, 1]);
    await waitForFile(place('a.ann'), (text) => text.includes('T1 New:1') && text.includes('T1 Other:1'), 'have the new link');
    ok((await readText(place('b.ann'))).includes(`Old${bay}:12`), 'another link');
  });

  it('an article that has lost its annotation file to another of the same name is not tagged', async () => {
    const place = await corpus({ 'a.article': record(`${bay} voted in ${bay}.`), 'a.ann': `T1\tPlace ${start} ${start + 10}\t${bay}\n` });
    const rows = await search('untagged', { text: bay });
    equal(describeHits(rows).length, 1);
    await vscode.workspace.fs.writeFile(place('a.txt'), new TextEncoder().encode(`Nothing of it.\n`));
    const changed = await command<Changed>('tagHits', undefined, rows, 'Place');
    deepEqual([changed.tags, changed.left], [0, 1]);
    equal(await readText(place('a.ann')), `T1\tPlace ${start} ${start + 10}\t${bay}\n`);
  });

  it('ends when it is canceled, though a file has not arrived; what arrives later is not taken', async () => {
    const scheme = 'article-annotator-slow-search';
    const files = new SlowFolder({ '/corpus/a.article': record(`${bay} voted.`), '/corpus/a.ann': `T1\tPlace ${start} ${start + 10}\t${bay}\n` }, '/corpus/a.article');
    const registration = vscode.workspace.registerFileSystemProvider(scheme, files);
    const source = new vscode.CancellationTokenSource();
    try {
      const reader = new CorpusReader({ all: [] }, { areSetFor: () => Promise.resolve(false) }, { warn: () => undefined });
      const taken: string[] = [];
      const read = (): Promise<number> => reader.readBelow([vscode.Uri.from({ scheme, path: '/corpus' })], false, source.token, ({ tags }) => taken.push(...tags.map(({ text }) => text)), () => undefined);
      equal(await read(), 0);
      deepEqual(taken, [bay]);
      files.holdFor('extension');
      const reading = read();
      await waitUntil(files.onDidHold, () => files.heldReads('/corpus/a.article') > 0 || undefined, 'the file to be read');
      source.cancel();
      equal(await reading, 0);
      files.releaseAll();
      await files.settled();
      deepEqual(taken, [bay]);
    } finally {
      source.dispose();
      registration.dispose();
    }
  });
});
