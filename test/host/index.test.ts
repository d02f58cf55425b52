import * as vscode from 'vscode';
import { TypingTurns } from '../../src/corpus/index/typingTurns';
import { WorkspaceIndex } from '../../src/corpus/index/workspaceIndex';
import type { Log } from '../../src/platform/log';
import { deepEqual, equal, ok } from './assert';
import { closeAllEditors, extensionUnderTest, inWorkspace, nextEvent } from './support';

const name = 'Maren Osei-Wolf';
const record = (body: string): string => [
  'https://www.aldarycourier.example/2019/03/05/index.html', 'Port Aldary Plans a Second Ferry - The Aldary Courier', 'Index Tests', 'March 4, 2019', '417', body,
].join('\n');
const start = record('').length;

const write = (uri: vscode.Uri, text: string): Thenable<void> => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
const folder = (): vscode.Uri => inWorkspace('made-by-tests/index');
const file = (path: string): vscode.Uri => vscode.Uri.joinPath(folder(), path);
/** The index leaves folders alone whose name begins with a dot. */
const storage = (): vscode.Uri => inWorkspace('.made-by-tests-index');

/** An article with one tag, of the name or of another text at the start of its body. */
async function writeArticle(path: string, text = name, label = 'Person', link?: string): Promise<void> {
  await write(file(`${path}.ann`), `T1\t${label} ${start} ${start + text.length}\t${text}\n${link === undefined ? '' : `N1\tReference T1 ${link}\t${text}\n`}`);
  await write(file(`${path}.article`), record(`${text} spoke on Tuesday.`));
}

class TestLog implements Log {
  readonly warnings: string[] = [];
  trace = (): void => undefined;
  info = (): void => undefined;
  show = (): void => undefined;
  error = (text: string | Error): void => void this.warnings.push(String(text));
  warn = (text: string): void => void this.warnings.push(text);
}

const seconds = 45;

/** Asks again until the answer is the wanted one: VS Code reports changes of files some time after they are made. */
async function untilEqual<Value>(ask: () => Promise<Value>, wanted: Value): Promise<void> {
  const limit = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (JSON.stringify(answer) === JSON.stringify(wanted)) return;
    if (Date.now() > limit) deepEqual(answer, wanted);
    await vscode.workspace.fs.stat(folder());
  }
}

/** VS Code begins to watch the folder some time after it opened it, and says nothing of what was changed before. */
async function untilWatched(): Promise<void> {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder(), 'watched'));
  let isWatched = false;
  const seen = (): void => {
    isWatched = true;
  };
  const listening = [watcher, watcher.onDidCreate(seen), watcher.onDidChange(seen)];
  const limit = Date.now() + seconds * 1000;
  for (let count = 0; !isWatched && Date.now() < limit; count++) await write(file('watched'), 'x'.repeat(count % 100));
  for (const one of listening) one.dispose();
  ok(isWatched, 'VS Code does not watch the folder');
}

