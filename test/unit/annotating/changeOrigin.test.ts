import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { ChangeOrigin, type Origin } from '../../../src/annotating/changeOrigin';

const old = 'The harbor stays closed.';
const typed = 'The harbor stays open.';
const other = 'The harbor opens in June.';

/** A document that was saved with the text `old`, its file, and what is decided about its changes. */
class Scene {
  text = old;
  isDirty = false;
  /** What the file holds; undefined where it cannot be read as text. */
  file: string | undefined = old;
  /** Whether reading fails altogether. */
  isBroken = false;
  readonly decided: string[] = [];
  readonly origin: ChangeOrigin;
  #reading: (() => void)[] = [];

  constructor() {
    this.origin = new ChangeOrigin(this.#document, () => this.#read(), (outside) => this.decided.push(outside ? `outside: ${outside.oldText} → ${outside.newText}` : 'window'));
  }

  /** An event of the document: it holds this text now. */
  change(text: string, reason?: vscode.TextDocumentChangeReason): Origin {
    const before = this.text;
    this.text = text;
    return this.#observe(before, 1, reason);
  }

  /** The event that says that the document has unsaved changes, or none any more. */
  becomes(isDirty: boolean): Origin {
    this.isDirty = isDirty;
    return this.#observe(this.text, 0, undefined);
  }

  /** Lets the file be read by whoever asked for it, with what it holds now. */
  async answer(): Promise<void> {
    const reading = this.#reading;
    this.#reading = [];
    for (const settle of reading) settle();
    await new Promise((resolve) => void setImmediate(resolve));
  }

  getText(): string {
    return this.text;
  }

  get #document(): vscode.TextDocument {
    return this as unknown as vscode.TextDocument;
  }

  #observe(before: string, changes: number, reason: vscode.TextDocumentChangeReason | undefined): Origin {
    const contentChanges = Array.from<vscode.TextDocumentContentChangeEvent>({ length: changes });
    return this.origin.observe({ document: this.#document, contentChanges, reason }, before);
  }

  #read(): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
      this.#reading.push(() => this.isBroken ? reject(new Error('gone')) : resolve(this.file));
    });
  }
}

describe('where a change came from', () => {
  it('is the window where the file still holds the text from before', async () => {
    const scene = new Scene();
    assert.equal(scene.change(typed), 'undecided');
    assert.equal(scene.origin.isUndecided, true);
    await scene.answer();
    assert.deepEqual(scene.decided, ['window']);
    assert.equal(scene.origin.isUndecided, false);
  });

  it('is outside where the file holds the text from after', async () => {
    const scene = new Scene();
    scene.file = other;
    scene.change(other);
    await scene.answer();
    assert.deepEqual(scene.decided, [`outside: ${old} → ${other}`]);
  });

  it('is outside where the file is a third one by now: another change will follow', async () => {
    const scene = new Scene();
    scene.file = typed;
    scene.change(other);
    await scene.answer();
    assert.deepEqual(scene.decided, [`outside: ${old} → ${other}`]);
  });

  for (const [what, isBroken] of [['gone or not UTF-8', false], ['read with an error', true]] as const) {
    it(`is the window where the file is ${what}: nobody read it again`, async () => {
      const scene = new Scene();
      scene.file = undefined;
      scene.isBroken = isBroken;
      scene.change(typed);
      await scene.answer();
      assert.deepEqual(scene.decided, ['window']);
    });
  }

  it('is known at once for a document that has unsaved changes, and for undo and redo', () => {
    const scene = new Scene();
    assert.equal(scene.change(typed, 1 satisfies vscode.TextDocumentChangeReason.Undo), 'window');
    assert.equal(scene.becomes(true), 'window');
    assert.equal(scene.change(other), 'window');
    assert.equal(scene.origin.isUndecided, false);
  });

  it('is a revert where a document with unsaved changes has none after it', () => {
    const scene = new Scene();
    scene.becomes(true);
    scene.change(typed);
    scene.isDirty = false;
    assert.equal(scene.change(old), 'revert');
    assert.equal(scene.origin.isUndecided, false);
    assert.deepEqual(scene.decided, []);
  });

  it('is outside where unsaved changes are dropped first, as when a version of the local history is restored', async () => {
    const scene = new Scene();
    scene.becomes(true);
    scene.change(typed);
    scene.becomes(false);
    scene.file = other;
    assert.equal(scene.change(other), 'undecided');
    await scene.answer();
    assert.deepEqual(scene.decided, [`outside: ${typed} → ${other}`]);
  });

  it('a revert decides what was not known before: it had been changed here', async () => {
    const scene = new Scene();
    scene.change(typed);
    scene.becomes(true);
    scene.isDirty = false;
    assert.equal(scene.change(old), 'revert');
    assert.deepEqual(scene.decided, ['window'], 'at once');
    await scene.answer();
    assert.deepEqual(scene.decided, ['window']);
  });

  it('two changes in a row are decided once, with the text before the first', async () => {
    const scene = new Scene();
    scene.change(typed);
    scene.file = other;
    scene.change(other);
    await scene.answer();
    assert.deepEqual(scene.decided, [`outside: ${old} → ${other}`]);
  });

  it('two changes that lead back to the text of the file came from there', async () => {
    const scene = new Scene();
    scene.change(typed);
    scene.change(old);
    await scene.answer();
    assert.deepEqual(scene.decided, [`outside: ${old} → ${old}`]);
  });

  it('typing on while the file is asked is the window’s, though only the first change waits for the answer', async () => {
    const scene = new Scene();
    assert.equal(scene.change(typed), 'undecided');
    scene.becomes(true);
    assert.equal(scene.change(`${typed} Soon.`), 'window');
    await scene.answer();
    assert.deepEqual(scene.decided, ['window']);
  });

  it('a save says that the change was the window’s, whatever the file holds when it is read', async () => {
    const scene = new Scene();
    scene.change(typed);
    scene.becomes(true);
    scene.isDirty = false;
    scene.file = typed;
    scene.origin.saved();
    assert.deepEqual(scene.decided, ['window']);
    await scene.answer();
    assert.deepEqual(scene.decided, ['window']);
    assert.equal(scene.change(other), 'undecided', 'the document is without unsaved changes again');
  });

  it('is not told any more once nobody wants to know', async () => {
    const scene = new Scene();
    scene.change(typed);
    scene.origin.dispose();
    await scene.answer();
    assert.deepEqual(scene.decided, []);
    assert.equal(scene.origin.isUndecided, false);
  });
});
