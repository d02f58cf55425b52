import * as vscode from 'vscode';
import type { TextRange } from '../core/text/range';
import { toRange, toTextRange } from '../platform/conversions';

/** Milliseconds in which a scroll that a panel asked for is not told back to it. */
const echoTime = 300;
/** How many selections that panels asked for are awaited in an editor; a busy window tells of them seconds later. */
const mostAwaited = 200;
/** Milliseconds of rest before a selection is told: held arrow keys tell the last one only. */
const restTime = 60;

/** A panel as the text editors see it. */
export interface SyncedPanel {
  editorSelected(document: vscode.TextDocument, range: TextRange): void;
  editorScrolled(document: vscode.TextDocument, offset: number): void;
}

/** Keeps selection and scroll position of text editors and panels together, without echo. */
export class EditorSync implements vscode.Disposable {
  readonly #panels: Iterable<SyncedPanel>;
  /** Selections that panels asked for and that the editor has not told of yet, in their order. */
  readonly #awaited = new WeakMap<vscode.TextEditor, readonly vscode.Selection[]>();
  readonly #silentUntil = new WeakMap<vscode.TextEditor, number>();
  /** The first line in view: an editor that only changes its size has not been scrolled. */
  readonly #topLine = new WeakMap<vscode.TextEditor, number>();
  readonly #disposables: vscode.Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(panels: Iterable<SyncedPanel>) {
    this.#panels = panels;
    this.#disposables = [
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        // An echo told to the panel would take its selection back to where it was some keys ago.
        if (selections.length === 1 && this.#isEcho(textEditor, selections[0])) return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#tellSelection(textEditor), restTime);
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#noteTopLines()),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => this.#tellScroll(textEditor, visibleRanges)),
    ];
    this.#noteTopLines();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** Selects in the editors that show the document; none is opened for it. */
  select(document: vscode.TextDocument, range: TextRange, reveal: boolean): void {
    for (const editor of editorsOf(document)) {
      const { start, end } = toRange(document, range);
      const selection = new vscode.Selection(start, end);
      if (!editor.selection.isEqual(selection)) {
        this.#awaited.set(editor, [...(this.#awaited.get(editor) ?? []), selection].slice(-mostAwaited));
        editor.selection = selection;
      }
      if (!reveal) continue;
      this.#silence(editor);
      editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
  }

  /** Brings an offset to the top of the editors that show the document, also where it lies in the midst of a wrapped line. */
  scroll(document: vscode.TextDocument, offset: number): void {
    const position = document.positionAt(Math.floor(offset));
    for (const editor of editorsOf(document)) {
      this.#silence(editor);
      editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.AtTop);
    }
  }

  #isEcho(editor: vscode.TextEditor, selection: vscode.Selection | undefined): boolean {
    const awaited = this.#awaited.get(editor) ?? [];
    const index = selection ? awaited.findIndex((one) => one.isEqual(selection)) : -1;
    // Earlier ones were passed over: the editor tells only the last of several.
    this.#awaited.set(editor, awaited.slice(index + 1));
    return index >= 0;
  }

  #noteTopLines(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const line = editor.visibleRanges[0]?.start.line;
      if (line !== undefined && !this.#topLine.has(editor)) this.#topLine.set(editor, line);
    }
  }

  #silence(editor: vscode.TextEditor): void {
    this.#silentUntil.set(editor, Date.now() + echoTime);
  }

  #tellSelection(editor: vscode.TextEditor): void {
    const { document, selection } = editor;
    const range = toTextRange(document, selection);
    for (const panel of this.#panels) panel.editorSelected(document, range);
  }

  /**
   * VS Code tells whole lines only: within one wrapped line, as a body often is, nothing tells how far it was scrolled,
   * and guessing would throw the panel about. So a place is told only while more than one line is in view.
   */
  #tellScroll(editor: vscode.TextEditor, visibleRanges: readonly vscode.Range[]): void {
    const first = visibleRanges[0];
    const last = visibleRanges.at(-1);
    const before = first && this.#topLine.get(editor);
    if (first) this.#topLine.set(editor, first.start.line);
    if (!first || !last || first.start.line === before || first.start.line === last.end.line) return;
    if (Date.now() < (this.#silentUntil.get(editor) ?? 0)) return;
    const { document } = editor;
    const offset = document.offsetAt(new vscode.Position(first.start.line, 0));
    for (const panel of this.#panels) panel.editorScrolled(document, offset);
  }
}

function editorsOf(document: vscode.TextDocument): readonly vscode.TextEditor[] {
  return vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
}
