import * as vscode from 'vscode';
import { WorkspaceIndex } from '../../../src/corpus/index/workspaceIndex';
import { CorpusReader } from '../../../src/corpus/search/corpusReader';
import { changeInCorpus } from '../../../src/corpus/search/changeInCorpus';
import { TagSearch, type CorpusQuery, type SearchResult, type TagHit } from '../../../src/corpus/search/tagSearch';
import type { TagQuery } from '../../../src/core/search/tagQuery';
import { deepEqual, ok } from '../assert';
import { closeAllEditors, extensionUnderTest, inWorkspace } from '../support';

/** A word that no other test has, so that other files do not matter. */
const bay = 'Quarrelhaven';
const record = (body: string): string => `https://www.aldarycourier.example/2019/03/05/a.html\nA Vote - The Aldary Courier\nFerries\nMarch 4, 2019\n417\n${body}\n`;
const start = record('').length - 1;
const tag = (id: number, label: string, at: number, text: string): string => `T${id}\t${label} ${start + at} ${start + at + text.length}\t${text}\n`;

const folder = (): vscode.Uri => inWorkspace('made-by-tests/known-tags');
/** The index leaves folders alone whose name begins with a dot. */
const storage = (): vscode.Uri => inWorkspace('.made-by-tests-known-tags');
const place = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), name);
const query = (more: Partial<TagQuery>): TagQuery => ({ extent: 'part', matchCase: true, ...more });

const files: Readonly<Record<string, string>> = {
  'a.article': record(`${bay} voted.`), 'a.ann': `${tag(1, 'Place', 0, bay)}N1\tReference T1 Wikidata:Q1\t${bay}\nA1\tRole T1 chair\n`,
  'b.article': record(`In ${bay} and ${bay}.`), 'b.ann': tag(1, 'Organization', 3, bay),
  // Its tag is found elsewhere, and that of the next nowhere.
  'c.article': record(`Then ${bay} voted.`), 'c.ann': tag(1, 'Law', 0, bay),
  'd.article': record('Nothing is left of it.'), 'd.ann': tag(1, 'Work', 0, `Old ${bay}`),
  'e.article': record(`Nobody tagged ${bay} here.`),
  'f.article': record(`${bay} again.`), 'f.ann': `<<<<<<< HEAD\n${tag(1, 'Place', 0, bay)}=======\n>>>>>>> other\n`,
  'g.txt': `${bay} without a header.`, 'g.ann': `T1\tPlace 0 ${bay.length}\t${bay}\n`,
  ...Object.fromEntries<string>(Array.from({ length: 30 }, (_, number) => [[`other/${number}.article`, record('Maren voted.')], [`other/${number}.ann`, tag(1, 'Person', 0, 'Maren')]] as const).flat()),
};

