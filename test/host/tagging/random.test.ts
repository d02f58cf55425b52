import * as vscode from 'vscode';
import { randomBelow } from '../../random';
import { isWebWorker, readText, waitUntil, writeFile } from '../support';
import { run, setSelections, sidecarDocument, sidecarOf, tagsOf } from './tags';

/** What is used here of Node, which a web worker does not have. */
interface NodeProcess {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly execPath: string;
  getBuiltinModule?(name: 'node:child_process'): {
    execFile(file: string, args: readonly string[], options: { env: Record<string, string | undefined> }, done: (error: Error | null) => void): void;
  };
}

const node = (globalThis as { process?: NodeProcess }).process;
const steps = Number(node?.env['ARTICLE_ANNOTATOR_FUZZ_STEPS'] ?? 60);
const seeds = (node?.env['ARTICLE_ANNOTATOR_FUZZ_SEEDS'] ?? '11').split(',').map(Number);

/** Each once, and never removed, so that it is known which of them are tagged whatever happens to the text around. */
const names = Array.from({ length: 40 }, (_, index) => `Name${String(index).padStart(2, '0')}`);
const head = ['https://www.aldarycourier.example/2019/03/05/world/harbor-vote.html', 'Port Aldary Votes - The Aldary Courier', 'Port Aldary', 'March 4, 2019', '417'].join('\n');
const body = names.map((name) => `and then ${name} spoke of the harbor`).join(', ');
const entityLine = /^(T\d+)\tPerson (\d+) (\d+)\t(Name\d\d)$/;

/** The next id after the highest in a file, as annotation tools give it: one that is not written yet may be the same. */
function nextId(sidecar: string): string {
  return `T${Math.max(0, ...[...sidecar.matchAll(/^T(\d+)\t/gm)].map(([, number]) => Number(number))) + 1}`;
}

/** Writes whole files, or the ends of files, in a process of its own. */
async function writeOutside(...writes: readonly { readonly file: vscode.Uri; readonly text: string; readonly isEnd?: boolean }[]): Promise<void> {
  const processes = node?.getBuiltinModule?.('node:child_process');
  if (!node || !processes) throw new Error('This host has no processes.');
  const script = 'for (const { path, text, isEnd } of JSON.parse(process.argv[1])) require("node:fs")[isEnd ? "appendFileSync" : "writeFileSync"](path, text)';
  const work = JSON.stringify(writes.map(({ file, text, isEnd }) => ({ path: file.path, text, isEnd })));
  await new Promise<void>((resolve, reject) => processes.execFile(node.execPath, ['-e', script, work],
    { env: { ...node.env, ELECTRON_RUN_AS_NODE: '1' } }, (error) => (error ? reject(error) : resolve())));
}

/** An annotation file after its article got so many code points more at this place. */
function shifted(sidecar: string, at: number, by: number): string {
  return sidecar.replace(/^(T\d+\tPerson )(\d+) (\d+)/gmu, (line, head: string, start: string, end: string) =>
    (Number(start) < at ? line : `${head}${Number(start) + by} ${Number(end) + by}`));
}

class Walk {
  readonly #random: (below: number) => number;
  readonly #tagged = new Set<string>();
  readonly done: string[] = [];
  #editor: vscode.TextEditor;
  /** What undoing an annotation leads back to; nothing where another program or an end of the session came between. */
  readonly #before: string[][] = [];

  constructor(random: (below: number) => number, editor: vscode.TextEditor) {
    this.#random = random;
    this.#editor = editor;
  }

