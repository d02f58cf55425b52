import * as vscode from 'vscode';
import { inventedArticle } from '../bench/inventedCorpus';
import { deepEqual, equal, ok } from './assert';
import { checked, skipWithoutThreads } from './checkRun';
import { extensionUnderTest, inWorkspace, isWebWorker, readText } from './support';

const folder = (): vscode.Uri => inWorkspace('made-by-tests/check-threads-end');
/** What stands for the extension where a thread is to be another; folders are left alone whose name begins with a dot. */
const stand = (): vscode.Uri => inWorkspace('.made-by-tests-check-threads-end');
const asked = (): vscode.Uri => vscode.Uri.joinPath(stand(), 'asked.txt');
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const articles = 1600;
const filesPerBatch = 64;

describe('threads that check articles', function () {
  this.timeout(120_000);
  let program: string;

  before(async function () {
    if (isWebWorker()) return;
    program = vscode.Uri.joinPath((await extensionUnderTest()).extensionUri, 'dist', 'worker', 'checking-node.js').fsPath;
    const files = Array.from({ length: articles }, (_, index) => {
      const { path, text } = inventedArticle(index, 5);
      return { uri: vscode.Uri.joinPath(folder(), path), text };
    });
    for (let first = 0; first < files.length; first += 64) await Promise.all(files.slice(first, first + 64).map(({ uri, text }) => vscode.workspace.fs.writeFile(uri, utf8(text))));
  });

  beforeEach(function () { skipWithoutThreads(this); });

  after(async () => {
    for (const made of [folder(), stand()]) await vscode.workspace.fs.delete(made, { recursive: true }).then(undefined, () => undefined);
  });

  /** An extension whose threads do something with each batch, before they check it as those of the extension do. @param beforeBatch code; `count` is the number of the batch from 1 */
  async function withThreads(beforeBatch: string): Promise<vscode.Uri> {
    const code = `const { parentPort } = require('node:worker_threads');
      let count = 0;
      parentPort.on('message', () => { count++; ${beforeBatch} });
      require(${JSON.stringify(program)});`;
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(stand(), 'dist', 'worker', 'checking-node.js'), utf8(code));
    return stand();
  }

  for (const [name, ending] of [['ends', 'process.exit(3);'], ['throws', 'throw new Error("of a test");']] as const) {
    it(`have their articles checked by others, each once, where one ${name} in its second batch`, async () => {
      const here = await checked(undefined);
      const there = await checked(await withThreads(`if (count === 2) { ${ending} }`));
      deepEqual(there.summary, here.summary);
      deepEqual(there.shown.all, here.shown.all);
      deepEqual(there.reported, Array.from(there.reported, (_, at) => at + 1));
      equal(there.reported.length, here.reported.length);
      const said = there.shown.warnings.filter((line) => line.startsWith('A thread that checks articles came to an end'));
      ok(said.length > 0, 'nobody says that a thread ended');
      deepEqual(said.filter((line) => line.includes('\n')), []);
    });
  }

  it('are at an end when the check was canceled; what was found until then stays, and nothing comes after it', async () => {
    await vscode.workspace.fs.writeFile(asked(), utf8(''));
    const extension = await withThreads(`require('node:fs').appendFileSync(${JSON.stringify(asked().fsPath)}, 'x');`);
    const source = new vscode.CancellationTokenSource();
    let total = 0;
    const { shown, summary, reported } = await checked(extension, source.token, (_done, all) => {
      total = all;
      source.cancel();
    });
    source.dispose();
    deepEqual(reported, [1]);
    ok(total >= articles, String(total));
    ok(summary.articles + summary.unreadable <= 1, String(summary.articles));
    const kept = shown.all;
    // Others are checked for a longer time than the rest would have taken in threads.
    await checked(undefined);
    deepEqual([shown.all, reported], [kept, [1]]);
    const batches = (await readText(asked())).length;
    ok(batches > 0 && batches < articles / filesPerBatch, `${batches} batches`);
  });
});