describe('search in tags with the index', function () {
  this.timeout(60_000);
  const never = new vscode.CancellationTokenSource();
  const silent = { trace: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, show: () => undefined };
  let index: WorkspaceIndex;

  before(async () => {
    await extensionUnderTest();
    for (const [name, content] of Object.entries(files)) await vscode.workspace.fs.writeFile(place(name), new TextEncoder().encode(content));
    index = new WorkspaceIndex(storage(), silent);
    await index.mentions({ texts: [], links: [] }, never.token);
  });

  after(async () => {
    index.dispose();
    never.dispose();
    await closeAllEditors();
    for (const made of [folder(), storage()]) await vscode.workspace.fs.delete(made, { recursive: true }).then(undefined, () => undefined);
  });

  const labels = { areSetFor: () => Promise.resolve(false), for: () => Promise.reject(new Error('no labels are set')) };

  async function search(asked: CorpusQuery, usesIndex: boolean): Promise<{ readonly result: SearchResult; readonly read: number }> {
    const reader = new CorpusReader({ all: [] }, labels, silent);
    const searching = new TagSearch(reader, labels, usesIndex ? index : { tagsInFiles: () => Promise.resolve(undefined), prepare: () => undefined });
    let read = 0;
    const result = await searching.run(asked, never.token, ({ done }) => {
      if (done === 1) read = 0;
      read++;
    });
    searching.dispose();
    return { result, read };
  }

  const ofFolder = ({ hits }: SearchResult): unknown[] => hits.filter(({ article }) => article.toString().startsWith(folder().toString()))
    .map(({ article, text, tag: found, use, line, column, context }) => [article.path.split('/').at(-1), text, found?.id, found?.label, found?.links, line, column, context.before, use && [...use.labels].sort()]);

  const asked: readonly (readonly [CorpusQuery, found: number])[] = [
    [{ kind: 'tags', query: query({ text: bay }) }, 5],
    [{ kind: 'tags', query: query({ text: bay.toLowerCase(), matchCase: false, extent: 'words' }) }, 5],
    [{ kind: 'tags', query: query({ text: bay, labels: ['Organization', 'Law'] }) }, 2],
    [{ kind: 'tags', query: query({ link: 'Wikidata:Q1', text: bay }) }, 1],
    [{ kind: 'tags', query: query({ text: bay, attribute: { name: 'Role', value: 'chair' } }) }, 1],
    [{ kind: 'differently', query: query({ text: bay }) }, 4],
    [{ kind: 'untagged', query: query({ text: bay }) }, 2],
  ];

  /** @param spared articles that the index leaves out */
  async function findsTheSame(counts: boolean, spared: number): Promise<void> {
    for (const [one, found] of asked) {
      const [known, all] = [await search(one, true), await search(one, false)];
      const name = JSON.stringify(one);
      deepEqual(ofFolder(known.result), ofFolder(all.result), name);
      deepEqual([known.result.hits.length, known.result.unread, known.result.articles], [all.result.hits.length, all.result.unread, all.result.articles], name);
      if (counts) deepEqual(ofFolder(known.result).length, found, name);
      if (one.kind !== 'untagged') ok(known.read + spared <= all.read, `${name}: ${known.read} of ${all.read} articles were read`);
    }
  }

  it('finds what it finds when it reads all articles, and reads only those that may have it', () => findsTheSame(true, 30));

  it('tells Change Labels and Links in Corpus where a label, a text or a link is: only those articles are read, and nothing but them is changed', async () => {
    const changes = [['label', 'Organization', 'Group'], ['text', bay, 'Group'], ['link', 'Wikidata:Q1', 'Wikidata:Q2']] as const;
    for (const [subject, from, to] of changes) {
      const read: string[] = [];
      const changed: string[] = [];
      /** Notes what is read; the same search with and without the index. */
      class NotingReader extends CorpusReader {
        override readBelow(...[folders, all, token, take, show, isNeeded]: Parameters<CorpusReader['readBelow']>): Promise<number> {
          return super.readBelow(folders, all, token, (article, number) => {
            read.push(article.article.path);
            take(article, number);
          }, show, isNeeded);
        }
      }
      const changer = {
        apply: (hits: readonly TagHit[]): Promise<undefined> => {
          changed.push(...hits.map(({ article, tag: found }) => `${article.path} ${found?.id}`));
          return Promise.resolve(undefined);
        },
      };
      const run = async (by: ConstructorParameters<typeof TagSearch>[2]): Promise<readonly (readonly string[])[]> => {
        const searching = new TagSearch(new NotingReader({ all: [] }, labels, silent), labels, by);
        const counts = await searching.counts((found) => (subject === 'label' ? [found.label] : subject === 'text' ? [found.text] : found.links), never.token, () => undefined);
        await changeInCorpus({ search: searching, changer, labels, log: silent } as unknown as Parameters<typeof changeInCorpus>[0], { subject, from, to });
        searching.dispose();
        return [read.splice(0), changed.splice(0).sort(), [...counts ?? []].map(([name, count]) => `${name} ${count}`).sort()];
      };
      const [known = [], changedKnown = [], countsKnown] = await run(index);
      const [all = [], changedAll = [], countsAll] = await run({ tagsInFiles: () => Promise.resolve(undefined), prepare: () => undefined });
      deepEqual(changedKnown, changedAll, subject);
      ok(changedKnown.length > 0, `${subject}: nothing is changed`);
      deepEqual(countsKnown, countsAll, subject);
      const other = (paths: readonly string[]): number => paths.filter((path) => path.includes('/known-tags/other/')).length;
      deepEqual([other(known), other(all)], [0, 60], subject);
    }
  });

  it('searches what editors show, whatever the index knows of the files', async () => {
    const article = await vscode.window.showTextDocument(place('a.article'));
    await article.edit((edit) => edit.insert(new vscode.Position(5, 0), 'Late '));
    const other = await vscode.window.showTextDocument(place('other/3.ann'));
    await other.edit((edit) => edit.replace(new vscode.Range(0, 0, 1, 0), `T1\tLaw ${start} ${start + 5}\tMaren\nN1\tReference T1 Wikidata:Q1\tMaren\n`));
    const linked: CorpusQuery = { kind: 'tags', query: query({ link: 'Wikidata:Q1' }) };
    const found = (await search(linked, true)).result;
    deepEqual(ofFolder(found).length, 2);
    deepEqual(ofFolder(found), ofFolder((await search(linked, false)).result));
    await findsTheSame(false, 29);
    for (const shown of [place('other/3.ann'), place('a.article')]) {
      await vscode.window.showTextDocument(shown);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
  });
});