  get #document(): vscode.TextDocument {
    return this.#editor.document;
  }

  #name(isTagged: boolean): string | undefined {
    const fitting = names.filter((name) => this.#tagged.has(name) === isTagged);
    return fitting[this.#random(Math.max(1, fitting.length))];
  }

  async #select(name: string): Promise<void> {
    this.#editor = await vscode.window.showTextDocument(this.#document);
    const start = this.#document.getText().indexOf(name);
    await setSelections(this.#editor, [new vscode.Selection(this.#document.positionAt(start), this.#document.positionAt(start + name.length))]);
  }

  readonly #acts: readonly (readonly [weight: number, name: string, act: () => Promise<unknown>])[] = [
    [6, 'tag', async () => {
      const name = this.#name(false);
      if (name === undefined) return;
      await this.#select(name);
      this.#before.push([...this.#tagged]);
      this.#tagged.add(name);
      await run('tagAs', 'Person');
    }],
    [2, 'remove', async () => {
      const name = this.#name(true);
      if (name === undefined) return;
      await this.#select(name);
      this.#before.push([...this.#tagged]);
      this.#tagged.delete(name);
      await run('removeTag');
    }],
    [5, 'type', async () => {
      const line = this.#document.lineAt(this.#document.lineCount - 1);
      const words = [...line.text.matchAll(/\b/g)].map(({ index }) => index).filter((index) => !/\w$/.test(line.text.slice(0, index)));
      const at = new vscode.Position(line.lineNumber, words[this.#random(words.length)] ?? 0);
      await this.#editor.edit((builder) => builder.insert(at, ['late ', 'as 😀 said, ', 'x '][this.#random(3)] ?? ''));
    }],
    [2, 'delete', async () => {
      const fillers = [...this.#document.getText().matchAll(/\b(?:and then|spoke|harbor|late) /g)];
      const filler = fillers[this.#random(Math.max(1, fillers.length))];
      if (filler) await this.#editor.edit((builder) => builder.delete(new vscode.Range(this.#document.positionAt(filler.index), this.#document.positionAt(filler.index + filler[0].length))));
    }],
    [2, 'undo text', () => this.#inEditor('undo')],
    [1, 'redo text', () => this.#inEditor('redo')],
    [2, 'undo annotation', async () => {
      const before = this.#before.pop();
      if (!before) return;
      this.#tagged.clear();
      for (const name of before) this.#tagged.add(name);
      await run('undoAnnotation');
    }],
    [3, 'save', () => Promise.resolve(this.#document.save())],
    [3, 'write outside', async () => {
      const name = this.#name(false);
      if (name === undefined) return;
      const file = await readText(this.#document.uri);
      const start = [...file.slice(0, file.indexOf(name))].length;
      const sidecar = sidecarOf(this.#document.uri);
      const line = `${nextId(await readText(sidecar).catch(() => ''))}\tPerson ${start} ${start + name.length}\t${name}\n`;
      await writeOutside({ file: sidecar, text: line, isEnd: true });
      this.#tagged.add(name);
      await this.#comeBack();
    }],
    [2, 'write both outside', async () => {
      const sidecar = sidecarOf(this.#document.uri);
      // VS Code does not read an article again that has unsaved changes, and asks at the next save which version to take.
      if (this.#document.isDirty || sidecarDocument(this.#editor)?.isDirty) return;
      const file = await readText(this.#document.uri);
      const places = [...file.matchAll(/\b(?=and then )/g)].map(({ index }) => index);
      const place = places[this.#random(places.length)] ?? 0;
      const text = `${file.slice(0, place)}outside ${file.slice(place)}`;
      const lines = shifted(await readText(sidecar), [...file.slice(0, place)].length, 8);
      const writes = [{ file: sidecar, text: lines }, { file: this.#document.uri, text }];
      await writeOutside(...(this.#random(2) === 0 ? writes : writes.reverse()));
      await waitUntil(vscode.workspace.onDidChangeTextDocument, () => this.#document.getText() === text || undefined, 'VS Code to read the article again');
      await this.#comeBack();
    }],
    // What a window does that is loaded again: its session begins with what hot exit kept.
    [2, 'begin again', async () => {
      await vscode.languages.setTextDocumentLanguage(this.#document, 'plaintext');
      this.#editor = await vscode.window.showTextDocument(await vscode.languages.setTextDocumentLanguage(this.#document, 'article'));
      this.#before.length = 0;
    }],
    [1, 'do not save', async () => {
      await vscode.window.showTextDocument(this.#document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await this.#openAgain();
    }],
    [1, 'revert', async () => {
      await this.#inEditor('workbench.action.files.revert');
      // A session that began with unsaved changes, or beneath which another program wrote, begins its history anew.
      this.#before.length = 0;
    }],
    [1, 'close and open', async () => {
      await this.#document.save();
      await this.#settle();
      await vscode.window.showTextDocument(this.#document);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await this.#openAgain();
    }],
  ];

  /** Of what is written outside VS Code may lose the event; whoever comes back to the article sees it. */
  async #comeBack(): Promise<void> {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: 'elsewhere' }));
    this.#editor = await vscode.window.showTextDocument(this.#document);
    this.#before.length = 0;
  }

  async #inEditor(command: string): Promise<void> {
    this.#editor = await vscode.window.showTextDocument(this.#document);
    await vscode.commands.executeCommand(command);
  }

  async #openAgain(): Promise<void> {
    this.#editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(this.#document.uri));
    this.#before.length = 0;
  }

  async step(): Promise<void> {
    let drawn = this.#random(this.#acts.reduce((sum, [weight]) => sum + weight, 0));
    const [, name, act] = this.#acts.find(([weight]) => (drawn -= weight) < 0) ?? this.#acts[0] ?? [0, '', () => Promise.resolve()];
    this.done.push(name);
    await act();
    await this.#settle();
  }

  /** Waits until memory and disk account for every tag; what is unsaved counts in the unsaved text. */
  async #settle(): Promise<void> {
    let problem = 'not looked at';
    const looked = new vscode.EventEmitter<void>();
    let isOver = false;
    const look = async (): Promise<void> => {
      while (!isOver && problem !== '') {
        problem = await this.#problem();
        looked.fire();
        if (problem !== '') await new Promise<void>((resolve) => setTimeout(resolve, 50));
      }
    };
    const looking = look();
    try {
      await waitUntil(looked.event, () => problem === '' || undefined, 'every tag to be accounted for', () => problem);
    } finally {
      isOver = true;
      await looking;
      looked.dispose();
    }
  }

  async #problem(): Promise<string> {
    const text = this.#document.getText();
    const wanted = [...this.#tagged].sort((a, b) => text.indexOf(a) - text.indexOf(b)).map((name) => `Person: ${name}`).join(', ');
    const shown = (await tagsOf(this.#editor)).join(', ');
    if (shown !== wanted) return `shown are ${shown}; wanted ${wanted}`;
    // While the article is unsaved, so is its annotation file; a document that VS Code could not save over another program's is past then.
    if (this.#document.isDirty) {
      const sidecar = sidecarDocument(this.#editor);
      const problem = sidecar?.isDirty ? this.#linesProblem(sidecar.getText(), text) : '';
      return problem === '' ? '' : `unsaved: ${problem}`;
    }
    return this.#linesProblem(await readText(sidecarOf(this.#document.uri)).catch(() => ''), await readText(this.#document.uri));
  }

  /** What is wrong with an annotation file: every tagged name has to have one line that covers it. */
  #linesProblem(sidecar: string, article: string): string {
    const characters = [...article];
    const ids = new Set<string>();
    const found: string[] = [];
    for (const line of sidecar.split('\n').filter((one) => one !== '')) {
      const [, id = '', start, end, name = ''] = entityLine.exec(line) ?? [];
      if (ids.has(id) || characters.slice(Number(start), Number(end)).join('') !== name) return `“${line}” in ${JSON.stringify(sidecar)} covers “${characters.slice(Number(start), Number(end)).join('')}”`;
      ids.add(id);
      found.push(name);
    }
    const wanted = [...this.#tagged].sort().join(' ');
    return found.sort().join(' ') === wanted ? '' : `lines for ${found.join(' ')}; wanted ${wanted}`;
  }
}

describe('tags through random steps', function () {
  this.timeout(0);

  for (const seed of seeds) {
    it(`are all accounted for on disk and in memory after each of ${steps} steps (ARTICLE_ANNOTATOR_FUZZ_SEEDS=${seed})`, async function () {
      if (isWebWorker() || !node?.getBuiltinModule) {
        console.log('skipped: a web worker has no second process that writes outside');
        return this.skip();
      }
      const began = Date.now();
      const article = await writeFile('random.article', `${head}\n${body}`);
      await vscode.workspace.fs.writeFile(sidecarOf(article), new Uint8Array());
      const walk = new Walk(randomBelow(seed), await vscode.window.showTextDocument(article));
      try {
        for (let step = 0; step < steps; step++) await walk.step();
      } catch (error) {
        throw new Error(`step ${walk.done.length} of seed ${seed}, after ${walk.done.slice(-8).join(', ')}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      } finally {
        console.log(`      ${walk.done.length} steps with seed ${seed} in ${Math.round((Date.now() - began) / 1000)} s`);
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      }
    });
  }
});
