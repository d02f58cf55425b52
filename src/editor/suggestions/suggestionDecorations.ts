import * as vscode from 'vscode';
import type { ArticleSession } from '../../annotating/articleSession';
import type { Labels } from '../../annotating/labels';
import type { Sessions } from '../../annotating/sessions';
import type { LabelSet } from '../../core/labels/labelSet';
import { isSure } from '../../core/suggestions/policy';
import { paletteColorId } from '../../platform/colorTable';
import { runAndLog, type Log } from '../../platform/log';
import { toRange } from '../../platform/conversions';
import type { Suggestions } from '../../suggesting/suggestions';

/**
 * Draws suggestions as frames: no tag looks so. The frame of a sure one is solid, that of another dashed. `SuggestionLabels` puts
 * the label behind.
 */
export class SuggestionDecorations implements vscode.Disposable {
  readonly #sessions: Sessions;
  readonly #suggestions: Suggestions;
  readonly #labels: Labels;
  readonly #log: Log;
  readonly #types = new Map<string, vscode.TextEditorDecorationType>();
  readonly #disposables: vscode.Disposable[];

  constructor(sessions: Sessions, suggestions: Suggestions, labels: Labels, log: Log) {
    this.#sessions = sessions;
    this.#suggestions = suggestions;
    this.#labels = labels;
    this.#log = log;
    this.#disposables = [
      suggestions.onDidChange((session) => this.#draw(session)),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#drawAll()),
      labels.onDidChange(() => this.#forget()),
    ];
    this.#drawAll();
  }

  dispose(): void {
    for (const type of this.#types.values()) type.dispose();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #forget(): void {
    for (const type of this.#types.values()) type.dispose();
    this.#types.clear();
    this.#drawAll();
  }

  #drawAll(): void {
    for (const { document } of vscode.window.visibleTextEditors) {
      const session = this.#sessions.latest(document);
      if (session) this.#draw(session);
    }
  }

  #draw(session: ArticleSession): void {
    const { document } = session;
    runAndLog(this.#log, `Suggestions drawn in ${document.uri.toString(true)}`, async () => {
      const { labels } = await this.#labels.for(document.uri);
      const sureFrom = this.#suggestions.sureFrom(session);
      const ranges = new Map<string, vscode.Range[]>();
      for (const suggestion of this.#suggestions.of(session)) {
        const { start, end, label } = suggestion;
        const key = `${isSure(suggestion, sureFrom) ? 'solid' : 'dashed'} ${label}`;
        this.#typeOf(key, label, labels);
        ranges.set(key, [...ranges.get(key) ?? [], toRange(document, { start, end })]);
      }
      for (const editor of vscode.window.visibleTextEditors) {
        if (editor.document !== document) continue;
        for (const [key, type] of this.#types) editor.setDecorations(type, ranges.get(key) ?? []);
      }
    });
  }

  #typeOf(key: string, name: string, labels: LabelSet): void {
    if (this.#types.has(key)) return;
    const label = labels.find(name);
    const color = new vscode.ThemeColor(label ? paletteColorId(label.palette) : 'descriptionForeground');
    this.#types.set(key, vscode.window.createTextEditorDecorationType({
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
      borderWidth: '1px', borderStyle: key.startsWith('solid') ? 'solid' : 'dashed', borderColor: color, borderRadius: '3px',
    }));
  }
}
