import * as vscode from 'vscode';
import type { ModelRequest } from '../../../core/suggestions/languageModel/requests';
import { roundedTokens } from '../../../core/suggestions/languageModel/tokenEstimate';
import { prefix } from '../../../platform/commandTable';
import { translate } from '../../../platform/translation';

const scheme = `${prefix.toLowerCase()}-request`;

/** Shows what would be sent to a language model, message by message, in a read-only editor. */
export class RequestTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscription = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

  readonly onDidChange = this.#changed.event;

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? vscode.l10n.t('This text is no longer available. Run the command again to see what is sent.');
  }

  /** Opens the requests about an article beside what has the focus, which keeps it. @param isEstimate whether the model has not counted their tokens */
  async show(article: string, requests: readonly ModelRequest[], isEstimate: boolean): Promise<void> {
    const uri = vscode.Uri.from({ scheme, path: `/${vscode.l10n.t('Request about {file}', { file: article })}.md` });
    const titled = requests.map(({ prompt: { instructions, text }, tokens }, index) => {
      const args = { number: index + 1, total: requests.length };
      const title = isEstimate ? translate('Request {number} of {total}: about {tokens, plural, one {# token} other {# tokens}}', { ...args, tokens: roundedTokens(tokens) })
        : translate('Request {number} of {total}: {tokens, plural, one {# token} other {# tokens}}', { ...args, tokens });
      return [title, instructions, text].join('\n\n');
    });
    this.#texts.set(uri.toString(), `${titled.join('\n\n\n')}\n`);
    this.#changed.fire(uri);
    await vscode.window.showTextDocument(uri, { preview: true, preserveFocus: true, viewColumn: vscode.ViewColumn.Beside });
  }
}
