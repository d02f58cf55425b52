import * as vscode from 'vscode';
import type { TextRange } from '../core/text/range';
import { toRange, toTextRange } from '../platform/conversions';

/** Milliseconds in which a scroll that a panel asked for is not told back to it. */
const echoTime = 300;
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
  /** The selection that a panel asked for, and which did. */
  readonly #asked = new WeakMap<vscode.TextEditor, { readonly selection: vscode.Selection; readonly by: SyncedPanel }>();
  readonly #silentUntil = new WeakMap<vscode.TextEditor, number>();
  readonly #disposables: vscode.Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(panels: Iterable<SyncedPanel>) {
    this.#panels = panels;
    this.#disposables = [
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#tellSelection(textEditor), restTime);
      }),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => this.#tellScroll(textEditor, visibleRanges)),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** Selects in the editors that show the document; none is opened for it. */
  select(document: vscode.TextDocument, range: TextRange, reveal: boolean, by: SyncedPanel): void {
    for (const editor of editorsOf(document)) {
      const { start, end } = toRange(document, range);
      const selection = new vscode.Selection(start, end);
      if (!editor.selection.isEqual(selection)) {
        this.#asked.set(editor, { selection, by });
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

  #silence(editor: vscode.TextEditor): void {
    this.#silentUntil.set(editor, Date.now() + echoTime);
  }

  #tellSelection(editor: vscode.TextEditor): void {
    const { document, selection } = editor;
    const asked = this.#asked.get(editor);
    this.#asked.delete(editor);
    const asker = asked?.selection.isEqual(selection) ? asked.by : undefined;
    const range = toTextRange(document, selection);
    for (const panel of this.#panels) if (panel !== asker) panel.editorSelected(document, range);
  }

  /**
   * VS Code tells whole lines only: within one wrapped line, as a body often is, nothing tells how far it was scrolled,
   * and guessing would throw the panel about. So a place is told only while more than one line is in view.
   */
  #tellScroll(editor: vscode.TextEditor, visibleRanges: readonly vscode.Range[]): void {
    const first = visibleRanges[0];
    const last = visibleRanges.at(-1);
    if (!first || !last || first.start.line === last.end.line || Date.now() < (this.#silentUntil.get(editor) ?? 0)) return;
    const { document } = editor;
    const offset = document.offsetAt(new vscode.Position(first.start.line, 0));
    for (const panel of this.#panels) panel.editorScrolled(document, offset);
  }
}

function editorsOf(document: vscode.TextDocument): readonly vscode.TextEditor[] {
  return vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
}