describe('the index of the workspace', function () {
  this.timeout(120_000);
  const opened: WorkspaceIndex[] = [];
  const log = new TestLog();
  const open = (): WorkspaceIndex => {
    const index = new WorkspaceIndex(storage(), log);
    opened.push(index);
    return index;
  };
  const never = new vscode.CancellationTokenSource();
  const found = async (index: WorkspaceIndex, texts: readonly string[] = [name], links: readonly string[] = []): Promise<string[]> =>
    (await index.mentions({ texts, links }, never.token)).filter(({ article }) => article.toString().startsWith(`${folder().toString()}/`))
      .map(({ article, mention: { label, line, column, length } }) => `${article.path.slice(folder().path.length + 1)} ${label} ${line}:${column}+${length}`);

  before(async () => {
    await extensionUnderTest();
    await writeArticle('a');
    await untilWatched();
    await writeArticle('deep/b', name, 'Place', 'Wikidata:Q7');
    await writeArticle('deep/c', 'M. Osei-Wolf', 'Person', 'Wikidata:Q7');
  });

  afterEach(() => {
    for (const index of opened.splice(0)) index.dispose();
  });

  after(async () => {
    never.dispose();
    await closeAllEditors();
    for (const made of [folder(), storage()]) await vscode.workspace.fs.delete(made, { recursive: true });
  });

  it('finds tags by text and by link in files that nobody has open', async () => {
    const index = open();
    deepEqual(await found(index), ['a.article Person 5:0+15', 'deep/b.article Place 5:0+15']);
    deepEqual(await found(index, [], ['Wikidata:Q7']), ['deep/b.article Place 5:0+15', 'deep/c.article Person 5:0+12']);
    ok((await index.subjects()).some(({ subject, articles }) => subject === 'Index Tests' && articles >= 3), 'the subject is not known');
    ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === file('a.article').toString()), 'a file was opened');
  });

  it('stays current where a question is canceled that was answered already', async () => {
    const index = open();
    const source = new vscode.CancellationTokenSource();
    await index.mentions({ texts: [name], links: [] }, source.token);
    source.cancel();
    source.dispose();
    await writeArticle('late');
    await untilEqual(() => found(index), ['a.article Person 5:0+15', 'deep/b.article Place 5:0+15', 'late.article Person 5:0+15']);
    for (const gone of ['late.ann', 'late.article']) await vscode.workspace.fs.delete(file(gone));
    await untilEqual(() => found(index), ['a.article Person 5:0+15', 'deep/b.article Place 5:0+15']);
  });

  it('is current when articles change, come, move and go', async () => {
    const index = open();
    await index.subjects();
    await writeArticle('a', name, 'Organization');
    await untilEqual(() => found(index), ['a.article Organization 5:0+15', 'deep/b.article Place 5:0+15']);
    await writeArticle('new/d');
    await untilEqual(() => found(index), ['a.article Organization 5:0+15', 'deep/b.article Place 5:0+15', 'new/d.article Person 5:0+15']);
    const rename = new vscode.WorkspaceEdit();
    rename.renameFile(file('deep'), file('moved'));
    ok(await vscode.workspace.applyEdit(rename), 'the folder was not renamed');
    await untilEqual(() => found(index), ['a.article Organization 5:0+15', 'moved/b.article Place 5:0+15', 'new/d.article Person 5:0+15']);
    await vscode.workspace.fs.delete(file('a.ann'));
    await untilEqual(() => found(index), ['moved/b.article Place 5:0+15', 'new/d.article Person 5:0+15']);
    await vscode.workspace.fs.delete(file('new'), { recursive: true });
    await untilEqual(() => found(index), ['moved/b.article Place 5:0+15']);
    await writeArticle('a');
    await untilEqual(() => found(index), ['a.article Person 5:0+15', 'moved/b.article Place 5:0+15']);
  });

  it('makes a damaged segment again, found while it is in use or when it is opened', async () => {
    const wanted = ['a.article Person 5:0+15', 'moved/b.article Place 5:0+15'];
    const index = open();
    deepEqual(await found(index), wanted);
    const [segment] = (await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(storage(), 'index'))).map(([entry]) => vscode.Uri.joinPath(storage(), 'index', entry));
    if (!segment) throw new Error('nothing was kept');
    const whole = await vscode.workspace.fs.readFile(segment);
    const damage = async (bytes: Uint8Array): Promise<void> => {
      await vscode.workspace.fs.writeFile(segment, bytes);
      log.warnings.length = 0;
    };
    await damage(whole.map((byte, at) => (at === whole.length - 3 ? 255 - byte : byte)));
    deepEqual(await found(index), wanted);
    ok(log.warnings.some((warning) => warning.includes('damaged')), 'the damage was not seen');
    await damage(whole.subarray(0, whole.length / 2));
    index.dispose();
    const again = open();
    deepEqual(await found(again), wanted);
    again.dispose();
    // What was read once is there the next time.
    deepEqual(await found(open()), wanted);
  });

  it('counts what is open as it is, unsaved changes included', async () => {
    const index = open();
    const editor = await vscode.window.showTextDocument(file('a.article'));
    await editor.edit((edit) => edit.insert(new vscode.Position(5, 0), 'Then '));
    await untilEqual(() => found(index), ['a.article Person 5:5+15', 'moved/b.article Place 5:0+15']);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await untilEqual(() => found(index), ['a.article Person 5:0+15', 'moved/b.article Place 5:0+15']);
  });

  it('goes on step by step while somebody types, and at once when they do not', async () => {
    let now = 0;
    const turns = new TypingTurns(() => now);
    try {
      equal(turns.next(), undefined);
      const editor = await vscode.window.showTextDocument(file('a.article'));
      await editor.edit((edit) => edit.insert(new vscode.Position(5, 0), 'Now '));
      const [first, second] = [turns.next(), turns.next()];
      ok(first && second, 'nobody seems to type');
      let isSecondDone = false;
      void second?.then(() => {
        isSecondDone = true;
      });
      await first;
      ok(!isSecondDone, 'two steps at once');
      await second;
      now += 1000;
      equal(turns.next(), undefined);
    } finally {
      turns.dispose();
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
  });

  it('is there for Go to Symbol in Workspace: a part of a name finds it once a label, the name all mentions', async () => {
    const symbols = async (query: string): Promise<string[]> => {
      const all = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', query);
      return all.filter(({ location }) => location.uri.toString().startsWith(folder().toString()))
        .map(({ name: shown, containerName, location }) => `${shown} (${containerName}) ${location.uri.path.slice(folder().path.length + 1)} ${location.range.start.line}`).sort();
    };
    await untilEqual(() => symbols('osei-w'), ['M. Osei-Wolf (Person, 1 mention) moved/c.article 5', `${name} (Person, 1 mention) a.article 5`, `${name} (Place, 1 mention) moved/b.article 5`]);
    await untilEqual(() => symbols(name.toLowerCase()), [`${name} (Person) a.article 5`, `${name} (Place) moved/b.article 5`]);
  });

  it('offers the links of the corpus where a link is written, those of the same text first', async () => {
    const uri = file('moved/b.ann');
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(document.lineCount - 1, 0), 'N2\tReference T1 Wiki');
    ok(await vscode.workspace.applyEdit(edit), 'the line was not written');
    const end = document.positionAt(document.getText().length);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', uri, end);
    const [first] = [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
    deepEqual([first?.label, first?.detail], ['Wikidata:Q7', `1 tag of “${name}”`]);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('shows all mentions of the tag at the cursor as VS Code shows references', async () => {
    const editor = await vscode.window.showTextDocument(file('moved/b.article'));
    editor.selection = new vscode.Selection(5, 3, 5, 3);
    await vscode.commands.executeCommand('articleAnnotator.findMentionsInCorpus');
    equal(vscode.window.activeTextEditor?.document.uri.toString(), file('moved/b.article').toString());
    // It has a link: the other text that has the same is a mention, too, and comes next.
    const next = nextEvent(vscode.window.onDidChangeActiveTextEditor, 'the next mention', (shown) => shown?.document.uri.path.endsWith('moved/c.article') === true);
    await vscode.commands.executeCommand('goToNextReference');
    await next;
    await vscode.commands.executeCommand('closeReferenceSearch');
  });
});
