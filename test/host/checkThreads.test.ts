import * as vscode from 'vscode';
import { Labels } from '../../src/annotating/labels';
import { acceptedProblem, withAccepted } from '../../src/core/corpus/accepted';
import { CorpusCheck } from '../../src/corpus/corpusCheck';
import { CheckThreads } from '../../src/corpus/threads/checkThreads';
import { TouchedFiles } from '../../src/corpus/threads/touchedFiles';
import { Configuration } from '../../src/platform/configuration';
import { inventedArticle } from '../bench/inventedCorpus';
import { silentLog } from '../bench/silentLog';
import { deepEqual, equal, ok } from './assert';
import { checked, Shown, skipWithoutThreads } from './checkRun';
import { closeAllEditors, extensionUnderTest, inWorkspace, isWebWorker, waitUntil } from './support';

const folder = (): vscode.Uri => inWorkspace('made-by-tests/check-threads');
const file = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), name);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const settings = {
  rules: { 'date.style': 'error', 'number.invalid': 'off', 'body.lost-break': 'warning' }, 'corpus.severity': 'hint', numberMeaning: 'id',
} as const;
const articles = 320;

describe('checking all articles in threads', function () {
  this.timeout(120_000);
  let extensionUri: vscode.Uri;
  const withoutThreads = isWebWorker();

  before(async () => {
    ({ extensionUri } = await extensionUnderTest());
    const configuration = vscode.workspace.getConfiguration('articleAnnotator');
    for (const [name, value] of Object.entries(settings)) await configuration.update(name, value, vscode.ConfigurationTarget.Workspace);
    const files = new Map<string, Uint8Array>();
    let accepted = '';
    for (let index = 0; index < articles; index++) {
      const { path, text, annotations, damage } = inventedArticle(index, 3);
      const name = `${index % 2 === 0 ? 'conf' : 'plain'}/${path}`;
      if (damage.includes('url.not-https') || damage.includes('text.html-tag')) accepted = withAccepted(accepted, acceptedProblem(name, text, 'url.not-https', { start: 0, end: text.search(/\r?\n/) }));
      files.set(name, utf8((index % 7 === 0 ? '\uFEFF' : '') + (index % 11 === 0 ? text.replaceAll(/\r?\n/g, '\r\n') : text)));
      if (annotations !== undefined) files.set(name.replace('.article', '.ann'), utf8(index % 4 === 0 ? annotations : annotations.replace('Person', 'Ship').replace(' 1', ' 2')));
    }
    const sound = inventedArticle(1, 3).text;
    files.set('accepted-problems.txt', utf8(accepted));
    files.set('conf/annotation.conf', utf8('[entities]\nPerson\n[relations]\n[events]\n[attributes]\n'));
    files.set('plain/annotation.conf', utf8('[entities]\nShip\n[relations]\n[events]\n[attributes]\n'));
    files.set('latin.article', Uint8Array.from(`${sound}caf\u00e9`, (character) => character.charCodeAt(0)));
    files.set('wide.article', new Uint8Array([0xff, 0xfe, ...[...utf8(sound)].flatMap((byte) => [byte, 0])]));
    files.set('empty.article', utf8(''));
    files.set('notes.txt', utf8('Buy rope.\n'));
    files.set('tagged.txt', utf8('Maren came.\n'));
    files.set('tagged.ann', utf8('T1\tPerson 0 5\tMaron\n'));
    files.set('tagged.md', utf8('Maren came.\n'));
    files.set('broken.txt', utf8('Maren came.\n'));
    files.set('broken.ann', new Uint8Array([0x54, 0xff, 0xfe]));
    const all = [...files];
    for (let first = 0; first < all.length; first += 64) {
      await Promise.all(all.slice(first, first + 64).map(([name, bytes]) => vscode.workspace.fs.writeFile(file(name), bytes)));
    }
  });

  after(async () => {
    await closeAllEditors();
    const configuration = vscode.workspace.getConfiguration('articleAnnotator');
    for (const name of Object.keys(settings)) await configuration.update(name, undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.workspace.fs.delete(folder(), { recursive: true });
  });

  it('is for many articles, where there are threads', () => {
    const configuration = new Configuration(silentLog);
    const labels = new Labels(configuration, silentLog);
    const threads = new CheckThreads(extensionUri, configuration, labels, silentLog);
    const some = (count: number, uri: vscode.Uri): Parameters<typeof threads.areFor>[0] => Array.from({ length: count }, () => ({ place: uri, annotationFile: undefined, annotationOwner: undefined }));
    deepEqual([some(1000, vscode.Uri.file('/a.txt')), some(100, vscode.Uri.file('/a.txt')), some(1000, vscode.Uri.parse('memory:/a.txt'))].map((candidates) => threads.areFor(candidates)), [!withoutThreads, false, false]);
    for (const disposable of [labels, configuration]) disposable.dispose();
  });

  it('shows, counts and logs what is shown, counted and logged without them', async function () {
    skipWithoutThreads(this);
    // Open and changed: its editor shows its problems.
    const document = await vscode.workspace.openTextDocument(file('conf/0000/0000000.article'));
    await vscode.window.showTextDocument(document);
    const here = await checked(undefined);
    const there = await checked(extensionUri);
    ok(here.shown.all.length > 200, String(here.shown.all.length));
    deepEqual(there.shown.all, here.shown.all);
    deepEqual(there.summary, here.summary);
    // Each once: files that were just written are checked again when their watcher tells of them.
    const [saidThere, saidHere] = [there, here].map(({ shown }) => [...new Set(shown.warnings)].sort());
    deepEqual(saidThere, saidHere);
    deepEqual(saidHere?.filter((line) => line.includes('check-threads')).map((line) => /[a-z]+\.(article|txt)/.exec(line)?.[0]), ['broken.txt', 'latin.article', 'wide.article']);
    deepEqual(there.reported, here.reported);
    await closeAllEditors();
  });

  it('reads and checks in threads all but what is open or cannot be decoded, in the order of the files', async function () {
    skipWithoutThreads(this);
    const open = file('conf/0000/0000000.article');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(open));
    const shown = new Shown();
    const configuration = new Configuration(shown.log);
    const labels = new Labels(configuration, shown.log);
    const check = new CorpusCheck(shown, labels, configuration, shown.log);
    const candidates = (await check.candidates(() => false)).filter(({ place }) => place.path.includes('/check-threads/'));
    const threads = new CheckThreads(extensionUri, configuration, labels, shown.log);
    const order: string[] = [];
    const left: string[] = [];
    for await (const { batch, outcomes } of threads.check(candidates, new vscode.CancellationTokenSource().token)) {
      for (const [index, { place }] of batch.entries()) {
        order.push(place.toString());
        if (outcomes[index] === undefined) left.push(place.path.slice(place.path.lastIndexOf('/') + 1));
      }
    }
    deepEqual(order, candidates.map(({ place }) => place.toString()));
    deepEqual(left.sort(), ['0000000.article', 'broken.txt', 'latin.article', 'wide.article']);
    deepEqual(shown.warnings, []);
    for (const disposable of [check, labels, configuration]) disposable.dispose();
    await closeAllEditors();
  });

  it('goes on without threads that cannot be started, and logs it', async function () {
    skipWithoutThreads(this);
    const here = await checked(undefined);
    const { shown, summary, reported } = await checked(vscode.Uri.joinPath(extensionUri, 'nowhere'));
    deepEqual(shown.all, here.shown.all);
    deepEqual(summary, here.summary);
    equal(reported.length, here.reported.length);
    ok(shown.warnings.some((line) => line.startsWith('A thread that checks articles came to an end')), shown.warnings.join('\n'));
  });

  it('ends when it is canceled, and keeps what was found until then', async () => {
    const source = new vscode.CancellationTokenSource();
    const { shown, summary, reported } = await checked(extensionUri, source.token, (done) => {
      if (done === 100) source.cancel();
    });
    equal(reported.length, 100);
    ok(summary.articles > 0 && summary.articles <= 100, String(summary.articles));
    ok(shown.all.length > 0, 'nothing is kept');
    deepEqual(shown.warnings.filter((line) => line.startsWith('A thread')), []);
  });

  it('shows an article that changes in the meantime as it is then', async () => {
    const shown = new Shown();
    const configuration = new Configuration(shown.log);
    const labels = new Labels(configuration, shown.log);
    const check = new CorpusCheck(shown, labels, configuration, shown.log, extensionUri);
    const changing = file('tagged.txt');
    let written: Thenable<void> | undefined;
    await check.run(new vscode.CancellationTokenSource().token, () => {
      written ??= vscode.workspace.fs.writeFile(file('tagged.ann'), utf8('nothing of the kind\n'));
    });
    await written;
    await waitUntil(shown.changed.event, () => shown.of(file('tagged.ann')).some((line) => line.includes('annotation.malformed-line')) || undefined, `the problems of ${changing.path} as it is`, () => shown.of(file('tagged.ann')).join('\n'));
    for (const disposable of [check, labels, configuration]) disposable.dispose();
  });

  it('knows which articles changed since they were read', () => {
    const touched = new TouchedFiles();
    touched.addFile(file('a.ann'));
    touched.addFile(file('b.article'));
    touched.addFolder(file('c'));
    deepEqual(['a.txt', 'a.article', 'b.article', 'b.txt', 'c/d/e.txt', 'cc.txt'].map((name) => touched.has(file(name))), [true, true, true, false, true, false]);
  });
});
