import * as vscode from 'vscode';
import { translate } from '../../../platform/translation';

/** The language model to ask: the only one, or the one that the user chooses. Undefined where there is none, which has been said then. */
export async function chooseModel(title: string): Promise<vscode.LanguageModelChat | undefined> {
  const models = await vscode.lm.selectChatModels();
  if (models.length === 0) {
    const find = vscode.l10n.t('Find Extensions');
    void vscode.window.showInformationMessage(
      vscode.l10n.t('VS Code has no language model here. Install an extension that provides one, such as GitHub Copilot Chat, sign in to it, and run the command again.'), find,
    ).then((answer) => (answer === find ? vscode.commands.executeCommand('workbench.extensions.search', '@category:"ai"') : undefined));
    return undefined;
  }
  if (models.length === 1) return models[0];
  const items = models.map((model) => ({
    model, label: model.name, description: [model.vendor, model.family].filter((part) => part !== '').join(' · '),
    detail: translate('Up to {tokens, number} tokens for each request', { tokens: model.maxInputTokens }),
  }));
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t('Choose a language model; nothing is sent yet'), matchOnDescription: true });
  return picked?.model;
}

/** A question whether requests may be sent. */
export interface SendQuestion {
  readonly title: string;
  /** Name of the article. */
  readonly file: string;
  readonly model: vscode.LanguageModelChat;
  readonly hasGuidelines: boolean;
  /** Number of requests. */
  readonly count: number;
  readonly tokens: number;
  /** Whether the model has not counted them: its extension has seen nothing then. */
  readonly isEstimate: boolean;
  /** Opens the requests for reading; the question stays open in the meantime. */
  readonly show: () => void;
}

/** Asks whether requests may be sent, with what they are, to which model, and how many tokens that is. */
export function mayBeSent({ title, file, model, hasGuidelines, count, tokens, isEstimate, show }: SendQuestion): Promise<boolean> {
  const args = { tokens, requests: count };
  const send: vscode.QuickPickItem = {
    label: `$(send) ${vscode.l10n.t('Send to {model}', { model: model.name })}`,
    description: isEstimate ? translate('About {tokens, number} tokens in {requests, plural, one {# request} other {# requests}}', args)
      : translate('{tokens, number} tokens in {requests, plural, one {# request} other {# requests}}', args),
    detail: hasGuidelines ? vscode.l10n.t('Sends the headline and the text of “{file}”, and the labels with their guidelines', { file })
      : vscode.l10n.t('Sends the headline and the text of “{file}”, and the names of the labels', { file }),
  };
  const look: vscode.QuickPickItem = { label: `$(eye) ${vscode.l10n.t('Show What Would Be Sent')}`, detail: vscode.l10n.t('Opens the exact messages in an editor and sends nothing') };
  const pick = vscode.window.createQuickPick();
  pick.title = title;
  pick.placeholder = isEstimate ? vscode.l10n.t('Nothing has been sent yet; press Escape to send nothing')
    : vscode.l10n.t('{model} counts more tokens than estimated; press Escape to send nothing', { model: model.name });
  pick.ignoreFocusOut = true;
  pick.items = [send, look];
  return new Promise((resolve) => {
    let isAllowed = false;
    pick.onDidAccept(() => {
      if (pick.activeItems[0] === look) return show();
      isAllowed = pick.activeItems[0] === send;
      pick.hide();
    });
    pick.onDidHide(() => {
      pick.dispose();
      resolve(isAllowed);
    });
    pick.show();
  });
}
