import * as vscode from 'vscode';
import { recounted, totalTokens, type ModelRequest, type PlannedRequests } from '../../../core/suggestions/languageModel/requests';
import type { CountTokens } from '../../../core/suggestions/languageModel/textParts';
import { estimateTokens, roundedTokens } from '../../../core/suggestions/languageModel/tokenEstimate';
import { mayBeSent } from './modelChoice';

/** What is to be sent, and to which model. */
export interface AskedFor {
  readonly title: string;
  /** Name of the article. */
  readonly file: string;
  readonly model: vscode.LanguageModelChat;
  /** Makes the requests, with a way to count tokens; undefined where the model takes too little. */
  readonly plan: (count: CountTokens) => Promise<PlannedRequests | undefined>;
  /** Opens requests for reading. */
  readonly show: (requests: readonly ModelRequest[], isEstimate: boolean) => void;
}

/**
 * The requests that the user agrees to, counted by the model; undefined where nothing is to be sent, which has been said then.
 * A model counts only text that its extension is given, so the first question comes with an estimate. Where the model then counts more
 * than was said, or more than it takes at once, the user is asked again.
 */
export async function agreedRequests(asked: AskedFor): Promise<readonly ModelRequest[] | undefined> {
  const { model, plan } = asked;
  const estimated = await plan((part) => Promise.resolve(estimateTokens(part)));
  if (!isAny(estimated, model) || !(await isAgreed(asked, estimated, true))) return undefined;
  const counted = await counting(model, (count) => recounted(estimated.requests, count));
  if (!counted || (totalTokens(counted) <= estimatedTotal(estimated) && counted.every(({ tokens }) => tokens <= model.maxInputTokens))) return counted;
  const exact = await counting(model, async (count) => ({ planned: await plan(count) }));
  return exact && isAny(exact.planned, model) && await isAgreed(asked, exact.planned, false) ? exact.planned.requests : undefined;
}

function isAgreed({ title, file, model, show }: AskedFor, planned: PlannedRequests, isEstimate: boolean): Promise<boolean> {
  const { requests, hasGuidelines } = planned;
  const tokens = isEstimate ? estimatedTotal(planned) : totalTokens(requests);
  return mayBeSent({ title, file, model, hasGuidelines, count: requests.length, isEstimate, tokens, show: () => show(requests, isEstimate) });
}

function estimatedTotal({ requests }: PlannedRequests): number {
  return roundedTokens(totalTokens(requests));
}

function isAny(planned: PlannedRequests | undefined, model: vscode.LanguageModelChat): planned is PlannedRequests {
  if (!planned) void vscode.window.showWarningMessage(vscode.l10n.t('{model} takes too little text at once for these labels. Choose a larger model.', { model: model.name }));
  else if (planned.requests.length === 0) void vscode.window.showInformationMessage(vscode.l10n.t('This article has no text to tag.'));
  return planned !== undefined && planned.requests.length > 0;
}

/** Undefined where the user cancelled, or the model cannot count, which has been said then. */
function counting<Counted>(model: vscode.LanguageModelChat, act: (count: CountTokens) => Promise<Counted>): Thenable<Counted | undefined> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Counting tokens'), cancellable: true },
    async (_, token) => {
      try {
        const counted = await act((part) => model.countTokens(part, token));
        return token.isCancellationRequested ? undefined : counted;
      } catch (error) {
        if (token.isCancellationRequested) return undefined;
        void vscode.window.showErrorMessage(vscode.l10n.t('{model} cannot count tokens, so nothing was sent: {reason}', { model: model.name, reason: error instanceof Error ? error.message : String(error) }));
        return undefined;
      }
    });
}
