import * as vscode from 'vscode';

/** A provider of language models as VS Code from 1.104 on takes it; the types of the oldest version that is supported do not have it. */
interface ChatProvider {
  provideLanguageModelChatInformation(): readonly object[];
  provideLanguageModelChatResponse(model: object, messages: readonly SentMessage[], options: object, progress: vscode.Progress<vscode.LanguageModelTextPart>, token: vscode.CancellationToken): Promise<void>;
  provideTokenCount(model: object, text: string | SentMessage): Promise<number>;
}

interface SentMessage {
  readonly content: readonly unknown[];
}

const { registerLanguageModelChatProvider: register } = vscode.lm as typeof vscode.lm & { registerLanguageModelChatProvider?: (vendor: string, provider: ChatProvider) => vscode.Disposable };

/** Whether tests can bring a language model of their own. */
export const canRegisterModels = register !== undefined;

/** What a model does with a request: the pieces of its answer. */
export type Respond = (messages: readonly string[], token: vscode.CancellationToken) => readonly string[] | Promise<readonly string[]>;

/** A language model of this test alone: it keeps what it was sent and what it counted. Four characters are a token. */
export class TestModel implements vscode.Disposable {
  /** The messages of each request. */
  readonly sent: (readonly string[])[] = [];
  /** The texts whose tokens it was asked for. */
  readonly counted: string[] = [];
  charactersPerToken = 4;
  respond: Respond;
  readonly #requested = new vscode.EventEmitter<readonly string[]>();
  readonly #registration: vscode.Disposable;

  readonly #cancelled = new vscode.EventEmitter<void>();
  readonly #counts = new vscode.EventEmitter<void>();

  readonly onDidCount = this.#counts.event;
  readonly onDidRequest = this.#requested.event;
  readonly onDidCancel = this.#cancelled.event;

  constructor(respond: Respond, maxInputTokens = 8000) {
    this.respond = respond;
    if (!register) throw new Error('This VS Code takes no language models of extensions.');
    this.#registration = register('article-annotator-tests', {
      provideLanguageModelChatInformation: () => [{ id: 'invented', name: 'Invented Model', family: 'invented', version: '1', maxInputTokens, maxOutputTokens: 4000, capabilities: {} }],
      provideLanguageModelChatResponse: async (_model, messages, _options, progress, token) => {
        const texts = messages.map(({ content }) => content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join(''));
        this.sent.push(texts);
        token.onCancellationRequested(() => this.#cancelled.fire());
        this.#requested.fire(texts);
        for (const piece of await this.respond(texts, token)) progress.report(new vscode.LanguageModelTextPart(piece));
      },
      provideTokenCount: (_model, counted) => {
        const text = typeof counted === 'string' ? counted : JSON.stringify(counted.content);
        this.counted.push(text);
        this.#counts.fire();
        return Promise.resolve(Math.ceil(text.length / this.charactersPerToken));
      },
    });
  }

  dispose(): void {
    this.#registration.dispose();
    this.#requested.dispose();
    this.#cancelled.dispose();
    this.#counts.dispose();
  }
}
