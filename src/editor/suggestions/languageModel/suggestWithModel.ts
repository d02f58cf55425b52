import * as vscode from 'vscode';
import type { ArticleSession } from '../../../annotating/articleSession';
import type { Labels } from '../../../annotating/labels';
import { guidelineText, type GuidelineBlock } from '../../../core/labels/guidelines';
import { taggableRanges } from '../../../core/suggestions/annotatedText';
import { suggestionsOf } from '../../../core/suggestions/languageModel/modelSuggestions';
import type { UnplacedQuote, UnplacedReason } from '../../../core/suggestions/languageModel/placeQuotes';
import { requestsFor, totalTokens } from '../../../core/suggestions/languageModel/requests';
import { shortened } from '../../../core/text/shortened';
import { runAndLog, type Log } from '../../../platform/log';
import { nameOf } from '../../../platform/nameOf';
import { doneOf, translate } from '../../../platform/translation';
import type { Suggestions } from '../../../suggesting/suggestions';
import { agreedRequests } from './agreedRequests';
import { askModel, type Answered } from './modelAnswers';
import { chooseModel } from './modelChoice';
import type { RequestTexts } from './requestTexts';

interface Services {
  readonly suggestions: Suggestions;
  readonly labels: Labels;
  readonly texts: RequestTexts;
  readonly log: Log;
}

/**
 * Asks a language model for suggestions in an article. Nothing of it is sent before the user has seen how much goes to which model
 * and said yes; what comes back are suggestions, and never tags.
 */
export async function suggestWithModel(session: ArticleSession, { suggestions, labels, texts, log }: Services): Promise<void> {
  const title = vscode.l10n.t('Suggest with a Language Model');
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Language models are not available in Restricted Mode: this folder may decide what is sent. Trust the workspace first.'));
    return;
  }
  const model = await chooseModel(title);
  if (!model) return;
  const file = nameOf(session.document.uri);
  const text = session.model.articleText;
  const { taggable } = (await labels.for(session.document.uri)).labels;
  const guidelines = await labels.guidelinesFor(session.document.uri);
  const described = taggable.map(({ name, displayName }) => ({ name, displayName, guideline: guidelineOf(guidelines.get(name)) }));
  const requests = await agreedRequests({
    title, file, model,
    plan: (count) => requestsFor(text, taggableRanges(text), described, model.maxInputTokens, count),
    show: (shown, isEstimate) => runAndLog(log, 'What would be sent', () => texts.show(file, shown, isEstimate)),
  });
  if (!requests) return;
  const known = new Set(taggable.map(({ name }) => name));
  const answered = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification, cancellable: true,
      title: translate('Asking {model} ({tokens, number} tokens)', { model: model.name, tokens: totalTokens(requests) }),
    },
    (progress, token) => {
      const total = requests.length;
      let done = 0;
      const report = (increment?: number): void => {
        if (total > 1) progress.report({ message: doneOf(done, total), ...(increment !== undefined && { increment }) });
      };
      report();
      return askModel(model, requests, text, known, vscode.l10n.t('To suggest tags for “{file}”.', { file }), token, async (placed) => {
        done++;
        report(100 / total);
        if (placed) await suggestions.takeFromModel(session, text, suggestionsOf(inOrder(placed), model.name));
      });
    });
  tell(answered, requests.length, model.name, suggestions.of(session).filter(({ reason }) => reason.kind === 'languageModel').length, log);
}

function guidelineOf(blocks: readonly GuidelineBlock[] | undefined): string | undefined {
  return blocks && guidelineText(blocks);
}

function inOrder<Place extends { readonly start: number; readonly end: number }>(placed: readonly Place[]): Place[] {
  return [...placed].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** @param open how many of its suggestions are open now */
function tell({ placed, unplaced, answers, problems }: Answered, requests: number, model: string, open: number, log: Log): void {
  for (const problem of problems) log.warn(problem);
  if (answers === 0 && problems.length === 0) return;
  const sentences = [...problems];
  if (placed.length > 0 || problems.length === 0) {
    sentences.push(translate('{count, plural, =0 {{model} made no new suggestions.} one {{model} made # suggestion.} other {{model} made # suggestions.}}', { count: open, model }));
  }
  if (answers < requests) sentences.push(translate('{answers} of {requests, plural, one {# request was} other {# requests were}} answered.', { answers, requests }));
  if (unplaced.length > 0) sentences.push(translate('{count, plural, one {# quote could not be placed.} other {# quotes could not be placed.}}', { count: unplaced.length }));
  const list = vscode.l10n.t('Show Quotes');
  const message = problems.length > 0 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  void message(sentences.join(' '), ...(unplaced.length > 0 ? [list] : [])).then((answer) => (answer === list ? showUnplaced(unplaced, model) : undefined));
}

const unplacedReasons: Readonly<Record<UnplacedReason, () => string>> = {
  unknownLabel: () => vscode.l10n.t('The label does not exist here'),
  notFound: () => vscode.l10n.t('The text does not contain this'),
  severalPlaces: () => vscode.l10n.t('The text contains this several times, and the words before it do not decide which is meant'),
};

async function showUnplaced(unplaced: readonly UnplacedQuote[], model: string): Promise<void> {
  await vscode.window.showQuickPick(unplaced.map(({ quote, label, before, reason }) => ({
    label: vscode.l10n.t('“{text}” as {label}', { text: shortened(quote), label }),
    description: before === '' ? '' : vscode.l10n.t('after “{text}”', { text: shortened(before) }),
    detail: unplacedReasons[reason](),
  })), { title: vscode.l10n.t('Quotes of {model} That Could Not Be Placed', { model }), placeHolder: vscode.l10n.t('None of these is suggested'), matchOnDescription: true, matchOnDetail: true });
}
