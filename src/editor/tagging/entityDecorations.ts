import * as vscode from 'vscode';
import type { ModelEntity } from '../../core/annotations/annotationModel';
import type { LabelSet } from '../../core/labels/labelSet';
import { layersOf } from '../../core/spans/spanLayers';
import type { StandoffDocument } from '../../core/standoff/standoffDocument';
import { LineIndex } from '../../core/text/lineIndex';
import type { TextRange } from '../../core/text/range';
import type { ArticleSession } from '../../annotating/articleSession';
import type { Labels } from '../../annotating/labels';
import type { Sessions } from '../../annotating/sessions';
import type { Configuration } from '../../platform/configuration';
import { runAndLog, type Log } from '../../platform/log';
import { decorationOf, mostLayers, type Look } from './decorationStyle';

/** While the text is typed in, VS Code moves decorations by itself; ours follow after a pause. */
const typingPauseMilliseconds = 80;

/** Places of one look, in one state of text and tags: starts and ends by turns, UTF-16. */
interface Group {
  readonly look: Look;
  readonly offsets: readonly number[];
}

/** What an editor was given last. */
interface Shown {
  readonly version: number;
  readonly groups: ReadonlyMap<string, Group>;
}

/** Draws the tags of every article in a visible editor. */
export class EntityDecorations implements vscode.Disposable {
  readonly #sessions: Sessions;
  readonly #labels: Labels;
  readonly #configuration: Configuration;
  readonly #log: Log;
  /** One for each look, made when first needed. */
  readonly #types = new Map<string, vscode.TextEditorDecorationType>();
  #shown = new WeakMap<vscode.TextEditor, Shown>();
  /** Where lines start, of the text last drawn. */
  readonly #lines = new WeakMap<ArticleSession, { readonly text: string; readonly index: LineIndex }>();
  readonly #drawn = new WeakMap<ArticleSession, StandoffDocument>();
  readonly #timers = new Map<ArticleSession, ReturnType<typeof setTimeout>>();
  readonly #disposables: vscode.Disposable[];

  constructor(sessions: Sessions, labels: Labels, configuration: Configuration, log: Log) {
    this.#sessions = sessions;
    this.#labels = labels;
    this.#configuration = configuration;
    this.#log = log;
    this.#disposables = [
      sessions.onDidChange((session) => this.#schedule(session)),
      sessions.onDidEnd((session) => this.#cancel(session)),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#drawAll()),
      labels.onDidChange(() => this.#drawAnew()),
      configuration.onDidChange(() => this.#drawAnew()),
    ];
    this.#drawAll();
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const type of this.#types.values()) type.dispose();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #schedule(session: ArticleSession): void {
    this.#cancel(session);
    // Same sidecar: only the text was typed in.
    if (this.#drawn.get(session) !== session.model.document) this.#draw(session);
    else this.#timers.set(session, setTimeout(() => this.#draw(session), typingPauseMilliseconds));
  }

  #cancel(session: ArticleSession): void {
    clearTimeout(this.#timers.get(session));
    this.#timers.delete(session);
  }

  #drawAll(): void {
    for (const document of new Set(vscode.window.visibleTextEditors.map((editor) => editor.document))) {
      const session = this.#sessions.latest(document);
      if (session) this.#draw(session);
    }
  }

  /** Labels look otherwise now. */
  #drawAnew(): void {
    for (const type of this.#types.values()) type.dispose();
    this.#types.clear();
    this.#shown = new WeakMap();
    this.#drawAll();
  }

  #draw(session: ArticleSession): void {
    this.#cancel(session);
    this.#drawn.set(session, session.model.document);
    const editors = vscode.window.visibleTextEditors.filter(({ document }) => document === session.document);
    if (editors.length === 0) return;
    runAndLog(this.#log, `Decorations of ${session.document.uri.toString(true)}`, async () => {
      const { labels } = await this.#labels.for(session.document.uri);
      if (session.document.isClosed) return;
      const named = this.#configuration.labelNames(session.document.uri) === 'abbreviation';
      const groups = groupsOf(session.entities, labels, named);
      const lines = this.#linesOf(session);
      for (const editor of editors) this.#show(editor, groups, lines);
    });
  }

  #linesOf(session: ArticleSession): LineIndex {
    const text = session.model.articleText;
    const known = this.#lines.get(session);
    if (known?.text === text) return known.index;
    const index = new LineIndex(text);
    this.#lines.set(session, { text, index });
    return index;
  }

  #show(editor: vscode.TextEditor, groups: ReadonlyMap<string, Group>, lines: LineIndex): void {
    const shown = this.#shown.get(editor);
    const { version } = editor.document;
    for (const [key, { look, offsets }] of groups) {
      const before = shown?.groups.get(key);
      // Ranges that were given for another version have been moved by VS Code, perhaps onto nothing.
      if (before && shown?.version === version && sameNumbers(before.offsets, offsets)) continue;
      editor.setDecorations(this.#typeOf(key, look), rangesAt(offsets, lines));
    }
    for (const [key, { look }] of shown?.groups ?? []) if (!groups.has(key)) editor.setDecorations(this.#typeOf(key, look), []);
    this.#shown.set(editor, { version, groups });
  }

  #typeOf(key: string, look: Look): vscode.TextEditorDecorationType {
    let type = this.#types.get(key);
    if (!type) {
      type = vscode.window.createTextEditorDecorationType(decorationOf(look));
      this.#types.set(key, type);
    }
    return type;
  }
}

/** The fragments of all entities that stand in the text, by look. */
function groupsOf(entities: readonly ModelEntity[], labels: LabelSet, named: boolean): Map<string, Group> {
  const placed = entities.filter(({ fragments }) => fragments.length > 0);
  const layers = layersOf(placed.map(extentOf), mostLayers);
  const groups = new Map<string, { look: Look; offsets: number[] }>();
  // The key of a look, made once for many entities.
  const keys = new Map<string, string[]>();
  placed.forEach(({ label, fragments, state }, entity) => {
    const layer = layers[entity] ?? 0;
    let ofLabel = keys.get(label);
    if (!ofLabel) keys.set(label, (ofLabel = []));
    fragments.forEach(({ start, end }, index) => {
      const hasName = named && index === fragments.length - 1;
      const key = (ofLabel[layer * 4 + (state === 'moved' ? 2 : 0) + (hasName ? 1 : 0)] ??= `${label} ${layer} ${state} ${hasName}`);
      let group = groups.get(key);
      if (!group) groups.set(key, (group = { look: { label: labels.find(label), layer, state, named: hasName }, offsets: [] }));
      group.offsets.push(start, end);
    });
  });
  return groups;
}

/** From the first to the last character, so that all fragments of an entity have one layer. */
function extentOf({ fragments }: ModelEntity): TextRange {
  const [only] = fragments;
  if (only && fragments.length === 1) return only;
  return { start: Math.min(...fragments.map(({ start }) => start)), end: Math.max(...fragments.map(({ end }) => end)) };
}

function rangesAt(offsets: readonly number[], lines: LineIndex): vscode.Range[] {
  const ranges: vscode.Range[] = [];
  for (let index = 0; index < offsets.length; index += 2) {
    const from = lines.positionAt(offsets[index] ?? 0);
    const to = lines.positionAt(offsets[index + 1] ?? 0);
    ranges.push(new vscode.Range(from.line, from.character, to.line, to.character));
  }
  return ranges;
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
