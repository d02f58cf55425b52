import * as vscode from 'vscode';
import { readAnswer } from '../../../core/suggestions/languageModel/answer';
import { placeQuotes, type UnplacedQuote } from '../../../core/suggestions/languageModel/placeQuotes';
import type { ModelRequest } from '../../../core/suggestions/languageModel/requests';
import type { TaggedSpan } from '../../../core/suggestions/suggester';
import { translateMessage } from '../../../platform/translation';

/** What came of requests. */
export interface Answered {
  readonly placed: readonly TaggedSpan[];
  readonly unplaced: readonly UnplacedQuote[];
  /** Number of requests that were answered. */
  readonly answers: number;
  /** Sentences that say what went wrong. */
  readonly problems: readonly string[];
}

/**
 * Sends requests one after the other. What was answered counts, even where a later request fails or the user cancels.
 * @param answered is called after each answer with what has been placed up to then; undefined where the answer cannot be used
 */
export async function askModel(
  model: vscode.LanguageModelChat, requests: readonly ModelRequest[], text: string, labels: ReadonlySet<string>, justification: string,
  token: vscode.CancellationToken, answered: (placed: readonly TaggedSpan[] | undefined) => Promise<void>,
): Promise<Answered> {
  const placed: TaggedSpan[] = [];
  const unplaced: UnplacedQuote[] = [];
  const problems: string[] = [];
  let answers = 0;
  try {
    for (const { part, prompt: { instructions, text: data } } of requests) {
      const messages = [vscode.LanguageModelChatMessage.User(instructions), vscode.LanguageModelChatMessage.User(data)];
      const answer = readAnswer(await unlessCancelled(answerOf(model, messages, justification, token), token));
      answers++;
      if ('refused' in answer) {
        problems.push(vscode.l10n.t('{model} gave an answer that cannot be used. {reason}', { model: model.name, reason: translateMessage(answer.refused) }));
      } else {
        const found = placeQuotes(text, part, answer.quotes, labels);
        placed.push(...found.placed);
        unplaced.push(...found.unplaced);
      }
      await answered('refused' in answer ? undefined : placed);
    }
  } catch (error) {
    if (!token.isCancellationRequested) problems.push(describeFailure(error, model.name));
  }
  return { placed, unplaced, answers, problems };
}

async function answerOf(model: vscode.LanguageModelChat, messages: vscode.LanguageModelChatMessage[], justification: string, token: vscode.CancellationToken): Promise<string> {
  const response = await model.sendRequest(messages, { justification }, token);
  let answer = '';
  for await (const piece of response.text) answer += piece;
  return answer;
}

/** A model may go on when it is asked to stop; nobody waits for it then. */
async function unlessCancelled(answer: Promise<string>, token: vscode.CancellationToken): Promise<string> {
  let subscription: vscode.Disposable | undefined;
  const cancelled = new Promise<never>((_, reject) => {
    const cancel = (): void => reject(new vscode.CancellationError());
    if (token.isCancellationRequested) cancel();
    else subscription = token.onCancellationRequested(cancel);
  });
  try {
    return await Promise.race([answer, cancelled]);
  } finally {
    subscription?.dispose();
  }
}

function describeFailure(error: unknown, model: string): string {
  const reason = error instanceof Error ? error.message : String(error);
  switch (error instanceof vscode.LanguageModelError ? error.code : undefined) {
    case vscode.LanguageModelError.NoPermissions.name: return vscode.l10n.t('Article Annotator is not allowed to use {model}, so nothing was sent. Run the command again to be asked again.', { model });
    case vscode.LanguageModelError.Blocked.name: return vscode.l10n.t('{model} refused the request: {reason}', { model, reason });
    case vscode.LanguageModelError.NotFound.name: return vscode.l10n.t('{model} is no longer available. Run the command again to choose another model.', { model });
    default: return vscode.l10n.t('{model} did not answer: {reason}', { model, reason });
  }
}
