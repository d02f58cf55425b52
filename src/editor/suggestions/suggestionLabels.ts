import * as vscode from 'vscode';
import type { Labels } from '../../annotating/labels';
import type { Sessions } from '../../annotating/sessions';
import { articleSelector } from '../../platform/articles';
import { toTextRange } from '../../platform/conversions';
import type { Suggestions } from '../../suggesting/suggestions';

/**
 * The label behind each suggestion, with a question mark: as inlay hints, for which the editor makes room where it wraps lines.
 * Text that a decoration draws behind a range is not measured, and stands over the edge.
 */
export class SuggestionLabels implements vscode.InlayHintsProvider, vscode.Disposable {
  readonly #sessions: Sessions;
  readonly #suggestions: Suggestions;
  readonly #labels: Labels;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[];

  readonly onDidChangeInlayHints = this.#changed.event;

  constructor(sessions: Sessions, suggestions: Suggestions, labels: Labels) {
    this.#sessions = sessions;
    this.#suggestions = suggestions;
    this.#labels = labels;
    this.#disposables = [
      this.#changed,
      suggestions.onDidChange(() => this.#changed.fire()),
      labels.onDidChange(() => this.#changed.fire()),
      vscode.languages.registerInlayHintsProvider(articleSelector, this),
    ];
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async provideInlayHints(document: vscode.TextDocument, shown: vscode.Range): Promise<vscode.InlayHint[]> {
    const session = this.#sessions.latest(document);
    if (!session) return [];
    const { labels } = await this.#labels.for(document.uri);
    const range = toTextRange(document, shown);
    return this.#suggestions.of(session).filter(({ start, end }) => range.start <= end && start <= range.end).map(({ end, label }) => {
      const hint = new vscode.InlayHint(document.positionAt(end), `${labels.find(label)?.displayName ?? label}?`);
      hint.paddingLeft = true;
      return hint;
    });
  }
}
